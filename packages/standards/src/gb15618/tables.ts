// Pure table data, as printed.
import type { Labels } from "../labels.js";

/** Four values, for pH ≤ 5.5, 5.5–6.5, 6.5–7.5, > 7.5 (upper end included), mg/kg. */
export type FourByPh = readonly [string, string, string, string];

/** Use of farmland (农用地利用方式): paddy field, orchard (only copper has a row for it), other. */
export type Farmland = "paddy" | "orchard" | "other";

/** A row of table 1 (表1 农用地土壤污染风险筛选值，基本项目). */
export interface FarmlandItem {
  readonly symbol: string;
  readonly name: Labels;
  readonly screening: { readonly [land in Farmland]: FourByPh };
  /** table 3 (表3 农用地土壤污染风险管制值); Cu, Ni, Zn have none */
  readonly control?: FourByPh;
}

const all = (values: FourByPh): FarmlandItem["screening"] => ({ paddy: values, orchard: values, other: values });
const split = (paddy: FourByPh, other: FourByPh): FarmlandItem["screening"] => ({ paddy, orchard: other, other });

/** GB 15618-2018 tables 1 and 3, in the order of the rows. */
export const farmlandItems: readonly FarmlandItem[] = [
  { symbol: "Cd", name: { zh: "镉", en: "cadmium" }, screening: split(["0.3", "0.4", "0.6", "0.8"], ["0.3", "0.3", "0.3", "0.6"]), control: ["1.5", "2.0", "3.0", "4.0"] },
  { symbol: "Hg", name: { zh: "汞", en: "mercury" }, screening: split(["0.5", "0.5", "0.6", "1.0"], ["1.3", "1.8", "2.4", "3.4"]), control: ["2.0", "2.5", "4.0", "6.0"] },
  { symbol: "As", name: { zh: "砷", en: "arsenic" }, screening: split(["30", "30", "25", "20"], ["40", "40", "30", "25"]), control: ["200", "150", "120", "100"] },
  { symbol: "Pb", name: { zh: "铅", en: "lead" }, screening: split(["80", "100", "140", "240"], ["70", "90", "120", "170"]), control: ["400", "500", "700", "1000"] },
  { symbol: "Cr", name: { zh: "铬", en: "chromium" }, screening: split(["250", "250", "300", "350"], ["150", "150", "200", "250"]), control: ["800", "850", "1000", "1300"] },
  { symbol: "Cu", name: { zh: "铜", en: "copper" }, screening: { paddy: ["50", "50", "100", "100"], orchard: ["150", "150", "200", "200"], other: ["50", "50", "100", "100"] } },
  { symbol: "Ni", name: { zh: "镍", en: "nickel" }, screening: all(["60", "70", "100", "190"]) },
  { symbol: "Zn", name: { zh: "锌", en: "zinc" }, screening: all(["200", "200", "250", "300"]) },
];

/** GB 15618-2018 table 2 (表2 其他项目筛选值), mg/kg, whatever the pH. FROM MEMORY. */
export const farmlandOthers: readonly { readonly symbol: string; readonly name: Labels; readonly screening: string }[] = [
  { symbol: "HCH", name: { zh: "六六六总量", en: "hexachlorocyclohexanes, total" }, screening: "0.10" },
  { symbol: "DDT", name: { zh: "滴滴涕总量", en: "DDT, total" }, screening: "0.10" },
  { symbol: "BaP", name: { zh: "苯并[a]芘", en: "benzo[a]pyrene" }, screening: "0.55" },
];
