import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { problems, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

const checklist = ["zonesDrawn", "vector", "marks", "fenced", "firstClear", "secondClear", "quasiClear", "mobile", "farming", "monitored", "warning", "emergency", "backupSource", "file", "disclosed"] as const;

/** Yearly assessment of a source (饮用水水源环境状况评估): supply, quality and the checklist of standardised building (规范化建设), scored. */
export const sourceAssessment = ledger({
  id: "source-assessment", title: { zh: "水源地规范化建设与环境状况评估", en: "Yearly assessment of sources" }, source: { line: 309, systems: ["S018", "S045"], text: "HJ 774-2015、HJ 773-2015；权重凭记忆，可在记录中更正" },
  purpose: { zh: "每年一次，逐项对照规范化建设清单；未达到的整改", en: "Once a year against the checklist; what fails is put right" },
  key: ["source", "year"], name: "title", ...office,
  sections: { head: { zh: "评估对象", en: "Source" }, quantity: { zh: "水量与水质", en: "Quantity and quality" }, built: { zh: "规范化建设清单", en: "Checklist of standardised building" }, end: { zh: "结论", en: "Conclusion" } },
  fields: {
    source: { kind: "reference", to: "drinking-source", label: { zh: "水源地", en: "Source" }, required: true, section: "head", headings: ["水源地名称"] },
    year: { ...year, required: true, section: "head" },
    title: { kind: "text", label: { zh: "评估报告名称", en: "Report" }, required: true, section: "head", max: 100 },
    assessor: { kind: "text", label: { zh: "评估单位", en: "Assessed by" }, section: "head", max: 80 },
    designed: { kind: "decimal", label: { zh: "设计取水量", en: "Designed intake" }, unit: "万m³", scale: 4, section: "quantity", min: "0" },
    actual: { kind: "decimal", label: { zh: "实际取水量", en: "Intake" }, unit: "万m³", scale: 4, section: "quantity", min: "0" },
    assured: {
      kind: "computed", label: { zh: "水量保证率", en: "Supply rate" }, as: "decimal", unit: "%", scale: 1, section: "quantity", from: ["actual", "designed"],
      formula: { zh: "实际取水量 ÷ 设计取水量 × 100", en: "intake ÷ designed" }, by: (row) => percentOf(row.exact("actual"), row.exact("designed")), attestation: "FROM MEMORY",
      clauses: ["HJ 774-2015"],
    },
    rounds: { kind: "integer", label: { zh: "应监测次数", en: "Rounds due" }, unit: "次", required: true, section: "quantity", min: 1 },
    sampled: { kind: "integer", label: { zh: "已监测次数", en: "Rounds sampled" }, unit: "次", required: true, section: "quantity", min: 0 },
    compliant: {
      kind: "integer", label: { zh: "达标次数", en: "Rounds compliant" }, unit: "次", required: true, section: "quantity", min: 0,
      validWhen: [{ must: { any: [{ field: "sampled", filled: false }, { field: "compliant", comparison: "≤", than: "sampled" }] }, say: { zh: "不得多于已监测次数", en: "not more than were sampled" } }],
    },
    compliance: {
      kind: "computed", label: { zh: "水质达标率", en: "Compliance" }, as: "decimal", unit: "%", scale: 1, section: "quantity", from: ["compliant", "sampled"],
      formula: { zh: "达标次数 ÷ 已监测次数 × 100", en: "compliant ÷ sampled rounds" }, by: (row) => percentOf(row.exact("compliant"), row.exact("sampled")),
    },
    zonesDrawn: { kind: "boolean", label: { zh: "保护区已划定并批复", en: "Zones drawn and approved" }, required: true, section: "built" },
    vector: { kind: "boolean", label: { zh: "矢量边界已勘定入库", en: "Vector boundary surveyed" }, required: true, section: "built", source: { text: "计划 2.2.2：水源保护区矢量边界信息进行勘定" } },
    marks: { kind: "boolean", label: { zh: "界标、交通警示牌、宣传牌齐全", en: "Marks and signs complete" }, required: true, section: "built", source: { text: "HJ/T 433" } },
    fenced: { kind: "boolean", label: { zh: "一级保护区隔离防护", en: "First zone fenced" }, required: true, section: "built" },
    firstClear: { kind: "boolean", label: { zh: "一级保护区无无关建设项目", en: "Nothing foreign in the first zone" }, required: true, section: "built" },
    secondClear: { kind: "boolean", label: { zh: "二级保护区无排污口和排污项目", en: "No outfall in the second zone" }, required: true, section: "built" },
    quasiClear: { kind: "boolean", label: { zh: "准保护区无新增排污", en: "Nothing new in the quasi zone" }, required: true, section: "built" },
    mobile: { kind: "boolean", label: { zh: "流动源（危化品运输）已管理", en: "Moving sources controlled" }, required: true, section: "built" },
    farming: { kind: "boolean", label: { zh: "面源（农药化肥、散养）已管理", en: "Diffuse sources controlled" }, required: true, section: "built" },
    monitored: { kind: "boolean", label: { zh: "监测频次和项目符合要求", en: "Monitored as asked for" }, required: true, section: "built" },
    warning: { kind: "boolean", label: { zh: "预警监控（视频、自动站）", en: "Early warning" }, required: true, section: "built" },
    emergency: { kind: "boolean", label: { zh: "应急预案备案并演练", en: "Emergency plan filed and drilled" }, required: true, section: "built" },
    backupSource: { kind: "boolean", label: { zh: "备用水源或联网供水", en: "Backup source" }, required: true, section: "built" },
    file: { kind: "boolean", label: { zh: "一源一档", en: "A file for the source" }, required: true, section: "built" },
    disclosed: { kind: "boolean", label: { zh: "水质信息公开", en: "Published" }, required: true, section: "built" },
    score: {
      kind: "computed", label: { zh: "规范化达标项比例", en: "Items met" }, as: "decimal", unit: "%", scale: 1, section: "built",
      from: ["zonesDrawn", "vector", "marks", "fenced", "firstClear", "secondClear", "quasiClear", "mobile", "farming", "monitored", "warning", "emergency", "backupSource", "file", "disclosed"],
      formula: { zh: "达标项 ÷ 全部 15 项 × 100（项数为本台账清单，非 HJ 774 计分）", en: "items met ÷ 15 (this list's own share, not the score of HJ 774)" },
      by: (row) => exact(checklist.filter((each) => row.value(each) === true).length).times(exact(100)).over(exact(checklist.length)),
    },
    problems: { ...problems, section: "end", requiredWhen: { any: [{ field: "compliant", comparison: "<", than: "sampled" }, { field: "zonesDrawn", in: ["false"] }, { field: "firstClear", in: ["false"] }, { field: "secondClear", in: ["false"] }] } },
    report: { kind: "file", label: { zh: "评估报告", en: "Report, file" }, section: "end", accept: ["application/pdf"] },
  },
  life: rectification({ kind: "source.mend", workingDays: 60, organisation: "bureau", problem: "problems" }),
});
