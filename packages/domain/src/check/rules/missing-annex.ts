import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** The text refers to annexes that the document does not have (引用的附表不存在). */
export const missingAnnex: CheckRule = {
  id: "missing-annex",
  name: both("引用的附表不存在", "An annex referred to does not exist"),
  run: (context): Checked => {
    const has = context.lines.some((text) => /^附表/.test(text.trim())),
      places = has
        ? []
        : context.lines.flatMap((text, k) => {
            const match = /附表\s*[（(][一二三四五六七八九十][)）]/.exec(text);
            return match === null ? [] : [{ line: k + 1, quote: match[0], value: match[0] }];
          });
    return {
      holds: [],
      findings:
        places.length === 0
          ? []
          : [
              {
                id: "missing-annex:all",
                rule: "missing-annex",
                source: "rule",
                severity: "low",
                places,
                advice: advice.wording,
                lineage: null,
                message: both(
                  `文中引用 ${[...new Set(places.map((p) => p.value))].join("、")}，全文没有以“附表”为题的表。`,
                  `The text refers to ${[...new Set(places.map((p) => p.value))].join(", ")}; no table of the document carries such a title.`,
                ),
              } satisfies PlanFinding,
            ],
    };
  },
};
