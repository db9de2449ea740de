import { type Labels } from "@yunqing/standards";
import type { Quality } from "../monitoring/model.js";
import { type CheckedValue, type QualityControlMark, type QualityParameters, type QualityRuleId } from "./model.js";
/** The values of a point in one kind of window, by factor, each in order. */
export type SeriesByFactor = ReadonlyMap<string, readonly CheckedValue[]>;
/** What a rule gives for one factor: the places of the values it speaks of, and why. `quality` only where the rule says another than its setting. */
export interface Finding {
    readonly at: number;
    readonly reason: Labels;
    readonly quality?: Quality;
    readonly factor?: string;
    readonly window?: {
        readonly from: number;
        readonly until: number;
    };
}
type Rule<R extends QualityRuleId> = (factor: string, series: SeriesByFactor, parameters: QualityParameters[R], span: {
    readonly from: number;
    readonly until: number;
    readonly interval: number;
}) => readonly Finding[];
/** The rules by name. */
export declare const qualityRules: {
    readonly [R in QualityRuleId]: Rule<R>;
};
/**
 * How many windows before and after a span a rule must see to say of the span what it would say of the whole series (所需上下文).
 */
export declare function contextOf(rule: QualityRuleId, parameters: QualityParameters[QualityRuleId]): {
    readonly before: number;
    readonly after: number;
};
/** What a rule with its finding makes of a value. */
export declare function markOf(rule: QualityRuleId, quality: Quality, factor: string, finding: Finding, series: SeriesByFactor): QualityControlMark | null;
export {};
