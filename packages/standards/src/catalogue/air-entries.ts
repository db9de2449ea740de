import { alertEditions } from "../heavy-pollution/alert.js";
import { gb3095Editions } from "../gb3095/limit.js";
import { hj633Editions } from "../hj633/editions-held.js";
import { hj663Editions } from "../hj663/edition.js";
import { clause, erratum, missing, type CatalogueEntry } from "./entry.js";

/** Rounding and ambient air (数值修约与环境空气). */
export const airEntries: readonly CatalogueEntry[] = [
  {
    standard: "GB/T 8170", title: { zh: "数值修约规则与极限数值的表示和判定", en: "rounding of numerical values" },
    editions: [{ standard: "GB/T 8170", edition: "GB/T 8170-2008", from: "2009-01-01", held: true }],
    held: [
      clause("3.2", "四舍六入五成双", "half to even", "VERIFIED", "rounding.ts", "exact.test.ts"),
      clause("3.3", "不允许连续修约", "never rounded twice", "VERIFIED", "rounding.ts", "exact.test.ts"),
      clause("3.1", "修约间隔由有效位数确定", "interval chosen by significant digits", "FROM MEMORY", "rounding.ts", "exact.test.ts"),
    ],
    missing: [missing("3.4", "0.5 单位与 0.2 单位修约：没有用到", "rounding to half and fifth units: nothing here asks for it"), missing("4", "极限数值的修约值比较法：各标准自有规定", "comparison of limits after rounding: each standard rules it")], errata: [],
  },
  {
    standard: "GB 3095", title: { zh: "环境空气质量标准", en: "ambient air quality standards" }, editions: gb3095Editions,
    held: [
      clause("table 1", "基本项目浓度限值，一级、二级", "limits of the basic items, both classes", "VERIFIED", "gb3095/edition-2012.ts, gb3095/edition-2026.ts", "gb3095.test.ts"),
      clause("table 2", "其他项目浓度限值", "limits of the other items", "VERIFIED", "gb3095/edition-2012.ts, gb3095/edition-2026.ts", "gb3095.test.ts"),
      clause("table 4", "数据统计的有效性规定（2026 已读；2012 相同，凭记忆）", "validity of statistics (read for 2026; the same in 2012, from memory)", "VERIFIED", "hj663/validity.ts", "hj663.test.ts"),
      clause("2026 annex A", "镉、汞、砷、六价铬、氟化物参考浓度限值（数据）", "reference limits of metals and fluoride (data)", "VERIFIED", "gb3095/reference-limits.ts", "gb3095.test.ts"),
      clause("2018 amendment 1; 2026 3.14, 4.3", "参比状态与换算", "reference states and conversion", "VERIFIED", "gb3095/reference-state.ts", "gb3095.test.ts"),
    ],
    missing: [missing("5", "监测方法", "methods of measurement")], errata: [],
  },
  {
    standard: "HJ 633", title: { zh: "环境空气质量指数（AQI）技术规定", en: "ambient air quality index (AQI)" }, editions: hj633Editions,
    held: [
      clause("table 1", "空气质量分指数及对应的浓度限值，含注", "breakpoints with their notes", "VERIFIED", "hj633/edition-2012.ts, hj633/edition-2026.ts", "hj633.test.ts", "evaluate-air.test.ts"),
      clause("2012 4.2, 6.2; 2026 4.2.4, 4.2.6", "分指数计算，向上进位", "sub-index, rounded up", "VERIFIED", "hj633/sub-index.ts", "hj633.test.ts", "fast.test.ts"),
      clause("2026 4.2.2, 4.2.3", "先修约浓度", "concentrations rounded first", "VERIFIED", "hj633/sub-index.ts", "hj633.test.ts"),
      clause("2012 4.4", "AQI、首要污染物、超标污染物", "index, primary and exceeding pollutants", "VERIFIED", "hj633/report.ts", "hj633.test.ts", "evaluate-air.test.ts"),
      clause("table 2, table 3", "级别、类别与颜色", "levels, categories and colours", "VERIFIED", "hj633/category.ts", "hj633.test.ts"),
      clause("2026 5.3.1", "缺测时的发布规则", "missing items", "VERIFIED", "hj633/report.ts", "hj633.test.ts", "fast.test.ts"),
      clause("2012 5.2", "实时报（文本）", "real-time report as written", "VERIFIED", "hj633/edition-2012.ts", "hj633.test.ts", "fast.test.ts"),
      clause("CNEMC practice", "2026年3月前实时发布的做法：颗粒物1小时浓度用日均限值（与已发布值全部一致）", "real-time practice before March 2026: 1-hour particulates through daily limits (agrees with every published value held)", "REPORTED", "hj633/edition-2012.ts", "hj633.test.ts"),
    ],
    missing: [
      missing("2026 5.3.2", "未列入监测项目的污染物：连续三年历史的判断由调用者作出", "items outside the programme: the three years of history are the caller's to judge"),
      missing("2012 table 2; 2026 table 2", "健康影响与建议措施的文字", "words on health effects and advice"),
      missing("2026 forecast", "预报的发布要求", "publication of forecasts"),
    ],
    errata: [
      erratum("AQI 0", "2026 版范围从 1 开始，浓度全为 0 时未作规定：给 0、优", "the range of 2026 starts at 1 and does not say what all-zero concentrations give: 0 and the first level are given"),
      erratum("above the table", "浓度高于最高限值时文本（除注外）未作规定：按实践取 500 并标明", "the text is silent above the last limit, but for its notes: 500 by practice, and marked"),
    ],
  },
  {
    standard: "HJ 663", title: { zh: "环境空气质量评价技术规范", en: "ambient air quality assessment" }, editions: hj663Editions,
    held: [
      clause("6.1.2", "臭氧日最大8小时平均的有效性", "validity of the daily maximum 8-hour mean of O3", "VERIFIED", "hj663/daily.ts", "hj663.test.ts", "fast.test.ts"),
      clause("annex A percentile", "百分位数", "percentiles", "REPORTED", "hj663/percentile.ts", "hj663.test.ts"),
      clause("table 1", "年评价项目", "annual items", "VERIFIED", "hj663/edition.ts", "hj663.test.ts"),
      clause("period means, compliance rate", "月、季、年均值与达标率", "means of months, quarters, years; rate of compliance", "REPORTED", "hj663/period.ts", "hj663.test.ts"),
      clause("annual evaluation", "单项与综合达标评价、超标倍数", "compliance of items and of all, exceedance multiples", "REPORTED", "hj663/annual.ts", "hj663.test.ts", "fast.test.ts"),
      clause("composite index", "综合指数，权重为数据", "composite index, weights as data", "REPORTED", "hj663/composite.ts", "hj663.test.ts"),
      clause("good days", "优良天数比例：分子、分母、沙尘模式", "ratio of good days with numerator, denominator, sandstorm mode", "REPORTED", "hj663/good-days.ts", "hj663.test.ts"),
      clause("city evaluation", "城市、区县均值与点位比例", "city and district means, share of points", "FROM MEMORY", "hj663/region.ts", "hj663.test.ts"),
      clause("ranking", "排名，并列同名次", "ranking, equals rank equal", "REPORTED", "hj663/region.ts", "hj663.test.ts"),
      clause("annex B", "秩相关系数法", "Spearman's rank correlation", "FROM MEMORY", "trends/spearman.ts", "trends.test.ts"),
      clause("2026 three-year mean", "三年滑动平均", "three-year moving average", "REPORTED", "hj663/region.ts", "hj663.test.ts"),
      clause("环办监测〔2016〕120号", "沙尘时段初判（凭记忆，使用前核对）", "hours of sand and dust, a proposal (from memory, check before use)", "FROM MEMORY", "hj663/sandstorm.ts", "hj663.test.ts"),
    ],
    missing: [
      missing("2026 exceptional events", "例外事件：只知道有此规定", "exceptional events: known only to exist"),
      missing("2026 rounding table", "2026 版修约表只见于他人程序：统计值多保留一位，达标评价不多保留", "the rounding table of 2026 is known from other people's code only: statistics keep one decimal more, compliance does not"),
      missing("year 2026", "全年跨两版时按哪一版评价，未见规定：必须指明版本", "no text says by which edition a year with two is judged: it must be named"),
    ],
    errata: [erratum("composite index", "通报值只有各单项先修约两位再相加才能复现（奈曼旗 3.14）；另一份 2023 年通报（4.48）两法皆不能由印出的数复现", "a bulletin (Naiman, 3.14) reproduces only when single indices are rounded before the sum; another of 2023 (4.48) reproduces by neither from its printed inputs")],
  },
  {
    standard: "重污染天气预警分级", title: { zh: "重污染天气应急预警分级标准", en: "alert levels of heavy-pollution weather" }, editions: alertEditions,
    held: [
      clause("2018", "黄、橙、红三级启动条件", "three levels", "VERIFIED", "heavy-pollution/alert.ts", "emergency.test.ts"),
      clause("2024", "黄、橙、红三级与等级以下临时管控", "three levels and a step below", "REPORTED", "heavy-pollution/alert.ts", "emergency.test.ts"),
      clause("lifting", "解除：低于启动条件且预计持续36小时", "lifting after 36 hours below the start", "VERIFIED", "heavy-pollution/alert.ts", "emergency.test.ts"),
      clause("reduction", "最低减排比例 10/20/30 %", "least reductions 10/20/30 %", "VERIFIED", "heavy-pollution/alert.ts", "emergency.test.ts"),
    ],
    missing: [missing("Datong", "大同市现行预案未见：其附加条件可作为一个版本加入", "Datong's own current plan was not found: its conditions can be added as an edition"), missing("dates", "各文件的施行日期凭记忆", "dates in force are from memory")], errata: [],
  },
  {
    standard: "Mann-Kendall, Theil–Sen", title: { zh: "趋势检验与斜率（非国家标准，作旁证）", en: "trend test and slope (no national standard; beside Spearman)" },
    editions: [{ standard: "Mann-Kendall, Theil–Sen", edition: "Mann 1945, Kendall 1975, Theil 1950, Sen 1968", from: "1975-01-01", held: true }],
    held: [
      clause("S, Var(S), z", "含结修正与连续性修正，z 的判定不经浮点", "ties and continuity corrected, decided without floating point", "VERIFIED", "trends/mann-kendall.ts", "trends.test.ts"),
      clause("slope", "两两斜率的中位数，精确", "median of pairwise slopes, exact", "VERIFIED", "trends/mann-kendall.ts", "trends.test.ts"),
    ],
    missing: [missing("exact p", "小样本精确概率：用正态近似", "exact probabilities of short series: the normal approximation is used")], errata: [],
  },
];
