/** One reference limit (参考浓度限值): it binds nobody unless a province or city adopts it. */
export interface AirReferenceLimit {
  readonly item: "Cd" | "Hg" | "As" | "Cr6" | "F";
  readonly period: "annual" | "1h" | "24h" | "month" | "growing-season";
  /** where it holds: fluoride has limits for towns, pastures, and farm or forest land */
  readonly area: "all" | "urban" | "pastoral" | "farm-forest";
  readonly limit: string;
  readonly unit: "µg/m³" | "µg/(dm²·d)";
}

const metal = (item: "Cd" | "Hg" | "As" | "Cr6", limit: string): AirReferenceLimit => ({ item, period: "annual", area: "all", limit, unit: "µg/m³" });

/** Reference limits of GB 3095-2026 (附录A). @clause GB 3095-2026 annex A */
export const airReferenceLimits2026: readonly AirReferenceLimit[] = [
  metal("Cd", "0.005"), metal("Hg", "0.05"), metal("As", "0.006"), metal("Cr6", "0.000025"),
  { item: "F", period: "1h", area: "urban", limit: "20", unit: "µg/m³" },
  { item: "F", period: "24h", area: "urban", limit: "7", unit: "µg/m³" },
  { item: "F", period: "month", area: "pastoral", limit: "1.8", unit: "µg/(dm²·d)" },
  { item: "F", period: "month", area: "farm-forest", limit: "3.0", unit: "µg/(dm²·d)" },
  { item: "F", period: "growing-season", area: "pastoral", limit: "1.2", unit: "µg/(dm²·d)" },
  { item: "F", period: "growing-season", area: "farm-forest", limit: "2.0", unit: "µg/(dm²·d)" },
];
