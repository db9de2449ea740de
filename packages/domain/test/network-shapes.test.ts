import { expect, test } from "vitest";
import type { NetworkDesk } from "@yunqing/domain";
import type * as wire from "@yunqing/wire";

/** True when each of two types may stand for the other. The compiler does the test; the run only shows that the file was compiled. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "the wire wants more or less than the desk answers") : "the desk answers what the wire does not take";
type Answer<K extends keyof NetworkDesk> = NetworkDesk[K] extends (...given: never[]) => Promise<infer A> ? A : never;
type Given<K extends keyof NetworkDesk, Place extends number> = NetworkDesk[K] extends (...given: infer G) => unknown ? (G extends readonly unknown[] ? G[Place] : never) : never;

const answers: {
  readonly view: Same<Answer<"view">, wire.NetworkView>; readonly point: Same<Answer<"point">, wire.NetworkPointDetail>; readonly putProfile: Same<Answer<"putProfile">, wire.NetworkPointDetail>; readonly putWaterBody: Same<Answer<"putWaterBody">, wire.WaterBodyRow>; readonly putLaboratory: Same<Answer<"putLaboratory">, wire.LaboratoryRow>;
  readonly sampling: Same<Answer<"sampling">, wire.SamplingPlanView>; readonly sandstormDays: Same<Answer<"sandstormDays">, readonly wire.SandstormDayRow[]>; readonly declareSandstorm: Same<Answer<"declareSandstorm">, wire.SandstormDayRow>; readonly settings: Same<Answer<"settings">, wire.MonitoringSettingsView>; readonly putSettings: Same<Answer<"putSettings">, wire.MonitoringSettingsView>;
} = { view: true, point: true, putProfile: true, putWaterBody: true, putLaboratory: true, sampling: true, sandstormDays: true, declareSandstorm: true, settings: true, putSettings: true };
const commands: {
  readonly putProfile: Same<Given<"putProfile", 1>, wire.PutProfile>; readonly putWaterBody: Same<Given<"putWaterBody", 1>, wire.PutWaterBody>; readonly putLaboratory: Same<Given<"putLaboratory", 1>, wire.PutLaboratory>; readonly declareSandstorm: Same<Given<"declareSandstorm", 1>, wire.DeclareSandstorm>; readonly putSettings: Same<Given<"putSettings", 1>, wire.PutMonitoringSettings>;
} = { putProfile: true, putWaterBody: true, putLaboratory: true, declareSandstorm: true, putSettings: true };

test("what the desk of the network answers and takes is what crosses the wire, both ways", () => {
  expect(Object.values(answers)).toHaveLength(10);
  expect(Object.values(commands)).toHaveLength(5);
});
