/** What the desk of state needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BoardDeskPorts {}

/** The desk of state (环境质量): authorise, read, compute, write, answer with a view. */
export class BoardDesk {
  constructor(readonly ports: BoardDeskPorts) {}
}
