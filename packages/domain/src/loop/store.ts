/** The store of control loops of one district (回路记录库): machines write here, outside the audit chain, which is for acts of people. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface LoopStore {}
