import type { Arrival, Entry, InstrumentFact, ReadingKind } from "@yunqing/domain";
import { FrameSplitter, leniencies, SegmentReader, type KeyOf, type LeniencyName, type Segment } from "@yunqing/hj212";
import { instantOf } from "./beijing-time.js";
import { packed } from "./shape-memory.js";

/** What of an instrument decides how its packets are read. */
export type ReadingSetting = Pick<InstrumentFact, "timeMark" | "minuteInterval">;

/** Why a packet that is in order gives no reading (另存原因): its clock is too far off, it names no time, it holds nothing. */
export type SetAsideWord = "clock" | "data-time" | "empty";

/** What a packet tells (报文内容): a reading, a part of an exchange, or something set aside; `word` is what packets are searched by. */
export interface Told { readonly verdict: "reading" | "exchange" | "set-aside"; readonly word: string; readonly reading: Arrival["reading"] }

const minute = 60_000, hour = 60 * minute, day = 24 * hour;
/** A window may start so far in the future, by a clock that is wrong; nothing was measured by these instruments before 2010. */
const futureMs = 10 * minute, earliest = Date.UTC(2010, 0, 1) - 8 * hour;

const kinds: Readonly<Record<string, ReadingKind>> = {
  "2011": "real-time", "2051": "minute", "2061": "hour", "2031": "day", "2021": "device-state", "2041": "run-time", "2081": "start-up", "2062": "standard-check",
  "3019": "information", "3020": "information", "2013": "raw", "2052": "noise", "2111": "furnace",
};
/** Length of the window of a kind; the minute's is set per instrument, 0 is a moment. @clause HJ 212-2017 §6.6.4; 2111: HJ 212-2025 (second hand) */
const lengths: Readonly<Record<ReadingKind, number>> = { "real-time": 0, minute: minute, hour, day, "device-state": 0, "run-time": day, "start-up": 0, "standard-check": 0, information: 0, raw: 0, noise: 0, furnace: 5 * minute };

/** Kind of the observations that a command brings up, or undefined: then it is part of an exchange. @clause HJ 212-2017 表9; HJ/T 212-2005 表9; HJ 212-2025 (second hand) */
export function kindOfCommand(cn: string): ReadingKind | undefined { return kinds[cn]; }

const setAside = (word: SetAsideWord): Told => ({ verdict: "set-aside", word, reading: null });

/**
 * What an accepted packet tells, under the setting of its instrument.
 * The window starts at DataTime, or one interval before where the instrument names the end. Without DataTime the QN is the moment of real-time data and of information (3019 has none by the standard); others are set aside.
 * Factor codes stay as sent: old ones are mapped when they are shown.
 *
 * @param at  arrival, milliseconds since 1970 UTC: a window that starts over 10 minutes later, or before 2010, is set aside as `clock`. Left out (on replay of what was taken), the clock is not judged.
 * @clause HJ 212-2017 §6.6.4, 表4 DataTime
 */
export function readingOf(segment: Segment, setting: ReadingSetting, at?: number): Told {
  const cn = segment.cn ?? "", kind = kinds[cn];
  if (kind === undefined) return { verdict: "exchange", word: cn, reading: null };
  let from = Number.NaN;
  if (segment.dataTime !== null) from = instantOf(segment.dataTime);
  else if (segment.qn !== null && (kind === "real-time" || kind === "information")) from = instantOf(segment.qn);
  if (Number.isNaN(from)) return setAside("data-time");
  if (setting.timeMark === "end") from -= kind === "minute" ? setting.minuteInterval * minute : lengths[kind];
  if (at !== undefined && (from > at + futureMs || from < earliest)) return setAside("clock");
  let entries: readonly Entry[] = segment.values;
  for (const _ in segment.fields) { entries = [...segment.values, ...fieldEntries(segment.fields)]; break; }
  if (entries.length === 0) return setAside("empty");
  const { shape, content } = packed(entries, segment.rf === 1);
  return { verdict: "reading", word: cn, reading: { kind, from, shape, content } };
}

function fieldEntries(fields: Segment["fields"]): Entry[] {
  const out: Entry[] = [];
  for (const [field, value] of Object.entries(fields)) for (const one of typeof value === "string" ? [value] : value) out.push({ factor: "", field, value: one });
  return out;
}

/** Every leniency by name: the gateway reads with all of them and judges afterwards what a packet used. */
export const everyLeniency: ReadonlySet<LeniencyName> = new Set(leniencies.map(({ name }) => name));

const keptReader = new SegmentReader();
/** The segment of one kept frame (`##` to CRC), read with every leniency; null where it is none. */
export function segmentOfKept(bytes: Uint8Array, keyOf?: KeyOf): Segment | null {
  let found: Segment | null = null;
  const splitter = new FrameSplitter({
    frame: (buffer, from, to, _, raw) => {
      const problem = keptReader.parse(buffer, from, to);
      if (problem === "sealed" && buffer === raw.of) return "sealed";
      if (problem === undefined) found ??= keptReader.segment();
      return undefined;
    },
    refused: () => undefined,
  }, { allowed: everyLeniency, ...(keyOf === undefined ? {} : { keyOf }) });
  splitter.push(bytes);
  splitter.end();
  return found;
}

/**
 * The reading of a kept packet, anew (重放): the same as when it came, bit for bit, if the setting is the one it came in by.
 * Only for packets whose verdict was `reading`: the others told none then.
 * @param keyOf  key of the instrument, for packets of 2025 that came sealed
 */
export function readingOfKept(bytes: Uint8Array, setting: ReadingSetting, keyOf?: KeyOf): Arrival["reading"] {
  const segment = segmentOfKept(bytes, keyOf);
  return segment === null ? null : readingOf(segment, setting).reading;
}
