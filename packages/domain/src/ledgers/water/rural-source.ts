import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { position, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";

/** Zones of rural sources（农村集中式水源保护区划定清单）. */
export const ruralSource = ledger({
  id: "rural-source", title: { zh: "农村集中式水源保护区划定清单", en: "Zones of rural sources" }, source: { line: 789, systems: ["S113"], text: "HJ 338；文件写“千人千吨”，国家口径为“千吨万人”" },
  purpose: { zh: "实际供水人口 1000 人以上或日供水 1000 吨以上的，完成保护区划定", en: "Above 1000 people or 1000 t a day the zones are drawn" },
  key: ["name", "town"], name: "name", ...byTown, likeness: { names: ["name"] },
  fields: {
    name: { kind: "text", label: { zh: "水源名称", en: "Source" }, required: true },
    town: { ...town, required: true },
    villages: { kind: "text", label: { zh: "供水村庄", en: "Villages served" }, max: 300 },
    kind: {
      kind: "choice", label: { zh: "水源类型", en: "Kind" }, required: true,
      options: {
        groundwater: { zh: "地下水型", en: "groundwater", also: ["地下水"] }, river: { zh: "河流型", en: "river" }, reservoir: { zh: "湖库型", en: "reservoir" },
        spring: { zh: "泉水", en: "spring" },
      },
    },
    population: { kind: "integer", label: { zh: "实际供水人口", en: "People served" }, unit: "人", required: true, min: 0 },
    supply: { kind: "decimal", label: { zh: "日供水量", en: "Daily supply" }, unit: "m³/d", scale: 1, required: true, note: { zh: "1 吨按 1 m³ 计", en: "a tonne counts as a cubic metre" }, min: "0" },
    obliged: {
      kind: "computed", label: { zh: "是否应划定", en: "Zones are asked for" }, as: "text", from: ["population", "supply"],
      formula: { zh: "供水人口 ≥ 1000 人或日供水 ≥ 1000 t 的应划定（计划 4.2.1）", en: "1000 people or 1000 t a day (plan 4.2.1)" },
      by: (row) => { const people = row.exact("population"), supply = row.exact("supply"); return people === null || supply === null ? null : people.compare(exact(1000)) >= 0 || supply.compare(exact(1000)) >= 0 ? "应划定" : "不要求"; },
    },
    national: {
      kind: "computed", label: { zh: "国家“千吨万人”", en: "National scale" }, as: "text", from: ["population", "supply"],
      formula: { zh: "供水人口 ≥ 10000 人或日供水 ≥ 1000 t", en: "10 000 people or 1000 t a day" },
      by: (row) => { const people = row.exact("population"), supply = row.exact("supply"); return people === null || supply === null ? null : people.compare(exact(10000)) >= 0 || supply.compare(exact(1000)) >= 0 ? "是" : "否"; },
    },
    position: { ...position },
    zone: { kind: "place", geometry: "area", label: { zh: "保护区（保护范围）", en: "Zone" } },
    document: { kind: "text", label: { zh: "批复文号", en: "Paper of approval" }, max: 100 },
    approvedOn: { kind: "day", label: { zh: "批复日期", en: "Approved on" }, requiredWhen: { field: "document", filled: true } },
    marks: { kind: "boolean", label: { zh: "已设立标志", en: "Marked" } },
  },
  life: {
    initial: "listed",
    states: {
      listed: { label: { zh: "已排查", en: "found" }, duty: { kind: "rural-source.zone", label: { zh: "完成保护区划定", en: "have the zone drawn" }, workingDays: 120, holder: { organisation: "bureau" } } },
      drafted: { label: { zh: "已编制划定方案", en: "drafted" } }, approved: { label: { zh: "已批复", en: "approved" } },
      done: { label: { zh: "划定并设标", en: "drawn and marked" }, isClosed: true, proofs: ["approval", "vector", "sign"] },
      exempt: { label: { zh: "不要求划定", en: "not asked for" } },
    },
    proofs: { draft: { zh: "划定技术报告", en: "technical report" }, approval: { zh: "政府批复", en: "approval" }, vector: { zh: "矢量边界成果", en: "vector boundary" }, sign: { zh: "标志牌照片", en: "photo of the sign" } },
    moves: {
      waive: { label: { zh: "认定不要求划定", en: "not asked for" }, from: ["listed"], to: "exempt", by: ["ledger.approve"], needs: { note: true } },
      draft: { label: { zh: "提交方案", en: "drafted" }, from: ["listed", "exempt"], to: "drafted", by: ["ledger.write", "town"], needs: { proofs: ["draft"], fields: ["zone"] } },
      approve: { label: { zh: "批复", en: "approved" }, from: ["drafted"], to: "approved", by: ["ledger.write"], needs: { proofs: ["approval"], fields: ["document"] } },
      show: { label: { zh: "提交边界与照片", en: "boundary and photo" }, from: ["approved"], by: ["ledger.write", "town"], needs: { proofs: ["vector", "sign"] } },
      finish: { label: { zh: "完成", en: "finished" }, from: ["approved"], to: "done", by: ["ledger.approve"], needs: { anotherThan: ["show", "approve"] } },
      redraw: { label: { zh: "调整", en: "drawn anew" }, from: ["done"], to: "drafted", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
