import fc from "fast-check";
import { expect, test } from "vitest";
import { entriesOf, packedOf, shapeOf, type Entry } from "@yunqing/domain";

const back = (entries: readonly Entry[], backFilled = false): readonly Entry[] => { const { shape, content } = packedOf(entries, backFilled); return entriesOf(shapeOf(shape), content); };

test("a packet's values take one row: names in the shape, texts in the content, flags that are all N in neither", () => {
  const entries = [{ factor: "a21026", field: "Rtd", value: "12.30" }, { factor: "a21026", field: "Flag", value: "N" }, { factor: "a34013", field: "Rtd", value: "-0.0" }, { factor: "a34013", field: "Flag", value: "N" }];
  expect(packedOf(entries)).toEqual({ shape: "a21026-Rtd\ta21026-Flag=N\ta34013-Rtd\ta34013-Flag=N", content: "12.30\t-0.0" });
  expect(back(entries)).toEqual(entries);
});

test("one flag that is not N brings all flags into the content", () => {
  const entries = [{ factor: "a21026", field: "Flag", value: "D" }, { factor: "a34013", field: "Flag", value: "N" }];
  expect(packedOf(entries)).toEqual({ shape: "a21026-Flag\ta34013-Flag", content: "D\tN" });
});

test("a back-filled packet says so in its shape and has the same entries", () => {
  const entries = [{ factor: "w01018", field: "Avg", value: "40.1" }], packed = packedOf(entries, true);
  expect(shapeOf(packed.shape).backFilled).toBe(true);
  expect(shapeOf(packedOf(entries).shape).backFilled).toBe(false);
  expect(entriesOf(shapeOf(packed.shape), packed.content)).toEqual(entries);
});

test("whatever an instrument sends comes back as it was: tabs, hyphens, equals signs, backslashes, nothing at all", () => {
  const text = fc.oneof(fc.string({ unit: fc.constantFrom("\t", "\\", "\n", "=", "!", "-", "N", "R", "F", "z", "h", "0", "云"), maxLength: 6 }), fc.string({ maxLength: 8 }));
  const entry = fc.record({ factor: text, field: fc.oneof(text, fc.constant("Flag")), value: fc.oneof(text, fc.constant("N")) });
  fc.assert(fc.property(fc.array(entry, { maxLength: 12 }), fc.boolean(), (entries, backFilled) => { expect(back(entries, backFilled)).toEqual(entries); }), { numRuns: 3_000 });
});
