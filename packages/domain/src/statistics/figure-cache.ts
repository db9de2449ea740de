import { sameFigure, type Figure } from "./figure.js";
import { checkedKey, keyText, type FigureKey, type Subject } from "./figure-key.js";
import type { Change } from "./change.js";
import { figureRules } from "./rules.js";
import type { FigureReader, FigureSource } from "./source.js";

/** A figure kept, with what it read. `computedAt`: when it was last made; `changedAt`: when it last came out differently. */
interface Kept { readonly key: FigureKey; figure: Figure; reads: readonly Node[]; suspect: boolean; computedAt: number; changedAt: number; readonly dependents: Set<Kept> }
/** A piece of the source that figures read: hours of a day, samples of a time, declared days of a time, members of a place. */
interface Leaf { readonly leaf: string; readonly from: string; readonly until: string; changedAt: number; readonly dependents: Set<Kept> }
type Node = Kept | Leaf;
const isLeaf = (node: Node): node is Leaf => "leaf" in node;

const subjectText = ({ kind, id }: Subject): string => `${kind}:${id}`;

/**
 * Figures kept and made again only where they must be (增量统计). What a figure read while it was made is what it depends on; after {@link changed} those figures are suspect, and when asked for
 * they are made again only if something that they read came out differently: a correction that leaves a day's published mean as it was stops there.
 * What it answers is always what {@link figureOf} would answer over the same source.
 */
export class FigureCache {
  readonly #source: FigureSource;
  readonly #kept = new Map<string, Kept>();
  readonly #leaves = new Map<string, Leaf>();
  /** leaves by what they are of, for finding those that a change meets */
  readonly #byName = new Map<string, Set<Leaf>>();
  readonly #reading: Set<Node>[] = [];
  readonly #reader: FigureReader;
  #now = 0;
  #made = 0;

  constructor(source: FigureSource) {
    this.#source = source;
    this.#reader = this.#readerOf();
  }

