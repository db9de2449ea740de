import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { decodeStream, type DecodeOptions } from "../src/commands/decode.js";
import { main } from "../src/main.js";

const example = "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n";
async function linesOf(text: string, options: DecodeOptions = {}, chunk = 7): Promise<readonly unknown[]> {
  let out = "";
  const bytes = Buffer.from(text), pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) => bytes.subarray(i * chunk, (i + 1) * chunk));
  await decodeStream(Readable.from(pieces), new Writable({ write(piece: Buffer, _, done) { out += piece.toString(); done(); } }), options);
  return out.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as unknown);
}
const silent = { out: () => {}, err: () => {} };

describe("yunqing decode", () => {
  test("the example of HJ 212-2017 附录 A as a JSON line", async () => {
    expect(await linesOf(example)).toEqual([{ kind: "packet", version: 2017, qn: "20160801085857223", st: "32", cn: "1062", mn: "010000A8900016F000169DC0", flag: 5, pnum: null, pno: null, rf: null, dataTime: null, values: [], fields: { RtdInterval: "30" }, leniencies: [] }]);
  });
  test("--split N and the chunks of the input change nothing", async () => {
    const text = `${example}noise\r\n${example.replace("1C80", "1c80")}${example.slice(0, 40)}`, whole = await linesOf(text, {}, 10_000);
    expect(whole).toMatchObject([{ kind: "packet" }, { kind: "refused", reason: "noise" }, { kind: "packet", leniencies: ["crc-lower-case"] }, { kind: "refused", reason: "tail" }]);
    for (const split of [1, 2, 13]) expect(await linesOf(text, { split }, 50)).toEqual(whole);
  });
  test("--strict refuses, --lenient allows", async () => {
    const text = example.replace("1C80", "1c80");
    expect(await linesOf(text, { strict: true })).toMatchObject([{ kind: "refused", reason: "crc", diagnosis: "crc-lower-case", bytes: Buffer.from(text.trimEnd()).toString("base64") }]);
    expect(await linesOf(text, { strict: true, lenient: ["crc-lower-case"] })).toMatchObject([{ kind: "packet" }]);
  });
  test("called wrongly: exit 2", async () => {
    for (const argv of [["--lenient", "everything"], ["--split", "0"], ["--split", "x"], ["--nothing"], ["file.bin"], ["--lenient"]]) expect(await main(["decode", ...argv], { root: "." }, silent), argv.join(" ")).toBe(2);
  });
});
