import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Firms to leave（拟清退企业清单）. */
export const exitList = ledger({
  id: "exit-list", title: { zh: "拟清退企业清单", en: "Firms to leave" }, source: { line: 977, systems: ["S182"], text: "计划 4.6.1" },
  purpose: { zh: "三项条件对照：排放不达标、隐患治理不到位、应急预案不合格", en: "Three criteria, checked firm by firm" },
  key: ["unit", "year"], name: "reason", ...office,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, required: true },
    emission: { kind: "boolean", label: { zh: "排放不达标", en: "Emissions above limits" }, required: true },
    danger: { kind: "boolean", label: { zh: "环境风险隐患治理不到位", en: "Hidden dangers not put right" }, required: true },
    plan: { kind: "boolean", label: { zh: "环境应急预案编制不合格", en: "Emergency plan not up to standard" }, required: true },
    criteria: {
      kind: "computed", label: { zh: "触发条件数", en: "Criteria met" }, as: "decimal", unit: "项", scale: 0, from: ["emission", "danger", "plan"],
      formula: { zh: "三项条件中成立的个数", en: "how many of the three hold" },
      by: (row) => exact([row.value("emission"), row.value("danger"), row.value("plan")].filter((each) => each === true).length),
    },
    reason: { kind: "text", label: { zh: "认定依据", en: "Basis" }, required: true, max: 500 },
    way: {
      kind: "choice", label: { zh: "处置", en: "Way" }, required: true,
      options: {
        exit: { zh: "清退关闭", en: "closed" }, move: { zh: "搬迁入园", en: "moved into a park" }, upgrade: { zh: "限期升级", en: "upgraded" },
        watch: { zh: "继续观察", en: "watched" },
      },
    },
    due: { kind: "day", label: { zh: "期限", en: "Due" }, required: true },
    problems: { ...problems },
  },
  life: rectification({ kind: "exit.finish", workingDays: 120, organisation: "bureau", problem: "problems" }),
});
