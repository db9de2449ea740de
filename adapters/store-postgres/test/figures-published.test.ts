import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ObservationDesk, type FigureKey, type ObservationDeskPorts } from "@yunqing/domain";
import { bench, type Bench } from "./engines.js";
import { airDistrict, airTable, hourAt } from "./figure-sample.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

// Published data through the ordinary door, the real store and the desk of figures: what the pure rules give must come out of the whole.
const path = "data/air-datong-2020-04/datong_clean.csv", file = new URL(`../../../../shared/${path}`, import.meta.url), held = existsSync(file);
if (!held) console.warn(`SKIPPED for want of shared/${path}: published figures through the store`);
const codes = { SO2: "a21026", NO2: "a21004", PM10: "a34002", CO: "a21005", O3_1h: "a05024", "PM2.5": "a34004" } as const;

describe.skipIf(!held)(`station-hours of Datong through the store (${path})`, () => {
  let store: Bench | undefined;
  beforeAll(async () => { store = await bench("memory"); });
  afterAll(async () => { await store?.done(); });

  it("pushed by a program, come out of the desk of figures with the published index and category, every row", async () => {
    const [heading = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/), columns = heading.split(","), rows = lines.map((line) => { const own = line.split(","); return Object.fromEntries(columns.map((name, at) => [name, own[at] ?? ""])); }).filter((row) => row["AQI"] !== "" && row["AQI"] !== "NaN");
    const stations = [...new Set(rows.map((row) => row["WatchPoint"] ?? ""))], idOf = (name: string): string => `s${stations.indexOf(name)}`, { id, desk } = await airDistrict(store!, stations.map(idOf));
    let ids = 0;
    const door = new ObservationDesk({ store: store!.store.district(id), observations: store!.store.observations(id), factorTable: airTable, secrets: { hashToken: (text: string) => createHash("sha256").update(text).digest("hex") }, clock: { now: () => "2026-11-29T02:00:00.000Z", id: () => `01900000-0000-7000-8000-${String(++ids).padStart(12, "0")}` } } as unknown as ObservationDeskPorts);
    const when = (row: Readonly<Record<string, string>>): { readonly day: string; readonly hour: number } => { const text = row["Date"] ?? "", hour = Number(row["Hour"]); return { day: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, hour: hour === 0 ? 24 : hour }; };
    const observations = rows.map((row) => ({ point: idOf(row["WatchPoint"] ?? ""), kind: "hour" as const, from: new Date(hourAt(when(row).day, when(row).hour)).toISOString(), values: Object.fromEntries(Object.entries(codes).flatMap(([column, code]) => { const value = row[column] ?? ""; return value === "" || value === "NaN" ? [] : [[code, value]]; })) }));
    for (let at = 0; at < observations.length; at += 200) await door.pushAs({ user: "bridge", name: "桥" }, { id: `01900000-0000-7000-9000-${String(at).padStart(12, "0")}`, observations: observations.slice(at, at + 200) });
    const keys = rows.map((row): FigureKey => ({ subject: { kind: "point", id: idOf(row["WatchPoint"] ?? "") }, statistic: "air-index", period: { kind: "hour", ...when(row) }, line: "real-time" })), figures = await desk.figures(keys);
    expect(rows).toHaveLength(642);
    expect(figures.map(({ value, detail }) => (detail?.kind === "index" ? `${value ?? ""} ${detail.category ?? ""}` : ""))).toEqual(rows.map((row) => `${Number(row["AQI"])} ${row["Level"] ?? ""}`));
  });
});
