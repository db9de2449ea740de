/** What the desk of control loops needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface LoopDeskPorts {}

/** The desk of control loops (控制回路): authorise, read, compute, write, answer with a view. */
export class LoopDesk {
  constructor(readonly ports: LoopDeskPorts) {}
}
