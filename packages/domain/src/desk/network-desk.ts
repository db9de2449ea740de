/** What the desk of network needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface NetworkDeskPorts {}

/** The desk of network (监测网络): authorise, read, compute, write, answer with a view. */
export class NetworkDesk {
  constructor(readonly ports: NetworkDeskPorts) {}
}
