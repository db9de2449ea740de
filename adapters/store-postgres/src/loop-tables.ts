// The tables of control loops as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of control loops (控制回路) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface LoopTables {}
/** Those of them that are facts: appended, never changed. */
export const loopFactTables = [] as const;
/** What machines append and nobody changes. */
export const loopMachineTables = [] as const;
