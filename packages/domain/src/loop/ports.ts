/** Reading control loops (控制回路): part of {@link DistrictReader}. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface LoopReader {}
/** Writing control loops, inside the audited transaction: part of {@link DistrictWriter}. */
export interface LoopWriter extends LoopReader {}
