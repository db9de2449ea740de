import { PassThrough, Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { evaluateStream } from "../src/commands/evaluate.js";

const line = (id: number, value: string): string => JSON.stringify({ id, rule: "GB/T 8170/round", args: { value, places: 1 } });

test("lines come back in their order, a bad one as an error line, whatever the cuts", async () => {
  const text = [line(1, "0.15"), "{not json", "", line(3, "0.25"), `${line(4, "0.35")}\r`].join("\n");
  for (const size of [1, 7, 4096]) {
    const bytes = Buffer.from(text), parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
    const output = new PassThrough();
    await evaluateStream(Readable.from(parts), output, { explain: false });
    output.end();
    const answers = (await output.toArray()).join("").trim().split("\n").map((each) => JSON.parse(each) as { id?: number; value?: string; error?: unknown });
    expect(answers.map(({ id, value }) => [id, value])).toEqual([[1, "0.2"], [expect.toBeOneOf([undefined, null]), undefined], [3, "0.2"], [4, "0.4"]]);
    expect(answers[1]!.error).toBeDefined();
  }
});

test("a slow reader is waited for, without leaving listeners behind", async () => {
  let taken = 0;
  const slow = new Writable({ highWaterMark: 64, write: (chunk: Buffer, _, done) => { taken += chunk.length; setImmediate(done); } });
  const many = Readable.from(Array.from({ length: 200 }, (_, n) => Buffer.from(`${line(n, "1.25")}\n`)));
  await evaluateStream(many, slow, { explain: false });
  expect(taken).toBeGreaterThan(200 * 40);
  expect([slow.listenerCount("drain"), slow.listenerCount("close")]).toEqual([0, 0]);
});
