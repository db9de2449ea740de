/** What the desk of alarms needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AlarmDeskPorts {}

/** The desk of alarms (报警): authorise, read, compute, write, answer with a view. */
export class AlarmDesk {
  constructor(readonly ports: AlarmDeskPorts) {}
}
