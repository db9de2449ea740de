import { Type, type TSchema } from "typebox";
import { roles } from "@yunqing/wire";
import { comparators, dutyStates, projectStates } from "./plan.js";
import { list, named, oneOf } from "./shape.js";
import { dutyMoves } from "./work.js";

export const strict = { additionalProperties: false } as const;
/** A text of at most so many characters. */
export const words = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const wordsOrNull = (most: number) => Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: most } as TSchema);

/** UUIDv7 made by the client: the same command may be sent again. */
export const commandId = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" });
const dayPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/** A Beijing day, YYYY-MM-DD. */
export const day = Type.String({ pattern: dayPattern });
const dayOrNull = Type.Unsafe<string | null>({ type: ["string", "null"], pattern: dayPattern } as TSchema);
const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const evidence = list(hash, 50);

export const SignInShape = named("SignIn", Type.Object({ name: words(64, 1), password: words(256, 1) }, strict));
export const ChangePasswordShape = named("ChangePassword", Type.Object({ old: words(256, 1), new: words(256, 1) }, strict));
export const ReportValueShape = named("ReportValue", Type.Object({
  id: commandId, indicator: words(128, 1), period: words(16, 4), value: words(64, 1), document: words(500), note: words(4000), evidence,
  corrects: Type.Optional(words(128, 1)), reason: Type.Optional(words(4000)),
}, strict));
export const ReviewValueShape = named("ReviewValue", Type.Object({
  id: commandId, decision: oneOf(["accept", "return"]), note: words(4000), seen: words(128),
}, strict));
export const AssignTargetShape = named("AssignTarget", Type.Object({
  id: commandId, indicator: words(128, 1), year: Type.Integer({ minimum: 1949, maximum: 2200 }), op: oneOf(comparators), value: words(64, 1),
  document: words(500, 1), documentDay: day,
}, strict));
export const ReportProgressShape = named("ReportProgress", Type.Object({
  id: commandId, project: words(128, 1), day, percent: wordsOrNull(16), state: oneOf(projectStates), paidWan: wordsOrNull(40), note: words(4000), evidence,
}, strict));
export const OpenDutyShape = named("OpenDuty", Type.Object({
  id: commandId, title: words(200, 1), text: words(8000), holder: words(128, 1), approver: wordsOrNull(128),
  workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 750 })), subject: wordsOrNull(256), place: wordsOrNull(128),
  limit: Type.Optional(words(64, 1)), since: Type.Optional(words(40, 1)), coHolders: Type.Optional(list(words(128, 1), 20)),
}, strict));
export const MoveDutyShape = named("MoveDuty", Type.Object({
  id: commandId, move: oneOf(dutyMoves), note: words(4000), evidence, to: Type.Optional(words(128, 1)),
  workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 750 })), reason: Type.Optional(words(64, 1)), seen: words(128),
}, strict));
export const MakeReportShape = named("MakeReport", Type.Object({ id: commandId, plan: words(128, 1), day, known: Type.Optional(day) }, strict));
export const CreateUserShape = named("CreateUser", Type.Object({
  id: commandId, name: words(64, 1), displayName: words(64, 1), phone: wordsOrNull(32), organisation: wordsOrNull(128), district: wordsOrNull(64),
}, strict));
export const SetActiveShape = named("SetActive", Type.Object({ active: Type.Boolean() }, strict));
export const CreateGrantShape = named("CreateGrant", Type.Object({
  id: commandId, user: words(128, 1), role: oneOf(roles), district: wordsOrNull(64), organisation: words(256), place: words(256),
  enterprise: wordsOrNull(128), from: day, until: dayOrNull,
}, strict));
export const ImportLayerShape = named("ImportLayer", Type.Object({
  id: commandId, title: words(200, 1), crs: oneOf(["CGCS2000", "WGS84", "GCJ-02"]), geojson: Type.Unknown(),
}, strict));

export const JudgedShape = Type.Object({ plan: Type.Optional(words(128, 1)), day: Type.Optional(day), known: Type.Optional(day) }, strict);
export const PlanOnlyShape = Type.Object({ plan: Type.Optional(words(128, 1)) }, strict);
export const ValuesQueryShape = Type.Object({ status: Type.Optional(oneOf(["submitted", "accepted", "returned", "superseded"])) }, strict);
export const DutyQueryShape = Type.Object({
  state: Type.Optional(oneOf(dutyStates)), holder: Type.Optional(words(128, 1)), overdue: Type.Optional(oneOf(["true", "false"])), paused: Type.Optional(oneOf(["true", "false"])), joint: Type.Optional(oneOf(["true", "false"])),
}, strict);
export const AuditQueryShape = Type.Object({
  from: Type.Optional(Type.String({ pattern: "^[0-9]{1,15}$" })), limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,4}$" })),
  actor: Type.Optional(words(64, 1)), action: Type.Optional(words(64, 1)),
}, strict);
/** The query of a screen as it stands in its address: judged day, filters, order, columns, and the language of the headings. */
export const ScreenQueryShape = Type.Unsafe<Readonly<Record<string, string>>>({
  type: "object", maxProperties: 24, propertyNames: { pattern: "^[A-Za-z][A-Za-z0-9_.-]{0,39}$" }, additionalProperties: { type: "string", maxLength: 500 },
} as TSchema);
