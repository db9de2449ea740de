import type { Hj633Edition, ReportDefinition } from "./edition.js";

const fiveHundred = { kind: "five-hundred" } as const;

/**
 * HJ 633-2012, in force for the whole country from 2016-01-01 until 2026-03-01; table 1 (p. 2), eq. (1) and (2), clauses 4–6.
 * It has no columns for 1-hour particulates, and says nothing of rounding concentrations before the index.
 */
export const hj633Edition2012: Hj633Edition = {
  standard: "HJ 633", edition: "HJ 633-2012", from: "2016-01-01", until: "2026-03-01", held: true, attestation: "VERIFIED",
  columns: {
    SO2_24h: { limits: [0, 50, 150, 475, 800, 1600, 2100, 2620], above: fiveHundred },
    SO2_1h: { limits: [0, 150, 500, 650, 800], above: { kind: "not-computed", clause: "table 1 note (2)", reason: {
      zh: "二氧化硫1小时平均浓度高于800 µg/m³的，不再计算其空气质量分指数，按24小时平均浓度计算的分指数报告",
      en: "SO2 1-hour above 800 µg/m³ has no sub-index; SO2 is reported by its 24-hour sub-index" } } },
    NO2_24h: { limits: [0, 40, 80, 180, 280, 565, 750, 940], above: fiveHundred },
    NO2_1h: { limits: [0, 100, 200, 700, 1200, 2340, 3090, 3840], above: fiveHundred },
    PM10_24h: { limits: [0, 50, 150, 250, 350, 420, 500, 600], above: fiveHundred },
    CO_24h: { limits: [0, 2, 4, 14, 24, 36, 48, 60], above: fiveHundred },
    CO_1h: { limits: [0, 5, 10, 35, 60, 90, 120, 150], above: fiveHundred },
    O3_1h: { limits: [0, 160, 200, 300, 400, 800, 1000, 1200], above: fiveHundred },
    O3_8h: { limits: [0, 100, 160, 215, 265, 800], above: { kind: "not-computed", clause: "table 1 note (3)", reason: {
      zh: "臭氧8小时平均浓度高于800 µg/m³的，不再计算其空气质量分指数，按1小时平均浓度计算的分指数报告",
      en: "O3 8-hour above 800 µg/m³ has no sub-index; O3 is reported by its 1-hour sub-index" } } },
    "PM2.5_24h": { limits: [0, 35, 75, 115, 150, 250, 350, 500], above: fiveHundred },
  },
  roundsConcentration: false, withholdsWhenMissing: false, namesExceeding: true,
  clauses: { subIndex: ["4.2", "6.2"], missing: "5.2" },
  daily: {
    items: [
      { item: "SO2", column: "SO2_24h" }, { item: "NO2", column: "NO2_24h" }, { item: "PM10", column: "PM10_24h" }, { item: "CO", column: "CO_24h" },
      { item: "PM2.5", column: "PM2.5_24h" }, { item: "O3_8h", column: "O3_8h" }, { item: "O3_1h", column: "O3_1h" },
    ],
    clauses: ["4.2", "4.4", "5.1", "6.2"], attestation: "VERIFIED",
  },
  hourly: {
    practice: "CNEMC",
    items: [
      { item: "SO2", column: "SO2_1h" }, { item: "NO2", column: "NO2_1h" }, { item: "PM10", column: "PM10_24h" }, { item: "CO", column: "CO_1h" },
      { item: "O3", column: "O3_1h" }, { item: "PM2.5", column: "PM2.5_24h" },
    ],
    clauses: ["4.2", "4.4", "6.2"], attestation: "REPORTED",
  },
};

/**
 * The real-time report as the words of HJ 633-2012 §5.2 have it: particulates by their sliding 24-hour means, O3 by 1 hour and by sliding 8 hours.
 * CNEMC published otherwise: {@link hj633Edition2012}.hourly.
 */
export const hourlyReport2012AsWritten: ReportDefinition = {
  items: [
    { item: "SO2", column: "SO2_1h" }, { item: "NO2", column: "NO2_1h" }, { item: "PM10_24h", column: "PM10_24h" }, { item: "CO", column: "CO_1h" },
    { item: "O3", column: "O3_1h" }, { item: "O3_8h", column: "O3_8h" }, { item: "PM2.5_24h", column: "PM2.5_24h" },
  ],
  clauses: ["4.2", "4.4", "5.2", "6.2"], attestation: "VERIFIED",
};
