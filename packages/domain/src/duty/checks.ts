import { isPauseReason, moveRules, pauseReasons, type LaterMove, type Obstacle, type Standing } from "./machine.js";
import { limitBasis, limitOn, weaker, type StatutoryLimit } from "./statutory-limits.js";
import { isDay } from "@yunqing/standards";
import { Forbidden, NotFound, Refused } from "../ports.js";
import type { Scoped } from "../access/model.js";
import { pathIn } from "../access/tree.js";
import type { Pack } from "../plan/model.js";

interface FieldError { readonly field: string; readonly zh: string; readonly en: string }
export interface OpeningFields { readonly title: string; readonly text: string; readonly holder: string; readonly approver: string | null; readonly workingDays?: number; readonly place: string | null; readonly limit?: string; readonly since?: string; readonly coHolders?: readonly string[] }
export interface MoveFields { readonly move: LaterMove; readonly note: string; readonly evidence: readonly string[]; readonly to?: string; readonly workingDays?: number; readonly reason?: string }

const mostDays = 500;
function badDays(count: number | undefined): boolean { return count === undefined || !Number.isInteger(count) || count < 1 || count > mostDays; }
const daysError: FieldError = { field: "workingDays", zh: `办理时限应为 1—${mostDays} 个工作日的整数`, en: `the time allowed is a whole number of working days from 1 to ${mostDays}` };

/**
 * The scope of a duty held by an organisation or a firm of the pack (承办单位的数据范围).
 * A firm's duty is owned by the bureau and carries the enterprise, so that the firm sees it and its neighbours do not.
 * @throws {NotFound} the holder is neither
 */
export function scopeOfHolder(pack: Pack, holder: string, placePath: string): Scoped {
  const firm = pack.enterprises.find((one) => one.id === holder);
  const district = pack.district.id;
  if (firm && !pack.organisations.some((one) => one.id === holder)) return { district, organisationPath: pathIn(pack.organisations, pack.district.bureau), placePath: placePath || (firm.place === null ? "" : pathIn(pack.places, firm.place, "place")), enterprise: firm.id };
  return { district, organisationPath: pathIn(pack.organisations, holder), placePath, enterprise: null };
}

function exists(work: () => unknown): boolean { try { work(); return true; } catch (error) { if (error instanceof NotFound) return false; throw error; } }

const mostCoHolders = 20;
/** What is wrong with the limit that a duty is opened under (法定时限填写问题). Hours run from an instant, all else from a day. */
function limitErrors({ limit, since }: OpeningFields, today: string): readonly FieldError[] {
  if (limit === undefined) return since === undefined ? [] : [{ field: "since", zh: "只有法定时限才填起算日", en: "only a limit of the law is counted from an event" }];
  const found = limitOn(limit, since === undefined || since.slice(0, 10) > today ? today : since.slice(0, 10));
  if (found === null) return [{ field: "limit", zh: `没有法定时限 ${limit}，或起算日不在其施行期间`, en: `there is no limit ${limit} in force on that day` }];
  const isInstant = since !== undefined && /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(since) && !Number.isNaN(Date.parse(since));
  if (since !== undefined && (found.unit === "hour" ? !isInstant : !isDay(since))) return [{ field: "since", zh: found.unit === "hour" ? "按小时计的时限，起算应写到时分" : "起算日应写成 2026-11-30 这样的日期", en: found.unit === "hour" ? "a limit in hours is counted from an instant" : "write a day such as 2026-11-30" }];
  if (found.way === "before" && since === undefined) return [{ field: "since", zh: `请填“${found.event.zh}”`, en: `give the day: ${found.event.en}` }];
  if (found.way === "after" && since !== undefined && since.slice(0, 10) > today) return [{ field: "since", zh: "起算日不能晚于今天", en: "the event cannot lie ahead" }];
  return [];
}

