import { isBlank, textOfValue } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { holdsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import { dossierSectionOf, dossierSections, type DossierSection } from "../ledgers/dossier.js";
import { Forbidden, NotFound } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import type { DutyLine } from "../duty/view.js";
import { roomOf, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { taken } from "./ledger-desk-sheets.js";
import { relatedTo, type LedgerRelatedGroup } from "./ledger-subject-desk.js";
import type { LineCondition } from "./monitor-desk-views.js";
import { row as rowView } from "./ledger-desk-rows.js";
import { enterpriseLedger } from "./reconciliation-desk-sides.js";
import { subjectNames, type SubjectNames } from "./subject-names.js";

/** A monitoring point of the enterprise with what it says now (在线数据): the latest of each factor, as far as the person may see it. */
export interface DossierPoint { readonly point: string; readonly name: Labels; readonly kind: string; readonly condition: LineCondition | null; readonly seenAt: string | null; readonly latest: readonly { readonly factor: string; readonly name: Labels; readonly unit: string; readonly value: string; readonly at: string; readonly quality: string }[] }
/** A ledger of the file (一企一档中的一本台账). `open`: rows in no closed state, null for a ledger without a life. */
export interface DossierGroup extends LedgerRelatedGroup { readonly open: number | null }
/** A section with its counts (一企一档的一组): rows, those still open, those past their day, the latest change. */
export interface DossierPart { readonly section: DossierSection; readonly title: Labels; readonly count: number; readonly open: number; readonly late: number; readonly latest: string | null; readonly groups: readonly DossierGroup[] }
/** What the register itself says of the enterprise's permits (证照事项); `isOver`: its day is past. */
export interface DossierFact { readonly field: string; readonly label: Labels; readonly text: string; readonly isOver: boolean }
const permitFields = ["creditCode", "permitClass", "permit", "permitUntil", "grade", "state"] as const;
/** The file of one enterprise (一企一档), as far as the person reads it. */
export interface Dossier { readonly id: string; readonly number: string; readonly name: string; readonly creditCode: string | null; readonly facts: readonly DossierFact[]; readonly parts: readonly DossierPart[]; readonly points: readonly DossierPoint[]; readonly duties: readonly DutyLine[]; readonly names: SubjectNames; readonly ledgersAsked: number; readonly mayExport: boolean }

/** What the desk needs beside the ledgers: live points and duties, each with its own rights. */
export interface DossierDeskPorts extends LedgerDeskPorts {
  readonly livePoints: (actor: Actor) => Promise<readonly { readonly id: string; readonly condition: LineCondition; readonly seenAt: string | null; readonly factors: readonly { readonly code: string; readonly name: Labels; readonly unit: string }[]; readonly latest: readonly { readonly factor: string; readonly value: string; readonly at: string; readonly quality: string }[] }[]>;
  readonly dutyLines: (actor: Actor) => Promise<readonly DutyLine[]>;
}
const mostRows = 2_000;
/** Nothing, for who has no right to it: the file is shown without that part. */
async function ifAllowed<T>(work: Promise<T>, otherwise: T): Promise<T> { try { return await work; } catch (error) { if (error instanceof Forbidden || error instanceof NotFound) return otherwise; throw error; } }

/** The desk of the file of one enterprise (一企一档台): everything that the ledgers, the instruments and the duties know of it. */
export class DossierDesk {
  readonly #ports: DossierDeskPorts;
  constructor(ports: DossierDeskPorts) { this.#ports = ports; }

  /** @throws {NotFound} no such enterprise, or not for this person */
  async dossier(actor: Actor, id: string): Promise<Dossier> {
    const ports = this.#ports, view = await rowView(ports, actor, enterpriseLedger, id), related = await relatedTo(ports, actor, enterpriseLedger, id), names = await subjectNames(ports, actor, enterpriseLedger, id);
    const counted = await ports.ledgerStore.read(async (reader) => {
      const room = await roomOf(ports, reader, actor, enterpriseLedger), groups: DossierGroup[] = [], rows = new Set([id]);
      for (const group of related.groups) {
        const ledger = room.ledgers.get(group.ledger), states = Object.entries(ledger?.life?.states ?? {}).filter(([, state]) => state.isClosed !== true).map(([state]) => state);
        if (ledger === undefined) continue;
        const filters = [{ field: group.field, way: "any-of" as const, values: [id] }], scope = scopeFor(ledger, "read", room);
        groups.push({ ...group, open: ledger.life === undefined ? null : await reader.ledgerCount(ledger, { scope, filters: [...filters, { field: "row_state", way: "any-of", values: states }] }) });
        if (Object.values(ledger.life?.states ?? {}).some((state) => state.duty)) for (const { id: row } of (await reader.ledgerPage(ledger, { scope, filters }, { field: null, descending: true }, null, mostRows)).rows) rows.add(row);
      }
      const facts = permitFields.flatMap((field): readonly DossierFact[] => { const declared = room.ledger.fields[field], value = view.row.values[field]; return declared === undefined || isBlank(value) ? [] : [{ field, label: declared.label, text: textOfValue(declared, value), isOver: field === "permitUntil" && typeof value === "string" && value < room.today }]; });
      return { facts, groups, rows, mayExport: holdsSomewhere(room.ledger, room.reach).includes("table.export"), modules: new Map(ports.modules.flatMap((module) => module.ledgers.map((ledger) => [ledger.id, module.id] as const))) };
    });
    const live = new Map((related.points.length === 0 ? [] : await ifAllowed(ports.livePoints(actor), [])).map((point) => [point.id, point])), duties = (await ifAllowed(ports.dutyLines(actor), [])).filter((line) => line.holder === id || counted.rows.has(line.cause.subject));
    const parts = Object.entries(dossierSections).map(([section, title]): DossierPart => {
      const groups = counted.groups.filter((group) => dossierSectionOf(group.ledger, counted.modules.get(group.ledger) ?? "") === section), sum = (of: (group: DossierGroup) => number): number => groups.reduce((all, group) => all + of(group), 0);
      return { section: section as DossierSection, title, count: sum(({ count }) => count), open: sum(({ open }) => open ?? 0), late: sum(({ late }) => late), latest: groups.flatMap(({ rows }) => rows.map(({ at }) => at)).sort().at(-1) ?? null, groups };
    });
    const { creditCode: code, number } = view.row.values;
    return {
      id, number: typeof number === "string" ? number : "", name: view.name, creditCode: typeof code === "string" ? code : null, facts: counted.facts, parts, names, ledgersAsked: related.ledgersAsked, duties, mayExport: counted.mayExport,
      points: related.points.map((point) => { const now = live.get(point.point); return { ...point, condition: now?.condition ?? null, seenAt: now?.seenAt ?? null, latest: (now?.latest ?? []).map(({ factor, value, at, quality }) => { const known = now?.factors.find(({ code: own }) => own === factor); return { factor, name: known?.name ?? { zh: factor, en: factor }, unit: known?.unit ?? "", value, at, quality }; }) }; }),
    };
  }

  /** The whole file as tables (一企一档表): what it holds, then a table for every ledger, as the person reads it; recorded in the audit ledger by ledger. @throws {NotFound} {Forbidden} */
  async tables(actor: Actor, id: string): Promise<readonly TableModel[]> {
    const ports = this.#ports, dossier = await this.dossier(actor, id), madeAt = ports.clock.now();
    if (!dossier.mayExport) throw new Forbidden("table.export", `${enterpriseLedger} ${id}`);
    const column = (of: string, zh: string, en: string, width: number, kind: "text" | "integer" | "day" = "text") => ({ id: of, label: { zh, en }, unit: "", width, kind }), common = { unit: "", banner: "", madeAt, name: "ledger" as const };
    const head: TableModel = {
      ...common, title: { zh: `一企一档：${dossier.name}`, en: `File of ${dossier.name}` }, filter: { zh: [dossier.creditCode ?? "", ...dossier.names.names.filter(({ withdrawn }) => withdrawn === null).map(({ kind, name, from, until }) => `${kind === "former" ? "曾用名" : "别名"} ${name}${from === null && until === null ? "" : `（${from ?? ""}—${until ?? ""}）`}`)].filter((each) => each !== "").join("；"), en: dossier.creditCode ?? "" },
      columns: [column("section", "分组", "Section", 20), column("ledger", "台账", "Ledger", 36), column("field", "以何身份", "As", 16), column("count", "条数", "Rows", 8, "integer"), column("open", "未办结", "Open", 8, "integer"), column("late", "逾期", "Late", 8, "integer"), column("latest", "最近更新", "Latest", 18)],
      rows: dossier.parts.flatMap(({ title, groups }) => groups.map((group) => [title.zh, group.title.zh, group.label.zh, String(group.count), group.open === null ? "—" : String(group.open), String(group.late), minute(group.rows[0]?.at ?? null)])),
    };
    const points: TableModel = { ...common, title: { zh: "在线数据", en: "Online data" }, filter: { zh: dossier.name, en: dossier.name }, columns: [column("point", "点位", "Point", 28), column("condition", "状态", "Condition", 10), column("factor", "因子", "Factor", 18), column("value", "最新值", "Latest", 14), column("unit", "单位", "Unit", 12), column("at", "时间", "At", 20)], rows: dossier.points.flatMap((point) => (point.latest.length === 0 ? [[point.name.zh, conditionWord(point), "—", "—", "", point.seenAt ?? "—"]] : point.latest.map(({ name, value, unit, at }) => [point.name.zh, conditionWord(point), name.zh, value, unit, at]))) };
    const duties: TableModel = { ...common, title: { zh: "任务与督办", en: "Duties" }, filter: { zh: dossier.name, en: dossier.name }, columns: [column("number", "文号", "Number", 20), column("title", "事项", "Title", 40), column("state", "状态", "State", 12), column("due", "期限", "Due", 12, "day")], rows: dossier.duties.map(({ number, title, state, dueDay, overdue }) => [number, title, `${dutyWords[state] ?? state}${overdue ? "（逾期）" : ""}`, dueDay]) };
    const register = await taken(ports, actor, enterpriseLedger, { filter: JSON.stringify([{ field: "number", way: "contains", text: dossier.number }]) }).then((model) => ({ ...model, filter: { zh: dossier.name, en: dossier.name }, rows: model.rows.filter((cells) => cells.includes(dossier.number) && cells.includes(dossier.name)) })), own: TableModel[] = [];
    for (const group of dossier.parts.flatMap(({ groups }) => groups)) own.push(await taken(ports, actor, group.ledger, { filter: JSON.stringify([{ field: group.field, way: "any-of", values: [id] }]) }).then((model) => ({ ...model, filter: { zh: `${group.label.zh}：${dossier.name}`, en: `${group.label.en}: ${dossier.name}` } })));
    return [head, register, ...(points.rows.length > 0 ? [points] : []), ...(duties.rows.length > 0 ? [duties] : []), ...own];
  }
}
const dutyWords: Readonly<Record<string, string>> = { "awaiting-sign": "待签收", "in-hand": "办理中", "awaiting-review": "待审核", closed: "办结", returned: "退回", withdrawn: "已撤销" };
const conditions: Readonly<Record<LineCondition, string>> = { online: "在线", late: "迟报", silent: "离线", never: "从未上线", off: "停用" };
const conditionWord = ({ condition }: DossierPoint): string => (condition === null ? "—" : conditions[condition]);
/** An instant as people write it in Beijing, to the minute. */
function minute(at: string | null): string { return at === null ? "—" : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " "); }
