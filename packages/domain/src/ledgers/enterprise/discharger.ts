import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

const withOnline = { field: "online", in: ["true"] } as const;
/** Water dischargers under control (排污企业管控名录): each with the standard that it must meet. */
export const discharger = ledger({
  id: "discharger", title: { zh: "涉水排污企业管控名录", en: "Water dischargers under control" }, source: { line: 805, systems: ["S127"] },
  purpose: { zh: "每个废水排放口执行的标准和限值一目了然；不治理或治理不达标的按规定转产、搬迁、关闭。", en: "Each outlet with the standard and limits it must meet, and what becomes of it if it does not." },
  key: ["unit", "outlet"], name: "outletName", ...office,
  sections: { who: { zh: "单位与排放口", en: "Enterprise and outlet" }, limits: { zh: "执行标准", en: "Standard" }, online: { zh: "在线监测", en: "Online monitoring" }, course: { zh: "处置", en: "What becomes of it" } },
  fields: {
    unit: { ...unit, section: "who", required: true },
    outlet: { kind: "code", rule: "facility", label: { zh: "排放口编号", en: "Outlet" }, section: "who", required: true, headings: ["排口编号"], source: { text: "HJ 608-2017：DW001" } },
    outletName: { kind: "text", label: { zh: "排放口名称", en: "Outlet name" }, section: "who", required: true, max: 80 },
    kind: { kind: "choice", label: { zh: "排水类别", en: "Kind" }, section: "who", required: true, options: { process: { zh: "工业废水排放口", en: "industrial waste water" }, clean: { zh: "清净水排口", en: "clean water" }, domestic: { zh: "生活污水排口", en: "sewage" }, rain: { zh: "雨水排口", en: "rain water" } } },
    goesTo: { kind: "choice", label: { zh: "排放去向", en: "Goes to" }, section: "who", required: true, options: { river: { zh: "直接排入河流", en: "a river" }, works: { zh: "进入城镇污水处理厂", en: "town sewage works" }, park: { zh: "进入园区污水处理厂", en: "park sewage works" }, reuse: { zh: "回用不外排", en: "used again" } } },
    river: { kind: "reference", to: "river", label: { zh: "受纳水体", en: "River" }, section: "who", requiredWhen: { field: "goesTo", in: ["river"] } },
    alongRiver: { kind: "boolean", label: { zh: "沿河涉水企业", en: "Along a river" }, section: "who" },
    standard: {
      kind: "choice", label: { zh: "执行标准", en: "Standard" }, section: "limits", required: true, source: { line: 805 },
      options: { db14: { zh: "DB14/1928-2019 表3 二级", en: "DB14/1928-2019 table 3 class 2" }, industry: { zh: "行业特别排放限值", en: "special limits of the industry" }, works: { zh: "污水处理厂接管标准", en: "the works' intake standard" }, other: { zh: "其他（见备注）", en: "other" } },
    },
    cod: { kind: "decimal", label: { zh: "化学需氧量限值", en: "COD limit" }, section: "limits", unit: "mg/L", scale: 1, min: "0", validWhen: [{ must: { any: [{ not: { field: "standard", in: ["db14"] } }, { field: "cod", comparison: "≤", is: "40" }] }, say: { zh: "规划要求不高于 40 mg/L", en: "the plan asks for 40 mg/L at most" } }], source: { line: 805 } },
    ammonia: { kind: "decimal", label: { zh: "氨氮限值", en: "NH₃-N limit" }, section: "limits", unit: "mg/L", scale: 2, min: "0", validWhen: [{ must: { any: [{ not: { field: "standard", in: ["db14"] } }, { field: "ammonia", comparison: "≤", is: "2.0" }] }, say: { zh: "规划要求不高于 2.0 mg/L", en: "the plan asks for 2.0 mg/L at most" } }], source: { line: 805 } },
    phosphorus: { kind: "decimal", label: { zh: "总磷限值", en: "TP limit" }, section: "limits", unit: "mg/L", scale: 2, min: "0", validWhen: [{ must: { any: [{ not: { field: "standard", in: ["db14"] } }, { field: "phosphorus", comparison: "≤", is: "0.4" }] }, say: { zh: "规划要求不高于 0.4 mg/L", en: "the plan asks for 0.4 mg/L at most" } }], source: { line: 805 } },
    others: { kind: "children", label: { zh: "其他指标限值", en: "Other limits" }, section: "limits", fields: { item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 60 }, most: { kind: "decimal", label: { zh: "限值", en: "Limit" }, unit: "mg/L", scale: 4, min: "0", required: true }, clause: { kind: "text", label: { zh: "依据", en: "Clause" }, max: 120 } } },
    online: { kind: "boolean", label: { zh: "已装在线监测", en: "Monitored online" }, section: "online" },
    networkedOn: { kind: "day", label: { zh: "联网日期", en: "Networked on" }, section: "online", shownWhen: withOnline },
    acceptedOn: { kind: "day", label: { zh: "验收日期", en: "Accepted on" }, section: "online", shownWhen: withOnline },
    fishPond: { kind: "boolean", label: { zh: "设生态鱼监测池", en: "Fish pond" }, section: "online", source: { line: 805 } },
    course: { kind: "choice", label: { zh: "处置", en: "Course" }, section: "course", options: { keep: { zh: "保持达标", en: "keeps the standard" }, upgrade: { zh: "提效改造", en: "to be upgraded" }, change: { zh: "转产", en: "to change production" }, move: { zh: "搬迁（退城入园）", en: "to move into a park", also: ["搬迁"] }, close: { zh: "关闭", en: "to close" } } },
    courseBy: { kind: "day", label: { zh: "处置期限", en: "By" }, section: "course", requiredWhen: { field: "course", in: ["upgrade", "change", "move", "close"] } },
    problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, section: "course", max: 1000, long: true },
    note: { ...note, section: "course" },
  },
  life: rectification({ kind: "discharger.fix", workingDays: 30, organisation: "bureau", problem: "problem" }),
});
