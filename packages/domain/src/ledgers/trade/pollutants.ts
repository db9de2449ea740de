import { exact, type Exact } from "@yunqing/standards";

/** The six pollutants of trade (排污权交易的六项污染物), as the plan names them. */
export const pollutantOptions = { so2: { zh: "二氧化硫", en: "sulphur dioxide" }, nox: { zh: "氮氧化物", en: "nitrogen oxides" }, cod: { zh: "化学需氧量", en: "chemical oxygen demand" }, nh3n: { zh: "氨氮", en: "ammonia nitrogen" }, smoke: { zh: "烟尘", en: "smoke dust" }, dust: { zh: "工业粉尘", en: "industrial dust" } } as const;
/** Base prices in Shanxi from 2012-07-01, yuan a tonne (交易基准价); those of SO₂ and COD are from memory. */
export const basePrice: Readonly<Record<string, Exact>> = { nh3n: exact(30000), nox: exact(18000), smoke: exact(5000), dust: exact(4900), so2: exact(18000), cod: exact(29000) };
