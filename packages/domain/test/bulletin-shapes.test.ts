import { expect, test } from "vitest";
import type { BulletinDesk } from "@yunqing/domain";
import type * as wire from "@yunqing/wire";

/** True when each of two types may stand for the other. The compiler does the test; the run only shows that the file was compiled. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "the wire wants more or less than the desk answers") : "the desk answers what the wire does not take";
type Answer<K extends keyof BulletinDesk> = BulletinDesk[K] extends (...given: never[]) => Promise<infer A> ? A : never;
type Given<K extends keyof BulletinDesk, Place extends number> = BulletinDesk[K] extends (...given: infer G) => unknown ? (G extends readonly unknown[] ? G[Place] : never) : never;

const answers: {
  readonly live: Same<Answer<"live">, wire.BulletinContentView>; readonly list: Same<Answer<"list">, wire.BulletinsView>; readonly detail: Same<Answer<"detail">, wire.BulletinDetail>; readonly make: Same<Answer<"make">, wire.BulletinDetail>; readonly move: Same<Answer<"move">, wire.BulletinDetail>;
  readonly schedules: Same<Answer<"schedules">, readonly wire.BulletinScheduleRow[]>; readonly putSchedule: Same<Answer<"putSchedule">, readonly wire.BulletinScheduleRow[]>; readonly templates: Same<Answer<"templates">, readonly wire.BulletinTemplateRow[]>; readonly addTemplate: Same<Answer<"addTemplate">, readonly wire.BulletinTemplateRow[]>; readonly useTemplate: Same<Answer<"useTemplate">, readonly wire.BulletinTemplateRow[]>;
} = { live: true, list: true, detail: true, make: true, move: true, schedules: true, putSchedule: true, templates: true, addTemplate: true, useTemplate: true };
const commands: {
  readonly make: Same<Given<"make", 1>, wire.MakeBulletin>; readonly move: Same<Given<"move", 2>, wire.MoveBulletin>; readonly putSchedule: Same<Given<"putSchedule", 1>, wire.PutBulletinSchedule>; readonly useTemplate: Same<Given<"useTemplate", 2>, wire.UseBulletinTemplate>;
} = { make: true, move: true, putSchedule: true, useTemplate: true };

test("what the desk of bulletins answers and takes is what crosses the wire, both ways", () => {
  expect(Object.values(answers)).toHaveLength(10);
  expect(Object.values(commands)).toHaveLength(4);
});
