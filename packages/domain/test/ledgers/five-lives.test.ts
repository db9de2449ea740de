import { after, checked, dutyAsked, obstacles, openMove, replay, type AnyRow, type Ledger, type LifeStanding, type Step } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
const proof = (kind: string): { readonly kind: string; readonly hash: string } => ({ kind, hash: "b".repeat(64) });

/** One row on its way: what it holds, where it stands, every step it took. */
class Walk {
  readonly own: Ledger; row: AnyRow; standing: LifeStanding; readonly steps: Step[] = [];
  constructor(id: string, row: AnyRow, by: string) {
    this.own = ledgerOf(id); this.row = {};
    this.edit(row);
    this.steps.push({ row: "r", seq: 1, move: openMove, at: "2024-05-06T01:00:00.000Z", by, note: "", proofs: [] });
    this.standing = replay(this.own, this.steps);
  }
  /** Fills fields; what the ledger does not take ends the walk. */
  edit(more: AnyRow): this {
    const given = Object.fromEntries(Object.entries({ ...this.row, ...more }).filter(([name]) => this.own.fields[name]?.kind !== "computed")), made = checked(this.own, given);
    if (made.kind !== "right") throw new TypeError(made.faults.map((each) => `${each.field}: ${each.zh}`).join("；"));
    this.row = made.row;
    return this;
  }
  faults(more: AnyRow): readonly string[] {
    const given = Object.fromEntries(Object.entries({ ...this.row, ...more }).filter(([name]) => this.own.fields[name]?.kind !== "computed")), made = checked(this.own, given);
    return made.kind === "right" ? [] : made.faults.map((each) => each.field);
  }
  /** What stands against a move, by kind and name. */
  against(move: string, by: string, holds: readonly string[], proofs: readonly string[] = [], note = ""): readonly string[] {
    return obstacles(this.own, this.standing, this.row, move, { user: by, holds }, { note, proofs: proofs.map(proof) }).map((each) => (each.kind === "same-person" || each.kind === "wrong-state" ? each.kind : `${each.kind} ${each.what}`));
  }
  go(move: string, by: string, holds: readonly string[], proofs: readonly string[] = [], note = ""): this {
    expect(this.against(move, by, holds, proofs, note), `${move} by ${by}`).toEqual([]);
    const step: Step = { row: "r", seq: this.standing.seq + 1, move, at: "2024-05-06T02:00:00.000Z", by, note, proofs: proofs.map(proof) };
    this.steps.push(step);
    this.standing = after(this.own, this.standing, step);
    return this;
  }
  get state(): string { return this.standing.state; }
  get duty(): readonly [string, number | string | undefined] | null { const asked = dutyAsked(this.own, this.state, this.row); return asked && [asked.kind, asked.workingDays ?? asked.limit]; }
}
const write = ["ledger.write"], approve = ["ledger.approve"], town = ["town"], inspector = ["inspector"], firm = ["firm"];
const consignor = ["party:consignor"], carrier = ["party:carrier"], receiver = ["party:receiver"];

describe("a scattered firm: found, classed, closed with its five proofs, relapsed", () => {
  it("is walked", () => {
    const walk = new Walk("scattered-firm", { number: "散-01", name: "某塑料加工点", town: "kouquanxiang", foundOn: "2024-05-06", problem: "无环评、无治污设施" }, "town-officer");
    expect([walk.state, walk.duty]).toEqual(["found", ["scattered.class", 5]]);
    expect(walk.against("classify", "clerk", write)).toEqual(["field class", "field measures", "field due"]);
    walk.edit({ class: "close", measures: "断水断电、清原料产品设备", due: "2024-05-31" }).go("classify", "clerk", write);
    expect(walk.duty).toEqual(["scattered.dispose", 20]);
    // days of an upgrade are not for a firm that is to be closed
    expect(walk.faults({ upgradedOn: "2024-05-20" })).toEqual(["upgradedOn"]);
    walk.go("finish", "town-officer", town);
    expect(walk.against("ban", "director", approve)).toEqual(["field waterCutOn", "field powerCutOn", "field materialOn", "field productOn", "field equipmentOn", "proof water", "proof power", "proof material", "proof product", "proof equipment", "proof verified"]);
    walk.edit({ waterCutOn: "2024-05-10", powerCutOn: "2024-05-10", materialOn: "2024-05-12", productOn: "2024-05-12" });
    expect(walk.row["fiveDone"]).toBe("缺：清设备");
    walk.edit({ equipmentOn: "2024-05-15" });
    expect(walk.row["fiveDone"]).toBe("五项完成");
    walk.go("show", "town-officer", town, ["water", "power", "material", "product"]);
    expect(walk.against("ban", "director", approve)).toEqual(["proof equipment", "proof verified"]);
    walk.go("show", "town-officer", town, ["equipment"]);
    // who reported it done does not verify it, who gave a proof does not close it, and the other ways stay shut
    expect(walk.against("verify", "town-officer", ["town", "inspector"], ["verified"])).toEqual(["same-person"]);
    walk.go("verify", "inspector-1", inspector, ["verified"]);
    expect(walk.against("ban", "inspector-1", approve)).toEqual(["same-person"]);
    expect(walk.against("accept", "director", approve)).toContain("field upgradedOn");
    walk.go("ban", "director", approve);
    expect([walk.state, walk.own.life?.states[walk.state]?.isClosed]).toEqual(["banned", true]);
    expect(walk.against("relapse", "inspector-2", inspector)).toEqual(["note note"]);
    walk.go("relapse", "inspector-2", inspector, [], "回头看发现夜间生产");
    // the old proofs do not close it again
    expect([walk.state, walk.standing.reopened, walk.standing.proofs]).toEqual(["found", 1, []]);
    expect(replay(walk.own, walk.steps)).toEqual(walk.standing);
  });
});