/** @param today Beijing day, for limits of the law. @throws {Refused} duty/bad-opening, each bad field named */
export function checkOpening(pack: Pack, fields: OpeningFields, today: string): void {
  const errors: FieldError[] = [];
  const title = fields.title.trim();
  if (title === "" || title.length > 200) errors.push({ field: "title", zh: "请填写事由，不超过 200 字", en: "give a title of at most 200 characters" });
  if (fields.text.length > 10_000) errors.push({ field: "text", zh: "要求不超过 10000 字", en: "the text is at most 10000 characters" });
  if (fields.limit === undefined && badDays(fields.workingDays)) errors.push(daysError);
  errors.push(...limitErrors(fields, today));
  const others = fields.coHolders ?? [], wrong = others.find((one) => !exists(() => scopeOfHolder(pack, one, "")) || one === fields.holder || one === fields.approver);
  if (wrong !== undefined || new Set(others).size !== others.length || others.length > mostCoHolders) errors.push({ field: "coHolders", zh: `协办单位应在机构或企业名录中，不重复，不是承办或审核单位，至多 ${mostCoHolders} 个`, en: `co-holders are organisations or enterprises of the district, each once, neither holder nor approver, at most ${mostCoHolders}` });
  if (!exists(() => scopeOfHolder(pack, fields.holder, ""))) errors.push({ field: "holder", zh: `承办单位 ${fields.holder} 不在机构或企业名录中`, en: `the holder ${fields.holder} is no organisation or enterprise of the district` });
  if (fields.approver !== null && !pack.organisations.some((one) => one.id === fields.approver)) errors.push({ field: "approver", zh: `审核单位 ${fields.approver} 不在机构名录中`, en: `the approver ${fields.approver} is no organisation of the district` });
  if (fields.approver !== null && fields.approver === fields.holder) errors.push({ field: "approver", zh: "审核单位不能是承办单位；留空则由有审核权的其他人审核", en: "the approver cannot be the holder; left empty, another person with the right to approve reviews it" });
  if (fields.place !== null && !pack.places.some((one) => one.id === fields.place)) errors.push({ field: "place", zh: `地点 ${fields.place} 不在地点名录中`, en: `the place ${fields.place} is not known here` });
  if (errors.length > 0) throw new Refused("duty/bad-opening", "督办事项填写有误", "the duty is not filled in correctly", errors);
}

/** @param held hashes of `fields.evidence` that the store holds. @throws {Refused} duty/bad-move, each bad field named */
export function checkMove(pack: Pack, fields: MoveFields, standing: Pick<Standing, "holder" | "parts">, approver: string | null, held: ReadonlySet<string>): void {
  const { holder, parts } = standing;
  const errors: FieldError[] = [], rule = moveRules[fields.move], wordless = fields.note.trim() === "";
  if (rule.needs === "note" && wordless) errors.push({ field: "note", zh: `${rule.label.zh}须写明理由`, en: `say why: "${rule.label.en}" needs a reason` });
  if (rule.needs === "note-or-evidence" && wordless && fields.evidence.length === 0) errors.push({ field: "note", zh: `${rule.label.zh}须有说明或证据`, en: `"${rule.label.en}" needs a note or evidence` });
  if (fields.note.length > 5000) errors.push({ field: "note", zh: "说明不超过 5000 字", en: "the note is at most 5000 characters" });
  if (fields.evidence.length > 50) errors.push({ field: "evidence", zh: "证据不超过 50 件", en: "at most 50 pieces of evidence" });
  for (const hash of fields.evidence) if (!held.has(hash)) errors.push({ field: "evidence", zh: `证据 ${hash} 尚未上传`, en: `evidence ${hash} has not been uploaded` });
  if (fields.move === "extend" && badDays(fields.workingDays)) errors.push(daysError);
  if (fields.move === "pause" && !isPauseReason(fields.reason)) errors.push({ field: "reason", zh: `请选择暂停事由：${Object.values(pauseReasons).map(({ zh }) => zh).join("、")}`, en: "choose why it is paused" });
  const missing = parts.filter((part) => part.state !== "submitted").map((part) => part.holder);
  if (fields.move === "submit" && missing.length > 0 && wordless) errors.push({ field: "note", zh: `协办单位 ${missing.join("、")} 尚未提交；请待其提交，或写明为何先行提交`, en: `co-holders have not handed in: ${missing.join(", ")}; wait for them, or say why it goes without` });
  if (fields.move === "join" && (fields.to === undefined || fields.to === holder || fields.to === approver || parts.length >= mostCoHolders || parts.some((part) => part.holder === fields.to) || !exists(() => scopeOfHolder(pack, fields.to ?? "", "")))) errors.push({ field: "to", zh: `请选择尚未协办的单位或企业，不是承办或审核单位；至多 ${mostCoHolders} 个`, en: `choose an organisation or firm that does not take part yet, neither holder nor approver; at most ${mostCoHolders}` });
  if (fields.move === "transfer" && parts.some((part) => part.holder === fields.to)) errors.push({ field: "to", zh: "该单位正在协办；请先移除协办再转办", en: "it is a co-holder: remove it first" });
  if (fields.move === "transfer" && (fields.to === undefined || fields.to === holder || !exists(() => scopeOfHolder(pack, fields.to ?? "", "")))) errors.push({ field: "to", zh: "请选择另一个承办单位", en: "choose another holder of the district" });
  if (errors.length > 0) throw new Refused("duty/bad-move", `无法${rule.label.zh}`, `cannot be ${rule.label.en}`, errors);
}

