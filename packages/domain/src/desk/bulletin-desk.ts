/** What the desk of bulletins needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BulletinDeskPorts {}

/** The desk of bulletins (报表): authorise, read, compute, write, answer with a view. */
export class BulletinDesk {
  constructor(readonly ports: BulletinDeskPorts) {}
}
