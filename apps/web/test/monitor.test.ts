import type { LatestValue, PointRow } from "@yunqing/wire";
import { describe, expect, it } from "vitest";
import { agoWords, driftWords, lengthWords } from "../src/day/ago.js";
import { beijingInstantOf, beijingSecondOf, instantTyped } from "../src/day/beijing.js";
import { pointLayers } from "../src/pages/map/point-layers.js";
import { thingsOf } from "../src/pages/map/features.js";
import { changesOf, mergedPoints } from "../src/pages/monitor/live-merge.js";
import { countsOf, fitting, groupsOf, latestOfFactor, orderedFactors, shortName } from "../src/pages/monitor/wall-order.js";
import { gappedPath } from "../src/parts/spark-path.js";
import { shownOf } from "../src/parts/shown-value.js";

const noon = Date.parse("2026-11-28T12:00:00+08:00");
const ago = (seconds: number) => agoWords(new Date(noon - seconds * 1000).toISOString(), noon);

describe("how long ago, in words", () => {
  it("is told in the largest whole unit", () => {
    expect([0, 9, 10, 59, 60, 180, 3599, 3600, 47 * 3600 + 3599, 48 * 3600, 30 * 86400].map((seconds) => ago(seconds).zh)).toEqual(["刚刚", "刚刚", "10 秒前", "59 秒前", "1 分钟前", "3 分钟前", "59 分钟前", "1 小时前", "47 小时前", "2 天前", "30 天前"]);
    expect(ago(180).en).toBe("3 min ago");
  });
  it("says when a time lies ahead, and leaves alone what is no time", () => {
    expect([ago(-30).zh, ago(-600).zh, ago(-600).en]).toEqual(["刚刚", "超前 10 分钟", "10 min ahead"]);
    expect(agoWords("never", noon)).toEqual({ zh: "never", en: "never" });
  });
  it("warns of a clock only beyond what real-time data need, and says to which side", () => {
    expect([null, 0, 120, -120].map(driftWords)).toEqual([null, null, null, null]);
    expect([driftWords(121)?.zh, driftWords(-410)?.zh, driftWords(-410)?.en]).toEqual(["时钟慢 2 分钟", "时钟快 6 分钟", "clock 6 min ahead"]);
    expect(lengthWords(1500)).toEqual({ zh: "1 秒", en: "1 s" });
  });
});

describe("times typed and shown in Beijing", () => {
  it("are read with or without seconds and refused when they do not exist", () => {
    expect(instantTyped("2026-11-28")).toBe("2026-11-28T00:00:00+08:00");
    expect(instantTyped(" 2026-11-28 14:05 ")).toBe("2026-11-28T14:05:00+08:00");
    expect(instantTyped("2026-11-28T14:05:09")).toBe("2026-11-28T14:05:09+08:00");
    for (const bad of ["2026-02-29", "2026-11-31 10:00", "2026-11-28 24:00", "2026-11-28 14:60", "28/11/2026", ""]) expect(instantTyped(bad), bad).toBeNull();
  });
  it("come back as they were written", () => {
    for (const text of ["2024-02-29 23:59:59", "2026-01-01 00:00:00"]) expect(beijingSecondOf(instantTyped(text) ?? "")).toBe(text);
    expect(beijingInstantOf(Date.parse("2026-11-27T16:00:00Z"))).toBe("2026-11-28T00:00:00+08:00");
  });
});

describe("the five displays of a value", () => {
  const value = (text: string, quality: "reliable" | "doubtful" | "unreliable" = "reliable", flag: string | null = "N") => shownOf({ value: text, quality, flag });
  it("never shows one as another", () => {
    expect(shownOf(null)).toMatchObject({ display: "missing", text: "—" });
    expect(shownOf(undefined)).toMatchObject({ display: "not-monitored", text: "/" });
    for (const zero of ["0", "0.00", "-0.0", "+0"]) expect(value(zero), zero).toMatchObject({ display: "zero", text: zero });
    expect(value("12.3", "unreliable", "D")).toMatchObject({ display: "invalid", text: "(12.3)", flag: "D" });
    for (const below of ["0.02L", "<0.02", "＜0.02", "0.02l"]) expect(value(below), below).toMatchObject({ display: "below", text: "0.02L" });
  });
  it("keeps the text as sent, also below nought, and an empty one is missing, not nought", () => {
    expect(value("12.30")).toMatchObject({ display: "value", text: "12.30" });
    expect(value("-0.4")).toMatchObject({ display: "value", text: "-0.4" });
    expect(value(" ")).toMatchObject({ display: "missing" });
    expect(value("0.01")).toMatchObject({ display: "value" });
  });
  it("tells doubt and marks that say something, and no mark that says all is well", () => {
    expect(value("3", "doubtful", "T")).toMatchObject({ doubtful: true, flag: "T" });
    for (const plain of ["N", null, ""]) expect(value("3", "reliable", plain).flag).toBeNull();
  });
  it("an invalid value below the limit is invalid before it is below", () => { expect(value("0.02L", "unreliable")).toMatchObject({ display: "invalid", text: "(0.02L)" }); });
});

const latest = (factor: string, value: string, at: string, field = "Rtd"): LatestValue => ({ factor, field, value, flag: "N", quality: "reliable", at, spark: [] });
const point = (id: string, more: Partial<PointRow> = {}): PointRow => ({ id, kind: "air-station", name: { zh: id, en: id }, place: null, enterprise: null, longitude: null, latitude: null, active: true, condition: "online", seenAt: null, driftSeconds: null, transmission: null, factors: [], latest: [], simulated: false, ...more });

