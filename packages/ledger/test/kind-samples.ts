import fc from "fast-check";
import { codeRules, identityCheckCharacter, type Field, type FieldKind, type FieldOf } from "../src/index.js";

/** One field of each kind with values of it, texts that are none, and JSON that is none. A kind that is missing here does not compile. */
export interface KindSample { readonly field: Field; readonly values: fc.Arbitrary<unknown>; readonly wrongTexts: readonly string[]; readonly wrongValues: readonly unknown[] }

const label = { zh: "样本", en: "Sample" };
const day = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));
const digits = (scale: number, greatest: bigint): fc.Arbitrary<string> => fc.bigInt({ min: 0n, max: greatest }).map((each) => { const text = String(each).padStart(scale + 1, "0"); return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`; });
const degree = (most: number): fc.Arbitrary<string> => fc.integer({ min: -most * 10_000_000, max: most * 10_000_000 }).map((each) => String(each / 10_000_000)).filter((each) => !each.includes("e"));
const position = fc.tuple(degree(180), degree(90));
const hash = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
const identity = fc.tuple(day, fc.integer({ min: 0, max: 999 })).map(([born, serial]) => { const first = `140214${born.replace(/-/g, "")}${String(serial).padStart(3, "0")}`; return first + identityCheckCharacter(first); });
const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((each) => each.trim()).filter((each) => each !== "");

type Samples = { readonly [K in FieldKind]: KindSample & { readonly field: FieldOf<K> } };
export const samples: Samples = {
  text: { field: { kind: "text", label, max: 100 }, values: words, wrongTexts: ["a\nb", "\u0007", "x".repeat(101)], wrongValues: [3, "x".repeat(101), {}] },
  decimal: { field: { kind: "decimal", label, unit: "mg/L", scale: 2, min: "0", max: "99999.99" }, values: digits(2, 9_999_999n), wrongTexts: ["—", "约3", "<0.05", "1.234", "-1", "100000", "5 m", "1,23"], wrongValues: [1.5, "1,5", "a", true] },
  integer: { field: { kind: "integer", label, unit: "辆", min: 0, max: 100_000 }, values: fc.integer({ min: 0, max: 100_000 }), wrongTexts: ["1.5", "-1", "100001", "十"], wrongValues: ["7", 1.5, -1, 100_001] },
  money: { field: { kind: "money", label, unit: "万元" }, values: digits(6, 99_999_999_999n), wrongTexts: ["1.0000001", "一万"], wrongValues: [12, "1.2.3"] },
  boolean: { field: { kind: "boolean", label }, values: fc.boolean(), wrongTexts: ["也许"], wrongValues: ["是", 1] },
  day: { field: { kind: "day", label }, values: day, wrongTexts: ["2025-02-29", "45660", "昨天", "2025-13-01"], wrongValues: ["2025/01/03", 20250103] },
  instant: { field: { kind: "instant", label }, values: fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true }).map((each) => each.toISOString()), wrongTexts: ["2025-01-03", "2025-01-03 25:00"], wrongValues: ["2025-01-03T08:00:00", 5] },
  period: { field: { kind: "period", label }, values: fc.tuple(day, day).filter(([a, b]) => a !== b).chain(([a, b]) => fc.constantFrom({ from: a < b ? a : b, until: a < b ? b : a }, { from: a, until: null })), wrongTexts: ["2025-03-01至2025-02-01", "2025-01-01", "起至止"], wrongValues: ["2025", { from: "2025-01-01" }, { from: "2025-01-01", until: "2025-1-2" }] },
  choice: { field: { kind: "choice", label, options: { kept: { zh: "保留", en: "kept" }, closed: { zh: "取缔", en: "closed" } } }, values: fc.constantFrom("kept", "closed"), wrongTexts: ["保", "合并"], wrongValues: ["保留", 1] },
  choices: { field: { kind: "choices", label, options: { water: { zh: "断水", en: "water" }, power: { zh: "断电", en: "power" }, clear: { zh: "清原料", en: "clear" } } }, values: fc.subarray(["water", "power", "clear"], { minLength: 1 }), wrongTexts: ["断水、断气"], wrongValues: ["water", ["gas"]] },
  reference: { field: { kind: "reference", label, to: "enterprise" }, values: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/), wrongTexts: ["没有的 企业"], wrongValues: [["a"], "a b"] },
  place: { field: { kind: "place", label, geometry: "point" }, values: position.map((each) => ({ geometry: "point", positions: [each] })), wrongTexts: ["113", "113,95", "a,b"], wrongValues: ["113,40", { geometry: "line", positions: [["1", "2"]] }, { geometry: "point", positions: [[113, 40]] }] },
  file: { field: { kind: "file", label }, values: hash, wrongTexts: ["照片.jpg"], wrongValues: ["A".repeat(64), 1] },
  phone: { field: { kind: "phone", label, clearTo: ["clear"] }, values: fc.integer({ min: 0, max: 999_999_999 }).map((each) => `13${String(each).padStart(9, "0")}`), wrongTexts: ["1380013800", "电话"], wrongValues: [13_800_138_000, "abc"] },
  identity: { field: { kind: "identity", label, clearTo: ["clear"] }, values: identity, wrongTexts: ["14021419900101001", "140214199002300010"], wrongValues: [1, "1"] },
  code: { field: { kind: "code", label, rule: "uscc" }, values: fc.constantFrom("91130200699229617X", "911302307808371268"), wrongTexts: ["913"], wrongValues: [9, ""] },
  computed: { field: { kind: "computed", label, as: "decimal", unit: "kg", scale: 1, from: ["code"], by: () => null, formula: label }, values: digits(1, 999_999n), wrongTexts: ["多"], wrongValues: [1] },
  children: {
    field: { kind: "children", label, fields: { sampledOn: { kind: "day", label: { zh: "采样日期", en: "Sampled on" }, required: true }, cod: { kind: "decimal", label: { zh: "COD", en: "COD" }, unit: "mg/L", scale: 1 } } },
    values: fc.array(fc.record({ sampledOn: day, cod: fc.option(digits(1, 99_999n)) }), { minLength: 1, maxLength: 5 }), wrongTexts: ["一行", "[{\"cod\":\"1\"}]"], wrongValues: [{}, [{ cod: "1.0" }], [{ sampledOn: "2025-01-01", more: 1 }]],
  },
};
export const codeRuleNames = Object.keys(codeRules);
