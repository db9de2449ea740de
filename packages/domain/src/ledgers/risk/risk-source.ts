import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { position, town, unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";
import { classOf, quotientOf } from "../parts/evaluated.js";

/** Sum of amount over critical quantity of every substance (Q). */
function quotientSumOf(row: Inputs): Exact | null {
  const parts = rowsIn(row, "substances").map((each) => quotientOf(numberIn(each, "amount"), numberIn(each, "critical"))).filter((each) => each !== null);
  return parts.length === 0 ? null : parts.reduce((all, each) => all.plus(each), exact(0));
}

/** Sources of risk (环境风险源): substances with their quantity against the critical quantity (Q), process M, receptor E, and the level of the unit. */
export const riskSource = ledger({
  id: "risk-source", title: { zh: "环境风险源台账", en: "Sources of environmental risk" }, source: { line: 469, systems: ["S044", "S174", "S206"], text: "HJ 941-2018《企业突发环境事件风险分级方法》；HJ 169-2018；临界量由使用者按附录录入" },
  purpose: { zh: "风险物质、Q 值、工艺 M、受体 E 和风险等级，定期更新", en: "Q, M, E and the level, kept up to date" },
  key: ["unit", "year"], name: "title", ...byFirm,
  sections: { unit: { zh: "单位", en: "Unit" }, substance: { zh: "风险物质", en: "Substances" }, process: { zh: "工艺与受体", en: "Process and receptors" } },
  terms: { assessment: { label: { zh: "风险评估更新期限", en: "Assessment" }, on: { field: "nextDue" }, warn: { days: 60 } } },
  fields: {
    unit: { ...unit, required: true, section: "unit" },
    year: { ...year, required: true, section: "unit" },
    title: { kind: "text", label: { zh: "风险单元", en: "Unit of risk" }, required: true, section: "unit", max: 100 },
    town: { ...town, section: "unit" },
    position: { ...position, section: "unit" },
    kind: {
      kind: "choices", label: { zh: "风险源类型", en: "Kind" }, required: true, section: "unit",
      options: {
        chemical: { zh: "化工企业", en: "chemical works" }, plant: { zh: "电厂", en: "power plant" }, casting: { zh: "铸造企业", en: "foundry" },
        dangerous: { zh: "危险化学品经营", en: "dealer in dangerous goods" }, heavyMetal: { zh: "涉重金属", en: "heavy metals" }, tailings: { zh: "尾矿库", en: "tailings" },
        hazardous: { zh: "危险废物", en: "hazardous waste" }, station: { zh: "加油（气）站", en: "petrol station" }, major: { zh: "重大危险源", en: "major hazard" },
        vehicle: { zh: "危化品运输", en: "transport" },
      },
    },
    substances: {
      kind: "children", label: { zh: "物质", en: "Substances" }, section: "substance", max: 200,
      fields: {
        name: { kind: "text", label: { zh: "物质名称", en: "Substance" }, required: true, max: 80 },
        cas: { kind: "code", rule: "cas", label: { zh: "CAS 号", en: "CAS number" } },
        form: { kind: "choice", label: { zh: "形态", en: "Form" }, required: true, options: { gas: { zh: "气态", en: "gas" }, liquid: { zh: "液态", en: "liquid" }, solid: { zh: "固态", en: "solid" } } },
        amount: { kind: "decimal", label: { zh: "最大存在量", en: "Most there" }, unit: "t", scale: 4, required: true, min: "0" },
        critical: { kind: "decimal", label: { zh: "临界量", en: "Critical quantity" }, unit: "t", scale: 4, required: true, min: "0" },
      },
    },
    sum: {
      kind: "computed", label: { zh: "存在量与临界量之比 Q", en: "Q" }, as: "decimal", unit: "—", scale: 4, section: "substance", from: ["substances"],
      formula: { zh: "各物质最大存在量 ÷ 临界量之和（GB 18218 口径，HJ 941 同）", en: "sum of amount ÷ critical quantity" }, by: (row) => quotientSumOf(row),
    },
    sumClass: {
      kind: "computed", label: { zh: "Q 分级", en: "Class of Q" }, as: "text", section: "substance", from: ["substances"],
      formula: { zh: "Q < 1 为 Q0，1 ≤ Q < 10 为 Q1，10 ≤ Q < 100 为 Q2，Q ≥ 100 为 Q3", en: "below 1, 10, 100 and above" },
      by: (row) => classOf(quotientSumOf(row), [["100", "Q3"], ["10", "Q2"], ["1", "Q1"]], "Q0"), clauses: ["HJ 941-2018"],
    },
    process: {
      kind: "choices", label: { zh: "涉及危险化工工艺", en: "Dangerous processes" }, section: "process",
      options: {
        polymer: { zh: "聚合", en: "polymerisation" }, chlorination: { zh: "氯化", en: "chlorination" }, nitration: { zh: "硝化", en: "nitration" },
        hydrogenation: { zh: "加氢", en: "hydrogenation" }, cracking: { zh: "裂解", en: "cracking" }, oxidation: { zh: "氧化", en: "oxidation" },
        gasification: { zh: "煤气化", en: "coal gasification" }, other: { zh: "其他", en: "other" }, none: { zh: "不涉及", en: "none" },
      },
    },
    score: { kind: "decimal", label: { zh: "生产工艺过程与环境风险控制水平 M", en: "M" }, unit: "分", scale: 1, section: "process", min: "0" },
    class: {
      kind: "choice", label: { zh: "M 类型", en: "Class of M" }, section: "process",
      options: { M1: { zh: "M1", en: "M1" }, M2: { zh: "M2", en: "M2" }, M3: { zh: "M3", en: "M3" }, M4: { zh: "M4", en: "M4" } },
      note: { zh: "≤ 25 为 M1，25—45 为 M2，45—65 为 M3，> 65 为 M4", en: "up to 25, 45, 65, above" },
    },
    receptor: { kind: "choice", label: { zh: "环境风险受体敏感程度 E", en: "E" }, section: "process", options: { E1: { zh: "E1", en: "E1" }, E2: { zh: "E2", en: "E2" }, E3: { zh: "E3", en: "E3" } } },
    level: { kind: "choice", label: { zh: "风险等级", en: "Level" }, required: true, section: "process", options: { large: { zh: "重大", en: "large" }, larger: { zh: "较大", en: "larger" }, general: { zh: "一般", en: "general" } } },
    assessment: { kind: "file", label: { zh: "风险评估报告", en: "Assessment" }, section: "process", accept: ["application/pdf"] },
    assessedOn: { kind: "day", label: { zh: "评估日期", en: "Assessed on" }, section: "process" },
    nextDue: { kind: "day", label: { zh: "更新期限", en: "Update due" }, section: "process", requiredWhen: { field: "assessedOn", filled: true }, note: { zh: "每三年至少更新一次（凭记忆）", en: "at least every three years (from memory)" } },
  },
  life: statement(["ledger.write", "firm"]),
});
