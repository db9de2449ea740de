// The tables of bulletins as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of bulletins (报表) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BulletinTables {}
/** Those of them that are facts: appended, never changed. */
export const bulletinFactTables = [] as const;
/** What machines append and nobody changes. */
export const bulletinMachineTables = [] as const;
