import { dayOfInstant, type Labels } from "@yunqing/standards";
import type { MonitoringSettings, PointProfile, SandstormDay, WaterBody } from "../network/model.js";
import type { CurveSetting } from "../monitoring/curve.js";
import type { PointFact, PointKind, ReadingSource } from "../monitoring/model.js";
import { pointsInForce } from "../monitoring/in-force.js";
import type { Pack } from "../plan/model.js";
import { pathsOf } from "../plan/tree.js";
import { contextNeeded } from "../quality-control/check-quality.js";
import { bodiesInForce, declaredSandstormDays, settingsInForce } from "../network/in-force.js";
import { usualItems } from "../network/usual-items.js";
import type { QualitySetting } from "../quality-control/model.js";
import { hourItemOf, hourItems } from "./air-day.js";
import { itemNamed } from "./factor-item.js";
import type { SubjectRow } from "./figure-office.js";
import type { Subject, SubjectKind } from "./figure-key.js";
import type { FigureSettings } from "./source.js";

/** Everything that figures need to know of a district beside its values (统计底册), as it stands. */
export interface GroundFacts {
  readonly pack: Pack; readonly points: readonly PointFact[]; readonly sources: readonly ReadingSource[]; readonly curveSettings: ReadonlyMap<number, CurveSetting>; readonly fallbacks: ReadonlyMap<string, CurveSetting | null>;
  readonly profiles: readonly PointProfile[]; readonly bodies: readonly WaterBody[]; readonly sandstorm: readonly SandstormDay[]; readonly settings: readonly MonitoringSettings[];
  /** items that points ever sent in their hours and days */
  readonly sent: ReadonlyMap<string, readonly string[]>;
}

const subjectKindOf: Readonly<Partial<Record<PointKind, SubjectKind>>> = { "air-station": "point", "water-station": "section", "river-section": "section", reservoir: "section", "drinking-source": "section", "stack-outlet": "stack-outlet", "sewage-outlet": "sewage-outlet" };
const townKinds: ReadonlySet<string> = new Set(["town", "subdistrict"]);
const none: readonly never[] = [];

/** A point with its profile of a day. */
interface Standing { readonly point: PointFact; readonly profile: PointProfile | null }

/** Whose figures there are in a district, and who belongs to whom (统计对象及其归属). */
export class FigureGround {
  readonly facts: GroundFacts;
  readonly settings: FigureSettings;
  readonly quality: readonly QualitySetting[];
  /** hours before and after a span that the rules of quality control must see */
  readonly context: { readonly before: number; readonly after: number };
  readonly points: ReadonlyMap<string, PointFact>;
  readonly sourcesOf: ReadonlyMap<string, readonly ReadingSource[]>;
  readonly #profiles = new Map<string, PointProfile[]>();
  readonly #firstOff = new Map<string, string>();
  readonly #bodies: ReadonlyMap<string, WaterBody>;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #sandstorm: readonly string[];
  /** members of a place by the spans in which they are the same */
  readonly #members = new Map<string, (readonly Subject[] | undefined)[]>();
  /** days on which who belongs where may become another */
  readonly #turns: readonly string[];
  readonly #places = new Map<string, readonly Subject[]>();

