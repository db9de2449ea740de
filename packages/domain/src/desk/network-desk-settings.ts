import { equalWeights, hj633Editions, hj663Editions, isDay, reportedWeights2026, type CompositeWeights } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { measuredKinds, pointKinds, qualities } from "../monitoring/model.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { beijingText } from "../monitoring/window.js";
import { settingsInForce } from "../network/in-force.js";
import type { MonitoringSettings } from "../network/model.js";
import { qualitySettingFrom } from "../network/quality-setting.js";
import { qualityRuleNames, QualitySettingInvalid, type QualitySetting } from "../quality-control/model.js";
import { usualFigureSettings, type EditionOverride, type FigureSettings } from "../statistics/source.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { overtaken } from "./monitor-desk-office.js";
import { saidBefore, type NetworkDeskPorts, type NetworkRegistry } from "./network-desk-office.js";
import { mustManageDistrict } from "./network-desk-reference.js";
import type { FigureSettingsRow, MonitoringSettingsView, PutMonitoringSettings, QualitySettingRow } from "./network-desk-views.js";

const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
const weightSets: readonly CompositeWeights[] = [equalWeights, reportedWeights2026];
const editionNames = { "HJ 633": hj633Editions.map(({ edition }) => edition), "HJ 663": hj663Editions.map(({ edition }) => edition) } as const;

/** Settings of figures, flat. */
function figuresRow({ zone, denominator, weights, compositeRounding, entering, countsDoubtful, water, outlet }: FigureSettings): FigureSettingsRow {
  return { zone, denominator, weights: weights.name, compositeRounding, entering, countsDoubtfulRealTime: countsDoubtful["real-time"], countsDoubtfulReviewed: countsDoubtful.reviewed, readingsOfDay: water.readingsOfDay, leastReadings: water.leastReadings, riverMethod: water.riverMethod, gasDayHours: outlet.gasDayHours, stoppedMarks: outlet.stoppedMarks };
}
const qualityRow = (setting: QualitySetting): QualitySettingRow => ({ rule: setting.rule, pointKinds: setting.pointKinds, kinds: setting.kinds, factors: setting.factors, parameters: setting.parameters as Readonly<Record<string, unknown>>, quality: setting.quality, source: setting.source, attestation: setting.attestation });

/** How figures are made and quality is controlled, with what is usual and what can be chosen (统计与质控口径). */
export function settingsView(registry: NetworkRegistry, nameOf: (user: string) => string, mayManage: boolean): MonitoringSettingsView {
  const { seq, figures, quality } = settingsInForce(registry.settingsFacts), last = registry.settingsFacts.find((one) => one.seq === seq);
  return {
    seq, figures: figuresRow(figures), usualFigures: figuresRow(usualFigureSettings), weightSets: weightSets.map(({ name }) => name), editionNames, ruleNames: qualityRuleNames, mayManage, quality: quality.map(qualityRow), qualityUsual: (last?.quality ?? null) === null,
    editions: figures.editions.map(({ standard, edition, from, until, reason }) => ({ standard, edition, from, until, reason: reason.zh })),
    history: [...registry.settingsFacts].sort((a, b) => b.seq - a.seq).map((one) => ({ seq: one.seq, by: nameOf(one.by), at: beijingText(Date.parse(one.at)), reason: one.reason })),
  };
}

