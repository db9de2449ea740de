/** Reading bulletins (报表): part of {@link DistrictReader}. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface BulletinReader {}
/** Writing bulletins, inside the audited transaction: part of {@link DistrictWriter}. */
export interface BulletinWriter extends BulletinReader {}
