import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number, note, unit } from "../parts/fields.js";
import { dirtyFuels, dustOptions, fuelOptions, nitrogenOptions, sulphurOptions } from "../parts/emission.js";
import { office } from "../parts/rights.js";

const hasRoute = (route: string) => ({ field: "route", in: [route] }) as const;
const dust = exact(30), sulphur = exact(200), nitrogen = exact(300);
/** Industrial kilns (工业炉窑台账), one row a kiln: eliminated, replaced or treated, each with its term. */
export const kiln = ledger({
  id: "kiln", title: { zh: "工业炉窑台账", en: "Industrial kilns" }, source: { line: 291, systems: ["S008", "S065", "S066", "S069"], text: "环大气〔2019〕56号 工业炉窑大气污染综合治理方案" },
  purpose: { zh: "一台一行：炉型、燃料、治理设施、执行限值；按“淘汰一批、替代一批、治理一批”定路线和期限，按企业汇总台数。", en: "One row a kiln: type, fuel, treatment, limits; eliminated, replaced or treated by a day." },
  key: ["unit", "number"], name: "number", ...office,
  sections: { kiln: { zh: "炉窑", en: "The kiln" }, treat: { zh: "污染治理", en: "Treatment" }, limits: { zh: "限值与排放", en: "Limits and emissions" }, route: { zh: "整治路线", en: "Route" } },
  fields: {
    unit: { ...unit, section: "kiln", required: true },
    number: { ...number, label: { zh: "炉窑编号", en: "Kiln" }, section: "kiln", required: true, note: { zh: "排污许可证中的生产设施编号（MF＋4 位）；没有的用本地编号", en: "the permit's number of the facility, or a local one" } },
    type: {
      kind: "choice", label: { zh: "炉窑类型", en: "Type" }, section: "kiln", required: true, headings: ["工业炉窑类型"], source: { text: "环大气〔2019〕56号附件：熔炼炉、熔化炉、焙（煅）烧炉（窑）、加热炉、热处理炉、干燥炉（窑）、焦炉、煤气发生炉等（凭记忆，未核原文）" },
      options: {
        smelt: { zh: "熔炼炉", en: "smelting" }, melt: { zh: "熔化炉", en: "melting" }, roast: { zh: "焙（煅）烧炉（窑）", en: "roasting or calcining", also: ["焙烧炉", "焙(煅) 烧炉", "焙(煅)烧炉", "焙（煅）烧炉"] }, heat: { zh: "加热炉", en: "heating" }, treat: { zh: "热处理炉", en: "heat treatment" }, dry: { zh: "干燥炉（窑）", en: "drying", also: ["干燥窑"] },
        coke: { zh: "焦炉", en: "coke oven" }, gas: { zh: "煤气发生炉", en: "gas producer" }, cupola: { zh: "冲天炉", en: "cupola" }, other: { zh: "其他", en: "other" },
      },
    },
    subtype: { kind: "text", label: { zh: "炉窑子类型", en: "Subtype" }, section: "kiln", max: 60, note: { zh: "如斯列普活化炉、竖窑、回转窑、隧道窑", en: "such as Slep activation furnace, shaft kiln, rotary kiln" } },
    product: { kind: "text", label: { zh: "产品", en: "Product" }, section: "kiln", max: 80 },
    capacity: { kind: "decimal", label: { zh: "设计产能", en: "Capacity" }, section: "kiln", unit: "t/a", scale: 1, min: "0" },
    builtOn: { kind: "day", label: { zh: "投运日期", en: "In use since" }, section: "kiln" },
    fuel: { kind: "choice", label: { zh: "现用燃料", en: "Fuel" }, section: "kiln", options: fuelOptions },
    fuelUse: { kind: "decimal", label: { zh: "年燃料用量", en: "Fuel a year" }, section: "kiln", unit: "tce", scale: 2, min: "0" },
    running: { kind: "choice", label: { zh: "运行状态", en: "State" }, section: "kiln", options: { on: { zh: "在用", en: "in use" }, spare: { zh: "备用", en: "spare" }, stopped: { zh: "停用", en: "stopped", also: ["停产", "长期停产"] }, gone: { zh: "已拆除", en: "taken down" } } },
    dust: { kind: "choice", label: { zh: "除尘", en: "Dust" }, section: "treat", options: dustOptions },
    sulphur: { kind: "choice", label: { zh: "脱硫", en: "Sulphur" }, section: "treat", options: sulphurOptions },
    nitrogen: { kind: "choice", label: { zh: "脱硝", en: "Nitrogen" }, section: "treat", options: nitrogenOptions },
    slipMeter: { kind: "boolean", label: { zh: "已装氨逃逸监控仪表", en: "Ammonia-slip meter" }, section: "treat", requiredWhen: { all: [{ field: "nitrogen", in: ["scr", "sncr", "both"] }, { field: "running", in: ["on"] }] }, source: { line: 671 }, note: { zh: "SCR ≤ 2.5、SNCR ≤ 8 mg/m³", en: "SCR ≤ 2.5, SNCR ≤ 8 mg/m³" } },
    bypass: { kind: "boolean", label: { zh: "有脱硫脱硝烟气旁路", en: "Has a bypass" }, section: "treat", source: { line: 681 } },
    enclosed: { kind: "choice", label: { zh: "无组织排放控制", en: "Fugitive control" }, section: "treat", options: { full: { zh: "产尘点全封闭", en: "all points enclosed" }, hoods: { zh: "集气罩收集", en: "hoods" }, part: { zh: "部分落实", en: "in part" }, none: { zh: "未落实", en: "none" } }, source: { line: 685 } },
    video: { kind: "boolean", label: { zh: "产尘点高清视频", en: "Video at dusty points" }, section: "treat", source: { line: 687 } },
    basis: { kind: "choice", label: { zh: "限值依据", en: "Basis of the limits" }, section: "limits", options: { industry: { zh: "行业标准特别排放限值", en: "special limits of the industry" }, local: { zh: "地方更严要求", en: "stricter local limits" }, general: { zh: "30/200/300 考核值", en: "30/200/300" }, project: { zh: "重点工程约定值", en: "value of the project" } }, source: { line: 683 } },
    limitDust: { kind: "decimal", label: { zh: "颗粒物限值", en: "Particles, at most" }, section: "limits", unit: "mg/m³", scale: 1, min: "0" },
    limitSulphur: { kind: "decimal", label: { zh: "二氧化硫限值", en: "SO₂, at most" }, section: "limits", unit: "mg/m³", scale: 1, min: "0" },
    limitNitrogen: { kind: "decimal", label: { zh: "氮氧化物限值", en: "NOₓ, at most" }, section: "limits", unit: "mg/m³", scale: 1, min: "0" },
    withinGeneral: {
      kind: "computed", label: { zh: "与 30/200/300 比较", en: "Against 30/200/300" }, section: "limits", as: "text", from: ["basis", "limitDust", "limitSulphur", "limitNitrogen"],
      formula: { zh: "未制定行业标准的炉窑，颗粒物、二氧化硫、氮氧化物限值不高于 30、200、300 mg/m³", en: "where the industry has no standard, 30, 200 and 300 mg/m³ at most" }, clauses: ["规划 4.1.1 第6点"], attestation: "REPORTED",
      by: (row) => {
        if (row.text("basis") === "industry") return "执行行业标准";
        const known = ([["颗粒物", "limitDust", dust], ["二氧化硫", "limitSulphur", sulphur], ["氮氧化物", "limitNitrogen", nitrogen]] as const).map(([zh, field, most]) => ({ zh, value: row.exact(field), most }));
        if (known.some((each) => each.value === null)) return null;
        const over = known.filter((each) => each.value !== null && each.value.compare(each.most) > 0).map((each) => each.zh);
        return over.length === 0 ? "符合" : `宽于考核值：${over.join("、")}`;
      },
    },
    route: { kind: "choice", label: { zh: "整治路线", en: "Route" }, section: "route", options: { eliminate: { zh: "淘汰", en: "eliminate" }, replace: { zh: "替代（燃料清洁低碳化）", en: "replace the fuel", also: ["替代", "清洁能源改造"] }, treat: { zh: "治理", en: "treat", also: ["深度治理"] } }, source: { line: 671 } },
    dueOn: { kind: "day", label: { zh: "完成期限", en: "Due" }, section: "route" },
    newFuel: { kind: "choice", label: { zh: "替代后燃料", en: "New fuel" }, section: "route", options: fuelOptions, shownWhen: hasRoute("replace"), validWhen: [{ must: { not: { field: "newFuel", in: [...dirtyFuels] } }, say: { zh: "替代燃料不得为煤、渣油重油、煤气发生炉煤气或石油焦", en: "the new fuel cannot be coal, heavy oil, producer gas or petroleum coke" } }] },
    works: { kind: "text", label: { zh: "工程内容", en: "Works" }, section: "route", max: 1000, long: true },
    investment: { kind: "money", label: { zh: "投资", en: "Investment" }, section: "route", unit: "万元", min: "0" },
    note: { ...note, section: "route" },
  },
  life: {
    initial: "found",
    states: {
      found: { label: { zh: "已登记", en: "registered" } },
      routed: { label: { zh: "已定路线", en: "route decided" }, duty: { kind: "kiln.finish", label: { zh: "按路线完成整治", en: "follow the route" }, workingDays: 250, holder: { organisation: "bureau" } } },
      done: { label: { zh: "待验收", en: "to be accepted" } },
      closed: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["acceptance", "after"] },
    },
    proofs: { acceptance: { zh: "验收意见或监测报告", en: "acceptance or test report" }, after: { zh: "整治后照片（拆除、改造）", en: "photo afterwards" } },
    moves: {
      decide: { label: { zh: "确定路线", en: "route decided" }, from: ["found"], to: "routed", by: ["ledger.write"], needs: { fields: ["route", "dueOn"] } },
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["routed"], to: "done", by: ["ledger.write", "firm"], needs: { proofs: ["after"] } },
      show: { label: { zh: "补充证明", en: "shown" }, from: ["routed", "done"], by: ["ledger.write", "firm"] },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["done"], to: "routed", by: ["ledger.approve"], needs: { note: true, anotherThan: ["finish"] } },
      close: { label: { zh: "验收销号", en: "accepted" }, from: ["done"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["finish", "decide"] } },
      relapse: { label: { zh: "反弹（复产、停运设施）", en: "relapsed" }, from: ["closed"], to: "routed", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  },
});
