import { Type, type TSchema } from "typebox";
import { bulletinKinds, bulletinMoves, bulletinStates, lines, paperKinds } from "@yunqing/domain";
import { FigureViewShape } from "./figure.js";
import { LabelsShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, countOrNull, list, named, numberOrNull, oneOf, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number) => Type.String({ maxLength: most }), day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), digest = Type.String({ pattern: "^[0-9a-f]{64}$" }), kind = oneOf(paperKinds), line = oneOf(lines), seen = Type.Integer({ minimum: 0 });
const texts = Type.Unsafe<Readonly<Record<string, string>>>({ type: "object", additionalProperties: { type: "string" } } as TSchema);
const cell = Type.Object({ text, en: Type.Optional(text), key: textOrNull });
const table = Type.Object({ id: text, tag: text, caption: LabelsShape, unit: text, columns: list(Type.Object({ id: text, tag: text, title: LabelsShape, look: oneOf(["text", "number", "index", "class"]) })), rows: list(list(cell)) });
const chart = Type.Object({ id: text, tag: text, caption: LabelsShape, unit: text, chart: oneOf(["bar", "line"]), categories: list(text), series: list(Type.Object({ name: text, values: list(numberOrNull) })), summary: text });
export const BulletinContentShape = named("BulletinContent", Type.Object({
  kind: oneOf(bulletinKinds), title: LabelsShape, period: text, periodName: LabelsShape, line, district: Type.Object({ id: text, name: LabelsShape }), simulated: yes, edition: text, madeAt: text, lead: LabelsShape, remarks: list(LabelsShape), tables: list(table), charts: list(chart), figures: list(FigureViewShape), lineages: texts,
}));
const row = { id: text, kind, period: text, periodName: LabelsShape, line, issue: count, state: oneOf(bulletinStates), by: text, at: text, changedAt: text, replaced: yes };
export const BulletinsShape = named("Bulletins", Type.Object({ today: text, mayMake: yes, mayApprove: yes, rows: list(Type.Object(row)) }));
export const BulletinDetailShape = named("BulletinDetail", Type.Object({
  ...row, content: BulletinContentShape, digest: text, mayReissue: yes, may: list(oneOf(bulletinMoves)), revisions: list(Type.Object({ key: text, before: text, now: text, unit: text, where: list(text) })),
  steps: list(Type.Object({ seq: count, move: oneOf(bulletinMoves), to: oneOf(bulletinStates), by: text, at: text, note: text, digest: text, template: countOrNull, file: textOrNull, bytes: countOrNull })),
}));
export const BulletinScheduleShape = named("BulletinSchedule", Type.Object({ kind, seq: count, active: yes, line, day: countOrNull, at24: text, reason: text, by: textOrNull, at: textOrNull, next: orNull(Type.Object({ periodName: LabelsShape, at: text })) }));
export const BulletinTemplateShape = named("BulletinTemplate", Type.Object({
  kind, seq: count, versions: list(Type.Object({ version: count, name: text, by: textOrNull, at: textOrNull, note: text, bytes: countOrNull, inUse: yes })),
  fields: list(Type.Object({ tag: text, what: oneOf(["text", "flag", "table", "chart"]), meaning: LabelsShape, columns: list(Type.Object({ tag: text, meaning: LabelsShape })) })),
}));

export const BulletinQueryShape = Type.Object({ kind: Type.Optional(kind) }, strict);
export const BulletinWhyQueryShape = Type.Object({ key: Type.String({ minLength: 1, maxLength: 400 }) }, strict);
export const BulletinPreviewQueryShape = Type.Object({ period: day }, strict);
export const MakeBulletinShape = named("MakeBulletin", Type.Object({ id: commandId, kind, period: words(10), line, reason: words(1000) }, strict));
export const MoveBulletinShape = named("MoveBulletin", Type.Object({ id: commandId, move: oneOf(["refresh", "submit", "return", "publish"]), seen: digest, note: words(1000) }, strict));
export const PutBulletinScheduleShape = named("PutBulletinSchedule", Type.Object({ id: commandId, kind, seq: seen, active: yes, line, day: countOrNull, at24: words(5), reason: words(1000) }, strict));
export const UseBulletinTemplateShape = named("UseBulletinTemplate", Type.Object({ id: commandId, seq: seen, version: seen, note: words(1000) }, strict));
