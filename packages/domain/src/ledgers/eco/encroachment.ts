import { ledger } from "@yunqing/ledger";
import { number, outline, town } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Encroachments on reserves, rivers, lakes and wetlands (生态空间侵占清退): surveyed, cleared, restored, closed with its proofs. */
export const encroachment = ledger({
  id: "encroachment", title: { zh: "生态空间侵占清退台账", en: "Encroachments on natural space" }, source: { line: 921, systems: ["S162"], text: "绿盾；河湖“四乱”" },
  purpose: { zh: "自然保护地、河湖湿地被侵占情况调查与清退", en: "What encroaches, and its clearing" },
  key: ["number"], name: "name", ...byDepartment,
  sections: { found: { zh: "问题", en: "Problem" }, clear: { zh: "清退", en: "Clearing" } },
  fields: {
    number: { ...number, required: true, section: "found" },
    name: { kind: "text", label: { zh: "问题名称", en: "Problem" }, required: true, section: "found" },
    space: {
      kind: "choice", label: { zh: "空间类型", en: "Space" }, required: true, section: "found",
      options: {
        reserve: { zh: "自然保护地", en: "protected area" }, river: { zh: "河流", en: "river" }, lake: { zh: "湖库", en: "lake" }, wetland: { zh: "湿地", en: "wetland" },
        redline: { zh: "生态保护红线", en: "red line" },
      },
    },
    source: {
      kind: "choice", label: { zh: "来源", en: "Found by" }, required: true, section: "found",
      options: {
        shield: { zh: "绿盾行动", en: "Green Shield" }, remote: { zh: "遥感监测", en: "remote sensing" }, patrol: { zh: "巡查", en: "patrol" },
        report: { zh: "举报", en: "report" }, inspection: { zh: "督察", en: "inspection" },
      },
    },
    town: { ...town, required: true, section: "found" },
    outline: { ...outline, section: "found" },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, section: "found", requiredWhen: { field: "space", in: ["river"] } },
    redLine: { kind: "reference", to: "red-line", label: { zh: "红线图斑", en: "Parcel" }, section: "found", requiredWhen: { field: "space", in: ["redline"] } },
    kind: {
      kind: "choices", label: { zh: "侵占类型", en: "Kind" }, required: true, section: "found",
      options: {
        mine: { zh: "矿产开发", en: "mining" }, industry: { zh: "工矿用地", en: "industry" }, build: { zh: "违法建筑", en: "building" }, farm: { zh: "种植养殖", en: "farming" },
        dump: { zh: "倾倒堆放", en: "dumping" }, sand: { zh: "采砂", en: "sand" }, tourism: { zh: "旅游设施", en: "tourism" }, energy: { zh: "能源设施", en: "energy" },
      },
    },
    subject: { kind: "text", label: { zh: "侵占主体", en: "By whom" }, section: "found", max: 100 },
    found: { kind: "day", label: { zh: "发现日期", en: "Found" }, required: true, section: "found" },
    area: { kind: "decimal", label: { zh: "侵占面积", en: "Area" }, unit: "亩", scale: 2, required: true, section: "found", min: "0" },
    plan: { kind: "text", label: { zh: "清退方案", en: "Plan" }, section: "clear", long: true, max: 1000 },
    due: { kind: "day", label: { zh: "清退期限", en: "Due" }, section: "clear" },
    cleared: {
      kind: "decimal", label: { zh: "已清退面积", en: "Cleared" }, unit: "亩", scale: 2, section: "clear", min: "0",
      validWhen: [{ must: { any: [{ field: "area", filled: false }, { field: "cleared", comparison: "≤", than: "area" }] }, say: { zh: "不得大于侵占面积", en: "not above the area" } }],
    },
    restored: {
      kind: "decimal", label: { zh: "已恢复面积", en: "Restored" }, unit: "亩", scale: 2, section: "clear", min: "0",
      validWhen: [{ must: { any: [{ field: "area", filled: false }, { field: "restored", comparison: "≤", than: "area" }] }, say: { zh: "不得大于侵占面积", en: "not above the area" } }],
    },
    rate: {
      kind: "computed", label: { zh: "清退率", en: "Cleared" }, as: "decimal", unit: "%", scale: 1, section: "clear", from: ["cleared", "area"],
      formula: { zh: "已清退面积 ÷ 侵占面积 × 100", en: "cleared ÷ area" }, by: (row) => percentOf(row.exact("cleared"), row.exact("area")),
    },
  },
  life: task({ kind: "encroachment.clear", label: { zh: "清退并恢复", en: "clear and restore" }, workingDays: 120, holder: { field: "town" }, proofs: { before: { zh: "清退前照片", en: "photo before" }, after: { zh: "清退后照片", en: "photo after" }, restored: { zh: "生态恢复验收", en: "acceptance of restoration" } }, fields: ["cleared"], by: ["ledger.write", "town", "department"] }),
});
