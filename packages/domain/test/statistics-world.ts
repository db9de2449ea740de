import { usualFigureSettings, type DayOfHours, type FigureSettings, type FigureSource, type HourValue, type Line, type Subject, type WaterSample } from "../src/index.js";

const none: DayOfHours = Array.from({ length: 24 }, () => null);
const text = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** A small district in memory that values, samples, declared days and memberships are put into. Lists are replaced, never changed. */
export class World implements FigureSource {
  readonly settings: FigureSettings;
  readonly #hours = new Map<string, DayOfHours>();
  readonly #samples = new Map<string, readonly WaterSample[]>();
  readonly #places = new Map<string, { readonly place: Subject; readonly member: Subject; readonly from: string }[]>();
  readonly #programme = new Map<string, readonly string[]>();
  #sandstorm: readonly string[] = [];
  constructor(settings: Partial<FigureSettings> = {}) { this.settings = { ...usualFigureSettings, ...settings }; }

  hours(subject: Subject, item: string, day: string, line: Line): DayOfHours { return this.#hours.get(`${line}|${text(subject)}|${item}|${day}`) ?? none; }
  samples(section: Subject, from: string, until: string, line: Line): readonly WaterSample[] { return (this.#samples.get(`${line}|${text(section)}`) ?? []).filter(({ day }) => from <= day && day < until); }
  members(place: Subject, kind: Subject["kind"], day: string): readonly Subject[] { return (this.#places.get(text(place)) ?? []).filter(({ member, from }) => member.kind === kind && from <= day).map(({ member }) => member); }
  placesOf(subject: Subject): readonly Subject[] { return [...this.#places.values()].flat().filter(({ member }) => text(member) === text(subject)).map(({ place }) => place); }
  programme(subject: Subject): readonly string[] { return this.#programme.get(text(subject)) ?? ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"]; }
  sandstormDays(from: string, until: string): readonly string[] { return this.#sandstorm.filter((day) => from <= day && day < until); }

  putHour(subject: Subject, item: string, day: string, hour: number, value: HourValue | null, line: Line = "reviewed"): void {
    const hours = [...this.hours(subject, item, day, line)];
    hours[hour - 1] = value;
    this.putHours(subject, item, day, hours, line);
  }
  putHours(subject: Subject, item: string, day: string, hours: DayOfHours, line: Line = "reviewed"): void { this.#hours.set(`${line}|${text(subject)}|${item}|${day}`, hours); }
  putSample(section: Subject, sample: WaterSample, line: Line = "reviewed"): void { const name = `${line}|${text(section)}`; this.#samples.set(name, [...this.#samples.get(name) ?? [], sample].sort((a, b) => a.day.localeCompare(b.day))); }
  putMember(place: Subject, member: Subject, from = "2000-01-01"): void { this.#places.set(text(place), [...this.#places.get(text(place)) ?? [], { place, member, from }]); }
  putProgramme(subject: Subject, items: readonly string[]): void { this.#programme.set(text(subject), items); }
  declare(day: string, is = true): void { this.#sandstorm = [...this.#sandstorm.filter((one) => one !== day), ...(is ? [day] : [])].sort(); }
}

export const point = (id: string): Subject => ({ kind: "point", id });
export const section = (id: string): Subject => ({ kind: "section", id });
export const town = (id: string): Subject => ({ kind: "town", id });
export const district: Subject = { kind: "district", id: "d" };
/** A value that can be relied on. */
export const reading = (value: string | number, packet = 1): HourValue => ({ value: String(value), quality: "reliable", packet });
