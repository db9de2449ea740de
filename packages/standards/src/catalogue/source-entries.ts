import { clause, missing, type CatalogueEntry } from "./entry.js";

/** Suites that judge the rules of sources. */
const sources: readonly string[] = ["sources.test.ts", "water-lineage.test.ts"];

const edition = (standard: string, name: string, from: string, held = true) => ({ standard, edition: name, from, held });

/** Sources of pollution, online monitoring and codes (污染源、在线监测与编码). */
export const sourceEntries: readonly CatalogueEntry[] = [
  {
    standard: "GB 18918, GB 8978, DB14/1928", title: { zh: "水污染物排放限值", en: "discharge limits of water" },
    editions: [edition("GB 18918", "GB 18918-2002", "2003-07-01"), edition("GB 18918", "GB 18918-2002（2026 年修改单）", "2026-03-01"), edition("GB 8978", "GB 8978-1996", "1998-01-01"), edition("DB14/1928", "DB14/1928-2019", "2019-11-01")],
    held: [clause("limits", "限值为有日期、有取值时间的数据", "limits as data with dates and averaging basis", "VERIFIED", "discharge-limits/water-rows.ts", ...sources)],
    missing: [missing("GB 18918 table 3", "选择控制项目", "optional items"), missing("GB 8978 tables 2, 3", "1998 年前建设单位的限值", "limits of units built before 1998"), missing("2026 amendment", "四项瞬时限值未见", "its four instantaneous values were not found"), missing("DB14/1928 tables 2, 3", "只有 COD、氨氮、总磷有出处", "only COD, NH3-N and TP are sourced")], errata: [],
  },
  {
    standard: "GB 13271, GB 4915, GB 13223 …", title: { zh: "大气污染物排放限值", en: "emission limits of air" },
    editions: [edition("GB 13271", "GB 13271-2014", "2014-07-01"), edition("GB 4915", "GB 4915-2013", "2014-03-01"), edition("GB 4915", "GB 4915-2013（2026 年修改单）", "2026-04-01"), edition("GB 13223", "GB 13223-2011", "2012-01-01"), edition("DB14/1703", "DB14/1703-2018", "2018-01-01"), edition("DB14/1929", "DB14/1929-2019", "2020-05-01")],
    held: [clause("limits", "限值为有日期的数据", "limits as dated data", "VERIFIED", "discharge-limits/gas-rows.ts", ...sources), clause("oxygen", "基准氧含量与过量空气系数换算", "reference oxygen and excess air", "VERIFIED", "discharge-limits/oxygen.ts", ...sources)],
    missing: [missing("DB14/1929", "限值凭记忆", "limits from memory"), missing("DB14/1703, DB14/1928", "施行日未核实", "days of effect not confirmed"), missing("GB 4915 2026 amendment", "独立热源烘干设备的新基准含氧量与无组织条款", "the new reference oxygen of dryers and the clause on fugitive emission")], errata: [],
  },
  {
    standard: "HJ 75, HJ 76, HJ 353–356", title: { zh: "固定源与废水在线监测", en: "continuous monitoring of stacks and waste water" },
    editions: [edition("HJ 75", "HJ 75-2017", "2018-03-01"), edition("HJ 356", "HJ 356-2019", "2020-03-24")],
    held: [clause("validity, substitution, rates", "有效性、替代、捕集率与传输率", "validity, substitution, capture and transmission rates", "REPORTED", "online-monitoring", ...sources)], missing: [missing("HJ 356 text", "内容大多凭记忆", "mostly from memory"), missing("HJ 75 below 75 %", "捕集率低于 75% 时无替代规则", "no substitution below 75 % capture"), missing("HJ 76, HJ 353–355", "仪器性能、安装、验收与运行指标", "performance, installation, acceptance and operation of instruments")],
    errata: [],
  },
  {
    standard: "HJ 212", title: { zh: "监测项目登记表：因子编码与统计公式", en: "the registry of measured items: factor codes and formulas" },
    editions: [edition("HJ 212", "HJ/T 212-2005", "2006-02-01"), edition("HJ 212", "HJ 212-2017", "2017-05-01"), edition("HJ 212", "HJ 212-2025", "2026-01-01", false)],
    held: [
      clause("2017 annex B", "341 个因子：水、气、噪声、治理过程", "341 factors of water, gas, noise and processes", "VERIFIED", "items.ts, items/rows.ts, items/process-rows.ts", "items.test.ts"),
      clause("2005 annex B", "旧编码及其新编码", "old codes and their new ones", "VERIFIED", "items.ts, items/rows.ts", "items.test.ts"),
      clause("2017 table 8", "数据标记", "data flags", "VERIFIED", "online-monitoring/states.ts", "sources.test.ts"),
      clause("2017 annex D", "水量、烟气与排放量的统计公式", "formulas of flow, gas and amounts", "VERIFIED", "online-monitoring/gas.ts, online-monitoring/water.ts", "sources.test.ts", "water-lineage.test.ts"),
    ],
    missing: [missing("2025 annex B", "2025 年版因子表只见于转引", "the factor tables of 2025 are known from quotations only")],
    errata: [
      { where: "2017 B.2 units", what: { zh: "PM10、PM2.5、TSP、氨、甲烷印作 ng/m³，设备多按 µg/m³ 或 mg/m³ 发送：单位按点位配置", en: "PM10, PM2.5, TSP, NH3 and CH4 are printed in ng/m³ while devices send µg/m³ or mg/m³: the unit is set per point" } },
      { where: "2017 B.5, B.7", what: { zh: "e701xx 与 g119xx 各印了两次：两义并存", en: "e701xx and g119xx are printed twice: both meanings are kept" } },
      { where: "2005 Ld, Ln", what: { zh: "2005 版把 Ld 印作夜间、Ln 印作昼间：按 2017 版", en: "the edition of 2005 prints Ld as night and Ln as day: as in 2017" } },
    ],
  },
  {
    standard: "GB 32100, HJ 608, 国家危险废物名录 …", title: { zh: "编码校验与解释", en: "codes, checked and explained" },
    editions: [edition("GB 32100", "GB 32100-2015", "2015-10-01"), edition("HJ 608", "HJ 608-2017", "2018-03-01"), edition("国家危险废物名录", "国家危险废物名录（2021年版）", "2021-01-01"), edition("国家危险废物名录", "国家危险废物名录（2025年版）", "2025-01-01", false)],
    held: [clause("check digits and structure", "统一社会信用代码、排污许可与源编码、危废代码与联单、放射源编码、CAS、行政区划、号牌", "credit codes, permits and sources, hazardous waste, radiation sources, CAS, districts, plates", "VERIFIED", "codes", "codes.test.ts")], missing: [missing("2025 list", "2025 年版名录", "the list of 2025")], errata: [],
  },
];
