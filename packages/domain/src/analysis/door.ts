export { boxOf, deviationOf, meanOf, medianOf, quantileOf, type Box } from "./spread.js";
export { bothTails, normalBelow } from "./normal.js";
export { canDeseason, mannKendall, senSlope, trendOf, type MonthValue, type Trend } from "./trend.js";
export { comparisonOf, correlationOf, pairsOf, pearsonOf, ranksOf, type Correlation, type SeriesComparison } from "./correlation.js";
export { calmSpeed, meanDirection, polarOf, roseOf, sectorOf, type PolarCell, type Rose, type RoseSector, type WindHour } from "./wind.js";
export { captureOf, dayMeans, monthBoxes, monthMeans, rhythmOf, weekdayOf, type RhythmRow, type TimedValue } from "./rhythm.js";
export { analysisKinds, analysisText, type AnalysisAnswer, type AnalysisChart, type AnalysisColumn, type AnalysisKind, type AnalysisQuery, type AnalysisSeries, type AnalysisTable } from "./answer.js";
export { analysisMethods, analysisNames } from "./method.js";
