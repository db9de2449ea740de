import type { Segment } from "@yunqing/hj212";
import { dayMs, hourMs, minuteMs, qnOf, secondMs, startOf, windowOf } from "./beijing.js";
import { instrument, type InstrumentSpec } from "./instrument.js";
import { Packets, type RecordCommand } from "./packets.js";
import { placeOf } from "./place.js";
import { Records } from "./records.js";
import type { Scenario } from "./scenario.js";

/** What {@link uploadsBetween} leaves out or puts in. */
export interface StretchOptions { readonly scenario?: Scenario; /** commands wanted (default: 2011, 2051, 2061, 2031) */ readonly commands?: readonly RecordCommand[]; /** whether each asks for its 9014 (default: yes) */ readonly answers?: boolean }

/**
 * All that an instrument uploads in a span (一段时间的上传), in order of time, without socket, clock or host: a function of seed, instrument and span, one packet after another.
 * Records of windows appear when the window ends; `from` and `until` are by the instrument's own clock.
 *
 * @throws {MnNotSimulated} {InstrumentInvalid}
 */
export function* uploadsBetween(spec: InstrumentSpec, seed: number, from: number, until: number, options: StretchOptions = {}): Generator<Segment> {
  instrument(spec);
  const place = placeOf(spec, seed, options.scenario);
  let at = from, last = 0;
  const packets = new Packets(place, new Records(place, { realTimeSeconds: spec.realTimeSeconds, minuteInterval: spec.minuteInterval, calibrated: [] }), () => spec.password, () => qnOf((last = Math.max(last + 1, at))));
  const lengths: Readonly<Record<RecordCommand, number>> = { "2011": spec.realTimeSeconds * secondMs, "2021": hourMs, "2051": spec.minuteInterval * minuteMs, "2061": hourMs, "2031": dayMs, "2041": dayMs };
  const commands = (options.commands ?? ["2011", "2051", "2061", "2031"]).filter((cn) => packets.hasDevices || (cn !== "2021" && cn !== "2041"));
  const next = new Map(commands.map((cn) => [cn, windowOf(from + lengths[cn] - 1, lengths[cn])]));
  for (;;) {
    let cn: RecordCommand | undefined, due = until;
    for (const one of commands) {
      const isMoment = one === "2011" || one === "2021", end = startOf(next.get(one)! + (isMoment ? 0 : 1), lengths[one]);
      if (end < due) { due = end; cn = one; }
    }
    if (cn === undefined) return;
    const window = next.get(cn)!;
    next.set(cn, window + 1);
    at = due;
    yield* packets.of(cn, startOf(window, lengths[cn]), options.answers ?? true);
  }
}
