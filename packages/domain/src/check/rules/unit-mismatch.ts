import type { Table } from "../../plan/model.js";
import { advice, both, placeOf, type CheckContext, type Checked, type CheckRule, type PlanFinding } from "../model.js";
import { dimensionOf } from "../unit.js";

const measures: readonly (readonly [RegExp, string])[] = [
  [/面积$/, "area"],
  [/(?:长度|长|宽|河长)$/, "length"],
  [/投资$/, "money"],
  [/储量$/, "volume"],
];

/** a fact named an area, a length … whose unit measures something else */
function facts(context: CheckContext): PlanFinding[] {
  return context.pack.facts.flatMap((fact): PlanFinding[] => {
    const wanted = measures.find(([name]) => name.test(fact.metric))?.[1],
      is = dimensionOf(fact.unit);
    return wanted === undefined || is === null || is === wanted
      ? []
      : [
          {
            id: `unit-mismatch:${fact.id}`,
            rule: "unit-mismatch",
            source: "rule",
            severity: "low",
            places: [placeOf(fact.quotation, fact.printed), { line: fact.quotation.line, quote: fact.printed, value: fact.unit }],
            advice: advice.wording,
            lineage: null,
            message: both(
              `${fact.subject}${fact.metric}的单位印为“${fact.unit}”，不是${wanted === "area" ? "面积" : wanted === "length" ? "长度" : wanted === "money" ? "金额" : "体积"}单位。`,
              `${fact.metric} carries the unit ${fact.unit}, which measures ${is}, not ${wanted}.`,
            ),
          },
        ];
  });
}

/** `二氧化硫排放总量（吨）` → 吨 */
const unitInName = (name: string): string | null => /[（(]\s*([^（）()]+?)\s*[)）]\s*$/.exec(name)?.[1] ?? null;

/** a column or row name that carries one unit over cells that carry another */
function table(context: CheckContext, found: Table): PlanFinding[] {
  const wrong: { line: number; quote: string; value: string; named: string }[] = [];
  for (const row of found.rows) {
    const name = row.cells
      .map((cell) => ({ cell, unit: unitInName(cell) }))
      .find(({ unit, cell }) => unit !== null && /^(吨|万吨|%|个|万元)$/.test(unit) && !/\d/.test(cell));
    const other = name === undefined ? undefined : row.cells.find((cell) => cell !== name.cell && /\d\s*%$/.test(cell));
    if (name !== undefined && name.unit !== "%" && other !== undefined) wrong.push({ line: row.line, quote: name.cell, value: other, named: name.unit ?? "" });
  }
  found.columns.forEach((column, k) => {
    const unit = unitInName(column);
    if (unit === null || !/^万/.test(unit)) return;
    for (const row of found.rows)
      if (/^\d[\d.]*\s*万/.test(row.cells[k] ?? "")) wrong.push({ line: row.line, quote: row.cells[k] ?? "", value: row.cells[k] ?? "", named: unit });
  });
  const first = wrong[0];
  if (first === undefined) return [];
  return [
    {
      id: `unit-mismatch:table-${found.id}`,
      rule: "unit-mismatch",
      source: "rule",
      severity: "low",
      places: [
        ...wrong.map(({ line, quote, value }) => ({ line, quote, value })),
        { line: found.line, quote: context.lines[found.line - 1] ?? found.title, value: first.named },
      ],
      advice: advice.wording,
      lineage: null,
      message: both(
        `${found.title}：名称或表头的单位为“${first.named}”，数值却写作“${first.value}”${wrong.length > 1 ? ` 等 ${wrong.length} 处` : ""}。`,
        `${found.title}: the name carries ${first.named}, the value is ${first.value} (${wrong.length} place(s)).`,
      ),
    },
  ];
}

/** per cent called percentage points, where the figure is a rise or fall of amounts (百分比误作百分点) */
function points(context: CheckContext): PlanFinding[] {
  return context.claims
    .filter((claim) => claim.kind === "growth" && claim.unit.includes("百分点"))
    .map((claim) => ({
      id: `unit-mismatch:${claim.id}`,
      rule: "unit-mismatch",
      source: "rule",
      severity: "low",
      places: [placeOf(claim.quotation, `${claim.says}${claim.unit}`), { line: claim.quotation.line, quote: claim.unit, value: "%" }],
      advice: advice.wording,
      lineage: null,
      message: both(
        `“${claim.quotation.quote}”是数量的增降幅，应称“%”，不是“${claim.unit}”。`,
        `“${claim.quotation.quote}” is a change of an amount: per cent, not percentage points.`,
      ),
    }));
}

/** A unit that does not fit what it stands at (单位与所指不符). */
export const unitMismatch: CheckRule = {
  id: "unit-mismatch",
  name: both("单位与所指不符", "A unit that does not fit"),
  run: (context): Checked => ({
    findings: [...facts(context), ...[...context.tables.values()].flatMap((each) => table(context, each)), ...points(context)],
    holds: [],
  }),
};
