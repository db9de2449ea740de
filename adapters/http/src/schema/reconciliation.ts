import { Type, type TSchema } from "typebox";
import type { Dossier, ReconciliationItems, Reconciliations, ReconciliationView, SubjectNames } from "@yunqing/wire";
import { named } from "./shape.js";

/** Views whose inside is made by the desk from declarations: any object, since their fields are those of the ledgers. */
const derived = <T>(name: string) => named(name, Type.Unsafe<T>({ type: "object", additionalProperties: true } as TSchema));
export const ReconciliationsShape = derived<Reconciliations>("Reconciliations"), ReconciliationShape = derived<ReconciliationView>("ReconciliationView"), ReconciliationItemsShape = derived<ReconciliationItems>("ReconciliationItems"), SubjectNamesShape = derived<SubjectNames>("SubjectNames"), DossierShape = derived<Dossier>("Dossier");

const strict = { additionalProperties: false } as const, short = Type.String({ maxLength: 40 }), id = Type.String({ minLength: 1, maxLength: 64 }), note = Type.String({ maxLength: 1_000 }), values = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { maxProperties: 200 });
export const ReconciliationsQueryShape = Type.Object({ ledger: Type.Optional(short) }, strict);
export const BeginReconciliationQueryShape = Type.Object({ ledger: short, system: short, systemName: Type.Optional(Type.String({ maxLength: 100 })), asOf: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), filter: Type.Optional(Type.String({ maxLength: 4_000 })) }, strict);
export const StartReconciliationShape = Type.Object({ mapping: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 80 }), { maxProperties: 500 }) }, strict);
export const ReconciliationItemsQueryShape = Type.Object({ kind: Type.Optional(Type.String({ maxLength: 80 })), state: Type.Optional(short), fresh: Type.Optional(Type.Literal("1")), after: Type.Optional(Type.String({ pattern: "^\\d{1,9}$" })), limit: Type.Optional(Type.String({ pattern: "^\\d{1,3}$" })) }, strict);
const ordinals = Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 500 });
const reason = Type.Union((["entered", "adopted", "wrong", "closed", "scope", "alias", "not-same", "duplicate"] as const).map((each) => Type.Literal(each)));
export const ResolveDifferencesShape = Type.Object({ id, ordinals, reason, note, values: Type.Optional(values), enterprise: Type.Optional(values), enterpriseId: Type.Optional(id), fields: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })), row: Type.Optional(Type.String({ maxLength: 80 })), place: Type.Optional(Type.String({ maxLength: 80 })) }, strict);
export const ConfirmDifferencesShape = Type.Object({ id, ordinals, decision: Type.Union([Type.Literal("confirm"), Type.Literal("return")]), note }, strict);
const day = Type.Union([Type.String({ maxLength: 10 }), Type.Null()]);
export const AddSubjectNameShape = Type.Object({ id, kind: Type.Union([Type.Literal("former"), Type.Literal("alias")]), name: Type.String({ maxLength: 200 }), from: day, until: day, source: Type.String({ maxLength: 400 }) }, strict);
export const WithdrawSubjectNameShape = Type.Object({ id, name: id, why: Type.String({ maxLength: 400 }) }, strict);
export const ReconciliationExportQueryShape = Type.Object({ lang: Type.Optional(Type.Union([Type.Literal("zh"), Type.Literal("en")])) }, strict);
