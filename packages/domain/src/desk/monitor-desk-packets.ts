import type { Actor } from "../access/model.js";
import { holds } from "../access/rules.js";
import { base64Of, headOf, isSecretField, maskedBytes, textOf } from "../monitoring/packet-text.js";
import { verdicts, type KeptPacket, type PacketFilter, type Verdict } from "../monitoring/ports.js";
import { beijingText, instantOf } from "../monitoring/window.js";
import { NotFound } from "../ports.js";
import { refuseBad, type FieldError } from "./entry-rules.js";
import { seenInstrument, sightFor, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import { notAnInstant } from "./monitor-desk-points.js";
import type { FieldReading, PacketDetail, PacketQuery, PacketReading, PacketRow } from "./monitor-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

const usualLimit = 100, mostLimit = 500, pagesAtMost = 20, day = 86_400_000;

/** What is asked of packets, in order: spans by arrival, the latest day when none is named. @throws {Refused} monitoring/bad-query */
function filterOf(query: PacketQuery, now: number): Omit<PacketFilter, "source"> {
  const errors: (FieldError | null)[] = [], given = (text: string | undefined): text is string => text !== undefined && text !== "";
  const untilAt = given(query.until) ? instantOf(query.until) : now + 60_000, fromAt = given(query.from) ? instantOf(query.from) : (untilAt ?? now) - day;
  if (given(query.from)) errors.push(notAnInstant("from", query.from, fromAt));
  if (given(query.until)) errors.push(notAnInstant("until", query.until, untilAt));
  if (fromAt !== null && untilAt !== null && untilAt <= fromAt) errors.push({ field: "until", zh: "结束时间应晚于开始时间", en: "the end must be after the beginning" });
  if (given(query.verdict) && !(verdicts as readonly string[]).includes(query.verdict)) errors.push({ field: "verdict", zh: `没有“${query.verdict}”这类去向`, en: `there is no verdict "${query.verdict}"` });
  if (given(query.direction) && query.direction !== "in" && query.direction !== "out") errors.push({ field: "direction", zh: "方向为 in 或 out", en: "the direction is in or out" });
  const limit = given(query.limit) ? Number(query.limit) : usualLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > mostLimit) errors.push({ field: "limit", zh: `每次 1 至 ${mostLimit} 条`, en: `1 to ${mostLimit} at once` });
  if (given(query.before) && !/^\d{1,16}$/.test(query.before)) errors.push({ field: "before", zh: "不是报文号", en: "no number of a packet" });
  refuseBad("monitoring/bad-query", errors);
  return {
    from: fromAt!, until: untilAt!, limit, ...(given(query.verdict) ? { verdict: query.verdict as Verdict } : {}), ...(given(query.direction) ? { direction: query.direction as "in" | "out" } : {}),
    ...(given(query.word) ? { word: query.word } : {}), ...(given(query.before) ? { before: Number(query.before) } : {}),
  };
}

/**
 * Whether a person sees a packet (报文可见范围): those of the points they see; what was refused only with the right to manage the instrument,
 * and what came from nobody we know only with the right to manage instruments at all.
 */
export function packetSight(ports: MonitorDeskPorts, actor: Actor, registry: Registry): (packet: Pick<KeptPacket, "source" | "verdict">) => boolean {
  const reads = sightFor(ports, actor, "monitor.read", registry.pack), manages = sightFor(ports, actor, "instrument.manage", registry.pack), managesAny = holds(actor.grants, "instrument.manage", ports.store.district, todayOf(ports.clock));
  const bySource = new Map<number, { readonly read: boolean; readonly manage: boolean }>();
  return ({ source, verdict }) => {
    let may = bySource.get(source);
    if (may === undefined) {
      const point = registry.points.get(registry.sources.get(source)?.point ?? "");
      bySource.set(source, may = point === undefined ? { read: managesAny, manage: managesAny } : { read: reads(point), manage: manages(point) });
    }
    return may.read && (verdict !== "refused" || may.manage);
  };
}

/** Packets as they are listed, the latest first; further pages by `before`. @throws {NotFound} an instrument out of sight @throws {Refused} monitoring/bad-query */
export async function packetRows(ports: MonitorDeskPorts, actor: Actor, registry: Registry, query: PacketQuery): Promise<readonly PacketRow[]> {
  const filter = filterOf(query, Date.parse(ports.clock.now())), sees = packetSight(ports, actor, registry), found: KeptPacket[] = [];
  const source = query.instrument === undefined || query.instrument === "" ? {} : { source: seenInstrument(ports, actor, registry, query.instrument).instrument.source };
  let { before } = filter;
  // what a person may not see is left out page by page; a person who sees little waits for no more than so many pages
  for (let page = 0; page < pagesAtMost && found.length < filter.limit; page++) {
    const packets = await ports.observations.packets({ ...filter, ...source, ...(before === undefined ? {} : { before }) });
    for (const packet of packets) if (sees(packet)) found.push(packet);
    const last = packets.at(-1);
    if (last === undefined || packets.length < filter.limit) break;
    before = last.id;
  }
  return found.slice(0, filter.limit).map((packet) => packetRow(registry, packet, maskedBytes(packet.bytes)));
}

function packetRow(registry: Registry, packet: KeptPacket, shown: Uint8Array): PacketRow {
  const { id, at, source, setting, direction, verdict, word } = packet, fact = registry.settings.get(setting);
  const instrument = registry.sources.get(source)?.instrument ?? null;
  return { id, at: beijingText(at), instrument, mn: (fact?.instrument === instrument ? fact?.mn : undefined) ?? registry.instruments.get(instrument ?? "")?.mn ?? null, direction, verdict, word, bytes: packet.bytes.length, head: headOf(shown) };
}

/** A packet with everything that can be said of it; passwords and keys are overwritten wherever they stand (报文解读). @throws {NotFound} also when it lies out of sight */
export async function packetDetail(ports: MonitorDeskPorts, actor: Actor, registry: Registry, id: string): Promise<PacketDetail> {
  const packet = /^\d{1,16}$/.test(id) && Number.isSafeInteger(Number(id)) ? await ports.observations.packet(Number(id)) : null;
  if (packet === null || !packetSight(ports, actor, registry)(packet)) throw new NotFound("packet", id);
  const shown = maskedBytes(packet.bytes);
  return { ...packetRow(registry, packet, shown), text: textOf(shown), base64: base64Of(shown), decoded: maskedReading(ports.packetReader.explain(packet.bytes)) };
}
function maskedReading(reading: PacketReading): PacketReading {
  const masked = (field: FieldReading): FieldReading => (isSecretField(field.name) ? { ...field, value: "*".repeat(field.value.length), meaning: null } : field);
  return { ...reading, header: reading.header.map(masked), data: reading.data.map(masked) };
}
