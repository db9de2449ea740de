import { Type } from "typebox";
import { LabelsShape } from "./lineage.js";
import { count, list, named, oneOf, text, textOrNull, yes } from "./shape.js";
import { commandId, day, strict, words } from "./requests.js";
import { dutyStepMoves } from "./work.js";

const attestation = oneOf(["VERIFIED", "REPORTED", "FROM MEMORY"]), labelsOrNull = Type.Union([LabelsShape, Type.Null()]);
export const LimitRowShape = named("LimitRow", Type.Object({
  id: text, group: LabelsShape, name: LabelsShape, text: LabelsShape, count, unit: oneOf(["working-day", "day", "month", "hour"]), way: oneOf(["after", "before"]), event: LabelsShape, law: text, article: text, basis: text,
  from: text, until: textOrNull, inForce: yes, attestation, dated: attestation, verified: yes, extension: labelsOrNull, note: labelsOrNull,
}));
export const DutyNoticeShape = named("DutyNoticeRow", Type.Object({ step: text, duty: text, number: text, title: text, move: oneOf(dutyStepMoves), what: LabelsShape, note: text, at: text, by: text, seen: yes }));
export const SeeDutyNoticesShape = named("SeeDutyNotices", Type.Object({ id: commandId, steps: list(words(128, 1), 200) }, strict));

const stage = Type.Object({ afterDays: Type.Integer({ minimum: 1, maximum: 250 }), to: oneOf(["approver", "superior", "director"]) }), days = list(Type.Integer({ minimum: 1, maximum: 250 }), 6);
const settings = { active: yes, before: days, onDay: yes, after: days, escalate: list(stage, 6), pausedDays: Type.Integer({ minimum: 1, maximum: 250 }) };
export const DutySettingShape = named("DutySettingView", Type.Object({ ...settings, seq: count, by: textOrNull, at: textOrNull, reason: text, mayChange: yes }));
export const PutDutySettingShape = named("PutDutySetting", Type.Object({ id: commandId, seq: Type.Integer({ minimum: 0 }), ...settings, reason: words(500) }, strict));

const holiday = { zh: text, en: text, from: text, to: text, workdays: list(text) };
const version = Type.Object({ id: text, seq: count, notice: text, text, holidays: list(Type.Object(holiday)), by: text, at: text, reason: text });
export const CalendarShape = named("CalendarView", Type.Object({
  today: text, missing: list(count), mayEnter: yes,
  years: list(Type.Object({ year: count, notice: text, attestation, attestedBy: text, origin: oneOf(["built-in", "file", "entered"]), holidays: list(Type.Object(holiday)), daysOff: count, expected: count, versions: list(version) })),
}));
export const EnterNoticeShape = named("EnterNotice", Type.Object({
  id: commandId, year: Type.Integer({ minimum: 2000, maximum: 2100 }), seq: Type.Integer({ minimum: 0 }), notice: words(200), text: words(5000), reason: words(500),
  holidays: list(Type.Object({ zh: words(40), en: words(80), from: day, to: day, workdays: list(day, 10) }, strict), 12),
}, strict));
export const AffectedDutyShape = named("AffectedDuty", Type.Object({ id: text, number: text, title: text, holder: text, dueDay: text, counted: text, mayDecide: yes, seen: text }));
export const RedateDutyShape = named("RedateDuty", Type.Object({ id: commandId, duty: words(128, 1), decision: oneOf(["move", "keep"]), note: words(2000), seen: words(128) }, strict));
