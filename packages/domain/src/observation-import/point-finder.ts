import type { Labels } from "@yunqing/standards";
import type { InstrumentFact, PointFact } from "../monitoring/model.js";
import { nearNames } from "./near-names.js";
import { compared } from "./plain-cell.js";

/** Points that a file may write to, with what units and life they have (可写点位). */
export interface WritablePoint {
  readonly point: PointFact;
  /** unit of a factor at this point */
  readonly unitOf: (factor: string) => string;
  /** spans in which it was out of use, milliseconds, half-open; the last may be open */
  readonly outOfUse: readonly { readonly from: number; readonly until: number | null }[];
  readonly instruments: readonly Pick<InstrumentFact, "mn">[];
}

/** Finds points as files name them (点位识别): by id, by name in either language, by the MN of an instrument. */
export class PointFinder {
  readonly #byName = new Map<string, WritablePoint | "several">(); readonly #names: readonly string[];
  constructor(points: readonly WritablePoint[]) {
    for (const one of points) {
      const { point, name } = one.point, own = [point, name.zh, name.en, ...one.instruments.map(({ mn }) => mn)];
      for (const text of new Set(own.map((each) => compared(each).toLowerCase()))) this.#byName.set(text, this.#byName.has(text) ? "several" : one);
    }
    this.#names = points.map(({ point }) => point.name.zh);
  }
  /** The point, or what to say about a name that is none. */
  find(text: string): WritablePoint | { readonly message: Labels } {
    const found = this.#byName.get(compared(text).toLowerCase());
    if (found === "several") return { message: { zh: `有几个点位都叫“${text}”；请写点位编号`, en: `several points are called "${text}"; write the point's id` } };
    if (found !== undefined) return found;
    const near = nearNames(text, this.#names);
    return { message: near.length === 0
      ? { zh: `没有点位“${text}”，或不在您的授权范围内；请写已登记点位的名称或编号`, en: `there is no point "${text}", or it is out of your scope; write the name or id of a registered one` }
      : { zh: `没有点位“${text}”；是不是：${near.join("、")}？`, en: `there is no point "${text}"; did you mean ${near.join(", ")}?` } };
  }
}

/** When a point was out of use (停用时段), from its versions in the order of seq. Before it was registered nothing is said: older samples are what imports are for. */
export function outOfUse(versions: readonly Pick<PointFact, "seq" | "active" | "at">[]): readonly { readonly from: number; readonly until: number | null }[] {
  const spans: { from: number; until: number | null }[] = [];
  for (const { active, at } of [...versions].sort((a, b) => a.seq - b.seq)) {
    const last = spans.at(-1), open = last !== undefined && last.until === null;
    if (!active && !open) spans.push({ from: Date.parse(at), until: null });
    else if (active && open) last.until = Date.parse(at);
  }
  return spans;
}