describe("an outfall: from check to sign", () => {
  it("is walked", () => {
    const walk = new Walk("outfall", { number: "甘河-01", name: "某厂排口", river: "river-ganhe" }, "inspector-1");
    expect(walk.duty).toEqual(["outfall.measure", 20]);
    expect(walk.against("measure", "inspector-1", inspector)).toEqual(["field measuredOn", "proof report"]);
    walk.edit({ foundOn: "2024-04-01", measuredOn: "2024-04-10", flow: "120", cod: "55.5" }).go("measure", "inspector-1", inspector, ["report"]);
    expect(walk.faults({ measuredOn: "2024-03-31" })).toEqual(["measuredOn"]);
    walk.edit({ tracedOn: "2024-04-20", path: "沿管道溯至厂内", responsible: "口泉乡人民政府" }).go("trace", "inspector-1", inspector, ["trace"]);
    expect(walk.duty).toEqual(["outfall.treat", 120]);
    expect(walk.faults({ treatment: "regulate" })).toEqual(["treatBy"]);
    walk.edit({ treatment: "regulate", requirement: "规范化建设", treatBy: "2024-10-31" }).go("treat", "town-officer", town, ["works"]);
    expect(walk.against("keep", "director", approve)).toEqual(["field sign", "field station", "proof signboard", "proof file"]);
    // a running station has its number
    expect(walk.faults({ station: "running", sign: "qr" })).toEqual(["mn"]);
    walk.edit({ station: "running", sign: "qr", mn: "88888880000001", samplingPoint: true, open: true }).go("show", "clerk", write, ["signboard", "file"]);
    expect(walk.against("keep", "town-officer", approve)).toEqual(["same-person"]);
    walk.go("keep", "director", approve);
    expect(walk.state).toBe("managed");
    walk.go("relapse", "inspector-2", inspector, [], "水站连续超标");
    expect(walk.duty).toEqual(["outfall.measure", 20]);
    expect(replay(walk.own, walk.steps)).toEqual(walk.standing);
  });
});

