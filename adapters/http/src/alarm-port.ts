/** What the routes ask of the desk of alarms (报警). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AlarmDeskPort {}
