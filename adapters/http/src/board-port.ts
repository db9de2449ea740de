/** What the routes ask of the desk of state (环境质量). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BoardDeskPort {}
