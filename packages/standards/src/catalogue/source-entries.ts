import { clause, missing, type CatalogueEntry } from "./entry.js";

/** Suites that judge the rules of sources. */
const sources: readonly string[] = [];

const edition = (standard: string, name: string, from: string, held = true) => ({ standard, edition: name, from, held });

/** Sources of pollution, online monitoring and codes (污染源、在线监测与编码). */
export const sourceEntries: readonly CatalogueEntry[] = [
  {
    standard: "GB 18918, GB 8978, DB14/1928", title: { zh: "水污染物排放限值", en: "discharge limits of water" },
    editions: [edition("GB 18918", "GB 18918-2002", "2003-07-01"), edition("GB 18918", "GB 18918-2002（2026 年修改单）", "2026-03-01"), edition("GB 8978", "GB 8978-1996", "1998-01-01"), edition("DB14/1928", "DB14/1928-2019", "2019-11-01")],
    held: [clause("limits", "限值为有日期、有取值时间的数据", "limits as data with dates and averaging basis", "VERIFIED", "discharge-limits/water-rows.ts", ...sources)],
    missing: [missing("2026 amendment", "四项瞬时限值未见", "its four instantaneous values were not found"), missing("DB14/1928 tables 2, 3", "只有 COD、氨氮、总磷有出处", "only COD, NH3-N and TP are sourced")], errata: [],
  },
  {
    standard: "GB 13271, GB 4915, GB 13223 …", title: { zh: "大气污染物排放限值", en: "emission limits of air" },
    editions: [edition("GB 13271", "GB 13271-2014", "2014-07-01"), edition("GB 4915", "GB 4915-2013", "2014-03-01"), edition("GB 4915", "GB 4915-2013（2026 年修改单）", "2026-04-01"), edition("GB 13223", "GB 13223-2011", "2012-01-01"), edition("DB14/1703", "DB14/1703-2018", "2018-01-01"), edition("DB14/1929", "DB14/1929-2019", "2020-05-01")],
    held: [clause("limits", "限值为有日期的数据", "limits as dated data", "VERIFIED", "discharge-limits/gas-rows.ts", ...sources), clause("oxygen", "基准氧含量与过量空气系数换算", "reference oxygen and excess air", "VERIFIED", "discharge-limits/oxygen.ts", ...sources)],
    missing: [missing("DB14/1929", "限值凭记忆", "limits from memory")], errata: [],
  },
  {
    standard: "HJ 75, HJ 76, HJ 353–356", title: { zh: "固定源与废水在线监测", en: "continuous monitoring of stacks and waste water" },
    editions: [edition("HJ 75", "HJ 75-2017", "2018-03-01"), edition("HJ 356", "HJ 356-2019", "2020-03-24")],
    held: [clause("validity, substitution, rates", "有效性、替代、捕集率与传输率", "validity, substitution, capture and transmission rates", "REPORTED", "online-monitoring", ...sources)], missing: [missing("HJ 356 text", "内容大多凭记忆", "mostly from memory")], errata: [],
  },
  {
    standard: "GB 32100, HJ 608, 国家危险废物名录 …", title: { zh: "编码校验与解释", en: "codes, checked and explained" },
    editions: [edition("GB 32100", "GB 32100-2015", "2015-10-01"), edition("HJ 608", "HJ 608-2017", "2018-03-01"), edition("国家危险废物名录", "国家危险废物名录（2021年版）", "2021-01-01"), edition("国家危险废物名录", "国家危险废物名录（2025年版）", "2025-01-01", false)],
    held: [clause("check digits and structure", "统一社会信用代码、排污许可与源编码、危废代码与联单、放射源编码、CAS、行政区划、号牌", "credit codes, permits and sources, hazardous waste, radiation sources, CAS, districts, plates", "VERIFIED", "codes", "codes.test.ts")], missing: [missing("2025 list", "2025 年版名录", "the list of 2025")], errata: [],
  },
];
