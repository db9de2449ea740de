import type { PointKind } from "../monitoring/model.js";

/** The 21 items by which a section is classed: table 1 without temperature, total nitrogen and faecal coliforms. @clause 《地表水环境质量评价办法（试行）》环办〔2011〕22号 二（一） */
export const surfaceItems: readonly string[] = ["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "Cu", "Zn", "F", "Se", "As", "Hg", "Cd", "Cr6", "Pb", "CN", "volatile-phenol", "petroleum", "LAS", "sulfide"];
/** The five further items of a drinking-water source. @clause GB 3838-2002 table 2 */
export const drinkingItems: readonly string[] = ["sulfate", "chloride", "nitrate", "Fe", "Mn"];

/** What each kind of point usually measures (各类点位常测项目), as figures name items; a profile that names none has these. The office's own list goes before. */
export const usualItems: Readonly<Record<PointKind, readonly string[]>> = {
  "air-station": ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"],
  "water-station": ["water-temperature", "pH", "DO", "conductivity", "turbidity", "CODMn", "NH3-N", "TP", "TN"],
  "river-section": surfaceItems, reservoir: [...surfaceItems, "TN", "chla", "SD"], "drinking-source": [...surfaceItems, ...drinkingItems, "TN", "fecal-coliform"],
  groundwater: ["pH", "total-hardness", "TDS", "sulfate", "chloride", "Fe", "Mn", "volatile-phenol", "CODMn", "NH3-N", "nitrate", "nitrite", "CN", "F", "As", "Hg", "Cr6", "Cd", "Pb"],
  "stack-outlet": ["PM", "SO2", "NOx", "O2", "flow"], "sewage-outlet": ["pH", "COD", "NH3-N", "TP", "TN", "flow"], outfall: ["pH", "COD", "NH3-N", "TP", "TN"],
  dust: ["TSP", "PM10", "PM2.5"], noise: ["Leq"], meter: [], soil: ["pH", "Cd", "Hg", "As", "Pb", "Cr", "Cu", "Ni", "Zn"],
};