/**
 * An extension beyond what the law allows is granted by nobody here (超出法定延长): it needs the paper that allows it.
 *
 * @param last  the last day by the law; null for a duty without a limit
 * @throws {Refused} duty/beyond-law, with the law, the day and what to do
 */
export function checkExtension({ last, dueDay, limit, evidence }: { readonly last: string | null; readonly dueDay: string; readonly limit: StatutoryLimit | null; readonly evidence: readonly string[] }): void {
  if (last === null || limit === null || dueDay <= last || evidence.length > 0) return;
  const known = weaker(limit.attestation, limit.dated) === "VERIFIED" ? { zh: "", en: "" } : { zh: "，时限待核实", en: ", not verified" }, allowed = limit.extension === null ? { zh: "时限表中没有可延长的规定", en: "the table of limits holds no extension" } : limit.extension.text;
  throw new Refused("duty/beyond-law", `延至 ${dueDay} 超出法定期限：依${limitBasis(limit)}（${allowed.zh}${known.zh}），至迟为 ${last}；经有权机关批准的，请附批准文件`, `${dueDay} is beyond what the law allows: ${last} at the latest by ${limitBasis(limit)} (${allowed.en}${known.en}); with an approval, attach it`, [{ field: "evidence", zh: `超出法定期限 ${last}，须附批准文件`, en: `beyond ${last}: attach the approval` }]);
}

/** Turns an obstacle into the error the caller meets. */
export function obstacleError(obstacle: Obstacle, move: LaterMove, number: string, state: string): Forbidden | Refused {
  const label = moveRules[move].label;
  if (obstacle === "not-granted") return new Forbidden(`duty.${move}`, number);
  if (obstacle === "same-person") return new Refused("duty/same-person", `${number} 由本人签收或提交，须由其他人审核`, `${number} was handled by the same person; somebody else must review it`);
  if (obstacle === "paused") return new Refused("duty/paused", `${number} 正在暂停计时，请先恢复再${label.zh}`, `${number} is paused; resume it before it is ${label.en}`);
  if (obstacle === "not-paused") return new Refused("duty/not-paused", `${number} 没有暂停，无须恢复`, `${number} is not paused`);
  if (obstacle === "wrong-part") return new Refused("duty/wrong-part", `${number} 没有该协办单位，或其协办部分目前不能${label.zh}`, `${number} has no such co-holder, or its part cannot be ${label.en} now`, [{ field: "to", zh: "请选择协办单位", en: "choose the co-holder" }]);
  return new Refused("duty/wrong-state", `${number} 目前的状态不能${label.zh}`, `${number} is ${state} and cannot be ${label.en} now`);
}