  /** How many figures were made since the cache began (计算次数). */
  get made(): number { return this.#made; }
  /** How many figures it keeps. */
  get size(): number { return this.#kept.size; }

  /** A figure, made or kept. @throws {FigureKeyInvalid} */
  figure(key: FigureKey): Figure { return this.#bring(checkedKey(key)).figure; }

  /** Whether a figure is kept and nothing that it read has changed. */
  isFresh(key: FigureKey): boolean { const kept = this.#kept.get(keyText(key)); return kept !== undefined && !kept.suspect; }

  /**
   * Tells that the source has changed (通知变化), after it has. Nothing is computed here.
   * @returns how many kept figures became suspect
   */
  changed(change: Change): number {
    this.#now++;
    let count = 0;
    for (const leaf of this.#met(change)) { leaf.changedAt = this.#now; for (const kept of leaf.dependents) count += doubt(kept); }
    return count;
  }

  /** Lets go of figures that nothing kept reads and that are not asked for, such as hours of years ago (清理). */
  release(mayGo: (key: FigureKey) => boolean): number {
    let gone = 0;
    for (const [text, kept] of this.#kept) {
      if (kept.dependents.size > 0 || !mayGo(kept.key)) continue;
      for (const read of kept.reads) read.dependents.delete(kept);
      this.#kept.delete(text);
      gone++;
    }
    return gone;
  }

  #met(change: Change): readonly Leaf[] {
    const named = (name: string): readonly Leaf[] => [...this.#byName.get(name) ?? []];
    switch (change.kind) {
      case "hours": {
        const of = `${change.line}|${subjectText(change.subject)}|${change.item}|${change.day}`, single = [...named(`hour|${of}`), ...named(`minutes|${of}`)];
        return [...named(`hours|${of}`), ...change.hours === undefined ? single : single.filter(({ from }) => change.hours?.includes(Number(from)))];
      }
      case "samples": return named(`samples|${change.line}|${subjectText(change.section)}`).filter(({ from, until }) => from <= change.day && change.day < until);
      case "sandstorm": return named("sandstorm").filter(({ from, until }) => from <= change.day && change.day < until);
      case "members": return named(`members|${subjectText(change.place)}`).filter(({ until }) => until >= change.from).concat(named("places"));
      case "programme": return named(`programme|${subjectText(change.subject)}`);
    }
  }

  /** Brings a figure up to date: kept, confirmed by what it read, or made. */
  #bring(key: FigureKey): Kept {
    const text = keyText(key), known = this.#kept.get(text);
    if (known === undefined) {
      const { figure, reads } = this.#make(key), kept: Kept = { key, figure, reads, suspect: false, computedAt: this.#now, changedAt: this.#now, dependents: new Set() };
      for (const read of reads) read.dependents.add(kept);
      this.#kept.set(text, kept);
      return kept;
    }
    if (!known.suspect) return known;
    // in the order in which they were read: an earlier one may decide whether a later one is read at all
    for (const read of known.reads) {
      const changedAt = isLeaf(read) ? read.changedAt : this.#bring(read.key).changedAt;
      if (changedAt > known.computedAt) { this.#remake(known); break; }
    }
    known.suspect = false;
    return known;
  }

  #remake(kept: Kept): void {
    const { figure, reads } = this.#make(kept.key);
    for (const read of kept.reads) read.dependents.delete(kept);
    for (const read of reads) read.dependents.add(kept);
    if (!sameFigure(kept.figure, figure)) kept.changedAt = this.#now;
    kept.figure = figure;
    kept.reads = reads;
    kept.computedAt = this.#now;
  }

  #make(key: FigureKey): { readonly figure: Figure; readonly reads: readonly Node[] } {
    const reads = new Set<Node>();
    this.#reading.push(reads);
    try {
      const figure = figureRules[key.statistic](key, this.#reader);
      this.#made++;
      return { figure, reads: [...reads] };
    } finally { this.#reading.pop(); }
  }

  #read(name: string, from: string, until: string): void {
    const text = `${name}|${from}|${until}`;
    let leaf = this.#leaves.get(text);
    if (leaf === undefined) {
      this.#leaves.set(text, leaf = { leaf: text, from, until, changedAt: 0, dependents: new Set() });
      const own = this.#byName.get(name);
      if (own === undefined) this.#byName.set(name, new Set([leaf])); else own.add(leaf);
    }
    this.#reading.at(-1)?.add(leaf);
  }

  #readerOf(): FigureReader {
    const source = this.#source, { minutes } = source;
    return {
      figure: (key) => { const kept = this.#bring(key); this.#reading.at(-1)?.add(kept); return kept.figure; },
      hour: (subject, item, day, hour, line) => { this.#read(`hour|${line}|${subjectText(subject)}|${item}|${day}`, String(hour), ""); return source.hours(subject, item, day, line)[hour - 1] ?? null; },
      hours: (subject, item, day, line) => { this.#read(`hours|${line}|${subjectText(subject)}|${item}|${day}`, "", ""); return source.hours(subject, item, day, line); },
      samples: (section, from, until, line) => { this.#read(`samples|${line}|${subjectText(section)}`, from, until); return source.samples(section, from, until, line); },
      members: (place, kind, day) => { this.#read(`members|${subjectText(place)}`, kind, day); return source.members(place, kind, day); },
      placesOf: (subject) => { this.#read("places", subjectText(subject), ""); return source.placesOf(subject); },
      programme: (subject) => { this.#read(`programme|${subjectText(subject)}`, "", ""); return source.programme(subject); },
      sandstormDays: (from, until) => { this.#read("sandstorm", from, until); return source.sandstormDays(from, until); },
      settings: source.settings,
      ...(minutes === undefined ? {} : { minutes: (subject, item, day, hour, line) => { this.#read(`minutes|${line}|${subjectText(subject)}|${item}|${day}`, String(hour), ""); return source.minutes?.(subject, item, day, hour, line) ?? null; } }),
    };
  }
}

/** Marks a figure and all that was made of it. Those already in doubt have told their dependents before. */
function doubt(first: Kept): number {
  if (first.suspect) return 0;
  let count = 0;
  const waiting = [first];
  for (let kept = waiting.pop(); kept !== undefined; kept = waiting.pop()) {
    if (kept.suspect) continue;
    kept.suspect = true;
    count++;
    waiting.push(...kept.dependents);
  }
  return count;
}
