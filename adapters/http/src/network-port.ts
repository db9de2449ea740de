/** What the routes ask of the desk of network (监测网络). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface NetworkDeskPort {}
