import { expect, test } from "vitest";
import type { DataReview, DataReviewDecision, DistrictReader, DistrictWriter, SourceMark } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const review = (id: string, of: Partial<DataReview> = {}): DataReview => ({ ...fact(id), point: "p1", kind: "hour", from: "2026-11-27T16:00:00.000Z", until: "2026-11-28T16:00:00.000Z", factors: ["a34004", "a34002"], verdict: "as-marked", reason: "", packets: 9_007_199_254, batches: 3, ...of });
const decision = (id: string, of: Partial<DataReviewDecision> = {}): DataReviewDecision => ({ ...fact(id), review: "r1", decision: "accept", note: "与现场记录一致", ...of });
const mark = (id: string, of: Partial<SourceMark> = {}): SourceMark => ({ ...fact(id), point: "s1", family: "condition", word: "停炉", from: "2026-11-27T16:00:00.000Z", until: "2026-11-28T16:00:00.000Z", items: [], reason: "检修", document: "检修计划 3 号", replaces: null, withdrawn: false, ...of });

/** What every store keeps of reviews of data: run on each engine. */
export function dataReviewContract(given: () => Bench): void {
  const fresh = async () => { const district = given().store.district(await given().newDistrict()); return { read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("review"), work) }; };

  test("reviews come back as they went in, in the order of recording, each with its decision; filters are half-open", async () => {
    const { read, write } = await fresh(), all = [review("z9"), review("r1", { kind: "day", factors: [], verdict: "unreliable", reason: "停电" }), review("a1", { point: "p2", from: "2026-11-28T16:00:00.000Z", until: "2026-11-29T16:00:00.000Z" })];
    for (const one of all) expect(await write((w) => w.appendDataReview(one))).toBe("stored");
    await write((w) => w.appendDataReviewDecision(decision("d1")));
    expect(await read((r) => r.dataReviews({}))).toEqual([{ ...all[0], decided: null }, { ...all[1], decided: decision("d1") }, { ...all[2], decided: null }]);
    const ids = async (filter: Parameters<DistrictReader["dataReviews"]>[0]): Promise<string> => (await read((r) => r.dataReviews(filter))).map(({ id }) => id).join();
    expect([await ids({ undecided: true }), await ids({ point: "p1" }), await ids({ kind: "day" }), await ids({ from: "2026-11-28T16:00:00.000Z" }), await ids({ until: "2026-11-28T16:00:00.000Z" }), await ids({ point: "p1", kind: "hour", from: "2026-11-28T00:00:00Z", until: "2026-11-29T00:00:00Z" }), await ids({ point: "p9" })]).toEqual(["z9,a1", "z9,r1", "r1", "a1", "z9,r1", "z9", ""]);
  });

  test("one decision of a review: the second is told who was first, the same again is known, one of nothing is not found", async () => {
    const { read, write } = await fresh();
    await write((w) => w.appendDataReview(review("r1")));
    expect(await write((w) => w.appendDataReview(review("r1")))).toBe("known");
    expect(await code(write((w) => w.appendDataReview(review("r1", { verdict: "doubtful" }))))).toBe("store/id-taken");
    const race = await Promise.all([code(write((w) => w.appendDataReviewDecision(decision("d1")))), code(write((w) => w.appendDataReviewDecision(decision("d2", { decision: "return" }))))]);
    expect(race.sort()).toEqual(["no error", "plan/already-reviewed"]);
    const held = (await read((r) => r.dataReviews({})))[0]?.decided;
    expect(await write((w) => w.appendDataReviewDecision(decision(held?.id ?? "", { decision: held?.decision ?? "accept" })))).toBe("known");
    expect(await code(write((w) => w.appendDataReviewDecision(decision("d3", { review: "nobody" }))))).toBe("domain/not-found");
  });

  test("a mark of a source is replaced once, and both stay", async () => {
    const { read, write } = await fresh(), later = mark("m2", { replaces: "m1", withdrawn: true, reason: "误标" }), other = mark("a0", { point: "s2", family: "abnormal", word: "校准", items: ["SO2"], from: "2026-12-01T00:00:00.000Z", until: "2026-12-01T01:00:00.000Z" });
    for (const one of [mark("m1"), later, other]) expect(await write((w) => w.appendSourceMark(one))).toBe("stored");
    expect(await code(write((w) => w.appendSourceMark(mark("m3", { replaces: "m1" }))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendSourceMark(mark("m4", { replaces: "nobody" }))))).toBe("domain/not-found");
    expect(await write((w) => w.appendSourceMark(later))).toBe("known");
    expect(await read((r) => r.sourceMarks({}))).toEqual([mark("m1"), later, other]);
    expect(await read((r) => r.sourceMarks({ point: "s1", until: "2026-11-27T16:00:00.000Z" }))).toEqual([]);
    expect(await read((r) => r.sourceMarks({ from: "2026-11-28T16:00:00.000Z" }))).toEqual([other]);
  });
}
