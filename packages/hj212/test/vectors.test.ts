import { describe, expect, test } from "vitest";
import { encodeFrame, encodeSegment, SegmentReader, type FactorValue } from "@yunqing/hj212";
import { bytesOf, decoded, describeWith, joined, linesOf, vectors } from "./shared.js";

interface Good { readonly source: string; readonly packet: string; readonly expect: Omit<import("@yunqing/hj212").PacketLine, "values" | "kind" | "leniencies" | "rf"> & { readonly values: readonly (readonly [string, string, string])[] } }
interface Broken { readonly source: string; readonly packet: string; readonly reason: string; readonly diagnosis?: string }

describe("examples of the standards", () => {
  test.each(vectors<Good>("standards.jsonl").map((row) => [row.source, row] as const))("%s", (_, row) => {
    const [line, ...more] = decoded(bytesOf(`${row.packet}\r\n`));
    expect(more).toEqual([]);
    const { values, ...rest } = row.expect;
    expect(JSON.parse(JSON.stringify(line))).toMatchObject({ kind: "packet", ...rest, values: values.map(([factor, field, value]): FactorValue => ({ factor, field, value })) });
  });
});

describe("broken packets", () => {
  test.each(vectors<Broken>("broken.jsonl").map((row) => [row.source, row] as const))("%s", (_, row) => {
    const out = decoded(bytesOf(`${row.packet}\r\n`));
    expect(out).toMatchObject([{ kind: "refused", reason: row.reason, ...(row.diagnosis === undefined ? {} : { diagnosis: row.diagnosis }) }]);
    const [one] = out;
    expect(one?.kind === "refused" && Buffer.from(one.bytes, "base64").toString()).toBe(row.packet);
  });
});

interface Vector { readonly source: string; readonly packet?: string; readonly packet_b64?: string; readonly valid: boolean; readonly note: string }
const bytesIn = (row: Vector): Uint8Array => (row.packet === undefined ? new Uint8Array(Buffer.from(row.packet_b64 ?? "", "base64")) : bytesOf(`${row.packet}\r\n`));

for (const name of ["standards", "derived", "repos", "search"]) {
  describeWith(`vectors/hj212/${name}.jsonl`, "packets are taken or refused as the vectors say", (text) => {
    const rows = linesOf<Vector>(text());
    test.each(rows.map((row, i) => [`${i + 1} ${row.valid ? "taken" : "refused"}: ${row.note}`, row] as const))("%s", (_, row) => {
      expect(decoded(bytesIn(row)).map((line) => line.kind)).toEqual([row.valid ? "packet" : "refused"]);
    });
    test("all in one stream: one result each, in order, nothing swallowed; the same cut into bytes", () => {
      const stream = joined(...rows.map(bytesIn)), out = decoded(stream);
      expect(out.map((line) => line.kind)).toEqual(rows.map((row) => (row.valid ? "packet" : "refused")));
      expect(decoded(stream, {}, 1)).toEqual(out);
      expect(decoded(stream, {}, 97)).toEqual(out);
    });
    test("what needs no leniency is written again byte for byte", () => {
      let written = 0;
      for (const row of rows) {
        const bytes = bytesIn(row);
        const [line] = decoded(bytes);
        if (line?.kind !== "packet" || line.leniencies.length > 0) continue;
        const reading = new SegmentReader().read(bytes, 6, bytes.length - 6);
        if (reading.kind !== "segment") throw new Error("read before");
        expect(Buffer.from(encodeFrame(encodeSegment(reading.segment))).toString()).toBe(Buffer.from(bytes).toString());
        written++;
      }
      if (name === "standards") expect(written).toBeGreaterThan(60);
    });
  });
}
