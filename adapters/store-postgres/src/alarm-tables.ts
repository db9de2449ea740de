// The tables of alarms as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of alarms (报警) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AlarmTables {}
/** Those of them that are facts: appended, never changed. */
export const alarmFactTables = [] as const;
/** What machines append and nobody changes. */
export const alarmMachineTables = [] as const;
