// The tables of figures as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of figures (统计值) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface FigureTables {}
/** What machines append and nobody changes. */
export const figureMachineTables = [] as const;
