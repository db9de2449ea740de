import type { Labels } from "@yunqing/standards";
import type { AnalysisKind } from "./answer.js";

type Method = Labels & { readonly reference: string };
const method = (zh: string, en: string, reference: string): Method => ({ zh, en, reference });
/** What an analysis is called (名称). */
export const analysisNames: Readonly<Record<AnalysisKind, Labels>> = {
  calendar: { zh: "日历图", en: "Calendar" }, "time-variation": { zh: "时间变化", en: "Time variation" }, "wind-rose": { zh: "风玫瑰", en: "Wind rose" }, "pollution-rose": { zh: "污染玫瑰", en: "Pollution rose" }, polar: { zh: "极坐标图", en: "Polar plot" },
  trend: { zh: "趋势", en: "Trend" }, correlation: { zh: "相关", en: "Correlation" }, comparison: { zh: "站点比对", en: "Comparison" }, "long-section": { zh: "河流沿程", en: "Long section" }, box: { zh: "分月箱线图", en: "Boxes by month" }, completeness: { zh: "数据完整性", en: "Completeness" },
};
/** How each is made, with whose method it is (方法与出处). These are for looking; official figures are made elsewhere. */
export const analysisMethods: Readonly<Record<AnalysisKind, Method>> = {
  calendar: method("每格为一日：该日 24 个小时值的算术平均，不足 20 个小时的日子不显示。臭氧也按小时平均，不是日最大 8 小时值；评价请用空气页的统计值。", "A cell is a day: the mean of its hours, days of fewer than 20 hours are left out. Ozone too is a mean of hours and not the largest eight-hour mean; for evaluation see the page of air.", "HJ 663 表1（日均值有效小时数 20）"),
  "time-variation": method("小时值按一天中的小时（1–24，以结束时刻计）、星期、月份分组取平均；置信带为均值±1.96 倍标准误差。相邻小时相关，带偏窄。", "Hours grouped by hour of the day (1–24, labelled by their end), weekday and month, and averaged; the band is the mean ± 1.96 standard errors. Neighbouring hours are alike, so it is rather too narrow.", "Carslaw & Ropkins 2012 (openair timeVariation)"),
  "wind-rose": method("十六方位，风向为来向，0°为北；风速不超过 0.2 m/s 计为静风，静风不分方位；频率为占全部有风速风向小时的百分比。风速档按风力等级分。", "Sixteen directions from which the wind blows, 0° is north; up to 0.2 m/s is calm and has no direction; shares are of all hours with speed and direction. Classes of speed by force.", "GB/T 28591-2012 风力等级"),
  "pollution-rose": method("同风玫瑰，但各方位按浓度分档；档界为所选时段浓度的五等分位数。无风速、风向或浓度的小时不计。", "As the wind rose, each direction divided by concentration; classes are fifths of the concentrations of the span. Hours without speed, direction or concentration do not count.", "Carslaw & Ropkins 2012 (pollutionRose)"),
  polar: method("按 10°风向和 1 m/s 风速分格，格值为小时浓度平均，未平滑；不足 3 个小时的格不显示，静风不在图内。", "Cells of 10° of direction and 1 m/s of speed, each the mean of its hours, not smoothed; cells of fewer than three hours are left out, calm hours are not in it.", "Carslaw & Ropkins 2012 (polarFreq)"),
  trend: method("月均值（当月小时数不少于 540）的 Theil–Sen 斜率与 Mann–Kendall 检验。满两年且每个月份出现两次以上时用季节 Kendall 法：只比较同一月份的值，S 与方差按月份相加，斜率为同月斜率的中位数；95%区间按 Sen 的秩法。未作自相关校正，p 值偏小。", "Theil–Sen slope and Mann–Kendall test of means of months (540 hours at least). Of two years and more, where each calendar month occurs twice, by the seasonal test: like months are compared only, S and variance are summed, the slope is the median of slopes within months; the 95% interval by ranks. Autocorrelation is not corrected: p is too small.", "Sen 1968; Hirsch, Slack & Smith 1982; Gilbert 1987"),
  correlation: method("同一小时都有值的成对数据的 Pearson r 与 Spearman ρ（同值取平均秩）；少于 3 对或一方不变时不给。不作显著性判断：小时值自相关。", "Pearson's r and Spearman's ρ (ties share their mean rank) of hours where both have a value; none of fewer than three pairs or where one stands still. No test of significance: hours are autocorrelated.", "Pearson 1895; Spearman 1904"),
  comparison: method("同一小时两站都有值的成对数据：平均偏差为后者减前者，均方根误差，最小二乘直线（后者对前者）。散点过多时按时间等间隔抽取显示，统计用全部数据。", "Hours where both have a value: the mean difference is the second less the first, root mean square difference, least squares of the second on the first. Of many points every so manieth is drawn; statistics use all.", "最小二乘法"),
  "long-section": method("断面按里程排列，取时段内各次监测值的算术平均；低于检出限的值按检出限的一半参加平均。横线为 GB 3838-2002 表1 的类别限值（河流）。不是断面水质类别评价；评价见地表水页。", "Sections in the order of their chainage, each the mean of its samples in the span; values below the limit of detection enter by half of it. Lines are the class limits of table 1 of GB 3838-2002 (rivers). This is no classification; see the page of water.", "GB 3838-2002 表1；HJ 91.2-2022"),
  box: method("小时值按月份分组：箱为四分位数（线性内插，R 类型 7），须为 1.5 倍四分位距内最远的值，其外的个数列表中给出、不画。", "Hours by month: the box are quartiles (linear, R's type 7), whiskers reach the last value within 1.5 interquartile ranges; those outside are counted in the table and not drawn.", "Tukey 1977; Hyndman & Fan 1996"),
  completeness: method("每月有效小时数占当月所选日子应有小时数（24×天数）的百分比。停用、校准等原因不另扣除。", "Hours that count among all hours of the days asked for (24 × days), by month. Nothing is deducted for stops or calibration.", "HJ 663（数据获取率）"),
};
/** How values are taken, said with each method (取数). */
export function analysisSourceNote(line: "real-time" | "reviewed", doubtful: boolean): Labels {
  return line === "reviewed"
    ? { zh: `取数：审核线，未审核的值不计；存疑值${doubtful ? "计入" : "不计"}，不可靠值不计。`, en: `Values: the reviewed line, what nobody reviewed does not count; doubtful values ${doubtful ? "count" : "do not count"}, unreliable ones never.` }
    : { zh: `取数：实时线，存疑值${doubtful ? "计入" : "不计"}，不可靠值不计。`, en: `Values: the real-time line; doubtful values ${doubtful ? "count" : "do not count"}, unreliable ones never.` };
}