describe("a manifest: producer, carrier, receiver, refusal, the five-day clock", () => {
  const draft = {
    manifest: "20241402000001", kind: "electronic", consignor: "producer", contract: "HT-2024-01", crossProvince: false, consignedOn: "2024-05-06", wastes: [{ code: "900-249-08", name: "废矿物油", sent: "2" }], categories: ["HW08"], receiver: "operator",
    licence: "licence-1", exempt: false, licenceUntil: "2024-09-24", licenceCategories: ["HW08", "HW09"], carrier: "某危货运输公司", dangerous: "晋交运管许可同字140200000001号", plate: "晋B12345",
  };
  it("a lapsed licence, a category that it lacks, oneself as receiver: refused", () => {
    const walk = new Walk("hw-manifest", draft, "producer-1");
    expect(walk.faults({ licenceUntil: "2024-05-05" })).toEqual(["licenceUntil"]);
    expect(walk.faults({ licenceUntil: "2024-05-06" })).toEqual([]);
    expect(walk.faults({ categories: ["HW08", "HW34"] })).toEqual(["licenceCategories"]);
    expect(walk.faults({ receiver: "producer" })).toEqual(["receiver"]);
    expect(walk.faults({ crossProvince: true })).toEqual(["approval", "approvedUntil"]);
    expect(walk.faults({ crossProvince: true, approval: "晋环固函〔2024〕1号", approvedUntil: "2024-05-05" })).toEqual(["approvedUntil"]);
  });
  it("a category left out does not pass by the licence", () => {
    const walk = new Walk("hw-manifest", { ...draft, wastes: [...draft.wastes, { code: "900-300-34", name: "废酸", sent: "1" }] }, "producer-1");
    expect([walk.row["categoryGap"], walk.against("consign", "producer-1", consignor, ["weighing"])]).toEqual(["缺 HW34", ["field categoriesAgree"]]);
    expect(walk.edit({ categories: ["HW08", "HW34"], licenceCategories: ["HW08", "HW34"] }).row["categoryGap"]).toBe("一致");
    expect(walk.against("consign", "producer-1", consignor, ["weighing"])).toEqual([]);
  });
  it("is walked to its end, with a refusal on the way", () => {
    const walk = new Walk("hw-manifest", draft, "producer-1");
    walk.go("consign", "producer-1", consignor, ["weighing"]);
    expect(walk.against("depart", "producer-1", ["ledger.write"])).toEqual(["field departedAt", "same-person"].sort().reverse());
    // whose move it is not, is not granted it
    expect([walk.against("depart", "producer-1", consignor)[0], walk.against("depart", "receiver-1", receiver)[0]]).toEqual(["not-granted ledger.write", "not-granted ledger.write"]);
    walk.edit({ departedAt: "2024-05-06T03:00:00.000Z" }).go("depart", "carrier-1", carrier).edit({ arrivedOn: "2024-05-07" }).go("arrive", "carrier-1", carrier);
    expect([walk.duty, dutyAsked(walk.own, walk.state, walk.row)?.holder]).toEqual([["manifest.confirm", "waste/confirm"], "operator"]);
    expect(walk.faults({ arrivedOn: "2024-05-05" })).toEqual(["arrivedOn"]);
    // the receiver refuses: the reason is asked for
    expect(walk.faults({ opinion: "none" })).toEqual(["mismatch", "refusal"]);
    walk.edit({ opinion: "none", mismatch: ["packing"], refusal: "包装桶破损渗漏" }).go("refuse", "receiver-1", receiver, [], "包装破损，拒收");
    expect(walk.duty).toEqual(["manifest.refused", 5]);
    // sent again with other drums
    walk.go("redirect", "producer-1", consignor, [], "更换包装后重新移出").edit({ opinion: null, mismatch: null, refusal: null, arrivedOn: null }).go("consign", "producer-1", consignor, ["weighing"]).go("depart", "carrier-1", carrier);
    walk.edit({ arrivedOn: "2024-05-10" }).go("arrive", "carrier-1", carrier);
    walk.edit({ opinion: "all", confirmedOn: "2024-05-13", wastes: [{ code: "900-249-08", name: "废矿物油", sent: "2", taken: "1.88" }] });
    // |1.88 − 2| ÷ 2 = 6 %
    expect([walk.row["deviation"], walk.row["anomaly"]]).toEqual(["6.00", "重量差异常"]);
    expect(walk.against("accept", "producer-1", ["ledger.write"], ["receipt"])).toEqual(["same-person"]);
    walk.go("accept", "receiver-1", receiver, ["receipt"]);
    expect(walk.against("close", "receiver-1", approve)).toEqual(["same-person"]);
    walk.go("close", "clerk", approve);
    expect(walk.state).toBe("closed");
    expect(replay(walk.own, walk.steps)).toEqual(walk.standing);
  });
  it("a refused load goes back when somebody else confirms it", () => {
    const walk = new Walk("hw-manifest", draft, "producer-1").go("consign", "producer-1", consignor, ["weighing"]).edit({ departedAt: "2024-05-06T03:00:00.000Z" }).go("depart", "carrier-1", carrier).edit({ arrivedOn: "2024-05-07", opinion: "none", mismatch: ["kind"], refusal: "实物与联单不符" });
    walk.go("arrive", "carrier-1", carrier).go("refuse", "receiver-1", receiver, [], "不符");
    expect(walk.against("giveBack", "clerk", approve)).toEqual(["proof returnSlip"]);
    walk.go("showReturn", "producer-1", consignor, ["returnSlip"]).go("giveBack", "clerk", approve);
    expect(walk.state).toBe("returned");
  });
});

