import type { Ledger } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { inScope } from "../access/rules.js";
import { holdsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { LedgerReader } from "../ledger-rows/ports.js";
import type { ReconciliationAct, ReconciliationItem, ReconciliationRun, ResolutionState } from "../reconciliation/model.js";
import { isDifference, resolutionOf } from "../reconciliation/model.js";
import { nationalSystems } from "../reconciliation/systems.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import { mustRead, roomOf, type LedgerDeskPorts, type LedgerRoom } from "./ledger-desk-office.js";
import { understood } from "./ledger-desk-query.js";
import { subjecthoodOf, type Subjecthood } from "./reconciliation-desk-sides.js";
import type { ReconciliationRow } from "./reconciliation-desk-views.js";

/** What one question about a run is answered from (一次核对的依据). */
export interface ReconciliationRoom extends LedgerRoom { readonly subject: Subjecthood; readonly holds: readonly string[] }
/** @throws {Forbidden} without reading ledgers {NotFound} no such ledger for this person {Refused} reconciliation/no-subject */
export async function reconciliationRoom(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor, ledger: string): Promise<ReconciliationRoom> {
  const room = await roomOf(ports, reader, actor, ledger), subject = subjecthoodOf(room.ledger);
  if (subject === null) throw new Refused("reconciliation/no-subject", `台账“${room.ledger.title.zh}”没有单位或名称，不能与国家系统核对`, `the ledger "${room.ledger.title.en}" has neither units nor names and cannot be held against an export`, [{ field: "ledger", zh: "请选择有单位的台账", en: "choose a ledger with units" }]);
  return { ...room, subject, holds: holdsSomewhere(room.ledger, room.reach) };
}
/** Whether the person resolves differences of the ledger (可办理核对): who writes rows for an office, not for a firm. */
export function mayReconcile({ ledger, ...room }: LedgerRoom): boolean { return scopeFor(ledger, "write", { reach: room.reach, today: room.today }).parts.some(({ enterprise }) => enterprise === null); }
export function mustReconcile(room: LedgerRoom): void { if (!mayReconcile(room)) throw new Forbidden("ledger.write", room.ledger.id); }
/** A run that the person sees, with what it is answered from. @throws {NotFound} also when it is of more than the person reaches */
export async function heldRun(ports: LedgerDeskPorts, reader: LedgerReader, actor: Actor, id: string): Promise<{ readonly run: ReconciliationRun; readonly room: ReconciliationRoom }> {
  mustRead(ports, actor);
  const [run] = await reader.reconciliations({ id });
  if (run === undefined) throw new NotFound("reconciliation", id);
  const room = await reconciliationRoom(ports, reader, actor, run.ledger);
  if (!seesRun(room, run)) throw new NotFound("reconciliation", id);
  return { run, room };
}
/** A run shows names of both sides: it is for who reads all of its scope, for an office. */
export function seesRun(room: LedgerRoom, run: ReconciliationRun): boolean {
  const scope = scopeFor(room.ledger, "read", room);
  return run.district === room.pack.district.id && inScope({ ...scope, all: scope.all && room.reach.length > 0, parts: scope.parts.filter(({ enterprise }) => enterprise === null) }, run);
}
export function systemNameOf(run: Pick<ReconciliationRun, "system" | "systemName">): Labels { const known = Object.hasOwn(nationalSystems, run.system) ? nationalSystems[run.system as keyof typeof nationalSystems] : null; return run.system === "other" || known === null ? { zh: run.systemName, en: run.systemName } : known; }
/** The filter of our side in words (本地一侧口径); one that is not understood any more is said so. */
export function filterWords(ports: Pick<LedgerDeskPorts, "secrets">, room: LedgerRoom, filter: string): Labels {
  try { const { words } = understood(ports, room, { filter }); return words.zh === "" ? { zh: "全部", en: "all" } : words; } catch (error) { if (error instanceof Refused) return { zh: "（筛选条件不可见）", en: "(a filter that you do not see)" }; throw error; }
}
export function runRow(ports: Pick<LedgerDeskPorts, "secrets">, room: LedgerRoom, run: ReconciliationRun, names: ReadonlyMap<string, string>): ReconciliationRow {
  return {
    id: run.id, number: run.number, ledger: run.ledger, title: room.ledger.title, system: run.system, systemName: systemNameOf(run), asOf: run.asOf, filter: filterWords(ports, room, run.filter), by: run.by, byName: names.get(run.by) ?? run.by, at: run.at,
    step: run.step, file: run.file, name: run.name, edition: run.edition, counts: run.counts === null ? null : { ours: run.counts.ours, theirs: run.counts.theirs }, since: run.counts?.since ?? null, row: run.row,
  };
}
/** All differences of a run (全部差异). */
export async function differencesOf(reader: LedgerReader, run: string): Promise<readonly ReconciliationItem[]> {
  const found: ReconciliationItem[] = [];
  for (let after = 0, more = true; more;) {
    const part = await reader.reconciliationItems({ run, kinds: ["fields", "theirs", "ours", "perhaps", "twice", "unreadable"], after, limit: 5_000 });
    found.push(...part);
    after = part.at(-1)?.ordinal ?? after;
    more = part.length === 5_000;
  }
  return found;
}
/** What was said of the differences of a run (差异说明情况), by ordinal. */
export interface Said { readonly state: ResolutionState; readonly isCarried: boolean; readonly last: ReconciliationAct | null; readonly acts: readonly ReconciliationAct[] }
export function saidOf(run: Pick<ReconciliationRun, "id">, items: readonly ReconciliationItem[], acts: readonly ReconciliationAct[]): ReadonlyMap<number, Said> {
  const byIdentity = new Map<string, ReconciliationAct[]>();
  for (const act of acts) { const list = byIdentity.get(act.identity); if (list) list.push(act); else byIdentity.set(act.identity, [act]); }
  // a line found to be the subject of a row settles the row as well
  const settled = new Map<string, ReconciliationAct>();
  for (const list of byIdentity.values()) { const last = list.at(-1); if (last !== undefined && last.run === run.id && last.reason === "alias" && last.target !== null && last.move !== "return") settled.set(last.target, last); }
  return new Map(items.filter(isDifference).map((item) => {
    const own = byIdentity.get(item.identity) ?? [], { state, last, isCarried } = resolutionOf(item, run, own), other = item.side === "ours" && item.kind === "perhaps" && state === "open" && item.row !== null ? settled.get(item.row) : undefined;
    return [item.ordinal, other === undefined ? { state, last, isCarried, acts: own } : { state: other.move === "confirm" ? "confirmed" : "proposed", last: other, isCarried: false, acts: [...own, other] }] as const;
  }));
}
export function statesOf(said: ReadonlyMap<number, Said>): Readonly<Record<ResolutionState, number>> { const all = [...said.values()], count = (state: ResolutionState): number => all.filter((each) => each.state === state).length; return { open: count("open"), proposed: count("proposed"), confirmed: count("confirmed") }; }
/** The label of a compared field, the subject's own name and code too (字段名称). */
export function fieldLabel(ledger: Ledger, field: string): Labels { return field === "@name" ? { zh: "单位名称", en: "Name" } : field === "@creditCode" ? { zh: "统一社会信用代码", en: "Credit code" } : ledger.fields[field]?.label ?? { zh: field, en: field }; }
export const kindWords: Readonly<Record<ReconciliationItem["kind"], Labels>> = { same: { zh: "一致", en: "the same" }, fields: { zh: "字段不一致", en: "fields differ" }, theirs: { zh: "只在国家系统", en: "in the national system only" }, ours: { zh: "只在本地台账", en: "in our ledger only" }, perhaps: { zh: "疑似同一主体待确认", en: "perhaps the same subject" }, twice: { zh: "重复", en: "repeated" }, unreadable: { zh: "无法读取", en: "cannot be read" } };
export const reasonWords: Readonly<Record<ReconciliationAct["reason"], Labels>> = { entered: { zh: "补录到本地", en: "entered here" }, adopted: { zh: "采用国家系统值", en: "their value taken" }, wrong: { zh: "国家系统有误，已报更正", en: "wrong in the national system, reported" }, closed: { zh: "已注销或关停", en: "signed off or closed" }, scope: { zh: "口径不同", en: "another scope" }, alias: { zh: "同一主体，记别名", en: "the same subject, its name noted" }, "not-same": { zh: "不是同一主体", en: "another subject" }, duplicate: { zh: "重复登记", en: "entered twice" } };
export const stateWords: Readonly<Record<ResolutionState, Labels>> = { open: { zh: "待说明", en: "open" }, proposed: { zh: "待确认", en: "to be confirmed" }, confirmed: { zh: "已确认", en: "confirmed" } };
