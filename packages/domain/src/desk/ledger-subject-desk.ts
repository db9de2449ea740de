import { fieldsInUse, nameFieldOf, visibleTo, type Ledger } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { scopeOf } from "../access/rules.js";
import { holdsSomewhere, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import { pointSight } from "../monitoring/point-scope.js";
import { isOpenDuty, lineOf, namesFor, namesIn, roomOf, seenAs, seenRow, type LedgerDeskPorts, type SeenRow } from "./ledger-desk-office.js";
import { ratesFor, takeLedgerRates, type LedgerRateView } from "./ledger-rate-desk.js";
import { ledgerLayers, nearTo, placesAt, type LedgerNear, type LedgerNearQuery, type PlacesAt, type PlacesAtQuery } from "./ledger-places-desk.js";
import { questionAnswered, questionsFor, questionTaken, type PlaceAnswer, type PlaceAnswerQuery, type PlaceQuestionView } from "./ledger-questions-desk.js";
import type { TableModel } from "../report/table-model.js";
import type { LedgerRowLine } from "./ledger-desk-views.js";
import { addSubjectName, subjectNames, withdrawSubjectName, type AddSubjectName, type SubjectNames, type WithdrawSubjectName } from "./subject-names.js";

/** Rows of one ledger that name the row in one of their fields (关联记录): the newest first, at most six, and how many there are. */
export interface LedgerRelatedGroup { readonly ledger: string; readonly title: Labels; readonly module: string; readonly moduleTitle: Labels; readonly field: string; readonly label: Labels; readonly names: Readonly<Record<string, string>>; readonly rows: readonly LedgerRowLine[]; readonly count: number; readonly late: number }
export interface LedgerRelatedPoint { readonly point: string; readonly name: Labels; readonly kind: string }
/** Everything that the person may see of a subject (一企一档): rows of every ledger that name it, its monitoring points. */
export interface LedgerRelated { readonly groups: readonly LedgerRelatedGroup[]; readonly points: readonly LedgerRelatedPoint[]; readonly ledgersAsked: number }

const mostShown = 6;
/** Fields of a ledger that refer to another: of the row itself, not of its child rows. */
export function referencesTo(ledger: Ledger, to: string): readonly (readonly [string, Labels])[] { return fieldsInUse(ledger).flatMap(([name, field]) => (field.kind === "reference" && field.to === to ? [[name, field.label] as const] : [])); }

/**
 * What the ledgers know of one row (一企一档, 一河一档, 一村一档): every row anywhere that names it, as far as the person reads.
 * @throws {NotFound} no such row, or not for this person
 */
export async function relatedTo(ports: LedgerDeskPorts, actor: Actor, ledger: string, id: string): Promise<LedgerRelated> {
  const found = await ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, ledger), own = await seenRow(ports, reader, room, id), groups: { readonly group: Omit<LedgerRelatedGroup, "rows">; readonly seen: readonly SeenRow[]; readonly of: Ledger; readonly duties: Awaited<ReturnType<typeof reader.ledgerDuties>> }[] = [];
    let ledgersAsked = 0;
    for (const module of ports.modules) for (const other of module.ledgers) {
      if (!readsSomewhere(other, room.reach)) continue;
      const visible = new Set(visibleTo(other, holdsSomewhere(other, room.reach)));
      for (const [field, label] of referencesTo(other, ledger)) {
        if (!visible.has(field)) continue;
        ledgersAsked++;
        const asked = { scope: scopeFor(other, "read", room), filters: [{ field, way: "any-of" as const, values: [id] }] };
        const { rows } = await reader.ledgerPage(other, asked, { field: null, descending: true }, null, mostShown);
        if (rows.length === 0) continue;
        const hasDuties = other.life !== undefined && Object.values(other.life.states).some((state) => state.duty);
        groups.push({
          of: other, seen: rows.map((kept) => seenAs(ports, { ...room, ledger: other }, kept)), duties: hasDuties ? await reader.ledgerDuties(other, rows.map((row) => row.id)) : [],
          group: { ledger: other.id, title: other.title, module: module.id, moduleTitle: module.title, field, label, names: visible.has(nameFieldOf(other)) ? Object.fromEntries(await namesIn(reader, room, other, rows.map((each) => each.id))) : {}, count: rows.length < mostShown ? rows.length : await reader.ledgerCount(other, asked), late: hasDuties ? await reader.ledgerCount(other, { ...asked, overdueOn: room.today }) : 0 },
        });
      }
    }
    const enterprises = new Set([id, ...(own.kept.enterprise === null ? [] : [own.kept.enterprise])]);
    const latest = new Map<string, Awaited<ReturnType<typeof reader.points>>[number]>();
    if (ledger === "enterprise") for (const point of await reader.points()) { const before = latest.get(point.point); if (before === undefined || before.seq < point.seq) latest.set(point.point, point); }
    const sight = pointSight(room.pack, scopeOf(actor.grants, "monitor.read", ports.ledgerStore.district, room.today));
    const points = [...latest.values()].filter((point) => point.active && point.enterprise !== null && enterprises.has(point.enterprise) && sight(point));
    return { room, groups, points, ledgersAsked };
  });
  const names = await namesFor(ports, found.groups.flatMap(({ seen }) => seen.map(({ kept }) => kept.by)));
  return {
    ledgersAsked: found.ledgersAsked,
    points: found.points.map((point) => ({ point: point.point, name: point.name, kind: point.kind })),
    groups: found.groups.map(({ group, seen, of, duties }) => {
      const byRow = new Map(duties.filter(isOpenDuty).map((duty) => [duty.row, duty]));
      return { ...group, rows: seen.map((row) => lineOf({ ...found.room, ledger: of }, row, { names, duties: byRow })) };
    }),
  };
}

