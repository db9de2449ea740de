/** What the routes ask of the desk of control loops (控制回路). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface LoopDeskPort {}
