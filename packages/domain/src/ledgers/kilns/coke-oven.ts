import { exact, isDay } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { yearsAfter } from "../parts/days.js";
import { office } from "../parts/rights.js";

const height = exact("4.3");
/** Coke ovens (焦炉台账): chambers of 4.3 m or less that ran for more than ten years are to go first. */
export const cokeOven = ledger({
  id: "coke-oven", title: { zh: "焦炉淘汰台账", en: "Coke ovens" }, source: { line: 677, systems: ["S068"], text: "山西省焦化行业压减过剩产能打好污染防治攻坚战行动方案" },
  key: ["unit", "number"], name: "number", ...office,
  fields: {
    unit: { ...unit, required: true }, number: { ...number, label: { zh: "焦炉编号", en: "Oven" }, required: true },
    chamber: { kind: "decimal", label: { zh: "碳化室高度", en: "Chamber height" }, unit: "m", scale: 2, min: "0", max: "10", required: true },
    startedOn: { kind: "day", label: { zh: "投产日期", en: "In use since" }, required: true },
    judgedOn: { kind: "day", label: { zh: "核定日期", en: "Judged on" }, required: true, validWhen: [{ must: { field: "judgedOn", comparison: "≥", than: "startedOn" }, say: { zh: "核定日期不得早于投产日期", en: "not before it was in use" } }] },
    capacity: { kind: "decimal", label: { zh: "产能", en: "Capacity" }, unit: "万t/a", scale: 2, min: "0" },
    tenYears: {
      kind: "computed", label: { zh: "满十年之日", en: "Ten years on" }, as: "text", from: ["startedOn"], formula: { zh: "投产日期 + 10 年", en: "in use since + 10 years" },
      by: (row) => { const from = row.text("startedOn"); return from !== null && isDay(from) ? yearsAfter(from, 10) : null; },
    },
    verdict: {
      kind: "computed", label: { zh: "淘汰判定", en: "To go" }, as: "text", from: ["chamber", "startedOn", "judgedOn"], formula: { zh: "碳化室高度 ≤ 4.3 m 且运行超过 10 年的，加快淘汰", en: "a chamber of 4.3 m or less in use for more than ten years" }, clauses: ["规划 4.1.1 第6点"], attestation: "REPORTED",
      by: (row) => {
        const chamber = row.exact("chamber"), from = row.text("startedOn"), on = row.text("judgedOn");
        if (chamber === null || from === null || on === null) return null;
        return chamber.compare(height) <= 0 && on > yearsAfter(from, 10) ? "应淘汰" : chamber.compare(height) > 0 ? "不属此列（推进干熄焦）" : "未满十年";
      },
    },
    dryQuench: { kind: "boolean", label: { zh: "已实施干熄焦", en: "Dry quenching" }, source: { line: 681 } }, cover: { kind: "boolean", label: { zh: "炉体加罩封闭", en: "Covered" } },
    dueOn: { kind: "day", label: { zh: "淘汰期限", en: "To go by" } }, note,
  },
  life: undertaking("oven.remove", 250, "industry", { zh: "拆除验收表及影像", en: "record of the removal" }),
});
