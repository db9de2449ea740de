import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Heavy-metal totals（重点重金属排放总量台账）. */
export const heavyMetalTotal = ledger({
  id: "heavy-metal-total", title: { zh: "重点重金属排放总量台账", en: "Heavy-metal totals" }, source: { line: 837, systems: ["S143"], text: "重点行业、重点重金属和置换比例凭记忆（环固体〔2022〕17号）" },
  purpose: { zh: "涉重金属重点行业企业和项目的总量，明确总量来源", en: "Totals of units and projects of heavy-metal industries, each with its source" },
  key: ["unit", "project", "metal"], name: "project", ...office,
  sections: { total: { zh: "总量", en: "Total" }, source: { zh: "总量来源", en: "Source" } },
  fields: {
    unit: { ...unit, required: true, section: "total" },
    project: { kind: "text", label: { zh: "项目名称", en: "Project" }, required: true, section: "total", note: { zh: "现有企业填“现有”", en: "现有 for what stands already" } },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, section: "total",
      options: {
        existing: { zh: "现有企业", en: "existing" }, new: { zh: "新建", en: "new" }, rebuilt: { zh: "改建", en: "rebuilt" }, enlarged: { zh: "扩建", en: "enlarged" },
        closed: { zh: "淘汰退出", en: "closed" },
      },
    },
    industry: {
      kind: "choice", label: { zh: "重点行业", en: "Key industry" }, required: true, section: "total",
      options: {
        mining: { zh: "重有色金属矿采选业", en: "heavy non-ferrous mining" }, smelting: { zh: "重有色金属冶炼业", en: "heavy non-ferrous smelting" },
        battery: { zh: "铅蓄电池制造业", en: "lead batteries" }, plating: { zh: "电镀行业", en: "plating" }, chemical: { zh: "化学原料及化学制品制造业", en: "chemicals" },
        leather: { zh: "皮革鞣制加工业", en: "tanning" }, other: { zh: "其他", en: "other" },
      },
    },
    metal: {
      kind: "choice", label: { zh: "重金属", en: "Metal" }, required: true, section: "total",
      options: {
        lead: { zh: "铅", en: "lead" }, mercury: { zh: "汞", en: "mercury" }, cadmium: { zh: "镉", en: "cadmium" }, chromium: { zh: "铬", en: "chromium" },
        arsenic: { zh: "砷", en: "arsenic" }, thallium: { zh: "铊", en: "thallium" }, antimony: { zh: "锑", en: "antimony" },
      },
    },
    emission: { kind: "decimal", label: { zh: "核定排放量", en: "Approved emission" }, unit: "kg/a", scale: 3, required: true, section: "total", min: "0" },
    actual: { kind: "decimal", label: { zh: "上年实际排放量", en: "Emission last year" }, unit: "kg/a", scale: 3, section: "total", min: "0" },
    principle: { kind: "choice", label: { zh: "置换原则", en: "Principle" }, section: "source", options: { reduced: { zh: "减量置换", en: "reduced" }, equal: { zh: "等量置换", en: "equal" } }, requiredWhen: { field: "kind", in: ["new", "rebuilt", "enlarged"] } },
    source: { kind: "text", label: { zh: "总量来源", en: "Source" }, section: "source", requiredWhen: { field: "kind", in: ["new", "rebuilt", "enlarged"] }, long: true, max: 1000, note: { zh: "写明来源企业、工程和核减文件", en: "name the firm, the works and the paper" } },
    sourceAmount: {
      kind: "decimal", label: { zh: "来源核减量", en: "Amount taken from it" }, unit: "kg/a", scale: 3, section: "source",
      requiredWhen: { field: "kind", in: ["new", "rebuilt", "enlarged"] }, min: "0",
      validWhen: [{ must: { any: [{ field: "emission", filled: false }, { field: "sourceAmount", comparison: "≥", than: "emission" }] }, say: { zh: "来源核减量不得小于新增排放量", en: "not less than the new emission" } }],
    },
    ratio: {
      kind: "computed", label: { zh: "置换比例", en: "Ratio" }, as: "decimal", unit: "—", scale: 2, section: "source", from: ["emission", "sourceAmount"],
      formula: { zh: "来源核减量 ÷ 新增排放量；减量置换不低于 1.2（凭记忆）", en: "taken away ÷ new; at least 1.2 where reduced (from memory)" },
      by: (row) => { const a = row.exact("sourceAmount"), b = row.exact("emission"); return a === null || b === null || b.isZero() ? null : a.over(b); },
      attestation: "FROM MEMORY",
    },
    document: { kind: "text", label: { zh: "总量确认文件", en: "Paper of the total" }, section: "source", max: 100, requiredWhen: { field: "kind", in: ["new", "rebuilt", "enlarged"] } },
    note: { ...note, section: "source" },
  },
});
