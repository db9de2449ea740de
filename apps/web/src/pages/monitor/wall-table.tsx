import type { FactorView, PointKind, PointRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { useMemo } from "react";
import { conditions, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { agoWords, driftWords } from "../../day/ago.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Reading } from "../../parts/reading.js";
import { latestOfFactor, orderedFactors, shortName } from "./wall-order.js";

const offered = 12;
const headingOf = ({ name, unit }: FactorView): Labels => { const { zh, en } = shortName(name); return unit ? { zh: `${zh}（${unit}）`, en: `${en} (${unit})` } : { zh, en }; };

/** The factors that most of the points have, in the order of the wall; a column each. */
function commonFactors(points: readonly PointRow[]): readonly FactorView[] {
  const held = new Map<string, { readonly factor: FactorView; count: number; order: number }>();
  for (const point of points) orderedFactors(point).forEach((factor, at) => { const own = held.get(factor.code); if (own) own.count += 1; else held.set(factor.code, { factor, count: 1, order: at }); });
  return [...held.values()].sort((a, b) => b.count - a.count || a.order - b.order).slice(0, offered).map((each) => each.factor);
}

/** The points of one kind as a table (列表): a column per factor; a factor that a point does not measure is “/”. */
export function WallTable({ kind, points, now, placeOf }: { readonly kind: PointKind; readonly points: readonly PointRow[]; readonly now: number; readonly placeOf: (id: string | null) => string }) {
  const { t } = useLanguage();
  const factors = useMemo(() => commonFactors(points), [points]);
  const columns = useMemo<readonly Column<PointRow>[]>(() => [
    { id: "name", title: { zh: "点位", en: "Point" }, heads: true, width: 200, sortBy: (row) => t(row.name), cell: (row) => <><span className="point-name"><To to={`/monitor/${encodeURIComponent(row.id)}`}>{t(row.name)}</To></span>{row.simulated && <span className="simulated-mark">{t({ zh: "模拟", en: "SIM" })}</span>}</> },
    { id: "condition", card: "badge", title: { zh: "状态", en: "State" }, sortBy: (row) => conditions.indexOf(row.condition), cell: (row) => <ConditionTag condition={row.condition} /> },
    { id: "seen", nowrap: true, title: { zh: "最近", en: "Last" }, sortBy: (row) => (row.seenAt ? -Date.parse(row.seenAt) : null), cell: (row) => <>{row.seenAt ? t(agoWords(row.seenAt, now)) : "—"}{driftWords(row.driftSeconds) && <small className="under drift">{t(driftWords(row.driftSeconds) ?? { zh: "", en: "" })}</small>}</> },
    { id: "transmission", numeric: true, title: { zh: "传输率%", en: "Received %" }, sortBy: (row) => (row.transmission === null ? null : Number(row.transmission)), cell: (row) => row.transmission ?? "—" },
    ...factors.map((factor): Column<PointRow> => ({
      id: factor.code, numeric: true, nowrap: true, title: headingOf(factor),
      sortBy: (row) => { const value = Number(latestOfFactor(row, factor.code)?.value ?? Number.NaN); return Number.isNaN(value) ? null : value; },
      cell: (row) => { const own = row.factors.find((each) => each.code === factor.code); return <Reading value={own ? latestOfFactor(row, factor.code) : undefined} unit={own && own.unit !== factor.unit ? own.unit : undefined} />; },
    })),
    { id: "place", title: { zh: "地点", en: "Place" }, sortBy: (row) => placeOf(row.place), cell: (row) => placeOf(row.place) },
  ], [factors, now, placeOf, t]);
  return <DataTable name={pointKindWords[kind]} rows={points} columns={columns} idOf={(row) => row.id} chooser={false} />;
}
