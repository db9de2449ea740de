import { dayAfter, isDay } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { scopeOf } from "../access/rules.js";
import { keepsTarget, targetsToShow, type BoardTarget } from "../board/targets.js";
import { pointSight } from "../monitoring/point-scope.js";
import type { ObservationStore } from "../monitoring/ports.js";
import type { Pack } from "../plan/model.js";
import { Refused, type Clock, type DistrictStore } from "../ports.js";
import { keyText, type FigureKey, type Line, type StatisticId, type Subject } from "../statistics/figure-key.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import type { Figure } from "../statistics/figure.js";
import { spanOf, type FigurePeriod } from "../statistics/period.js";
import type { BoardHead, BoardQuery, BoardSubject, BoardTargetRow } from "./board-desk-views.js";
import type { FigureView } from "./figure-desk-views.js";
import { mustHoldHere } from "./monitor-desk-office.js";
import type { NetworkDesk } from "./network-desk.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of state needs. */
export interface BoardDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings">; readonly clock: Clock; readonly figures: FigureOffice; readonly network: Pick<NetworkDesk, "network" | "sampling">;
  /** targets of the plan; without it no page shows any (未设目标) */
  readonly targets?: () => Promise<readonly BoardTarget[]>;
}
/** What a page is made of: the subjects that the person sees, and the day. */
export interface BoardGround { readonly head: BoardHead; readonly pack: Pack; readonly subjects: readonly SubjectRow[]; readonly year: FigurePeriod }

/** Reads it. @throws {Forbidden} {Refused} board/bad-day */
export async function groundOf(ports: BoardDeskPorts, actor: Actor, { line, day }: BoardQuery): Promise<BoardGround> {
  mustHoldHere(ports, actor, "monitor.read");
  const today = todayOf(ports.clock), shown = day ?? today;
  if (!isDay(shown) || shown > today) throw new Refused("board/bad-day", `“${shown.slice(0, 20)}”不是今天或以前的日期，请写成 2026-01-01`, `"${shown.slice(0, 20)}" is no day up to today; write 2026-01-01`, [{ field: "day", zh: "应为今天或以前的日期", en: "a day up to today" }]);
  const pack = await ports.store.read((reader) => reader.pack()), sees = pointSight(pack, scopeOf(actor.grants, "monitor.read", ports.store.district, today));
  return { head: { line, day: shown, today, simulated: pack.district.simulated }, pack, subjects: (await ports.figures.subjects(shown)).filter(sees), year: spanOf(`${shown.slice(0, 4)}-01-01`, dayAfter(shown)) };
}

export function subjectOf({ subject: { kind, id }, name, place, network, evaluated }: SubjectRow): BoardSubject { return { kind, id, name, place, network, evaluated }; }

/** Figures asked for one by one while a page is put together, and made all at once (一并取数). */
export class Asked {
  readonly #keys = new Map<string, FigureKey>(); readonly #made = new Map<string, FigureView>();
  readonly #line: Line;
  constructor(line: Line) { this.#line = line; }
  /** Names a figure; what comes back gives it once {@link make} is done. */
  of(subject: Subject, statistic: StatisticId, period: FigurePeriod, more: Partial<FigureKey> = {}): () => FigureView {
    const key: FigureKey = { subject, statistic, period, line: this.#line, ...more }, text = keyText(key);
    this.#keys.set(text, key);
    return () => this.#made.get(text) as FigureView;
  }
  async make(figures: FigureOffice): Promise<void> {
    for (const figure of await figures.figures([...this.#keys.values()])) this.#made.set(keyText(figure.key), viewOf(figure));
  }
}
function viewOf(figure: Figure): FigureView { return { key: keyText(figure.key), value: figure.value, unit: figure.unit, validity: figure.validity, coverage: figure.coverage, edition: figure.edition, clauses: figure.clauses, detail: figure.detail }; }

/** Targets of subjects that are seen, with distance, days left and allowable mean where they exist (与目标差距). */
export async function targetsOf(ports: BoardDeskPorts, ground: BoardGround, asked: Asked, family: "air" | "water"): Promise<() => readonly BoardTargetRow[]> {
  const seen = new Set(ground.subjects.map(({ subject: { kind, id } }) => `${kind}:${id}`)), year = Number(ground.head.day.slice(0, 4));
  const rows = targetsToShow((await ports.targets?.() ?? []).filter((one) => one.statistic.startsWith(family) && seen.has(`${one.subject.kind}:${one.subject.id}`)), year).map((one) => {
    const more = { of: one.statistic, target: one.target, ...(one.item === undefined ? {} : { item: one.item }) };
    const further: StatisticId[] = one.statistic === "air-good-ratio" ? ["days-left"] : one.statistic === "air-mean" && one.item !== "CO" && one.item !== "O3_8h" ? ["allowable-mean"] : [];
    const now = asked.of(one.subject, one.statistic, ground.year, one.item === undefined ? {} : { item: one.item });
    return { one, now, figures: (["target-distance", ...further] as const).map((statistic) => asked.of(one.subject, statistic, ground.year, more)) };
  });
  return () => rows.map(({ one, now, figures }) => {
    const [distance, ...further] = figures.map((get) => get());
    return { label: one.label, op: one.op, target: one.target, unit: one.unit, year: one.year, item: one.item ?? null, passed: one.year < year, kept: keepsTarget(distance?.value ?? null, one.op), now: now(), figures: distance === undefined ? further : [distance, ...further] };
  });
}
