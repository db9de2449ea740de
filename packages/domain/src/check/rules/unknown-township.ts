import { advice, both, type Checked, type CheckRule, type PlanFinding } from "../model.js";

/** A township named after the district's name that the district does not have (本区没有的乡镇). One finding for each name. */
export const unknownTownship: CheckRule = {
  id: "unknown-township",
  name: both("出现本地区没有的乡镇", "A township that the district does not have"),
  run: (context): Checked => {
    const own = context.pack.district.name.zh,
      known = new Set(context.pack.places.map((p) => p.name.zh)),
      places = new Map<string, { line: number; quote: string; value: string }[]>();
    context.lines.forEach((text, k) => {
      for (const match of text.matchAll(new RegExp(`${own}([\\u4e00-\\u9fff]{2,3}[乡镇])(?=[\\u4e00-\\u9fff]{1,4}村)`, "g"))) {
        const name = match[1] ?? "";
        if (!known.has(name) && !places.get(name)?.some((each) => each.line === k + 1))
          places.set(name, [...(places.get(name) ?? []), { line: k + 1, quote: match[0], value: name }]);
      }
    });
    const list = context.pack.places.filter((p) => p.kind === "town"),
      first = list[0]?.quotation;
    return {
      holds: [],
      findings: [...places].map(
        ([name, found]): PlanFinding => ({
          id: `unknown-township:${name}`,
          rule: "unknown-township",
          source: "rule",
          severity: "low",
          places: [...found, ...(first === null || first === undefined ? [] : [{ line: first.line, quote: first.quote, value: `${list.length}个乡镇` }])],
          advice: advice.wording,
          lineage: null,
          message: both(
            `文中有“${name}”，而${own}的 ${list.length} 个乡镇（${list.map((p) => p.name.zh).join("、")}）没有它。`,
            `“${name}” is named, but it is none of the ${list.length} towns of ${context.pack.district.name.en}.`,
          ),
        }),
      ),
    };
  },
};
