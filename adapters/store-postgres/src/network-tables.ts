// The tables of monitoring network as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of monitoring network (监测网络) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface NetworkTables {}
/** Those of them that are facts: appended, never changed. */
export const networkFactTables = [] as const;
/** What machines append and nobody changes. */
export const networkMachineTables = [] as const;
