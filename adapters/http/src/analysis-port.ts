/** What the routes ask of the desk of analysis (分析). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AnalysisDeskPort {}
