import { Type, type TSchema } from "typebox";
import { qualities, sourceMarkFamilies } from "@yunqing/domain";
import { LabelsShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, list, named, oneOf, oneOfOrNull, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);
const quality = oneOf(qualities), family = oneOf(sourceMarkFamilies), line = oneOf(["real-time"]), verdict = oneOf(["as-marked", ...qualities]), arrived = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const ruleCounts = list(Type.Object({ rule: text, name: LabelsShape, count }));
const said = { quality, reason: orNull(LabelsShape) };

export const DataReviewWorkShape = named("DataReviewWork", Type.Object({
  line, from: text, until: text, simulated: yes, rules: ruleCounts,
  rows: list(Type.Object({ point: text, name: LabelsShape, kind: text, place: textOrNull, day: text, values: count, reviewed: count, unreviewed: count, doubtful: count, unreliable: count, rules: ruleCounts, pending: count, packets: count, batches: count })),
}));
export const DataReviewRowShape = named("DataReviewRow", Type.Object({
  id: text, point: text, name: LabelsShape, from: text, until: text, factors: list(text), verdict, reason: text, by: text, at: text, decision: oneOfOrNull(["accept", "return"]), decidedBy: textOrNull, decidedAt: textOrNull, note: text, mayDecide: yes,
}));
export const DataReviewGridShape = named("DataReviewGrid", Type.Object({
  point: text, name: LabelsShape, kind: text, simulated: yes, line, from: text, until: text, items: list(Type.Object({ item: text, factor: text, unit: text })), hours: list(text), reviews: list(DataReviewRowShape), packets: count, batches: count, mayReview: yes,
  cells: list(Type.Object({
    item: text, factor: text, from: text, value: text, flag: textOrNull, packet: count, ...said, by: oneOf(["flag", "rule", "mark", "review", "none"]), rules: list(Type.Object({ rule: text, name: LabelsShape, quality, reason: LabelsShape })),
    mark: orNull(Type.Object({ quality, by: text, at: text, reason: text })), sourceMark: orNull(LabelsShape), reviewed: orNull(Type.Object({ ...said, review: text, by: text, acceptedBy: text })), pending: textOrNull, late: yes,
  })),
}));
export const DataReviewRuleShape = named("DataReviewRule", Type.Object({ rule: text, name: LabelsShape, pointKinds: list(text), kinds: list(text), factors: list(text), parameters: text, quality, source: LabelsShape, attestation: text }));
export const SourceMarkRowShape = named("SourceMarkRow", Type.Object({ id: text, point: text, name: LabelsShape, family, word: text, from: text, until: text, items: list(text), reason: text, document: text, by: text, at: text, stands: yes, withdrawn: yes, mayMark: yes }));
export const SourceMarkViewShape = named("SourceMarkView", Type.Object({
  month: text, line, simulated: yes, outlets: list(Type.Object({ point: text, name: LabelsShape, kind: text, items: list(text), mayMark: yes })), words: list(Type.Object({ family, word: text, name: LabelsShape, trades: list(text), attestation: text })), marks: list(SourceMarkRowShape),
  rates: list(Type.Object({ point: text, item: text, rates: list(Type.Object({ statistic: text, name: LabelsShape, value: textOrNull, key: text })) })),
}));

export const ReviewSpanShape = Type.Object({ from: words(10, 10), until: words(10, 10) }, strict);
export const SourceMonthShape = Type.Object({ month: words(7, 7) }, strict);
export const ProposeDataReviewsShape = named("ProposeDataReviews", Type.Object({ reviews: list(Type.Object({ id: commandId, point: words(64, 1), from: words(40, 1), until: words(40, 1), factors: list(words(64, 1), 100), packets: arrived, batches: arrived }, strict), 1000), verdict, reason: words(1000) }, strict));
export const DecideDataReviewShape = named("DecideDataReview", Type.Object({ id: commandId, decision: oneOf(["accept", "return"]), note: words(1000) }, strict));
export const PutSourceMarkShape = named("PutSourceMark", Type.Object({ id: commandId, point: words(64, 1), family, word: words(20, 1), from: words(40, 1), until: words(40, 1), items: list(words(64, 1), 100), reason: words(1000), document: words(300), replaces: wordsOrNull(64), withdrawn: yes }, strict));