/** What lies across the ledgers (跨台账): who names a row, what lies near it, and the rates that the plan asks for. */
export class LedgerSubjectDesk {
  readonly #ports: LedgerDeskPorts;
  constructor(ports: LedgerDeskPorts) { this.#ports = ports; }
  related(actor: Actor, ledger: string, id: string): Promise<LedgerRelated> { return relatedTo(this.#ports, actor, ledger, id); }
  near(actor: Actor, ledger: string, id: string, query: LedgerNearQuery): Promise<LedgerNear> { return nearTo(this.#ports, actor, ledger, id, query); }
  /** Questions of place that the plan asks (空间问题), and their answers over whole ledgers. */
  placeQuestions(actor: Actor): Promise<readonly PlaceQuestionView[]> { return questionsFor(this.#ports, actor); }
  placeAnswer(actor: Actor, question: string, query: PlaceAnswerQuery): Promise<PlaceAnswer> { return questionAnswered(this.#ports, actor, question, query); }
  placeTable(actor: Actor, question: string, query: PlaceAnswerQuery): Promise<TableModel> { return questionTaken(this.#ports, actor, question, query); }
  placesAt(actor: Actor, query: PlacesAtQuery): Promise<PlacesAt> { return placesAt(this.#ports, actor, query); }
  layers(actor: Actor): ReturnType<typeof ledgerLayers> { return ledgerLayers(this.#ports, actor); }
  names(actor: Actor, ledger: string, id: string): Promise<SubjectNames> { return subjectNames(this.#ports, actor, ledger, id); }
  addName(actor: Actor, ledger: string, id: string, command: AddSubjectName): Promise<SubjectNames> { return addSubjectName(this.#ports, actor, ledger, id, command); }
  withdrawName(actor: Actor, ledger: string, id: string, command: WithdrawSubjectName): Promise<SubjectNames> { return withdrawSubjectName(this.#ports, actor, ledger, id, command); }
  rates(actor: Actor, year: number | null): Promise<readonly LedgerRateView[]> { return ratesFor(this.#ports, actor, year); }
  /** Takes the yearly values of indicators and targets from the ledgers. @returns how many were stored now */
  takeRates(): Promise<number> { return takeLedgerRates(this.#ports); }
}
