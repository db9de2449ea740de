/** What the routes ask of the desk of bulletins (报表). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BulletinDeskPort {}
