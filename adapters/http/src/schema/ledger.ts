import { Type, type TSchema } from "typebox";
import type { LedgerCard, LedgerFeatures, LedgerImportLine, LedgerImportRow, LedgerImportView, LedgerLikely, LedgerPage, LedgerRowView, LedgerStatisticsView, LedgerValues, LedgerVersionView, LedgerView } from "@yunqing/wire";
import { LabelsShape } from "./lineage.js";
import { commandId } from "./requests.js";
import { count, list, named, orNull, text, textOrNull, yes } from "./shape.js";

const strict = { additionalProperties: false } as const;
const words = (most: number) => Type.String({ maxLength: most });
/** What is derived from a declaration has other fields in each ledger: it crosses as it is. */
const derived = <T>(name: string) => named(name, Type.Unsafe<T>({ type: "object", additionalProperties: true } as TSchema));

export const LedgerCardShape = derived<LedgerCard>("LedgerCard"), LedgerViewShape = derived<LedgerView>("LedgerView"), LedgerPageShape = derived<LedgerPage>("LedgerPage"), LedgerRowShape = derived<LedgerRowView>("LedgerRowView"), LedgerVersionShape = derived<LedgerVersionView>("LedgerVersionView");
export const LedgerStatisticsShape = derived<LedgerStatisticsView>("LedgerStatisticsView"), LedgerFeaturesShape = derived<LedgerFeatures>("LedgerFeatures"), LedgerLikelyShape = derived<LedgerLikely>("LedgerLikely"), LedgerImportRowShape = derived<LedgerImportRow>("LedgerImportRow"), LedgerImportShape = derived<LedgerImportView>("LedgerImportView");
export const LedgerImportLinesShape = Type.Object({ lines: list(derived<LedgerImportLine>("LedgerImportLine")), next: textOrNull });
export const PublicDistrictShape = named("PublicDistrict", Type.Object({ id: text, name: LabelsShape, simulated: yes }));
export const LedgerCountShape = Type.Object({ rows: count });
export const LedgerNameShape = Type.Object({ id: text, name: text, key: text });

const query = { text: Type.Optional(words(100)), filter: Type.Optional(words(20_000)), sort: Type.Optional(words(40)), cursor: Type.Optional(words(2_000)), limit: Type.Optional(words(4)), asOf: Type.Optional(words(10)), view: Type.Optional(words(5)), duty: Type.Optional(words(10)), place: Type.Optional(words(80)), term: Type.Optional(words(10)), within: Type.Optional(words(4)) };
export const LedgerQueryShape = Type.Object(query, strict), LedgerStatisticsQueryShape = Type.Object({ ...query, by: Type.Optional(words(40)) }, strict), LedgerFeaturesQueryShape = Type.Object({ ...query, field: Type.Optional(words(40)), most: Type.Optional(Type.String({ pattern: "^[0-9]{1,5}$" })) }, strict);
export const LedgerExportQueryShape = Type.Object({ ...query, columns: Type.Optional(words(4_000)), lang: Type.Optional(Type.Unsafe<"zh" | "en">({ type: "string", enum: ["zh", "en"] } as TSchema)) }, strict);
export const LedgerNamesQueryShape = Type.Object({ text: Type.Optional(words(100)), limit: Type.Optional(words(4)) }, strict), LedgerRowQueryShape = Type.Object({ asOf: Type.Optional(words(10)), view: Type.Optional(words(5)) }, strict);
export const LedgerImportLinesQueryShape = Type.Object({ kind: Type.Optional(words(10)), after: Type.Optional(words(12)), limit: Type.Optional(words(4)) }, strict), LedgerImportQueryShape = Type.Object({ place: Type.Optional(words(80)) }, strict);

const values = Type.Unsafe<LedgerValues>({ type: "object", maxProperties: 400 } as TSchema), why = words(2_000), id = words(128);
const proofs = list(Type.Object({ kind: words(40), hash: Type.String({ pattern: "^[0-9a-f]{64}$" }) }, strict), 50);
export const MakeLedgerRowShape = Type.Object({ id: commandId, values, place: orNull(words(80)), enterprise: orNull(words(80)), why }, strict), ChangeLedgerRowShape = Type.Object({ id: commandId, version: id, values, why }, strict);
export const CorrectLedgerRowShape = Type.Object({ id: commandId, version: id, wrong: id, right: values, why }, strict), MoveLedgerRowShape = Type.Object({ id: commandId, version: id, move: words(40), note: why, proofs }, strict);
export const MergeLedgerRowShape = Type.Object({ id: commandId, otherId: commandId, version: id, other: id, otherVersion: id, choose: list(words(40), 400), why }, strict), WithdrawLedgerRowShape = Type.Object({ id: commandId, version: id, why }, strict);
export const MapLedgerHeadingsShape = Type.Object({ mapping: Type.Unsafe<Readonly<Record<string, string>>>({ type: "object", maxProperties: 400, additionalProperties: { type: "string", maxLength: 80 } } as TSchema) }, strict);
export const CommitLedgerImportShape = Type.Object({ takeGood: Type.Boolean(), why }, strict), WithdrawLedgerImportShape = Type.Object({ why }, strict);
