import { drinkingComplianceRates, drinkingWaterJudged, gbt14848ClassOf, gbt14848UnitOf, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { entriesOf, shapeOf } from "../monitoring/content.js";
import { beijingText } from "../monitoring/window.js";
import { inUnit, itemOfFactor } from "../statistics/factor-item.js";
import { groundOf, type BoardDeskPorts } from "./board-desk-office.js";
import type { BoardGroundwater, BoardJudgedItem, BoardQuery, BoardWellRow } from "./board-desk-views.js";
import { sightFor } from "./monitor-desk-office.js";
import { networkRegistryOf } from "./network-desk-office.js";

const kinds: ReadonlySet<string> = new Set(["groundwater", "drinking-source", "reservoir"]);
interface Taken { readonly day: string; readonly values: Readonly<Record<string, string>>; readonly units: Readonly<Record<string, string>> }
type Verdict = Pick<BoardWellRow, "class" | "decisive" | "items" | "notJudged" | "compliant" | "why">;
const nothing = (zh: string, en: string): Verdict => ({ class: null, decisive: [], items: [], notJudged: [], compliant: null, why: { zh, en } });

/** A well by GB/T 14848-2017: what its tables do not have, or have in another unit, is named and not judged. */
function wellVerdict({ values, units }: Taken, nameOf: (item: string) => Labels): Verdict {
  const known: Record<string, string> = {}, notJudged: string[] = [];
  for (const [item, value] of Object.entries(values)) {
    try { const text = inUnit(value, units[item] ?? "", gbt14848UnitOf(item)); if (text === null) notJudged.push(nameOf(item).zh); else { gbt14848ClassOf({ values: { [item]: text } }); known[item] = text; } } catch { notJudged.push(nameOf(item).zh); }
  }
  if (Object.keys(known).length === 0) return { ...nothing("没有 GB/T 14848-2017 列出的项目", "no item of GB/T 14848-2017"), notJudged };
  const { value } = gbt14848ClassOf({ values: known }), items: readonly BoardJudgedItem[] = value.items.map((one) => ({ name: one.name, value: one.value, unit: one.unit, class: one.class, multiple: one.multiple?.toFixed(2) ?? null }));
  return { class: value.class, decisive: value.decisive, items, notJudged, compliant: value.class === "I" || value.class === "II" || value.class === "III", why: null };
}
/** A surface source by GB 3838-2002 §5.3. */
function surfaceVerdict({ values, units }: Taken, waterBody: "river" | "lake", nameOf: (item: string) => Labels): Verdict {
  const known: Record<string, string> = {}, notJudged: string[] = [];
  for (const [item, value] of Object.entries(values)) try { drinkingWaterJudged({ kind: "surface", waterBody, values: { [item]: value } }); known[item] = value; } catch { notJudged.push(nameOf(item).zh); }
  if (Object.keys(known).length === 0) return { ...nothing("没有 GB 3838-2002 列出的项目", "no item of GB 3838-2002"), notJudged };
  const { value } = drinkingWaterJudged({ kind: "surface", waterBody, values: known }), over = new Map(value.exceeding.map(({ item, multiple }) => [item, multiple]));
  return { class: null, decisive: value.exceeding.map(({ item }) => nameOf(item).zh), items: Object.entries(known).map(([item, text]) => ({ name: nameOf(item), value: text, unit: units[item] ?? "", class: null, multiple: over.get(item) ?? null })), notJudged, compliant: value.isCompliant, why: null };
}

/** Wells and drinking-water sources (地下水与水源): the latest sample of a year against its standard, rounds of the year, rate of compliance. @throws {Forbidden} {Refused} board/bad-day */
export async function groundwaterOf(ports: BoardDeskPorts, actor: Actor, query: BoardQuery, nameAt: (kind: BoardWellRow["kind"], item: string) => Labels): Promise<BoardGroundwater> {
  const { head } = await groundOf(ports, actor, query), registry = await ports.store.read(networkRegistryOf), { profiles, bodies } = await ports.network.network(), sees = sightFor(ports, actor, "monitor.read", registry.pack), plan = await ports.network.sampling(actor, Number(head.day.slice(0, 4))), until = Date.parse(`${head.day}T00:00:00+08:00`) + 86_400_000, rows: BoardWellRow[] = [];
  for (const point of registry.points.values()) {
    if (!kinds.has(point.kind) || !point.active || !sees(point)) continue;
    const kind = point.kind as BoardWellRow["kind"], profile = profiles.get(point.point), body = bodies.find((one) => one.body === profile?.body), taken = await latestOf(ports, (registry.sourcesOf.get(point.point) ?? []).map(({ source }) => source), kind, until), rounds = plan.rows.filter((one) => one.point === point.point), nameOf = (item: string): Labels => nameAt(kind, item);
    const isGround = kind === "groundwater" || body?.kind === "aquifer", waterBody = kind === "reservoir" || body?.kind === "reservoir" || body?.kind === "lake" ? "lake" as const : body?.kind === "river" ? "river" as const : null;
    const verdict = taken === null ? nothing("一年内没有样品", "no sample within a year") : isGround ? wellVerdict(taken, nameOf) : waterBody !== null ? surfaceVerdict(taken, waterBody, nameOf) : nothing("没有登记所在水体，不知按地表水还是地下水评价；请在“监测网络”中设置", "its water body is not registered, so it is not known by which standard to judge; set it in the network");
    rows.push({ id: point.point, kind, name: point.name, place: point.place, protection: profile?.protection ?? null, functionZone: profile?.functionZone ?? "", sampled: taken?.day ?? null, ...verdict, done: rounds.length === 0 ? null : rounds.reduce((all, one) => all + one.done, 0), missed: rounds.length === 0 ? null : rounds.reduce((all, one) => all + one.missed, 0) });
  }
  const sources = rows.filter(({ kind }) => kind === "drinking-source"), judged = sources.flatMap((one) => (one.compliant === null ? [] : [{ name: one.name.zh, isCompliant: one.compliant }]));
  return { ...head, rows, compliance: { percent: judged.length === 0 ? null : drinkingComplianceRates(judged).bySources.value.percent, compliant: judged.filter((one) => one.isCompliant).length, judged: judged.length, sources: sources.length } };
}

/** The last day of a year on which something was measured, later rows before earlier ones. */
async function latestOf(ports: BoardDeskPorts, sources: readonly number[], kind: BoardWellRow["kind"], until: number): Promise<Taken | null> {
  if (sources.length === 0) return null;
  const days = new Map<string, { readonly values: Record<string, string>; readonly units: Record<string, string> }>();
  for (const span of ["day", "hour", "real-time"] as const) for (const { shape, content, from } of await ports.observations.readings({ sources, kind: span, from: until - 366 * 86_400_000, until, limit: 20_000 })) {
    const day = beijingText(from).slice(0, 10), held = days.get(day) ?? { values: {}, units: {} };
    days.set(day, held);
    for (const { factor, field, value } of entriesOf(shapeOf(shape), content)) { const item = itemOfFactor(kind, factor); if (field === "Flag" || value.trim() === "" || item === null) continue; held.values[item.item] = value; held.units[item.item] = item.unit; }
  }
  const last = [...days.keys()].sort().at(-1);
  return last === undefined ? null : { day: last, ...days.get(last) as { values: Record<string, string>; units: Record<string, string> } };
}
