/** What the desk of figures needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface FigureDeskPorts {}

/** The desk of figures (统计值): authorise, read, compute, write, answer with a view. */
export class FigureDesk {
  constructor(readonly ports: FigureDeskPorts) {}
}
