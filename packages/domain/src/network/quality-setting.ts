import { isDecimal, type Attestation, type Labels } from "@yunqing/standards";
import type { MeasuredKind, PointKind, Quality } from "../monitoring/model.js";
import { qualityRuleIds, QualitySettingInvalid, type QualityParameters, type QualityRuleId, type QualitySetting } from "../quality-control/model.js";
import { qualityRules } from "../quality-control/rules.js";

/** A rule of quality control as a form or a file gives it. */
export interface QualityGiven { readonly rule: string; readonly pointKinds: readonly PointKind[]; readonly kinds: readonly MeasuredKind[]; readonly factors: readonly string[]; readonly parameters: Readonly<Record<string, unknown>>; readonly quality: Quality; readonly source: Labels; readonly attestation: Attestation }

type Shape = "amount" | "amount-or-none" | "count" | "seconds" | "seconds-or-none" | "symbol" | "words";
const shapes: { readonly [R in QualityRuleId]: Readonly<Record<string, Shape>> } = {
  range: { low: "amount-or-none", high: "amount-or-none" }, "rate-of-change": { most: "amount", times: "amount-or-none" }, constant: { count: "count", above: "amount-or-none" }, zero: { count: "count" }, inversion: { part: "symbol", tolerance: "amount", count: "count" },
  missing: {}, clock: { earlySeconds: "seconds", lateSeconds: "seconds-or-none" }, flag: { words: "words" }, "detection-limit": { limit: "amount" },
};
const fits: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  amount: (value) => typeof value === "string" && isDecimal(value), "amount-or-none": (value) => value === null || (typeof value === "string" && isDecimal(value)), count: (value) => Number.isInteger(value) && (value as number) >= 1,
  seconds: (value) => Number.isInteger(value) && (value as number) >= 0, "seconds-or-none": (value) => value === null || (Number.isInteger(value) && (value as number) >= 0), symbol: (value) => typeof value === "string" && value !== "",
  words: (value) => typeof value === "object" && value !== null && Object.values(value).every((one) => one === "reliable" || one === "doubtful" || one === "unreliable"),
};
const wanted: Readonly<Record<Shape, Labels>> = {
  amount: { zh: "应为数值", en: "must be a number" }, "amount-or-none": { zh: "应为数值或留空", en: "must be a number or nothing" }, count: { zh: "应为正整数", en: "must be a whole number from 1" }, seconds: { zh: "应为秒数", en: "must be seconds" }, "seconds-or-none": { zh: "应为秒数或留空", en: "must be seconds or nothing" },
  symbol: { zh: "应为项目符号", en: "must be an item" }, words: { zh: "应为标记与结论的对照", en: "must pair flags with a quality" },
};

/** A rule that can be applied, or why not (质控规则校核): it must be one of the named rules with just its parameters, and is tried on one value, so what it would refuse later it refuses now. @throws {QualitySettingInvalid} */
export function qualitySettingFrom(given: QualityGiven): QualitySetting {
  const rule = qualityRuleIds.find((one) => one === given.rule);
  if (rule === undefined) throw new QualitySettingInvalid("range", { zh: `属于未知规则“${given.rule}”`, en: `belong to an unknown rule "${given.rule}"` });
  const shape = shapes[rule];
  for (const [name, kind] of Object.entries(shape)) if (!fits[kind](given.parameters[name])) throw new QualitySettingInvalid(rule, { zh: `${name} ${wanted[kind].zh}`, en: `${name} ${wanted[kind].en}` });
  for (const name of Object.keys(given.parameters)) if (!Object.hasOwn(shape, name)) throw new QualitySettingInvalid(rule, { zh: `多出 ${name}`, en: `have ${name}, which the rule does not know` });
  if (given.pointKinds.length === 0 || given.kinds.length === 0) throw new QualitySettingInvalid(rule, { zh: "没有说明用于哪类点位、哪种数据", en: "name no kind of point or of data" });
  const value = { from: 0, until: 3_600_000, value: "1", flag: null, receivedAt: null, backFilled: false };
  (qualityRules[rule] as (factor: string, series: ReadonlyMap<string, readonly (typeof value)[]>, parameters: QualityParameters[QualityRuleId], span: { from: number; until: number; interval: number }) => unknown)("x", new Map([["x", [value]]]), given.parameters as unknown as QualityParameters[QualityRuleId], { from: 0, until: 3_600_000, interval: 3_600_000 });
  const { pointKinds, kinds, factors, parameters, quality, source, attestation } = given;
  return { rule, pointKinds, kinds, factors, parameters, quality, source, attestation } as unknown as QualitySetting;
}
