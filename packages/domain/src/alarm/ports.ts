/** Reading alarms (报警): part of {@link DistrictReader}. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface AlarmReader {}
/** Writing alarms, inside the audited transaction: part of {@link DistrictWriter}. */
export interface AlarmWriter extends AlarmReader {}
