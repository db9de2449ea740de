/** What the desk of analysis needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AnalysisDeskPorts {}

/** The desk of analysis (分析): authorise, read, compute, write, answer with a view. */
export class AnalysisDesk {
  constructor(readonly ports: AnalysisDeskPorts) {}
}
