import { ledger } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** The yearly list of capacity to be given up (化解过剩产能和淘汰落后清单), item by item, closed with the proof of dismantling. */
export const excessCapacity = ledger({
  id: "excess-capacity", title: { zh: "过剩和落后产能化解清单", en: "Excess and obsolete capacity" }, source: { line: 629, systems: ["S058"], text: "产业结构调整指导目录；省淘汰落后生产工艺产品目录" },
  purpose: { zh: "年度计划逐项列出拟关停设备与产能，拆除验收后销号", en: "What is to be given up in a year, closed with its dismantling" },
  key: ["unit", "year", "item"], name: "item", ...byDepartment,
  sections: { what: { zh: "产能", en: "Capacity" }, close: { zh: "关停", en: "Closing" } },
  fields: {
    unit: { ...unit, required: true, section: "what" },
    year: { ...year, label: { zh: "计划年度", en: "Year of the plan" }, required: true, section: "what" },
    item: { kind: "text", label: { zh: "设备（产能）名称", en: "Equipment" }, required: true, section: "what", max: 120 },
    industry: {
      kind: "choice", label: { zh: "行业", en: "Industry" }, required: true, section: "what",
      options: {
        coal: { zh: "煤炭", en: "coal" }, power: { zh: "煤电", en: "coal power" }, steel: { zh: "钢铁", en: "steel" }, cement: { zh: "水泥", en: "cement" },
        coking: { zh: "焦化", en: "coking" }, casting: { zh: "铸造", en: "casting" }, kiln: { zh: "工业炉窑", en: "kilns" },
        other: { zh: "其他高耗煤", en: "other coal users" },
      },
    },
    why: {
      kind: "choice", label: { zh: "列入原因", en: "Why" }, required: true, section: "what",
      options: {
        obsolete: { zh: "目录淘汰类", en: "listed as obsolete" }, limited: { zh: "限制类", en: "limited" }, excess: { zh: "化解过剩", en: "excess" },
        energy: { zh: "能耗不达标", en: "energy" }, environment: { zh: "环保不达标", en: "environment" }, safety: { zh: "安全不达标", en: "safety" },
        quality: { zh: "质量不达标", en: "quality" },
      },
    },
    entry: { kind: "text", label: { zh: "目录条款", en: "Entry of the catalogue" }, section: "what", max: 120, requiredWhen: { field: "why", in: ["obsolete", "limited"] } },
    capacity: { kind: "decimal", label: { zh: "产能", en: "Capacity" }, unit: "万t/a", scale: 4, section: "what", min: "0" },
    coal: { kind: "decimal", label: { zh: "年耗煤量", en: "Coal a year" }, unit: "t/a", scale: 2, section: "what", min: "0" },
    due: { kind: "day", label: { zh: "关停期限", en: "Due" }, required: true, section: "close" },
    stopped: { kind: "day", label: { zh: "停产日期", en: "Stopped" }, section: "close" },
    dismantled: {
      kind: "day", label: { zh: "拆除日期", en: "Dismantled" }, section: "close",
      validWhen: [{ must: { any: [{ field: "stopped", filled: false }, { field: "dismantled", comparison: "≥", than: "stopped" }] }, say: { zh: "不得早于停产日期", en: "not before it stopped" } }],
    },
    subsidy: { kind: "money", label: { zh: "奖补资金", en: "Subsidy" }, unit: "万元", section: "close", min: "0" },
  },
  life: task({ kind: "capacity.close", label: { zh: "按期关停拆除", en: "close and dismantle it in time" }, workingDays: 180, holder: { organisation: "industry" }, proofs: { before: { zh: "拆除前照片", en: "photo before" }, after: { zh: "拆除后照片", en: "photo after" }, acceptance: { zh: "验收公告", en: "notice of acceptance" } }, fields: ["stopped", "dismantled"], by: ["ledger.write", "department"] }),
});