  constructor(facts: GroundFacts) {
    this.facts = facts;
    const { figures, quality } = settingsInForce(facts.settings);
    this.settings = figures;
    this.quality = quality;
    this.context = contextNeeded(this.quality);
    this.points = new Map(pointsInForce(facts.points).map((one) => [one.point, one]));
    const sources = new Map<string, ReadingSource[]>();
    for (const one of facts.sources) { const held = sources.get(one.point); if (held === undefined) sources.set(one.point, [one]); else held.push(one); }
    this.sourcesOf = sources;
    for (const one of facts.profiles) { const held = this.#profiles.get(one.point); if (held === undefined) this.#profiles.set(one.point, [one]); else held.push(one); }
    for (const own of this.#profiles.values()) own.sort((a, b) => b.seq - a.seq);
    for (const { point, active } of this.points.values()) if (!active) this.#firstOff.set(point, offSince(facts.points.filter((one) => one.point === point)));
    this.#turns = [...new Set([...facts.profiles.map(({ from }) => from), ...this.#firstOff.values()])].sort();
    this.#bodies = new Map(bodiesInForce(facts.bodies).map((one) => [one.body, one]));
    this.#paths = pathsOf(facts.pack.places);
    this.#sandstorm = declaredSandstormDays(facts.sandstorm).map(({ day }) => day);
  }

  get district(): Subject { return { kind: "district", id: this.facts.pack.district.id }; }
  sandstormDays(from: string, until: string): readonly string[] { return this.#sandstorm.filter((day) => from <= day && day < until); }

  /** The profile of a point in force on a day: the latest version whose day has come. */
  profileOn(point: string, day: string): PointProfile | null { return this.#profiles.get(point)?.find(({ from }) => from <= day) ?? null; }
  /** What figures of a point are called after; null for kinds that have none. */
  subjectOf(point: string): Subject | null {
    const fact = this.points.get(point), kind = fact === undefined ? undefined : subjectKindOf[fact.kind];
    return kind === undefined ? null : { kind, id: point };
  }
  /** The point behind a subject that has values of its own. */
  pointOf(subject: Subject): PointFact | null {
    const fact = this.points.get(subject.id);
    return fact !== undefined && subjectKindOf[fact.kind] === subject.kind ? fact : null;
  }
  /** Whether values of a section are kept as samples: it is sampled by hand. Without a profile only a station measures by itself. */
  isManual(point: string, day: string): boolean { return (this.profileOn(point, day)?.method ?? (this.points.get(point)?.kind === "water-station" ? "automatic" : "manual")) === "manual"; }

  /** Whether a point ever sent an item, or anything, in its hours and days (送过): what it never sent it has no values of. */
  everSent(point: string, item?: string): boolean { const sent = this.facts.sent.get(point); return sent !== undefined && (item === undefined || sent.includes(hourItemOf(item))); }
  /** Items that a point measures (监测项目): those of its profile, else those it sends, else what its kind usually has. */
  programme(subject: Subject): readonly string[] {
    const fact = this.pointOf(subject);
    if (fact === null) return none;
    const profile = this.#profiles.get(subject.id)?.[0], named = profile === undefined ? none : profile.items.map((item) => itemNamed(fact.kind, item)), sent = this.facts.sent.get(subject.id) ?? none;
    if (named.length > 0) return named;
    if (fact.kind !== "air-station") return sent.length > 0 ? sent : usualItems[fact.kind];
    const own = hourItems.filter((item) => sent.includes(item));
    return own.length > 0 ? own : hourItems;
  }

  #stands(point: PointFact, day: string): Standing | null {
    const off = this.#firstOff.get(point.point);
    return off !== undefined && day >= off ? null : { point, profile: this.profileOn(point.point, day) };
  }
  /** Whether a point takes part in evaluation on a day (参评). */
  #evaluated(point: PointFact, day: string): Standing | null {
    const standing = this.#stands(point, day);
    // a point whose first profile begins later was not in the network before
    if (standing === null || (standing.profile === null && this.#profiles.has(point.point))) return null;
    return standing.profile === null || standing.profile.evaluated ? standing : null;
  }
  #townsAbove(place: string | null): readonly string[] {
    const path = place === null ? undefined : this.#paths.get(place);
    return path === undefined ? none : path.split("/").filter((id) => { const found = this.facts.pack.places.find((one) => one.id === id); return found !== undefined && townKinds.has(found.kind); });
  }
  #bodyKind(body: string): "river" | "lake" | null { const kind = this.#bodies.get(body)?.kind; return kind === "river" ? "river" : kind === "lake" || kind === "reservoir" ? "lake" : null; }

  /** Members of a place that take part in its evaluation on a day, by id. */
  members(place: Subject, kind: SubjectKind, day: string): readonly Subject[] {
    // what is a member changes with profiles and with points going out of use only, by day
    const name = `${kind}<${place.kind}:${place.id}`, turn = this.#turnOf(day);
    let held = this.#members.get(name);
    if (held === undefined) this.#members.set(name, held = []);
    return held[turn] ??= this.#membersOf(place, kind, day);
  }
  /** How many turns a day has behind it. */
  #turnOf(day: string): number {
    let low = 0, high = this.#turns.length;
    while (low < high) { const middle = (low + high) >>> 1; if ((this.#turns[middle] as string) <= day) low = middle + 1; else high = middle; }
    return low;
  }
  #membersOf(place: Subject, kind: SubjectKind, day: string): readonly Subject[] {
    if (place.kind === "district") {
      if (place.id !== this.facts.pack.district.id) return none;
      if (kind === "town") return this.facts.pack.places.filter((one) => townKinds.has(one.kind)).map(({ id }): Subject => ({ kind: "town", id })).sort(byId);
      if (kind === "river" || kind === "lake") return [...this.#bodies.values()].filter((one) => one.active && this.#bodyKind(one.body) === kind).map((one): Subject => ({ kind, id: one.body })).sort(byId);
    }
    const found: Subject[] = [];
    for (const point of this.points.values()) {
      if (subjectKindOf[point.kind] !== kind) continue;
      const standing = this.#evaluated(point, day);
      if (standing === null || !this.#lies(standing, place)) continue;
      found.push({ kind, id: point.point });
    }
    return found.sort(byId);
  }
  #lies({ point, profile }: Standing, place: Subject): boolean {
    if (place.kind === "district") return place.id === this.facts.pack.district.id;
    if (place.kind === "town") return this.#townsAbove(point.place).includes(place.id);
    if (place.kind === "lake" && place.id === point.point) return point.kind === "reservoir" && (profile?.body ?? null) === null;
    return (place.kind === "river" || place.kind === "lake") && profile?.body === place.id && this.#bodyKind(place.id) === place.kind;
  }

  /** Every place that a subject may belong to on some day, of every level. */
  placesOf(subject: Subject): readonly Subject[] {
    const name = `${subject.kind}:${subject.id}`, held = this.#places.get(name);
    if (held !== undefined) return held;
    const found: Subject[] = [];
    if (subject.kind === "town" || subject.kind === "river" || subject.kind === "lake") found.push(this.district);
    const point = this.pointOf(subject);
    if (point !== null) {
      for (const id of this.#townsAbove(point.place)) found.push({ kind: "town", id });
      for (const body of new Set((this.#profiles.get(point.point) ?? none).flatMap((one) => (one.body === null ? [] : [one.body])))) { const kind = this.#bodyKind(body); if (kind !== null) found.push({ kind, id: body }); }
      // a reservoir's point that no body holds is a lake by itself: its limits are those of lakes
      if (point.kind === "reservoir" && !(this.#profiles.get(point.point) ?? none).some(({ body }) => body !== null)) found.push({ kind: "lake", id: point.point });
      found.push(this.district);
    }
    this.#places.set(name, found);
    return found;
  }

  /** Every subject of the district on a day, points first (统计对象). */
  subjects(day: string): readonly SubjectRow[] {
    const { pack } = this.facts, rows: SubjectRow[] = [];
    for (const point of [...this.points.values()].sort((a, b) => (a.point < b.point ? -1 : 1))) {
      const subject = this.subjectOf(point.point), standing = this.#stands(point, day);
      if (subject === null || standing === null) continue;
      const { profile } = standing;
      rows.push({ subject, name: point.name, place: point.place, longitude: point.longitude, latitude: point.latitude, network: profile?.network ?? null, evaluated: this.#evaluated(point, day) !== null, body: profile?.body ?? null, chainage: profile?.chainage ?? null,
        functionZone: profile?.functionZone ?? "", targetClass: profile?.targetClass ?? null, items: this.programme(subject), placePath: point.placePath, organisationPath: point.organisationPath, enterprise: point.enterprise });
    }
    const bureau = pathsOf(pack.organisations).get(pack.district.bureau) ?? pack.district.bureau, root = this.#paths.get(pack.district.adcode) ?? "";
    const place = (subject: Subject, name: Labels, of: string | null, targetClass: string | null): SubjectRow => ({ subject, name, place: of, longitude: null, latitude: null, network: null, evaluated: true, body: null, chainage: null, functionZone: "", targetClass, items: none, placePath: of === null ? root : this.#paths.get(of) ?? root, organisationPath: bureau, enterprise: null });
    for (const one of this.#bodies.values()) { const kind = this.#bodyKind(one.body); if (one.active && kind !== null) rows.push(place({ kind, id: one.body }, one.name, one.place, one.targetClass)); }
    for (const one of pack.places) if (townKinds.has(one.kind)) rows.push(place({ kind: "town", id: one.id }, one.name, one.id, null));
    rows.push(place(this.district, pack.district.name, null, null));
    return rows;
  }
}
const byId = (a: Subject, b: Subject): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** The Beijing day on which a point went out of use for the last time. */
function offSince(facts: readonly PointFact[]): string {
  const own = [...facts].sort((a, b) => b.seq - a.seq), lastOn = own.findIndex(({ active }) => active), first = own[lastOn < 0 ? own.length - 1 : lastOn - 1];
  return dayOfInstant(first?.at ?? "1970-01-01T00:00:00Z");
}
