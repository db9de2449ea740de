import { isDecimal } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import type { ObservationBatch, PointFact, QualityMark } from "../monitoring/model.js";
import { measuredKindNames, qualityNames } from "../monitoring/curve-table.js";
import { factorOf } from "../monitoring/factor-unit.js";
import { beijingText, instantOf } from "../monitoring/window.js";
import { fieldOf } from "../observation-import/batch-readings.js";
import { isBelowDetection } from "../observation-import/cell-number.js";
import { mayBeNegative } from "../observation-import/unit-shift.js";
import { packedOf } from "../monitoring/content.js";
import { IdTaken, NotFound, Refused } from "../ports.js";
import { decimalError, missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { notAnInstant } from "./monitor-desk-points.js";
import { overtaken, registryOf } from "./monitor-desk-office.js";
import { batchOf, batchRow, bringersOf, fieldLabels, ownPoint, seesAll, standingValues, unitsAt, type HeldBatch, type ObservationDeskPorts } from "./observation-desk-office.js";
import type { BatchRow, CorrectValueCommand, MarkQualityCommand, WithdrawBatchCommand } from "./observation-desk-views.js";

const codePattern = /^[0-9A-Za-z_]{1,32}$/;
/** What is wrong with a factor code, or null. */
export function codeError(field: string, code: string): FieldError | null {
  return codePattern.test(code) ? null : { field, zh: `“${code.slice(0, 40)}”不是因子编码；例如 w21003`, en: `"${code.slice(0, 40)}" is no factor code; for example w21003` };
}
/** What is wrong with a value as programs and people give it, or null: plain decimal text, or the limit of detection with L. */
export function valueError(field: string, value: string, unit: string): FieldError | null {
  if (isBelowDetection(value) && !/^0+(\.0*)?L$/.test(value)) return null;
  const wrong = decimalError(field, value, { zh: "数值", en: "value" });
  if (wrong !== null) return wrong;
  return value.startsWith("-") && isDecimal(value) && unit !== "" && !mayBeNegative(unit) ? { field, zh: `数值：“${value}”不可能为负`, en: `value: "${value}" cannot be negative` } : null;
}

const wall = (at: number): string => beijingText(at).slice(0, 19).replace("T", " ");
const scopeOf = ({ district, organisationPath, placePath, enterprise }: PointFact): Pick<PointFact, "district" | "organisationPath" | "placePath" | "enterprise"> => ({ district, organisationPath, placePath, enterprise });

/** Marks the quality of values in a span (质量标记). The same command again changes nothing. @throws {Refused} monitoring/bad-mark {NotFound} {IdTaken} */
export async function mark(ports: ObservationDeskPorts, actor: Actor, command: MarkQualityCommand): Promise<void> {
  const registry = await ports.store.read(registryOf), point = ownPoint(ports, actor, "observation.mark", registry, command.point), from = instantOf(command.from), until = instantOf(command.until);
  const errors: (FieldError | null)[] = [notAnInstant("from", command.from, from), notAnInstant("until", command.until, until), ...command.factors.map((code) => codeError("factors", code))];
  if (from !== null && until !== null && until <= from) errors.push({ field: "until", zh: "结束时间应晚于开始时间", en: "the end must be after the beginning" });
  if (command.quality !== "reliable") errors.push(missingText("reason", command.reason, fieldLabels.reason));
  refuseBad("monitoring/bad-mark", errors);
  const fact: QualityMark = { ...scopeOf(point), id: command.id, by: actor.user, at: ports.clock.now(), point: point.point, kind: command.kind, from: new Date(from!).toISOString(), until: new Date(until!).toISOString(), factors: command.factors, quality: command.quality, reason: command.reason.trim() };
  const factors = command.factors.length === 0 ? "全部因子" : command.factors.join("、");
  await ports.store.write({ actor, action: "observation.mark", subject: point.point, detail: `${point.name.zh} ${measuredKindNames[command.kind].zh} ${wall(from!)} 至 ${wall(until!)} ${factors}：${qualityNames[command.quality].zh}${fact.reason === "" ? "" : `；${fact.reason}`}`.slice(0, 500) }, async (writer) => {
    if (command.quality === "reliable" && fact.reason === "") {
      const earlier = (await writer.marks({ point: point.point, kind: command.kind, from: fact.from, until: fact.until })).filter((one) => one.id !== command.id && (one.factors.length === 0 || command.factors.length === 0 || one.factors.some((code) => command.factors.includes(code))));
      if (earlier.length > 0) refuseBad("monitoring/bad-mark", [{ field: "reason", zh: "原因：此时段已有质量标记，改回“可靠”须说明原因", en: "reason: the span is marked already; say why it is reliable after all" }]);
    }
    await writer.appendMark(fact);
  });
}

/**
 * Corrects a value (更正): a batch of its own that names the old value, which stays. `seen` must be the value in force, null where none is.
 * @throws {Refused} monitoring/bad-correction, monitoring/overtaken when another value stands there now {NotFound} {IdTaken}
 */
export async function correct(ports: ObservationDeskPorts, actor: Actor, command: CorrectValueCommand): Promise<BatchRow> {
  const { registry, batches } = await ports.store.read(async (reader) => ({ registry: await registryOf(reader), batches: await reader.batches() }));
  const point = ownPoint(ports, actor, "observation.import", registry, command.point), from = instantOf(command.from), unit = unitsAt(ports.factorTable, registry, point.point)(command.factor), { kind } = command;
  refuseBad("monitoring/bad-correction", [
    notAnInstant("from", command.from, from), from !== null && from > Date.parse(ports.clock.now()) ? { field: "from", zh: "时间还没有到", en: "the time lies in the future" } : null,
    codeError("factor", command.factor), valueError("value", command.value, unit), missingText("reason", command.reason, fieldLabels.reason),
  ]);
  const { name } = factorOf(ports.factorTable, command.factor, null), title = `更正 ${point.name.zh} ${measuredKindNames[kind].zh} ${wall(from!)} ${name.zh}：${command.seen ?? "无"} → ${command.value}${unit === "" ? "" : ` ${unit}`}`;
  const batch: Omit<ObservationBatch, "number"> = { ...scopeOf(point), id: command.id, by: actor.user, at: ports.clock.now(), origin: "correction", title, document: command.document.trim(), reason: command.reason.trim(), rows: 1, points: [point.point], file: null };
  const known = batches.find((one) => one.id === command.id);
  if (known !== undefined) {
    if (known.by !== batch.by || known.title !== title || known.document !== batch.document || known.reason !== batch.reason || known.origin !== "correction") throw new IdTaken(command.id);
    return batchRow(known, await bringersOf(ports, [known.by, known.withdrawal?.by ?? known.by], []));
  }
  const standing = (await standingValues(ports, registry, point.point, kind, from!, from! + 1)).find((one) => one.factor === command.factor) ?? null;
  if ((standing?.value ?? null) !== command.seen) throw overtaken();
  if (standing !== null && standing.value === command.value) throw new Refused("monitoring/bad-correction", "更正的值与现值相同", "the value is the same as the one in force", [{ field: "value", zh: "与现值相同", en: "the same as the value in force" }]);
  const last = Math.max(0, ...batches.map((one) => one.number)), entries = [{ factor: command.factor, field: standing?.field ?? fieldOf(kind), value: command.value }, ...(isBelowDetection(command.value) ? [{ factor: command.factor, field: "Flag", value: "L" }] : [])];
  const number = await ports.store.write({ actor, action: "observation.import", subject: command.id, detail: `${title}；${batch.reason}`.slice(0, 500) }, async (writer) => {
    // a batch that came between reading the value and this transaction may have changed what the person saw
    if ((await writer.batches()).some((one) => one.number > last && one.points.includes(point.point))) throw overtaken();
    return (await writer.appendBatch(batch, [{ point: point.point, kind, from: from!, ...packedOf(entries) }])).number;
  });
  return batchRow({ ...batch, number, withdrawal: null }, await bringersOf(ports, [actor.user], []));
}

/** Withdraws a batch (撤回): its values count no more, and stay. @throws {Refused} monitoring/bad-withdrawal without reason, monitoring/batch-withdrawn the second time {NotFound} also when a point of it is out of the person's scope */
export async function withdraw(ports: ObservationDeskPorts, actor: Actor, number: string, command: WithdrawBatchCommand): Promise<BatchRow> {
  const { registry, batch, keys } = await ports.store.read(async (reader) => ({ registry: await registryOf(reader), batch: /^\d{1,9}$/.test(number) ? await batchOf(reader, { number: Number(number) }) : null, keys: await reader.pushKeys() }));
  if (batch === null || !seesAll(ports, actor, registry, batch.points)) throw new NotFound("batch", number);
  refuseBad("monitoring/bad-withdrawal", [missingText("reason", command.reason, fieldLabels.reason)]);
  const reason = command.reason.trim(), shown = async (held: HeldBatch): Promise<BatchRow> => batchRow(held, await bringersOf(ports, [held.by, actor.user], keys));
  if (batch.withdrawal !== null) {
    if (batch.withdrawal.id !== command.id) throw new Refused("monitoring/batch-withdrawn", `第 ${batch.number} 批已经撤回`, `batch ${batch.number} was withdrawn before`);
    if (batch.withdrawal.by !== actor.user || batch.withdrawal.reason !== reason) throw new IdTaken(command.id);
    return shown(batch);
  }
  const { district, organisationPath, placePath, enterprise } = batch, withdrawal = { district, organisationPath, placePath, enterprise, id: command.id, by: actor.user, at: ports.clock.now(), batch: batch.number, reason };
  await ports.store.write({ actor, action: "observation.import", subject: String(batch.number), detail: `撤回第 ${batch.number} 批 ${batch.title}（${batch.rows} 行）；${reason}`.slice(0, 500) }, async (writer) => {
    const now = await batchOf(writer, { number: batch.number });
    if (now?.withdrawal !== null && now?.withdrawal !== undefined) throw new Refused("monitoring/batch-withdrawn", `第 ${batch.number} 批已经撤回`, `batch ${batch.number} was withdrawn before`);
    await writer.appendWithdrawal(withdrawal);
  });
  return shown({ ...batch, withdrawal });
}
