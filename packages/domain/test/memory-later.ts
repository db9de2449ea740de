import { AlreadyReviewed, IdTaken, Overtaken, type DutyClockReader, type DutyClockWriter, type AlarmReader, type AlarmWriter, type BulletinReader, type BulletinWriter, type DataReviewReader, type DataReviewWriter, type FigurePublication, type FigureReaderPort, type FigureWriterPort, type LoopReader, type LoopWriter, type NetworkReader, type NetworkWriter, type ReadKeyReader, type ReadKeyWriter, type Signed, type SourceMark } from "@yunqing/domain";
import { alarmReader, alarmWriter } from "./alarm-memory.js";
import { bulletinReader, bulletinWriter } from "./bulletin-memory.js";
import { loopReader, loopWriter } from "./loop-memory.js";
import { readKeyReader, readKeyWriter } from "./read-key-memory.js";
import { dutyClockReader, dutyClockWriter } from "./duty-clock-memory.js";

/** Facts by kind, in the order of recording: what the memory stores hold of the network, of reviews of data, alarms and loops. */
export type Bag = Record<string, Signed[]>;
type Later = NetworkReader & DataReviewReader & FigureReaderPort & AlarmReader & LoopReader & BulletinReader & ReadKeyReader & DutyClockReader;
type LaterWriter = NetworkWriter & DataReviewWriter & FigureWriterPort & AlarmWriter & LoopWriter & BulletinWriter & ReadKeyWriter & DutyClockWriter;

function held<T extends Signed>(bag: Bag, kind: string): T[] { return (bag[kind] ??= []) as T[]; }
function put(bag: Bag, kind: string, fact: Signed): Promise<"stored" | "known"> {
  const known = held(bag, kind).find((one) => one.id === fact.id), content = ({ at: _at, ...rest }: Signed): string => JSON.stringify(rest, Object.keys(rest).sort());
  if (known !== undefined && content(known) !== content(fact)) return Promise.reject(new IdTaken(fact.id));
  if (known === undefined) held(bag, kind).push(structuredClone(fact));
  return Promise.resolve(known === undefined ? "stored" : "known");
}

/** Reads what a bag holds. */
export function laterReader(bag: Bag): Later {
  return {
    ...alarmReader(bag), ...loopReader(bag), ...bulletinReader(bag), ...readKeyReader(bag), ...dutyClockReader(bag),
    profiles: async ({ point } = {}) => held<Awaited<ReturnType<NetworkReader["profiles"]>>[number]>(bag, "profile").filter((one) => point === undefined || one.point === point),
    figurePublications: async ({ key, id }) => held<FigurePublication>(bag, "figure-publication").filter((one) => (key === undefined || one.key === key) && (id === undefined || one.id === id)),
    waterBodies: async () => held(bag, "body"), laboratories: async () => held(bag, "laboratory"), sandstormDays: async () => held(bag, "sandstorm"), monitoringSettings: async () => held(bag, "settings"),
    sourceMarks: async ({ point, from, until }) => held<SourceMark>(bag, "source-mark").filter((one) => (point === undefined || one.point === point) && (from === undefined || one.until > from) && (until === undefined || one.from < until)),
    dataReviews: async ({ point, kind, from, until, undecided }) => held<Awaited<ReturnType<DataReviewReader["dataReviews"]>>[number]>(bag, "review")
      .filter((one) => (point === undefined || one.point === point) && (kind === undefined || one.kind === kind) && (from === undefined || one.until > from) && (until === undefined || one.from < until))
      .map((one) => ({ ...one, decided: held<Signed & { review: string }>(bag, "decision").find((decision) => decision.review === one.id) as never ?? null })).filter((one) => undecided !== true || one.decided === null),
  };
}
/** Writes into a bag. */
export function laterWriter(bag: Bag): LaterWriter {
  return {
    ...laterReader(bag), ...alarmWriter(bag), ...loopWriter(bag), ...bulletinWriter(bag), ...readKeyWriter(bag), ...dutyClockWriter(bag),
    appendProfile: (fact) => put(bag, "profile", fact), appendWaterBody: (fact) => put(bag, "body", fact), appendLaboratory: (fact) => put(bag, "laboratory", fact), appendSandstormDay: (fact) => put(bag, "sandstorm", fact), appendMonitoringSettings: (fact) => put(bag, "settings", fact),
    appendFigurePublication: (fact) => put(bag, "figure-publication", fact),
    appendDataReview: (fact) => put(bag, "review", fact),
    appendSourceMark: async (fact) => {
      if (fact.replaces !== null && held<SourceMark>(bag, "source-mark").some((one) => one.replaces === fact.replaces && one.id !== fact.id)) throw new Overtaken(fact.replaces);
      return put(bag, "source-mark", fact);
    },
    appendDataReviewDecision: async (fact) => {
      const other = held<typeof fact>(bag, "decision").find((one) => one.review === fact.review && one.id !== fact.id);
      if (other !== undefined) throw new AlreadyReviewed(fact.review, other.by);
      return put(bag, "decision", fact);
    },
  };
}
