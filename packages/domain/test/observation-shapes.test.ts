import { expect, test } from "vitest";
import type { ObservationDesk } from "@yunqing/domain";
import type * as wire from "@yunqing/wire";

/** True when each of two types may stand for the other. The compiler does the test; the run only shows that the file was compiled. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "the wire wants more or less than the desk answers") : "the desk answers what the wire does not take";
type Answer<K extends keyof ObservationDesk> = ObservationDesk[K] extends (...given: never[]) => Promise<infer A> ? A : never;
type Command<K extends keyof ObservationDesk, Place extends number> = ObservationDesk[K] extends (...given: infer G) => unknown ? (G extends readonly unknown[] ? G[Place] : never) : never;

const answers: {
  readonly correct: Same<Answer<"correct">, wire.BatchRow>; readonly previewFile: Same<Answer<"previewFile">, wire.ImportPreview>; readonly preview: Same<Answer<"preview">, wire.ImportPreview>; readonly commit: Same<Answer<"commit">, wire.BatchRow>;
  readonly batches: Same<Answer<"batches">, readonly wire.BatchRow[]>; readonly withdraw: Same<Answer<"withdraw">, wire.BatchRow>; readonly pushKeys: Same<Answer<"pushKeys">, readonly wire.PushKeyRow[]>; readonly makePushKey: Same<Answer<"makePushKey">, wire.MadePushKey>;
  readonly endPushKey: Same<Answer<"endPushKey">, wire.PushKeyRow>; readonly push: Same<Answer<"push">, wire.Pushed>;
} = { correct: true, previewFile: true, preview: true, commit: true, batches: true, withdraw: true, pushKeys: true, makePushKey: true, endPushKey: true, push: true };
const commands: {
  readonly mark: Same<Command<"mark", 1>, wire.MarkQuality>; readonly correct: Same<Command<"correct", 1>, wire.CorrectValue>; readonly preview: Same<Command<"preview", 1>, wire.PreviewImport>; readonly commit: Same<Command<"commit", 1>, wire.CommitImport>;
  readonly withdraw: Same<Command<"withdraw", 2>, wire.WithdrawBatch>; readonly makePushKey: Same<Command<"makePushKey", 1>, wire.MakePushKey>; readonly endPushKey: Same<Command<"endPushKey", 2>, wire.EndPushKey>; readonly push: Same<Command<"push", 1>, wire.PushObservations>;
} = { mark: true, correct: true, preview: true, commit: true, withdraw: true, makePushKey: true, endPushKey: true, push: true };

test("what the desk of observations answers and takes is what crosses the wire, both ways", () => {
  expect([Object.values(answers).length, Object.values(commands).length]).toEqual([10, 8]);
});
