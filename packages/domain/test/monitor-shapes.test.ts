import { expect, test } from "vitest";
import type { MonitorDesk } from "@yunqing/domain";
import type * as wire from "@yunqing/wire";

/** True when each of two types may stand for the other. The compiler does the test; the run only shows that the file was compiled. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "the wire wants more or less than the desk answers") : "the desk answers what the wire does not take";
type Answer<K extends keyof MonitorDesk> = MonitorDesk[K] extends (...given: never[]) => Promise<infer A> ? A : never;
type Given<K extends keyof MonitorDesk, Place extends number> = MonitorDesk[K] extends (...given: infer G) => unknown ? (G extends readonly unknown[] ? G[Place] : never) : never;

const answers: {
  readonly points: Same<Answer<"points">, readonly wire.PointRow[]>; readonly changesSince: Same<Answer<"changesSince">["changes"], readonly wire.PointChange[]>; readonly point: Same<Answer<"point">, wire.PointDetail>; readonly putPoint: Same<Answer<"putPoint">, wire.PointDetail>;
  readonly curve: Same<Answer<"curve">, wire.CurveView>; readonly instruments: Same<Answer<"instruments">, readonly wire.InstrumentRow[]>; readonly strangers: Same<Answer<"strangers">, readonly wire.StrangerRow[]>; readonly commands: Same<Answer<"commands">, readonly wire.CommandView[]>;
  readonly packets: Same<Answer<"packets">, readonly wire.PacketRow[]>; readonly packet: Same<Answer<"packet">, wire.PacketDetail>; readonly forwards: Same<Answer<"forwards">, readonly wire.ForwardRow[]>;
} = { points: true, changesSince: true, point: true, putPoint: true, curve: true, instruments: true, strangers: true, commands: true, packets: true, packet: true, forwards: true };
const commands: {
  readonly putPoint: Same<Given<"putPoint", 1>, wire.PutPoint>; readonly curve: Same<Given<"curve", 2>, wire.CurveQuery>; readonly putInstrument: Same<Given<"putInstrument", 1>, wire.PutInstrument>; readonly adopt: Same<Given<"adopt", 1>, wire.Adopt>;
  readonly sendCommand: Same<Given<"sendCommand", 2>, wire.SendCommand>; readonly packets: Same<Given<"packets", 1>, wire.PacketQuery>; readonly putForward: Same<Given<"putForward", 1>, wire.PutForward>;
} = { putPoint: true, curve: true, putInstrument: true, adopt: true, sendCommand: true, packets: true, putForward: true };

test("what the desk of monitoring answers and takes is what crosses the wire, both ways", () => {
  expect(Object.values(answers)).toHaveLength(11);
  expect(Object.values(commands)).toHaveLength(7);
});
