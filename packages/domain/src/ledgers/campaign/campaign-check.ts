import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { inspector, number, photos, position, problems, town, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { rowsIn } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Checks of a campaign（专项行动检查台账）. */
export const campaignCheck = ledger({
  id: "campaign-check", title: { zh: "专项行动检查台账", en: "Checks of a campaign" }, source: { line: 1138, systems: ["S225", "S120", "S025"], text: "冬浇取用水行动的违法取水线索移交水务" },
  purpose: { zh: "行动中逐家检查、逐项结果、问题整改和线索", en: "Each check with its items, problems and clues" },
  key: ["campaign", "number"], name: "subject", ...byInspector,
  fields: {
    number: { ...number, required: true },
    campaign: { kind: "reference", to: "campaign", label: { zh: "专项行动", en: "Campaign" }, required: true },
    subject: { kind: "text", label: { zh: "检查对象", en: "Subject" }, required: true },
    unit: { ...unit },
    town: { ...town },
    position: { ...position },
    checkedOn: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true },
    inspector: { ...inspector, required: true },
    results: {
      kind: "children", label: { zh: "检查项结果", en: "Results" }, required: true, max: 60,
      fields: {
        item: { kind: "text", label: { zh: "检查内容", en: "Item" }, required: true, max: 200 },
        verdict: { kind: "choice", label: { zh: "结果", en: "Result" }, required: true, options: { ok: { zh: "符合", en: "ok" }, bad: { zh: "不符合", en: "not ok" }, na: { zh: "不涉及", en: "does not apply" } } },
        said: { kind: "text", label: { zh: "说明", en: "Remark" }, max: 300 },
      },
    },
    bad: {
      kind: "computed", label: { zh: "不符合项", en: "Items not met" }, as: "decimal", unit: "项", scale: 0, from: ["results"], formula: { zh: "结果为“不符合”的项数", en: "items not ok" },
      by: (row) => exact(rowsIn(row, "results").filter((each) => each["verdict"] === "bad").length),
    },
    clue: {
      kind: "choice", label: { zh: "线索去向", en: "Clue given to" },
      options: {
        none: { zh: "无", en: "none" }, case: { zh: "立案查处", en: "a case" }, water: { zh: "移交水务（违法取水）", en: "water department" },
        police: { zh: "移送公安", en: "police" }, housing: { zh: "移交住建城管", en: "housing" }, other: { zh: "移交其他部门", en: "another department" },
      },
    },
    clueNumber: { kind: "text", label: { zh: "线索（案件）编号", en: "Number of the clue" }, max: 40, requiredWhen: { field: "clue", in: ["case", "water", "police", "housing", "other"] } },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "clue", in: ["case", "water", "police", "housing", "other"] } },
  },
  life: rectification({ kind: "campaign.mend", workingDays: 15, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
