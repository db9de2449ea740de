import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Production capacity of each enterprise (产能清单): what was approved can only shrink; new capacity cites the capacity that it replaces. */
export const capacity = ledger({
  id: "capacity", title: { zh: "产能清单", en: "Production capacity" }, source: { line: 625, systems: ["S054"] },
  purpose: { zh: "区域内现有产能只减不增；新增须有置换来源", en: "Present capacity only shrinks; new capacity has its replacement" },
  key: ["unit", "product"], name: "product", ...office,
  sections: { what: { zh: "产能", en: "Capacity" }, change: { zh: "变化与置换", en: "Change" } },
  parties: { holder: { field: "unit", label: { zh: "单位", en: "Enterprise" } }, source: { field: "replacedFrom", label: { zh: "置换产能来源企业", en: "Capacity replaced from" } } },
  fields: {
    unit: { ...unit, required: true, section: "what", headings: ["企业名称", "单位名称"] },
    product: { kind: "text", label: { zh: "产品", en: "Product" }, required: true, section: "what", max: 60, note: { zh: "按产能公告的口径填写，如“水泥熟料”", en: "as in the notice of capacity, such as cement clinker" } },
    industry: {
      kind: "choice", label: { zh: "行业", en: "Industry" }, required: true, section: "what",
      options: {
        steel: { zh: "钢铁", en: "steel", also: ["钢铁冶炼"] }, casting: { zh: "铸造", en: "casting" }, cement: { zh: "水泥", en: "cement" },
        flatGlass: { zh: "平板玻璃", en: "flat glass" }, coking: { zh: "焦化", en: "coking" }, nonferrous: { zh: "有色", en: "non-ferrous metals", also: ["有色金属"] },
        coalPower: { zh: "煤电", en: "coal power", also: ["火电"] }, coalChemical: { zh: "煤化工", en: "coal chemicals" }, other: { zh: "其他", en: "other" },
      },
    },
    measure: {
      kind: "choice", label: { zh: "计量单位", en: "Unit" }, required: true, section: "what",
      options: {
        wanTonnes: { zh: "万吨每年", en: "10 000 t a year", also: ["万吨"] }, megawatt: { zh: "兆瓦", en: "MW" },
        wanCases: { zh: "万重量箱每年", en: "10 000 cases a year", also: ["万重量箱"] },
      },
    },
    approved: { kind: "decimal", label: { zh: "核定产能", en: "Approved capacity" }, unit: "—", scale: 4, required: true, section: "what", headings: ["备案产能", "批复产能"], min: "0" },
    present: {
      kind: "decimal", label: { zh: "现有产能", en: "Present capacity" }, unit: "—", scale: 4, required: true, section: "what", min: "0",
      validWhen: [{ must: { any: [{ field: "present", comparison: "≤", than: "approved" }, { field: "industry", in: ["other"] }, { field: "kind", in: ["inner", "replaced"] }] }, say: { zh: "现有产能只减不增：不得大于核定产能", en: "present capacity only shrinks: not above what was approved" } }],
    },
    kind: {
      kind: "choice", label: { zh: "变化类型", en: "Kind of change" }, required: true, section: "change",
      options: {
        none: { zh: "无变化", en: "none" }, removed: { zh: "压减退出", en: "removed" },
        inner: { zh: "企业内部技改不新增产能", en: "works inside the firm without new capacity", also: ["内部技改"] }, replaced: { zh: "产能置换", en: "replaced capacity" },
        moved: { zh: "搬迁入园", en: "moved into a park" },
      },
    },
    removed: { kind: "decimal", label: { zh: "压减产能", en: "Removed capacity" }, unit: "—", scale: 4, section: "change", requiredWhen: { field: "kind", in: ["removed"] }, min: "0" },
    replacedFrom: { kind: "reference", to: "enterprise", label: { zh: "置换产能来源企业", en: "Capacity replaced from" }, section: "change", requiredWhen: { field: "kind", in: ["replaced"] } },
    replacedAmount: {
      kind: "decimal", label: { zh: "置换退出产能", en: "Capacity given up for it" }, unit: "—", scale: 4, section: "change", requiredWhen: { field: "kind", in: ["replaced"] },
      min: "0",
      validWhen: [{ must: { any: [{ field: "present", filled: false }, { field: "replacedAmount", comparison: "≥", than: "present" }] }, say: { zh: "置换退出的产能不得小于新建产能", en: "what is given up must not be less than what is built" } }],
    },
    notice: { kind: "text", label: { zh: "产能置换公告文号", en: "Notice of replacement" }, section: "change", requiredWhen: { field: "kind", in: ["replaced"] }, max: 60 },
    urbanPlan: {
      kind: "boolean", label: { zh: "位于县城规划区", en: "Inside the planned county town" }, required: true, section: "change",
      validWhen: [{ must: { any: [{ not: { field: "urbanPlan", in: ["true"] } }, { field: "kind", in: ["none", "removed", "inner"] }] }, say: { zh: "县城规划区内不再新布局钢铁、铸造、水泥、有色项目，包括产能置换项目", en: "no new steel, casting, cement or non-ferrous works inside the planned town, replaced capacity included" } }],
    },
    surveyed: { kind: "day", label: { zh: "核查日期", en: "Day of check" }, section: "change" },
    basis: { kind: "file", label: { zh: "产能核定文件", en: "Paper of approval" }, section: "change", accept: ["application/pdf"] },
    shrunk: {
      kind: "computed", label: { zh: "较核定减少", en: "Less than approved" }, as: "decimal", unit: "—", scale: 4, section: "change", from: ["approved", "present"],
      formula: { zh: "核定产能 − 现有产能", en: "approved − present" }, by: (row) => { const a = row.exact("approved"), b = row.exact("present"); return a && b && a.minus(b); },
    },
    note: { ...note, section: "change" },
  },
});
