// Pure table data, as printed; each standard is one block, expanded to one row a limit.
import { both } from "../computed.js";
import type { DischargeLimit } from "./model.js";

type Common = Pick<DischargeLimit, "standard" | "edition" | "from" | "clause" | "attestation"> & Partial<Pick<DischargeLimit, "until" | "referenceOxygen" | "condition" | "note" | "basis">>;
type Limits = readonly (readonly [item: string, limit: string, own?: Partial<DischargeLimit>])[];

const gas = (category: string, limits: Limits, common: Common): readonly DischargeLimit[] =>
  limits.map(([item, limit, own]) => ({ medium: "gas", kind: "atMost", category, item, limit, unit: item === "Ringelmann" ? "级" : "mg/m³", basis: "hour", ...common, ...own }));

const black: Limits = [["Ringelmann", "1"]];

/** GB 13271-2014, 锅炉大气污染物排放标准, tables 1 (in use), 2 (new), 3 (special limits); coal 9 %, oil and gas 3.5 % oxygen. */
const boiler = (table: string, from: string): Common => ({ standard: "GB 13271", edition: "GB 13271-2014", from, clause: table, attestation: "VERIFIED" });
const boilers: readonly DischargeLimit[] = [
  ...gas("in-use coal boiler", [["PM", "80"], ["SO2", "400", { note: both("广西、重庆、四川、贵州为 550", "550 in Guangxi, Chongqing, Sichuan, Guizhou") }], ["NOx", "400"], ["Hg", "0.05"], ...black], { ...boiler("table 1", "2015-10-01"), referenceOxygen: "9" }),
  ...gas("in-use oil boiler", [["PM", "60"], ["SO2", "300"], ["NOx", "400"], ...black], { ...boiler("table 1", "2015-10-01"), referenceOxygen: "3.5" }),
  ...gas("in-use gas boiler", [["PM", "30"], ["SO2", "100"], ["NOx", "400"], ...black], { ...boiler("table 1", "2015-10-01"), referenceOxygen: "3.5" }),
  ...gas("new coal boiler", [["PM", "50"], ["SO2", "300"], ["NOx", "300"], ["Hg", "0.05"], ...black], { ...boiler("table 2", "2014-07-01"), referenceOxygen: "9" }),
  ...gas("new oil boiler", [["PM", "30"], ["SO2", "200"], ["NOx", "250"], ...black], { ...boiler("table 2", "2014-07-01"), referenceOxygen: "3.5" }),
  ...gas("new gas boiler", [["PM", "20"], ["SO2", "50"], ["NOx", "200"], ...black], { ...boiler("table 2", "2014-07-01"), referenceOxygen: "3.5" }),
  ...gas("special coal boiler", [["PM", "30"], ["SO2", "200"], ["NOx", "200"], ["Hg", "0.05"], ...black], { ...boiler("table 3", "2014-07-01"), referenceOxygen: "9" }),
  ...gas("special oil boiler", [["PM", "30"], ["SO2", "100"], ["NOx", "200"], ...black], { ...boiler("table 3", "2014-07-01"), referenceOxygen: "3.5" }),
  ...gas("special gas boiler", [["PM", "20"], ["SO2", "50"], ["NOx", "150"], ...black], { ...boiler("table 3", "2014-07-01"), referenceOxygen: "3.5" }),
];

/** DB14/1929-2019, 山西省锅炉大气污染物排放标准: title, start and rule of judgement sourced, limits from memory. */
const shanxiBoiler: Common = { standard: "DB14/1929", edition: "DB14/1929-2019", from: "2020-05-01", clause: "limits", attestation: "FROM MEMORY", note: both("限值凭记忆，待核；联网小时均值超过限值即为超标（已核实）", "limits from memory, to be checked; a networked hourly mean above the limit is an exceedance (sourced)") };
const shanxiBoilers: readonly DischargeLimit[] = [
  ...gas("coal boiler", [["PM", "10"], ["SO2", "35"], ["NOx", "50"]], { ...shanxiBoiler, referenceOxygen: "9" }),
  ...gas("gas boiler", [["PM", "5"], ["SO2", "35"], ["NOx", "50"]], { ...shanxiBoiler, referenceOxygen: "3.5" }),
];

