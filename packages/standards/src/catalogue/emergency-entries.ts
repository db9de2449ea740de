import { hj941Editions } from "../hj941/grade.js";
import { clause, erratum, missing, type CatalogueEntry } from "./entry.js";

/** Environmental risk, incidents and dispersion (环境风险、突发事件与扩散). */
export const emergencyEntries: readonly CatalogueEntry[] = [
  {
    standard: "HJ 169", title: { zh: "建设项目环境风险评价技术导则", en: "environmental risk assessment of projects" },
    editions: [{ standard: "HJ 169", edition: "HJ/T 169-2004", from: "2004-12-11", until: "2019-03-01", held: false }, { standard: "HJ 169", edition: "HJ 169-2018", from: "2019-03-01", held: true }],
    held: [
      clause("table B.1, table H.1", "385 行中的 236 行：临界量与终点浓度（226 行已读，10 行凭记忆）", "236 of 385 rows: critical quantities and endpoints (226 read, 10 from memory)", "VERIFIED", "hj169/substances.ts", "emergency.test.ts"),
      clause("C.1.1", "Q 值", "Q", "VERIFIED", "hj169/quantity.ts", "emergency.test.ts"),
      clause("C.1.2, tables C.1, C.2", "M、P 分级", "M and P", "VERIFIED", "hj169/potential.ts", "emergency.test.ts"),
      clause("tables D.1, D.2, D.5, D.7", "环境敏感程度 E", "sensitivity E", "VERIFIED", "hj169/potential.ts", "emergency.test.ts"),
      clause("tables 1, 2", "潜势与评价等级", "potential and grade", "VERIFIED", "hj169/potential.ts", "emergency.test.ts"),
      clause("eq. (F.1)–(F.15), tables F.1–F.4", "源项", "source terms", "VERIFIED", "hj169/source-terms.ts", "emergency.test.ts"),
      clause("annex G", "理查德森数与模型选择", "Richardson number and choice of model", "VERIFIED", "hj169/source-terms.ts", "emergency.test.ts"),
    ],
    missing: [missing("table B.1, 149 rows", "未读到的行：须随请求给出临界量", "rows not read: give the critical quantity with the request"), missing("annex E", "泄漏频率（凭记忆，未收录）", "leak frequencies (from memory, not held)"), missing("tables D.3, D.4, D.6", "目标与功能分区的文字判据", "words that sort targets and functions")],
    errata: [
      erratum("eq. (F.6)", "标准印作 PC 取 0.55 Pa，按量纲取 0.55P", "the standard prints PC = 0.55 Pa; by dimension 0.55·P is taken"),
      erratum("table D.1", "人口数等于界限时未归类：归入较低一类", "populations equal to a break are not assigned: the lower class is taken"),
      erratum("eq. (F.13)", "三项之和可能超过泄漏量：给出泄漏量时封顶并标明", "the sum may exceed what leaked: capped and said when the leaked mass is given"),
      erratum("table B.1", "7647-01-0 两行（氯化氢 2.5 t、盐酸 7.5 t）：只给 CAS 时取严", "7647-01-0 stands twice (2.5 t and 7.5 t): the number alone takes the stricter"),
    ],
  },
  {
    standard: "HJ 941", title: { zh: "企业突发环境事件风险分级方法", en: "risk grades of enterprises" },
    editions: [{ standard: "HJ 941", edition: "环办〔2014〕34号", from: "2014-04-03", until: "2018-03-01", held: false }, ...hj941Editions],
    held: [
      clause("5", "Q 值及其分级", "Q and its classes", "VERIFIED", "hj169/quantity.ts", "emergency.test.ts"),
      clause("6, 7 process", "工艺分值按套累加，最高30分", "process scores per set, at most 30", "VERIFIED", "hj941/grade.ts", "emergency.test.ts"),
      clause("6, 7 measures, matrix", "控制水平、敏感程度与矩阵", "measures, sensitivity and matrix", "FROM MEMORY", "hj941/grade.ts", "emergency.test.ts"),
      clause("8", "等级表征与调级", "notation and raising", "FROM MEMORY", "hj941/grade.ts", "emergency.test.ts"),
    ],
    missing: [missing("annex A", "物质分部（哪些属涉气、涉水）未逐行收录", "which rows count for air and for water is not held row by row")],
    errata: [erratum("M4", "2014 年指南及个别省指南以 60 分为界，HJ 941 为 65 分：作为数据", "the guide of 2014 and some provinces break at 60, HJ 941 at 65: kept as data")],
  },
  {
    standard: "突发环境事件分级与报告", title: { zh: "国家突发环境事件应急预案与信息报告办法", en: "levels of incidents and reporting" },
    editions: [{ standard: "突发环境事件分级与报告", edition: "国办函〔2014〕119号", from: "2014-12-29", held: true }, { standard: "突发环境事件分级与报告", edition: "环境保护部令第17号", from: "2011-05-01", held: true }],
    held: [
      clause("119号 annex 1, I–III", "特别重大、重大、较大", "three upper levels", "VERIFIED", "incident/level.ts", "emergency.test.ts"),
      clause("119号 annex 1, IV", "一般级与辐射条目", "the lowest level and radiation", "FROM MEMORY", "incident/level.ts", "emergency.test.ts"),
      clause("17号 art. 3", "报告时限 4 小时与 2 小时", "four hours and two", "VERIFIED", "incident/reporting.ts", "emergency.test.ts"),
      clause("17号 art. 4", "级别难以判明而敏感的，按重大以上报告", "unjudged but sensitive incidents are reported as serious", "FROM MEMORY", "incident/reporting.ts", "emergency.test.ts"),
    ],
    missing: [missing("17号 art. 13", "初报内容清单（凭记忆）由平台的表单承担", "the list of contents (from memory) belongs to the platform's form")],
    errata: [erratum("older tables", "2006 年预案（损失 1000 万元）与 2011 年附录（死亡 10 人）仍在流传：级别以 2014 年为准", "the tables of 2006 and 2011 are still about: the level follows 2014")],
  },
  {
    standard: "GB/T 3840", title: { zh: "制定地方大气污染物排放标准的技术方法", en: "technical methods for local air emission standards" },
    editions: [{ standard: "GB/T 3840", edition: "GB/T 3840-91", from: "1992-06-01", held: true }],
    held: [
      clause("appendix, diffusion parameters", "扩散参数幂函数，九类稳定度", "power functions of nine classes", "VERIFIED", "gbt3840/sigma.ts", "emergency.test.ts"),
      clause("appendix, stability", "太阳高度、辐射等级、稳定度", "sun, radiation class, stability", "VERIFIED", "gbt3840/stability.ts", "emergency.test.ts"),
      clause("sampling time", "取样时间订正", "correction for sampling time", "FROM MEMORY", "gbt3840/sigma.ts", "emergency.test.ts"),
    ],
    missing: [missing("urban shift", "城区、工业区稳定度提级规则（凭记忆，未收录）", "shift of classes over towns and industry (from memory, not held)"), missing("P values", "排放控制系数 P 值法", "the P-value method of emission control")],
    errata: [
      erratum("declination", "流传本印 0.39912，Spencer 级数为 0.399912，差小于 0.05°", "circulating copies print 0.39912, Spencer's series has 0.399912; the difference stays below 0.05°"),
      erratum("class table, +3 and ≥6 m/s", "各来源为 C 或 D：给 C 并标明", "sources have C or D: C is given, and said"),
      erratum("σz of E beyond 10 km", "一份抄本作 1.73421，与相邻段不连续：取 1.73241", "one transcription has 1.73421, which does not meet its neighbour: 1.73241 is taken"),
    ],
  },
];
