import { IdTaken, NotFound, Overtaken, type Bulletin, type BulletinReader, type BulletinSchedule, type BulletinStep, type BulletinTemplateAct, type BulletinWriter, type Signed } from "@yunqing/domain";
import type { Bag } from "./memory-later.js";

interface Content extends Signed { readonly text: string }
const held = <T extends Signed>(bag: Bag, kind: string): T[] => (bag[kind] ??= []) as T[];
function put<T extends Signed>(bag: Bag, kind: string, fact: T): Promise<"stored" | "known"> {
  const known = held<T>(bag, kind).find((one) => one.id === fact.id), content = ({ at: _at, ...rest }: T): string => JSON.stringify(rest);
  if (known !== undefined && content(known) !== content(fact)) return Promise.reject(new IdTaken(fact.id));
  if (known === undefined) held<T>(bag, kind).push(structuredClone(fact));
  return Promise.resolve(known === undefined ? "stored" : "known");
}
function next<T extends Signed & { readonly seq: number }>(bag: Bag, kind: string, fact: T, same: (one: T) => boolean): Promise<"stored" | "known"> {
  const own = held<T>(bag, kind);
  return own.some((one) => one.id === fact.id) || own.filter(same).length + 1 === fact.seq ? put(bag, kind, fact) : Promise.reject(new Overtaken(fact.id));
}
/** Bulletins in a bag, in the manner of the store. */
export function bulletinReader(bag: Bag): BulletinReader {
  return {
    bulletins: async ({ id, kind, period } = {}) => held<Bulletin>(bag, "bulletin").filter((one) => (id === undefined || one.id === id) && (kind === undefined || one.kind === kind) && (period === undefined || one.period === period)),
    bulletinSteps: async ({ bulletin } = {}) => held<BulletinStep>(bag, "bulletin-step").filter((one) => bulletin === undefined || one.bulletin === bulletin),
    bulletinContent: async (digest) => held<Content>(bag, "bulletin-content").find((one) => one.id === digest)?.text ?? null,
    bulletinSchedules: async () => held(bag, "bulletin-schedule"), bulletinTemplateActs: async () => held(bag, "bulletin-template"),
  };
}
export function bulletinWriter(bag: Bag): BulletinWriter {
  return {
    ...bulletinReader(bag),
    appendBulletin: async (fact) => (held<Bulletin>(bag, "bulletin").some((one) => one.id !== fact.id && one.kind === fact.kind && one.period === fact.period && one.issue === fact.issue) ? "known" : put(bag, "bulletin", fact)),
    appendBulletinStep: async (step, content) => {
      if (!held<Bulletin>(bag, "bulletin").some((one) => one.id === step.bulletin)) throw new NotFound("bulletin", step.bulletin);
      if (content !== null) await put<Content>(bag, "bulletin-content", { id: step.digest, by: "", at: "", district: null, organisationPath: "", placePath: "", enterprise: null, text: content });
      return next(bag, "bulletin-step", step, (one) => one.bulletin === step.bulletin);
    },
    appendBulletinSchedule: (fact) => next<BulletinSchedule>(bag, "bulletin-schedule", fact, (one) => one.kind === fact.kind), appendBulletinTemplateAct: (fact) => next<BulletinTemplateAct>(bag, "bulletin-template", fact, (one) => one.kind === fact.kind),
  };
}