function countError(field: string, value: number, most: number, zh: string, en: string): FieldError | null { return Number.isInteger(value) && value >= 1 && value <= most ? null : say(field, `${zh}应为 1 至 ${most} 的整数`, `${en} must be a whole number from 1 to ${most}`); }
function figureErrors(given: FigureSettingsRow): readonly (FieldError | null)[] {
  return [
    weightSets.some(({ name }) => name === given.weights) ? null : say("figures.weights", `没有权重“${given.weights}”`, `there are no weights "${given.weights}"`),
    countError("figures.readingsOfDay", given.readingsOfDay, 24, "水站每日应测次数", "readings of a day"), countError("figures.leastReadings", given.leastReadings, 24, "水站日均值最少次数", "least readings"), countError("figures.gasDayHours", given.gasDayHours, 24, "废气有效日最少小时数", "least hours of a day of gas"),
    given.leastReadings > given.readingsOfDay ? say("figures.leastReadings", "最少次数不能多于每日应测次数", "the least must not exceed the readings of a day") : null,
  ];
}
/** Overrides of one standard must not overlap, and each says why. @clause 版本按监测日选用；指定版本是例外 */
function editionErrors(editions: PutMonitoringSettings["editions"]): readonly (FieldError | null)[] {
  return editions.flatMap(({ standard, edition, from, until, reason }, at): readonly (FieldError | null)[] => {
    const field = `editions.${at}`, zh = `第 ${at + 1} 条指定版本`, en = `override ${at + 1}`, overlaps = editions.findIndex((other, place) => place < at && other.standard === standard && other.from < until && from < other.until);
    return [
      editionNames[standard].includes(edition) ? null : say(field, `${zh}：没有收录 ${standard} 的版本“${edition}”`, `${en}: the edition "${edition}" of ${standard} is not held`), missingText(field, reason, { zh: `${zh}的理由`, en: `reason of ${en}` }),
      isDay(from) && isDay(until) && from < until ? null : say(field, `${zh}：起止日期应为有效日期且止日晚于起日`, `${en}: needs days, the end after the beginning`),
      overlaps < 0 ? null : say(field, `${zh}：与第 ${overlaps + 1} 条的日期重叠`, `${en}: overlaps override ${overlaps + 1}`),
    ];
  });
}
/** Rules as they would be applied; the first that cannot be is told by its place. */
function qualityFrom(given: readonly QualitySettingRow[], errors: (FieldError | null)[]): readonly QualitySetting[] {
  return given.flatMap((row, at) => {
    try { return [qualitySettingFrom(row)]; } catch (error) {
      if (!(error instanceof QualitySettingInvalid)) throw error;
      errors.push(say(`quality.${at}`, `第 ${at + 1} 条规则：${error.message.split("。")[0] ?? ""}`, `rule ${at + 1}: ${error.message.split("。")[1] ?? ""}`));
      return [];
    }
  });
}

/** The settings that a command makes (口径新版本). @throws {Forbidden} {Refused} network/bad-settings, monitoring/overtaken {IdTaken} */
export function settingsFrom(ports: NetworkDeskPorts, registry: NetworkRegistry, actor: Actor, command: PutMonitoringSettings): { readonly fact: MonitoringSettings; readonly known: boolean } {
  mustManageDistrict(ports, actor, registry, "settings");
  const { figures } = command, errors: (FieldError | null)[] = [...figureErrors(figures), ...editionErrors(command.editions), missingText("reason", command.reason, { zh: "变更理由", en: "reason" })];
  for (const row of command.quality ?? []) if (row.pointKinds.some((kind) => !pointKinds.includes(kind)) || row.kinds.some((kind) => !measuredKinds.includes(kind)) || !qualities.includes(row.quality)) errors.push(say("quality", "规则的点位类别、数据类别或结论不可用", "a rule names an unknown kind or quality"));
  const quality = command.quality === null ? null : qualityFrom(command.quality, errors);
  refuseBad("network/bad-settings", errors);
  const editions: readonly EditionOverride[] = command.editions.map(({ standard, edition, from, until, reason }) => ({ standard, edition, from, until, reason: { zh: reason.trim(), en: reason.trim() } }));
  const fact: MonitoringSettings = {
    ...scopeOfPoint(registry.pack, null, null), id: command.id, by: actor.user, at: ports.clock.now(), seq: command.seq + 1, editions, quality, reason: command.reason.trim(),
    figures: {
      zone: figures.zone, denominator: figures.denominator, weights: weightSets.find(({ name }) => name === figures.weights) ?? equalWeights, compositeRounding: figures.compositeRounding, entering: figures.entering, countsDoubtful: { "real-time": figures.countsDoubtfulRealTime, reviewed: figures.countsDoubtfulReviewed },
      water: { readingsOfDay: figures.readingsOfDay, leastReadings: figures.leastReadings, riverMethod: figures.riverMethod }, outlet: { gasDayHours: figures.gasDayHours, stoppedMarks: figures.stoppedMarks },
    },
  };
  if (saidBefore(registry.settingsFacts, fact)) return { fact, known: true };
  if (registry.settingsFacts.reduce((last, { seq }) => Math.max(last, seq), 0) !== command.seq) throw overtaken();
  return { fact, known: false };
}
