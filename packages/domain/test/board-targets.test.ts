import { describe, expect, it } from "vitest";
import { keepsTarget, targetsOfPack, targetsToShow, type BoardTarget, type Measured } from "@yunqing/domain";
import { indicator, pack, plan } from "./small-district.js";

const declared = (id: string, statistic: string, item: string | null, take: Measured["take"] = "value"): Measured => ({ id: `m-${id}`, indicator: id, statistic, item, line: "reviewed", take, basis: { zh: "", en: "" } });
const of = (measured: readonly Measured[]) => pack({ measured }, [plan({ indicators: [
  indicator({ id: "pm25", name: { zh: "细颗粒物", en: "PM2.5" }, unit: "μg/m³", target: { kind: "bound", op: "<", value: "30", printed: "<30" }, targetYear: 2025 }),
  indicator({ id: "good", name: { zh: "优良天数比例", en: "good days" }, unit: "%", target: { kind: "bare", op: ">=", value: "88", printed: "88" }, targetYear: 2025 }),
  indicator({ id: "share", target: { kind: "delegated", printed: "完成市级考核任务" } }), indicator({ id: "inferior", target: { kind: "bare", op: "<=", value: "0", printed: "0" } }),
] })]);

describe("targets of the plan that monitoring measures", () => {
  it("joins the declared statistic with the printed bound, of the district", () => {
    expect(targetsOfPack(of([declared("pm25", "air-mean", "PM2.5"), declared("good", "air-good-ratio", null)]))).toEqual([
      { subject: { kind: "district", id: "hill" }, statistic: "air-mean", item: "PM2.5", op: "<", target: "30", unit: "µg/m³", year: 2025, label: { zh: "细颗粒物", en: "PM2.5" } },
      { subject: { kind: "district", id: "hill" }, statistic: "air-good-ratio", op: ">=", target: "88", unit: "%", year: 2025, label: { zh: "优良天数比例", en: "good days" } },
    ]);
  });
  it("leaves out what has no number, what takes another part of a figure, unknown statistics and indicators of no plan", () => {
    expect(targetsOfPack(of([declared("share", "water-good-share", null), declared("inferior", "water-good-share", null, "inferior-share"), declared("pm25", "air-median", "PM2.5"), declared("gone", "air-mean", "NO2")]))).toEqual([]);
  });
  it("brings the amount into the unit of the figure, and leaves out what cannot be brought there", () => {
    const held = (unit: string) => targetsOfPack(pack({ measured: [declared("pm25", "air-mean", "PM2.5")] }, [plan({ indicators: [indicator({ id: "pm25", unit, target: { kind: "bound", op: "<=", value: "0.035", printed: "≤0.035" } })] })])).map(({ target, unit: of }) => [target, of]);
    expect([held("mg/m³"), held("µg/m³"), held("吨")]).toEqual([[["35", "µg/m³"]], [["0.035", "µg/m³"]], []]);
  });
  it("shows the nearest year to come, and the last one passed when none is to come", () => {
    const at = (year: number): BoardTarget => ({ subject: { kind: "district", id: "hill" }, statistic: "air-good-ratio", op: ">=", target: "88", unit: "%", year, label: { zh: "", en: "" } }), all = [at(2030), at(2020), at(2025)];
    expect([2021, 2025, 2026, 2031].map((year) => targetsToShow(all, year).map((one) => one.year))).toEqual([[2025], [2025], [2030], [2030]]);
    expect(targetsToShow([], 2026)).toEqual([]);
  });
  it.each([["0", "<", false], ["-0.1", "<", true], ["0", "<=", true], ["0.1", "<=", false], ["0", ">", false], ["1", ">", true], ["-1", ">=", false], ["0", "=", true], ["1", "=", false], [null, "<", null], ["达标", "<", null]] as const)("a difference of %s keeps %s: %s", (difference, op, kept) => { expect(keepsTarget(difference, op)).toBe(kept); });
});
