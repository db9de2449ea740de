import type { LatestValue, PointChange, PointRow } from "@yunqing/wire";

const key = (value: LatestValue): string => `${value.factor} ${value.field}`;
const later = (one: string | null, other: string | null): string | null => one === null ? other : other === null ? one : Date.parse(one) >= Date.parse(other) ? one : other;

/** The values of a point after a message: a newer value takes the place of the older one, one that came late and is older does not. */
function latestOf(held: readonly LatestValue[], come: readonly LatestValue[]): readonly LatestValue[] {
  const byKey = new Map(held.map((value) => [key(value), value]));
  for (const value of come) { const old = byKey.get(key(value)); if (!old || Date.parse(value.at) >= Date.parse(old.at)) byKey.set(key(value), value); }
  return [...byKey.values()];
}

/** The wall after a message of the live stream (实时合并): rows that did not change stay the same objects; a point nobody knows is left to the next full answer. */
export function mergedPoints(rows: readonly PointRow[], changes: readonly PointChange[]): readonly PointRow[] {
  const byId = new Map<string, PointChange[]>();
  for (const change of changes) byId.set(change.id, [...(byId.get(change.id) ?? []), change]);
  let changed = false;
  const next = rows.map((row) => {
    const own = byId.get(row.id);
    if (!own) return row;
    changed = true;
    return own.reduce<PointRow>((held, change) => ({ ...held, condition: change.condition, seenAt: later(held.seenAt, change.seenAt), driftSeconds: change.driftSeconds, latest: latestOf(held.latest, change.latest) }), row);
  });
  return changed ? next : rows;
}

/** Reads one message; anything else than an array of changes is nothing. */
export function changesOf(data: string): readonly PointChange[] {
  let parsed: unknown;
  try { parsed = JSON.parse(data); } catch { return []; }
  return Array.isArray(parsed) ? parsed.filter((each): each is PointChange => typeof each === "object" && each !== null && typeof (each as PointChange).id === "string" && Array.isArray((each as PointChange).latest)) : [];
}
