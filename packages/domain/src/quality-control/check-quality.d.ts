import type { MeasuredKind, PointKind, Quality } from "../monitoring/model.js";
import { type QualityControlMark, type QualitySetting } from "./model.js";
import { type SeriesByFactor } from "./rules.js";
/** What is checked (质控检查): the values of one point in one kind of window, and the span that marks are asked for. */
export interface QualityCheck {
    readonly pointKind: PointKind;
    readonly kind: MeasuredKind;
    /** by factor, in order of windows, no window twice; with the windows around the span that {@link contextNeeded} asks for */
    readonly series: SeriesByFactor;
    /** milliseconds since 1970 UTC, half-open; `interval` is the length of a window */
    readonly span: {
        readonly from: number;
        readonly until: number;
        readonly interval: number;
    };
    readonly settings: readonly QualitySetting[];
    /** factors that should be there, for `missing` of rules that name none */
    readonly programme: readonly string[];
}
/**
 * The marks of the rules for a span (质控标记), by window, factor, rule; a value may have several. The values stay as they are.
 * Given the context, pieces of a series get the very marks that the whole would give them.
 * @throws {QualitySettingInvalid}
 */
export declare function qualityControlMarks(check: QualityCheck): readonly QualityControlMark[];
/** Windows before and after a span that the settings need to see. */
export declare function contextNeeded(settings: readonly QualitySetting[]): {
    readonly before: number;
    readonly after: number;
};
/** The worst word on each value: `factor` and window start → quality; values without a mark are not in it. */
export declare function worstQualities(marks: readonly QualityControlMark[]): ReadonlyMap<string, ReadonlyMap<number, Quality>>;
/** Marks that follow each other without a gap and say the same, as one (合并连续标记): for lists that people read. */
export declare function foldedMarks(marks: readonly QualityControlMark[]): readonly QualityControlMark[];
