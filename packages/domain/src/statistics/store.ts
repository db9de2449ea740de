/** The store of figures of one district (统计值库): machines write here, outside the audit chain, which is for acts of people. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface FigureStore {}
