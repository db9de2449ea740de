/** What the routes ask of the desk of figures (统计值). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface FigureDeskPort {}
