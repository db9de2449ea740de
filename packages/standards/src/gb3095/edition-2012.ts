import type { AirLimit, Gb3095Edition } from "./edition.js";

/** Tables 1 and 2 of GB 3095-2012 as printed (环境空气污染物浓度限值). */
const limits: readonly AirLimit[] = [
  { item: "SO2", period: "annual", first: "20", second: "60", unit: "µg/m³", table: 1 },
  { item: "SO2", period: "24h", first: "50", second: "150", unit: "µg/m³", table: 1 },
  { item: "SO2", period: "1h", first: "150", second: "500", unit: "µg/m³", table: 1 },
  { item: "NO2", period: "annual", first: "40", second: "40", unit: "µg/m³", table: 1 },
  { item: "NO2", period: "24h", first: "80", second: "80", unit: "µg/m³", table: 1 },
  { item: "NO2", period: "1h", first: "200", second: "200", unit: "µg/m³", table: 1 },
  { item: "CO", period: "24h", first: "4", second: "4", unit: "mg/m³", table: 1 },
  { item: "CO", period: "1h", first: "10", second: "10", unit: "mg/m³", table: 1 },
  { item: "O3", period: "daily_max_8h", first: "100", second: "160", unit: "µg/m³", table: 1 },
  { item: "O3", period: "1h", first: "160", second: "200", unit: "µg/m³", table: 1 },
  { item: "PM10", period: "annual", first: "40", second: "70", unit: "µg/m³", table: 1 },
  { item: "PM10", period: "24h", first: "50", second: "150", unit: "µg/m³", table: 1 },
  { item: "PM2.5", period: "annual", first: "15", second: "35", unit: "µg/m³", table: 1 },
  { item: "PM2.5", period: "24h", first: "35", second: "75", unit: "µg/m³", table: 1 },
  { item: "TSP", period: "annual", first: "80", second: "200", unit: "µg/m³", table: 2 },
  { item: "TSP", period: "24h", first: "120", second: "300", unit: "µg/m³", table: 2 },
  { item: "NOx", period: "annual", first: "50", second: "50", unit: "µg/m³", table: 2 },
  { item: "NOx", period: "24h", first: "100", second: "100", unit: "µg/m³", table: 2 },
  { item: "NOx", period: "1h", first: "250", second: "250", unit: "µg/m³", table: 2 },
  { item: "Pb", period: "annual", first: "0.5", second: "0.5", unit: "µg/m³", table: 2 },
  { item: "Pb", period: "quarter", first: "1", second: "1", unit: "µg/m³", table: 2 },
  { item: "BaP", period: "annual", first: "0.001", second: "0.001", unit: "µg/m³", table: 2 },
  { item: "BaP", period: "24h", first: "0.0025", second: "0.0025", unit: "µg/m³", table: 2 },
];

/** GB 3095-2012 with the amendment of 2018, for the whole country from 2016-01-01 until 2026-03-01. */
export const gb3095Edition2012: Gb3095Edition = {
  standard: "GB 3095", edition: "GB 3095-2012", from: "2016-01-01", until: "2026-03-01", held: true, attestation: "VERIFIED", limits,
  clauses: { limits: ["4.2", "table 1", "table 2"] },
};