/** GB 4915-2013, 水泥工业大气污染物排放标准, tables 1 and 2 (special), with the amendment of 2026 for dryers with heat of their own. */
const cement = (table: string): Common => ({ standard: "GB 4915", edition: "GB 4915-2013", from: "2014-03-01", clause: table, attestation: "VERIFIED" });
const amendedDryer = "2026-04-01";
const cements: readonly DischargeLimit[] = [
  ...gas("kiln", [["PM", "30"], ["SO2", "200"], ["NOx", "400"], ["F", "5"], ["Hg", "0.05"], ["NH3", "10", { note: both("用氨水、尿素等含氨物质去除烟气污染物时", "where ammonia or urea is used to treat the gas") }]], { ...cement("table 1"), referenceOxygen: "10" }),
  ...gas("dryer, coal mill, cooler", [["PM", "30"]], cement("table 1")),
  ...gas("dryer with heat of its own", [["PM", "30"], ["SO2", "600"], ["NOx", "400"]], { ...cement("table 1"), referenceOxygen: "8", until: amendedDryer }),
  ...gas("crusher, mill, packing", [["PM", "20"]], cement("table 1")),
  ...gas("special kiln", [["PM", "20"], ["SO2", "100"], ["NOx", "320"], ["F", "3"], ["Hg", "0.05"], ["NH3", "8"]], { ...cement("table 2"), referenceOxygen: "10" }),
  ...gas("special dryer, coal mill, cooler", [["PM", "20"]], cement("table 2")),
  ...gas("special dryer with heat of its own", [["PM", "20"], ["SO2", "400"], ["NOx", "300"]], { ...cement("table 2"), referenceOxygen: "8", until: amendedDryer }),
  ...gas("special crusher, mill, packing", [["PM", "10"]], cement("table 2")),
  ...gas("fugitive", [["TSP", "0.5", { note: both("监控点与参照点 1 小时浓度差", "difference of 1-hour means between monitoring and reference point") }], ["NH3", "1.0"]], cement("table 3")),
  ...(["dryer with heat of its own", "special dryer with heat of its own"] as const).flatMap((category) => gas(category, [["PM", "10"], ["SO2", "50"], ["NOx", "80"], ["NH3", "8"]], {
    standard: "GB 4915", edition: "GB 4915-2013（2026 年修改单）", from: amendedDryer, clause: "2026 amendment", attestation: "VERIFIED",
    note: both("修改单据报道改变了独立热源烘干设备的基准含氧量，数值未收录，故不折算", "the amendment is said to change the reference oxygen of these dryers; its figure is not held, so nothing is converted"),
  })),
];

