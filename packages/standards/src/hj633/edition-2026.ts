import type { Hj633Edition } from "./edition.js";

const fiveHundred = { kind: "five-hundred" } as const;
const pm10 = { limits: [0, 50, 120, 250, 350, 420, 500, 600], above: fiveHundred } as const;
const pm25 = { limits: [0, 35, 60, 115, 150, 250, 350, 500], above: fiveHundred } as const;

/**
 * HJ 633-2026, in force from 2026-03-01; table 1, eq. (1), clauses 4 and 5.
 * Two limits moved against 2012 (PM2.5 75 → 60, PM10 150 → 120 at 100); the 1-hour particulates use the daily columns (legend of eq. (1)).
 */
export const hj633Edition2026: Hj633Edition = {
  standard: "HJ 633", edition: "HJ 633-2026", from: "2026-03-01", held: true, attestation: "VERIFIED",
  columns: {
    SO2_24h: { limits: [0, 50, 150, 475, 800, 1600, 2100, 2620], above: fiveHundred },
    SO2_1h: { limits: [0, 150, 500, 650, 800], above: { kind: "fixed", index: 200, clause: "table 1 note b" } },
    NO2_24h: { limits: [0, 40, 80, 180, 280, 565, 750, 940], above: fiveHundred },
    NO2_1h: { limits: [0, 100, 200, 700, 1200, 2340, 3090, 3840], above: fiveHundred },
    PM10_24h: pm10, PM10_1h: pm10,
    CO_24h: { limits: [0, 2, 4, 14, 24, 36, 48, 60], above: fiveHundred },
    CO_1h: { limits: [0, 5, 10, 35, 60, 90, 120, 150], above: fiveHundred },
    O3_1h: { limits: [0, 160, 200, 300, 400, 800, 1000, 1200], above: fiveHundred },
    O3_8h: { limits: [0, 100, 160, 215, 265, 800], above: { kind: "fixed", index: 300, clause: "table 1 note c" } },
    "PM2.5_24h": pm25, "PM2.5_1h": pm25,
  },
  roundsConcentration: true, withholdsWhenMissing: true, namesExceeding: false,
  clauses: { subIndex: ["4.2.2", "4.2.4", "4.2.6"], missing: "5.3.1" },
  daily: {
    items: [
      { item: "SO2", column: "SO2_24h" }, { item: "NO2", column: "NO2_24h" }, { item: "PM10", column: "PM10_24h" }, { item: "CO", column: "CO_24h" },
      { item: "PM2.5", column: "PM2.5_24h" }, { item: "O3_8h", column: "O3_8h" },
    ],
    clauses: ["4.2.2", "4.2.4", "4.2.6", "5.3.1"], attestation: "VERIFIED",
  },
  hourly: {
    items: [
      { item: "SO2", column: "SO2_1h" }, { item: "NO2", column: "NO2_1h" }, { item: "PM10", column: "PM10_1h" }, { item: "CO", column: "CO_1h" },
      { item: "O3", column: "O3_1h" }, { item: "PM2.5", column: "PM2.5_1h" },
    ],
    clauses: ["4.2.3", "4.2.4", "4.2.6", "5.3.1"], attestation: "VERIFIED",
  },
};