describe("a radiation source: from its licence to its storage, while the licence ends", () => {
  it("the unit's licence is verified, ends soon, is renewed; one that lapsed is put right", () => {
    const walk = new Walk("radiation-unit", { unit: "hospital", unitName: "某医院", activities: ["use"], scope: ["IV", "rayIII"], exempt: false, licence: "晋环辐证[B0001]", issuedOn: "2019-07-01", validUntil: "2024-06-30" }, "clerk");
    expect([walk.duty, walk.row["renewBy"]]).toEqual([["radiation.licence", 20], "2024-05-31"]);
    walk.go("verify", "director", approve, ["copy"]).go("warn", "clerk", write);
    expect(walk.duty).toEqual(["radiation.renew", "radiation/renew"]);
    walk.go("apply", "hospital-1", firm, ["application"]).go("lapse", "inspector-1", inspector, [], "到期未换发");
    expect(walk.duty).toEqual(["radiation.lapsed", 20]);
    walk.edit({ issuedOn: "2024-07-15", validUntil: "2029-07-14" }).go("verify", "director", approve, ["copy"]);
    expect([walk.state, walk.duty]).toEqual(["licensed", null]);
  });
  it("the source comes in, is filed, falls idle, is stored and confirmed by somebody else", () => {
    const walk = new Walk("radiation-source", { code: "0215CS000014", unit: "mine", nuclide: "Cs137", activity: "3700000000", madeOn: "2015-06-01", class: "IV" }, "firm-1");
    expect(walk.duty).toEqual(["source.fileIn", "radiation/transfer-filing"]);
    expect(walk.against("file", "firm-1", firm)).toEqual(["field inOn", "field fromUnit", "proof transfer"]);
    walk.edit({ inOn: "2024-01-10", fromUnit: "某生产单位" }).go("file", "firm-1", firm, ["transfer"]).edit({ idleSince: "2024-05-01" }).go("idle", "firm-1", firm);
    expect(walk.duty).toEqual(["source.store", 60]);
    expect(walk.faults({ exit: "stored" })).toEqual(["exitOn", "exitUnit"]);
    expect(walk.faults({ exit: "stored", exitOn: "2024-04-30", exitUnit: "城市放射性废物库" })).toEqual(["exitOn"]);
    walk.edit({ exit: "stored", exitOn: "2024-06-20", exitUnit: "城市放射性废物库" }).go("leave", "firm-1", firm, ["receipt"]);
    expect([walk.duty, walk.against("close", "clerk", approve)]).toEqual([["source.fileOut", "radiation/return-filing"], ["proof filing"]]);
    walk.go("show", "firm-1", firm, ["filing"]);
    expect(walk.against("close", "firm-1", approve)).toEqual(["same-person"]);
    walk.go("close", "director", approve);
    expect(walk.state).toBe("stored");
    expect(replay(walk.own, walk.steps)).toEqual(walk.standing);
  });
  it("a lost source raises the emergency the same day", () => {
    const walk = new Walk("radiation-source", { code: "0215CS000014", unit: "mine", nuclide: "Cs137", activity: "3700000000", madeOn: "2015-06-01", class: "IV" }, "firm-1").edit({ inOn: "2024-01-10", fromUnit: "某生产单位" }).go("file", "firm-1", firm, ["transfer"]);
    expect(walk.go("lose", "firm-1", firm, [], "盘点未见").duty).toEqual(["source.lost", 1]);
  });
});

describe("a site's inspection, with photos", () => {
  it("is walked", () => {
    const walk = new Walk("site-check", { site: "site-1", day: "2024-05-06", inspector: "甲、乙", fence: "yes", cover: "no", wash: "yes", harden: "yes", wet: "yes", closed: "no", problems: "裸土未覆盖、渣土车未密闭", photos: ["c".repeat(64)] }, "inspector-1");
    // 4 of 6
    expect([walk.state, walk.duty, walk.row["score"]]).toEqual(["recorded", null, "66.7"]);
    expect(walk.faults({ photos: null })).toEqual(["photos"]);
    walk.go("raise", "inspector-1", inspector);
    expect(walk.duty).toEqual(["site.fix", 5]);
    expect(walk.against("fix", "builder-1", firm)).toEqual(["proof after"]);
    walk.go("fix", "builder-1", firm, ["after"]);
    expect(walk.against("verify", "builder-1", inspector, ["verified"])).toEqual(["same-person"]);
    walk.go("refuse", "inspector-2", inspector, [], "仍有裸土").go("fix", "builder-1", firm, ["after"]).go("verify", "inspector-2", inspector, ["verified"]);
    expect(walk.against("close", "inspector-2", approve)).toEqual(["same-person"]);
    walk.go("close", "director", approve).go("relapse", "inspector-1", inspector, [], "再次裸露");
    expect([walk.state, walk.standing.reopened]).toEqual(["open", 1]);
    expect(replay(walk.own, walk.steps)).toEqual(walk.standing);
  });
  it("without a fault it rests: there is nothing to hand over", () => {
    const walk = new Walk("site-check", { site: "site-1", day: "2024-05-06", inspector: "甲、乙", fence: "yes", cover: "yes", wash: "yes", harden: "yes", wet: "na", closed: "yes", photos: ["c".repeat(64)] }, "inspector-1");
    expect(walk.against("raise", "inspector-1", inspector)).toEqual(["field problems"]);
  });
});
