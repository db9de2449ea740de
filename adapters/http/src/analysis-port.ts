import type { Actor, TableModel } from "@yunqing/domain";
import type { AnalysisAnswer, AnalysisQuery } from "@yunqing/wire";

/** What the routes ask of the desk of analysis (分析). */
export interface AnalysisDeskPort {
  analyse(actor: Actor, query: AnalysisQuery): Promise<AnalysisAnswer>;
  taken(actor: Actor, query: AnalysisQuery, language?: "zh" | "en"): Promise<TableModel>;
}