describe("the live stream", () => {
  const early = "2026-11-28T12:00:00+08:00", late = "2026-11-28T12:01:00+08:00";
  const rows = [point("a", { seenAt: late, latest: [latest("a34004", "10", late), latest("a34002", "20", late)] }), point("b")];
  it("replaces what is newer, keeps what is not mentioned, and leaves other rows the same objects", () => {
    const next = mergedPoints(rows, [{ id: "a", condition: "late", seenAt: late, driftSeconds: 5, latest: [latest("a34004", "11", "2026-11-28T12:02:00+08:00")] }]);
    expect(next[0]).toMatchObject({ condition: "late", driftSeconds: 5 });
    expect(next[0]?.latest.map((each) => [each.factor, each.value])).toEqual([["a34004", "11"], ["a34002", "20"]]);
    expect(next[1]).toBe(rows[1]);
  });
  it("does not let a back-filled older value take the place of a newer one", () => {
    const next = mergedPoints(rows, [{ id: "a", condition: "online", seenAt: early, driftSeconds: null, latest: [latest("a34004", "9", early), latest("a34004", "7", early, "ZsRtd")] }]);
    expect(next[0]?.seenAt).toBe(late);
    expect(next[0]?.latest.map((each) => each.value)).toEqual(["10", "20", "7"]);
  });
  it("changes nothing for points it does not know, and several changes of one point follow each other", () => {
    expect(mergedPoints(rows, [{ id: "z", condition: "late", seenAt: null, driftSeconds: null, latest: [] }])).toBe(rows);
    const change = (value: string, at: string) => ({ id: "a", condition: "online" as const, seenAt: at, driftSeconds: null, latest: [latest("a34004", value, at)] });
    expect(mergedPoints(rows, [change("1", "2026-11-28T12:05:00+08:00"), change("2", "2026-11-28T12:06:00+08:00")])[0]?.latest[0]?.value).toBe("2");
  });
  it("takes only an array of changes from a message", () => {
    for (const broken of ["", "{}", "null", "[1]", '[{"id":1,"latest":[]}]', '[{"id":"a"}]', "[{"]) expect(changesOf(broken), broken).toEqual([]);
    expect(changesOf('[{"id":"a","condition":"online","seenAt":null,"driftSeconds":null,"latest":[]}]')).toHaveLength(1);
  });
});

describe("the wall", () => {
  const points = [point("乙站", { condition: "online" }), point("甲站", { condition: "online", place: "town" }), point("丙站", { condition: "silent", enterprise: "热电厂", place: "street" }), point("口", { kind: "sewage-outlet", condition: "off" })];
  it("stands by kind, what needs looking at first, then by pinyin", () => {
    expect(groupsOf(points).map((group) => [group.kind, group.points.map((each) => each.id)])).toEqual([["air-station", ["丙站", "甲站", "乙站"]], ["sewage-outlet", ["口"]]]);
    expect(countsOf(points)).toEqual({ online: 2, late: 0, silent: 1, never: 0, off: 1 });
  });
  it("is filtered by kind, state, place with all that lies in it, and words", () => {
    const ids = (filter: object) => fitting(points, { kind: "", condition: "", place: "", q: "", ...filter }, (place) => new Set([place, "street"])).map((each) => each.id);
    expect(ids({ kind: "sewage-outlet" })).toEqual(["口"]);
    expect(ids({ condition: "online" })).toEqual(["乙站", "甲站"]);
    expect(ids({ place: "town" })).toEqual(["甲站", "丙站"]);
    expect(ids({ q: "热电" })).toEqual(["丙站"]);
  });
  it("names the factors looked for first in front, and shows the plain value before the converted one", () => {
    const factor = (code: string) => ({ code, name: { zh: code, en: code }, unit: "", places: null });
    expect(orderedFactors({ kind: "air-station", factors: ["a01007", "a21005", "a34004"].map(factor) }).map((each) => each.code)).toEqual(["a34004", "a21005", "a01007"]);
    expect(latestOfFactor({ latest: [latest("a21026", "30", "", "ZsRtd"), latest("a21026", "20", "")] }, "a21026")?.value).toBe("20");
    expect(latestOfFactor({ latest: [] }, "a21026")).toBeNull();
  });
  it("calls factors briefly where the tables print a formula after the name", () => { expect(["细微颗粒物 PM2.5", "总悬浮颗粒物 TSP", "二氧化硫", "pH 值", "总 α 放射性"].map((zh) => shortName({ zh, en: "x" }).zh)).toEqual(["PM2.5", "TSP", "二氧化硫", "pH 值", "总 α 放射性"]); });
  it("draws a run with breaks where values are missing, and a lone value as a dot", () => {
    expect(gappedPath([1, 2, null, 3], 76, 22)).toBe("M3 19L26.3 11M73 3h0.1");
    expect(gappedPath([null, Number.NaN], 76, 22)).toBe("");
  });
});

describe("points on the map", () => {
  it("stand in a layer by how their line is; one without coordinates only in the list", () => {
    const layers = pointLayers([point("a", { longitude: "113.1", latitude: "40.0" }), point("b", { condition: "late", longitude: "", latitude: null }), point("c", { condition: "off" })], (labels) => labels.zh);
    expect(layers.map((layer) => layer.id)).toEqual(["points-online", "points-missing", "points-idle"]);
    expect(layers.flatMap((layer) => thingsOf(layer)).map((thing) => [thing.id, thing.placed, thing.facts.map((fact) => fact.value).join(" ")])).toEqual([["a", true, "空气站 在线"], ["b", false, "空气站 迟报"], ["c", false, "空气站 停用"]]);
  });
});
