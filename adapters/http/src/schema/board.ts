import { Type } from "typebox";
import { lines, subjectKinds } from "@yunqing/domain";
import { FigureViewShape } from "./figure.js";
import { LabelsShape } from "./lineage.js";
import { count, countOrNull, list, named, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), figure = FigureViewShape, figures = list(figure), hour = Type.Object({ day: text, hour: count });
const head = { line: oneOf(lines), day: text, today: text, simulated: yes }, subject = { kind: oneOf(subjectKinds), id: text, name: LabelsShape, place: textOrNull, network: textOrNull, evaluated: yes };
const compared = Type.Object({ now: figure, before: figure, change: figure }), targets = list(Type.Object({ label: LabelsShape, op: oneOf(["<", "<=", ">=", ">", "="]), target: text, unit: text, year: count, item: textOrNull, passed: yes, kept: orNull(yes), now: figure, figures }));
const limitState = orNull(oneOf(["kept", "broken", "units"]));
export const BoardSheetQueryShape = Type.Object({ table: oneOf(["air", "sources"]), line: oneOf(lines), day: Type.Optional(day), lang: Type.Optional(oneOf(["zh", "en"])) }, { additionalProperties: false });
export const BoardQueryShape = Type.Object({ line: oneOf(lines), day: Type.Optional(day) }, { additionalProperties: false });
export const BoardAirShape = named("BoardAir", Type.Object({ ...head, hour, shownDay: text, rows: list(Type.Object({ ...subject, hour: figure, hourValues: figures, dayIndex: figure, dayValues: figures, year: list(compared), lastMonth: figures, rank: orNull(figure) })), sandstormDays: list(text), targets }));
export const BoardWaterShape = named("BoardWater", Type.Object({
  ...head, sections: list(Type.Object({ ...subject, body: textOrNull, bodyName: orNull(LabelsShape), chainage: textOrNull, targetClass: textOrNull, month: figure, year: compared, yearBefore: figure, target: orNull(figure), latest: figures })),
  rivers: list(Type.Object({ ...subject, state: figure })), lakes: list(Type.Object({ ...subject, state: figure, trophic: figure })), share: orNull(figure), shareBefore: orNull(figure), targets,
}));
export const BoardGroundwaterShape = named("BoardGroundwater", Type.Object({
  ...head, rows: list(Type.Object({
    id: text, kind: oneOf(["groundwater", "drinking-source", "reservoir"]), name: LabelsShape, place: textOrNull, protection: textOrNull, functionZone: text, sampled: textOrNull, class: textOrNull, decisive: list(text),
    items: list(Type.Object({ name: LabelsShape, value: text, unit: text, class: textOrNull, multiple: textOrNull })), notJudged: list(text), compliant: orNull(yes), why: orNull(LabelsShape), done: countOrNull, missed: countOrNull,
  })), compliance: Type.Object({ percent: textOrNull, compliant: count, judged: count, sources: count }),
}));
export const BoardSourcesShape = named("BoardSources", Type.Object({
  ...head, hour, rows: list(Type.Object({
    ...subject, enterprise: textOrNull, state: oneOf(["running", "stopped", "silent"]),
    items: list(Type.Object({ item: text, hour: figure, day: figure, hourLimit: textOrNull, dayLimit: textOrNull, hourState: limitState, dayState: limitState, document: textOrNull, exceedingHours: countOrNull, exceedingDays: countOrNull, transmission: figure, validity: figure, effective: figure, capture: figure })),
  })), thresholds: Type.Object({ effective: text, capture: text }),
}));