/** GB 13223-2011, 火电厂大气污染物排放标准: SO2 and NOx as reported, the rest from memory. Coal 6 %, gas boiler 3 %, turbine 15 % oxygen. */
const power = (clause: string, attestation: DischargeLimit["attestation"] = "REPORTED"): Common => ({ standard: "GB 13223", edition: "GB 13223-2011", from: "2012-01-01", clause, attestation });
const memory = { attestation: "FROM MEMORY" } as const;
const powers: readonly DischargeLimit[] = [
  ...gas("new coal boiler", [["PM", "30", memory], ["SO2", "100", { note: both("广西、重庆、四川、贵州为 200", "200 in Guangxi, Chongqing, Sichuan, Guizhou") }], ["NOx", "100"], ["Hg", "0.03", { ...memory, from: "2015-01-01" }], ["Ringelmann", "1", memory]], { ...power("table 1"), referenceOxygen: "6" }),
  ...gas("existing coal boiler", [["PM", "30", memory], ["SO2", "200", { note: both("广西、重庆、四川、贵州为 400", "400 in Guangxi, Chongqing, Sichuan, Guizhou") }], ["NOx", "100", { note: both("W 型火焰、现有循环流化床及 2003 年底前建成的为 200", "200 for W-flame, existing circulating beds and boilers built before 2004") }], ["Hg", "0.03", { ...memory, from: "2015-01-01" }], ["Ringelmann", "1", memory]], { ...power("table 1"), from: "2014-07-01", referenceOxygen: "6" }),
  ...gas("natural-gas boiler", [["PM", "5", memory], ["SO2", "35"], ["NOx", "100"]], { ...power("table 1"), referenceOxygen: "3" }),
  ...gas("natural-gas turbine", [["PM", "5", memory], ["SO2", "35"], ["NOx", "50"]], { ...power("table 1"), referenceOxygen: "15" }),
  ...gas("special coal boiler", [["PM", "20"], ["SO2", "50"], ["NOx", "100"], ["Hg", "0.03"]], { ...power("table 2", "FROM MEMORY"), referenceOxygen: "6" }),
  ...gas("ultra-low coal boiler", [["PM", "10"], ["SO2", "35"], ["NOx", "50"]], { standard: "环发〔2015〕164号", edition: "环发〔2015〕164号", from: "2015-12-11", clause: "超低排放", attestation: "FROM MEMORY", referenceOxygen: "6" }),
];

/** DB14/1703, 山西省燃煤电厂大气污染物排放标准, of 2018; the day of effect was not confirmed. */
const shanxiPower: Common = { standard: "DB14/1703", edition: "DB14/1703-2018", from: "2018-01-01", clause: "limits", attestation: "VERIFIED", referenceOxygen: "6", note: both("施行日未核实（以 2018 年初计）；基准含氧量按 GB 13223", "the day of effect was not confirmed (2018 taken from its start); reference oxygen as in GB 13223") };
const shanxiPowers: readonly DischargeLimit[] = [
  ...gas("coal power", [["PM", "5"], ["SO2", "35"], ["NOx", "50"], ["Hg", "0.03"], ...black], shanxiPower),
  ...gas("low-grade coal power", [["PM", "10"], ["SO2", "35"], ["NOx", "50"]], shanxiPower),
  ...gas("W-flame coal power", [["NOx", "100"]], shanxiPower),
];

/** Furnaces without a standard of their trade (工业炉窑), and what the plan of the district sets itself. */
const furnaces: readonly DischargeLimit[] = [
  ...gas("furnace without a trade standard", [["PM", "30"], ["SO2", "200"], ["NOx", "300"]], { standard: "环大气〔2019〕56号", edition: "环大气〔2019〕56号", from: "2019-07-01", clause: "重点区域", attestation: "VERIFIED", note: both("规划 4.1.1(6) 引用", "as quoted in the plan, 4.1.1(6)") }),
  ...gas("activated-carbon furnace", [["PM", "10"], ["SO2", "35"], ["NOx", "100"]], { standard: "云冈区“十四五”规划", edition: "云冈区“十四五”规划", from: "2021-01-01", clause: "4.1", attestation: "VERIFIED" }),
  ...gas("SCR ammonia slip", [["NH3", "2.5"]], { standard: "云冈区“十四五”规划", edition: "云冈区“十四五”规划", from: "2021-01-01", clause: "4.1", attestation: "VERIFIED" }),
  ...gas("SNCR ammonia slip", [["NH3", "8"]], { standard: "云冈区“十四五”规划", edition: "云冈区“十四五”规划", from: "2021-01-01", clause: "4.1", attestation: "VERIFIED" }),
];

/** Limits of exhaust gas, all standards (大气污染物排放限值). */
export const gasLimits: readonly DischargeLimit[] = [...boilers, ...shanxiBoilers, ...cements, ...powers, ...shanxiPowers, ...furnaces];
