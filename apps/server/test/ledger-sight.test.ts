import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LedgerDesk, ledgerModules, LedgerSubjectDesk, ledgers, publicActor, workingCalendar, type Actor, type Grant, type KeptVersion, type LedgerStore, type Pack } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt } from "@yunqing/identity";
import { kindOf, type AnyRow, type Field, type Ledger } from "@yunqing/ledger";
import { readPack } from "@yunqing/packs";
import { ledgerSheets } from "@yunqing/sheets";
import { openStore, type StoreInside } from "@yunqing/store-postgres";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

let serial = 0;
const uuid = (): string => { serial += 1; return `0192d3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`; };
const grant = (role: Grant["role"], of: Partial<Grant> = {}): Grant => ({ id: "g", user: "u", role, district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x", ...of });
const person = (user: string, ...grants: readonly Grant[]): Actor => ({ user, name: user, organisation: null, address: "10.0.0.1", grants });
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => "ok", (error: unknown) => (error as { code?: string }).code ?? String(error));
const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };

describe("who sees what of the office's ledgers, and what dates cause", () => {
  let store: StoreInside, desk: LedgerDesk, subjects: LedgerSubjectDesk, secrets: Awaited<ReturnType<typeof secretsAt>>, ledgerStore: LedgerStore, pack: Pack, now = Date.UTC(2026, 2, 2, 1, 0, 0);
  const folder = mkdtempSync(join(tmpdir(), "yunqing-sight-")), clerk = person("clerk", grant("clerk")), chief = person("chief", grant("clerk")), director = person("d", grant("director"));
  // a producer whose grant is narrowed to a town, a carrier, a receiver in the same district, and a firm that has nothing to do with it
  const producer = person("producer", grant("firm", { enterprise: "e-01", placePath: "140214" })), carrier = person("carrier", grant("firm", { enterprise: "e-02" })), receiver = person("receiver", grant("firm", { enterprise: "e-03" })), other = person("other", grant("firm", { enterprise: "e-04" }));
  beforeAll(async () => {
    const read = await readPack(new URL("../../../districts/yungang", import.meta.url).pathname);
    pack = read.pack;
    store = await openStore({ kind: "embedded", folder: null, ledgers });
    await store.addDistrict({ id: "yungang", schema: "d_yungang", zh: "云冈", en: "Yungang", adcode: "140214", simulated: false, pack, packHash: read.hash });
    ledgerStore = store.ledgers("yungang");
    const clock = { now: () => new Date((now += 1000)).toISOString(), id: uuid }, vault = await evidenceVault(join(folder, "evidence"));
    secrets = await secretsAt(join(folder, "keys"));
    const ports = { ledgerStore, modules: ledgerModules, clock, secrets, calendar: workingCalendar(), vault, sheets: ledgerSheets, names: (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, `${id} 某`]))) };
    [desk, subjects] = [new LedgerDesk(ports), new LedgerSubjectDesk(ports)];
    const firms = pack.enterprises.slice(0, 8).map(({ id, name }) => put(ledgerOf("enterprise"), id, { number: id, name }, { enterprise: id, placePath: "140214" }));
    await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "enterprise", detail: "" }, (writer) => writer.appendLedgerVersions(ledgerOf("enterprise"), firms));
  });
  afterAll(async () => { await store.close(); rmSync(folder, { recursive: true, force: true }); });
  const put = (of: Ledger, row: string, values: AnyRow, more: Partial<KeptVersion> = {}): KeptVersion => ({ id: uuid(), row, seq: 1, at: "2026-03-01T01:00:00.000Z", by: "clerk", why: "", kind: "made", values: { ...Object.fromEntries(Object.keys(of.fields).map((name) => [name, null])), ...values }, state: of.life?.initial ?? null, step: of.life ? { move: "open", seq: 1, proofs: [] } : null, corrects: null, right: null, mergedInto: null, batch: null, district: "140214", organisationPath: "", placePath: "", enterprise: null, ...more });
  const day = (text: string): void => { now = Date.parse(`${text}T02:00:00Z`); };
  const proof = async (word: string): Promise<string> => {
    const hash = word.repeat(64).slice(0, 64);
    await ledgerStore.write({ actor: clerk, action: "evidence.add", subject: hash, detail: "" }, (writer) => writer.appendEvidence({ id: uuid(), by: "a", at: "2026-03-02T01:00:00.000Z", district: "140214", organisationPath: "", placePath: "", enterprise: null, hash, name: `${word}.jpg`, type: "image/jpeg", bytes: 1, thumbnail: false }));
    return hash;
  };
  const manifest = (number: string, of: AnyRow = {}): AnyRow => ({ manifest: `2026140200${number}`, kind: "electronic", consignor: "e-01", contract: "HT-1", crossProvince: false, consignedOn: "2026-03-02", wastes: [{ code: "900-249-08", name: "废矿物油", sent: "1.2000" }], categories: ["HW08"], receiver: "e-03", exempt: true, carrier: "某危运", carrierUnit: "e-02", plate: "晋B12345", ...of });

  describe("a manifest of producer, carrier and receiver", () => {
    let id = "";
    const people = (): readonly (readonly [string, Actor])[] => [["producer", producer], ["carrier", carrier], ["receiver", receiver], ["other", other], ["clerk", clerk]];
    const row = (who: Actor) => desk.row(who, "hw-manifest", id);
    const change = async (who: Actor, values: AnyRow): Promise<string> => codeOf(row(clerk).then(({ row: { version } }) => desk.changeRow(who, "hw-manifest", id, { id: uuid(), version, values, why: "" })));
    const move = async (who: Actor, name: string, proofs: readonly (readonly [string, string])[] = [], note = ""): Promise<string> => codeOf(row(clerk).then(({ row: { version } }) => desk.moveRow(who, "hw-manifest", id, { id: uuid(), version, move: name, note, proofs: proofs.map(([kind, hash]) => ({ kind, hash })) })));
    /** Who sees the row, which moves are offered, which fields may be written: the table of the test. */
    const table = async (): Promise<Record<string, readonly [sees: boolean, moves: string, writes: number]>> => Object.fromEntries(await Promise.all(people().map(async ([name, who]) => {
      const count = (await desk.count(who, "hw-manifest", {})).rows, seen = await row(who).catch(() => null);
      expect([name, (await desk.rows(who, "hw-manifest", {})).rows.some((each) => each.id === id), (await desk.statistics(who, "hw-manifest", {})).rows]).toEqual([name, seen !== null, count]);
      return [name, [seen !== null, seen?.moves.map((each) => each.move).join(" ") ?? "", seen?.form.sections.flatMap((section) => section.fields).filter((each) => each.isWritable).length ?? 0]] as const;
    })));

    test("only a party that makes rows enters it, and only one that names it", async () => {
      expect(await codeOf(desk.makeRow(carrier, "hw-manifest", { id: uuid(), values: manifest("0001"), place: null, enterprise: null, why: "" }))).toBe("access/forbidden");
      expect(await codeOf(desk.makeRow(other, "hw-manifest", { id: uuid(), values: manifest("0001"), place: null, enterprise: null, why: "" }))).toBe("access/forbidden");
      const made = await desk.makeRow(producer, "hw-manifest", { id: uuid(), values: manifest("0001"), place: null, enterprise: null, why: "" });
      id = made.row.id;
      expect([made.row.enterprise, made.row.values["sent"]]).toEqual(["e-01", "1.2000"]);
      const drafted = await table();
      expect(drafted["other"]).toEqual([false, "", 0]);
      expect([drafted["producer"]?.slice(0, 2), drafted["carrier"], drafted["receiver"]]).toEqual([[true, "consign consignExempt cancel"], [true, "", 0], [true, "", 0]]);
      expect(drafted["producer"]?.[2]).toBeGreaterThan(15);
      expect([await change(carrier, { plate: "晋B00000" }), await change(receiver, { plate: "晋B00000" }), await change(other, { plate: "晋B00000" }), await change(producer, { plate: "晋B54321" })]).toEqual(["access/forbidden", "access/forbidden", "domain/not-found", "ok"]);
      expect(await change(producer, { consignor: "e-04" })).toBe("ledger/refused");
    });
    test("consigned: the producer may no longer write, the carrier signs; nobody makes another's move", async () => {
      const weighing = await proof("1");
      expect([await move(carrier, "consignExempt", [["weighing", weighing]], "豁免"), await move(other, "consignExempt", [["weighing", weighing]], "豁免"), await move(producer, "consignExempt", [["weighing", weighing]], "豁免收集环节")]).toEqual(["access/forbidden", "domain/not-found", "ok"]);
      const consigned = await table();
      expect([consigned["producer"], consigned["carrier"], consigned["receiver"], consigned["other"]]).toEqual([[true, "cancel", 0], [true, "depart", 5], [true, "", 0], [false, "", 0]]);
      expect([await change(producer, { departedAt: "2026-03-02T02:00:00.000Z" }), await change(carrier, { wastes: [] }), await change(carrier, { departedAt: "2026-03-02T02:00:00.000Z" })]).toEqual(["access/forbidden", "ledger/refused", "ok"]);
      expect([await move(receiver, "depart"), await move(producer, "depart"), await move(carrier, "depart")]).toEqual(["access/forbidden", "access/forbidden", "ok"]);
    });
    test("arrived: the receiver confirms, fills its own columns of the wastes and no other", async () => {
      await change(carrier, { arrivedOn: "2026-03-03" });
      expect([await move(receiver, "arrive"), await move(carrier, "arrive")]).toEqual(["access/forbidden", "ok"]);
      const arrived = await table();
      expect([arrived["producer"], arrived["carrier"], arrived["receiver"], arrived["other"]]).toEqual([[true, "", 0], [true, "", 0], [true, "accept refuse", 6], [false, "", 0]]);
      const wastes = (await row(clerk)).row.values["wastes"] as readonly AnyRow[];
      expect(await change(receiver, { wastes: wastes.map((each) => ({ ...each, sent: "0.1000", taken: "1.1000" })) })).toBe("ledger/refused");
      expect(await change(receiver, { opinion: "all", confirmedOn: "2026-03-04", wastes: wastes.map((each) => ({ ...each, taken: "1.1900" })) })).toBe("ok");
      expect([await move(producer, "accept"), await move(receiver, "accept", [["receipt", await proof("2")]])]).toEqual(["access/forbidden", "ok"]);
      expect((await row(producer)).row.values["taken"]).toBe("1.1900");
      expect(await move(receiver, "close")).toBe("access/forbidden");
    });
    test("it holds in filters, history, Excel, the subject's view; another firm is told of nothing", async () => {
      const filter = JSON.stringify([{ field: "receiver", way: "any-of", values: ["e-03"] }]);
      expect(await Promise.all(people().map(async ([, who]) => (await desk.count(who, "hw-manifest", { filter, text: "20261402" })).rows))).toEqual([1, 1, 1, 0, 1]);
      expect(await codeOf(desk.versions(other, "hw-manifest", id))).toBe("domain/not-found");
      expect((await desk.versions(carrier, "hw-manifest", id)).length).toBeGreaterThan(5);
      expect((await desk.taken(clerk, "hw-manifest", {})).rows).toHaveLength(1);
      expect(await codeOf(desk.taken(other, "hw-manifest", {}))).toBe("access/forbidden");
      expect((await row(receiver)).row.values["consignorPhone"] ?? null).toBe(null);
      // one enterprise with everything on it: the manifests that name it, for its own people too, and for nobody else
      const about = async (who: Actor, firm: string): Promise<unknown> => subjects.related(who, "enterprise", firm).then(({ groups }) => groups.filter((each) => each.ledger === "hw-manifest").map((each) => [each.field, each.count]), (error: unknown) => (error as { code: string }).code);
      expect([await about(clerk, "e-01"), await about(producer, "e-01"), await about(receiver, "e-03"), await about(other, "e-04"), await about(other, "e-01")]).toEqual([[["consignor", 1]], [["consignor", 1]], [["receiver", 1]], [], "domain/not-found"]);
    });
    test("a version's scope follows the parties of that version: who became a party later does not see what stood before, who was one sees only that", async () => {
      const made = await desk.makeRow(producer, "hw-manifest", { id: uuid(), values: manifest("0002", { contract: "HT-OLD" }), place: null, enterprise: null, why: "" });
      day("2026-03-05");
      const swapped = await desk.changeRow(clerk, "hw-manifest", made.row.id, { id: uuid(), version: made.row.version, values: { receiver: "e-04", contract: "HT-NEW" }, why: "更换接受人" });
      expect([(await desk.count(receiver, "hw-manifest", {})).rows, (await desk.count(other, "hw-manifest", {})).rows]).toEqual([1, 1]);
      expect([(await desk.count(receiver, "hw-manifest", { asOf: "2026-03-02" })).rows, (await desk.count(other, "hw-manifest", { asOf: "2026-03-02" })).rows]).toEqual([2, 0]);
      const [late, early] = [await desk.versions(other, "hw-manifest", made.row.id), await desk.versions(receiver, "hw-manifest", made.row.id)];
      expect([late.map(({ seq }) => seq), early.map(({ seq }) => seq)]).toEqual([[2], [1]]);
      expect(JSON.stringify(late)).not.toContain("HT-OLD");
      expect(JSON.stringify(early)).not.toContain("HT-NEW");
      expect([await codeOf(desk.row(receiver, "hw-manifest", made.row.id)), await codeOf(desk.row(other, "hw-manifest", made.row.id, { asOf: "2026-03-02" }))]).toEqual(["domain/not-found", "domain/not-found"]);
      expect((await desk.row(receiver, "hw-manifest", made.row.id, { asOf: "2026-03-02", view: "then" })).row.values["contract"]).toBe("HT-OLD");
      expect(swapped.row.seq).toBe(2);
    });
  });

  test("a trade of emission rights: giver and taker see it, the taker pays, a third firm sees nothing", async () => {
    const made = await desk.makeRow(clerk, "emission-trade", { id: uuid(), values: { number: "T-1", kind: "between", giver: "e-01", taker: "e-02", pollutant: Object.keys((ledgerOf("emission-trade").fields["pollutant"] as Extract<Field, { kind: "choice" }>).options)[0], quantity: "1.0000", giverHas: "5.0000", price: "20000.00", tradedOn: "2026-03-02" }, place: null, enterprise: null, why: "" });
    const sees = async (who: Actor): Promise<string> => desk.row(who, "emission-trade", made.row.id).then(({ moves, mayChange }) => `${moves.map((each) => each.move).join(" ")}${mayChange ? " writes" : ""}`, () => "not there");
    expect([await sees(producer), await sees(carrier), await sees(receiver), (await desk.count(receiver, "emission-trade", {})).rows]).toEqual(["", "pay", "not there", 0]);
  });

  describe("what ends by a date", () => {
    const unit = (number: string, until: string) => ({ unit: number, unitName: "某医院", activities: ["use"], scope: ["IV"], exempt: false, licence: "晋环辐证[B0001]", issuedOn: "2021-07-01", validUntil: until });
    const state = async (id: string): Promise<string | null> => (await desk.row(clerk, "radiation-unit", id)).row.state;
    let id = "";
    test("a licence: warned by the rule sixty days before, lapsed the day after its last one, once, audited, and back by a move of people", async () => {
      day("2026-04-01");
      const row = put(ledgerOf("radiation-unit"), uuid(), unit("e-05", "2026-06-30"), { at: "2026-03-31T01:00:00.000Z" });
      id = row.row;
      await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "x", detail: "" }, (writer) => writer.appendLedgerVersions(ledgerOf("radiation-unit"), [row, put(ledgerOf("radiation-unit"), uuid(), unit("e-06", "2031-06-30"))]));
      let now2 = await desk.row(chief, "radiation-unit", id);
      now2 = await desk.moveRow(chief, "radiation-unit", id, { id: uuid(), version: now2.row.version, move: "verify", note: "", proofs: [{ kind: "copy", hash: await proof("3") }] });
      expect((await desk.keepTerms()).moved).toBe(0);
      expect(now2.row.terms).toEqual([{ term: "licence", label: { zh: "辐射安全许可证有效期", en: "Radiation licence" }, lastDay: "2026-06-30", left: 90, is: "running" }]);
      day("2026-05-01");
      expect(await desk.keepTerms()).toMatchObject({ moved: 1, stuck: [] });
      expect([await state(id), (await desk.count(clerk, "radiation-unit", { term: "ending" })).rows, (await desk.count(clerk, "radiation-unit", { term: "over" })).rows]).toEqual(["expiring", 1, 0]);
      day("2026-06-30");
      expect([(await desk.keepTerms()).moved, await state(id)]).toEqual([0, "expiring"]);
      day("2026-07-01");
      expect([(await desk.keepTerms()).moved, (await desk.keepTerms()).moved, await state(id)]).toEqual([1, 0, "lapsed"]);
      const [last] = await desk.versions(clerk, "radiation-unit", id);
      expect([last?.kind, last?.by, last?.why, last?.move?.label.zh]).toEqual(["moved", "rule", "“辐射安全许可证有效期”至 2026-06-30，已过期", "认定过期"]);
      const audit = (await ledgerStore.read((reader) => reader.audit({ limit: 50 }))).entries.filter(({ action }) => action === "ledger.term");
      expect(audit.map(({ actor, subject, result }) => [actor, subject, result])).toEqual([["rule", `radiation-unit/${id}`, "done"], ["rule", `radiation-unit/${id}`, "done"]]);
      expect((await desk.rows(clerk, "radiation-unit", { term: "over" })).rows.map((each) => [each.id, each.terms.map(({ is, left }) => [is, left])])).toEqual([[id, [["over", -1]]]]);
      const card = (await desk.ledgers(clerk)).find((each) => each.ledger === "radiation-unit");
      expect([card?.ending, card?.over]).toEqual([0, 1]);
      const lapsed = await desk.row(clerk, "radiation-unit", id), renewed = await desk.changeRow(clerk, "radiation-unit", id, { id: uuid(), version: lapsed.row.version, values: { issuedOn: "2026-07-01", validUntil: "2031-06-30" }, why: "换发" });
      expect(renewed.row.terms).toEqual([]);
      await desk.moveRow(chief, "radiation-unit", id, { id: uuid(), version: renewed.row.version, move: "verify", note: "", proofs: [{ kind: "copy", hash: await proof("4") }] });
      expect([(await desk.keepTerms()).moved, await state(id), (await desk.count(clerk, "radiation-unit", { term: "over" })).rows]).toEqual([0, "licensed", 0]);
    });
    test("of a past day the list tells what was over then", async () => { expect([(await desk.count(clerk, "radiation-unit", { term: "over", asOf: "2026-06-30" })).rows, (await desk.count(clerk, "radiation-unit", { term: "ending", asOf: "2026-06-30" })).rows]).toEqual([0, 1]); });
    test("a policy that ends opens one duty for its holder; a date moved on closes it, and the new end opens another", async () => {
      day("2026-07-31");
      const made = await desk.makeRow(clerk, "liability-insurance", { id: uuid(), values: { unit: "e-05", year: 2026, grounds: ["hazard"], insured: true, insurer: "某保险", policy: "P-1", term: { from: "2025-09-01", until: "2026-09-01" } }, place: null, enterprise: null, why: "" });
      expect((await desk.keepTerms()).opened).toBe(0);
      // its last day is 31 August; thirty days before it is the first
      day("2026-08-01");
      expect([(await desk.keepTerms()).opened, (await desk.keepTerms()).opened]).toEqual([1, 0]);
      let duties = (await desk.row(clerk, "liability-insurance", made.row.id)).duties;
      expect(duties.map(({ title, holder, dueDay, state: stands }) => [title, holder, dueDay, stands])).toEqual([[expect.stringContaining("保险期满前续保"), "e-05", "2026-08-31", "awaiting-sign"]]);
      const changed = await desk.changeRow(clerk, "liability-insurance", made.row.id, { id: uuid(), version: made.row.version, values: { term: { from: "2025-09-01", until: "2027-09-01" } }, why: "续保" });
      expect(changed.duties.map((each) => each.state)).toEqual(["closed"]);
      day("2027-08-10");
      expect((await desk.keepTerms()).opened).toBe(1);
      duties = (await desk.row(clerk, "liability-insurance", made.row.id)).duties;
      expect(duties.map((each) => [each.state, each.dueDay])).toEqual([["closed", "2026-08-31"], ["awaiting-sign", "2027-08-31"]]);
      // a change that comes by another way, as an import does, is noticed the next time
      const kept = await ledgerStore.read((reader) => reader.ledgerRow(ledgerOf("liability-insurance"), made.row.id));
      await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "x", detail: "" }, (writer) => writer.appendLedgerVersions(ledgerOf("liability-insurance"), [put(ledgerOf("liability-insurance"), made.row.id, { ...kept?.values, term: { from: "2025-09-01", until: "2029-09-01" } }, { seq: (kept?.seq ?? 0) + 1, kind: "changed", at: "2027-08-10T03:00:00.000Z" })]));
      expect((await desk.keepTerms()).closed).toBe(1);
    });
  });

  describe("what is open to everybody", () => {
    /** A value that tells where it came from. */
    const marked = (of: Ledger, name: string, field: Field, refer: (to: string) => string): unknown => {
      const mark = `漏${of.id}.${name}`;
      switch (field.kind) {
        case "text": return mark.slice(0, field.max ?? 200);
        case "decimal": return `7.${"0".repeat(field.scale)}`.replace(/\.$/, "");
        case "integer": return Math.min(field.max ?? 7, Math.max(field.min ?? 7, 7));
        case "money": return field.unit === "元" ? "7.00" : "7.000000";
        case "boolean": return true;
        case "day": return "2030-02-27";
        case "instant": return "2026-02-27T01:00:00.000Z";
        case "period": return { from: "2026-01-01", until: null };
        case "choice": return Object.keys(field.options)[0];
        case "choices": return [Object.keys(field.options)[0]];
        case "reference": return field.many === true ? [refer(field.to)] : refer(field.to);
        case "place": return field.geometry === "point" ? { geometry: "point", positions: [["113.1", "40.1"]] } : field.geometry === "line" ? { geometry: "line", positions: [["113.1", "40.1"], ["113.2", "40.2"]] } : { geometry: "area", positions: [["113", "40"], ["114", "40"], ["114", "41"], ["113", "40"]] };
        case "file": return field.many === true ? ["f".repeat(64)] : "f".repeat(64);
        case "phone": case "identity": return { encrypted: secrets.encrypt("13800007777"), digest: `漏摘要${of.id}` };
        case "code": return name.length > 4 ? "晋B1" : "X1";
        case "computed": return field.as === "text" ? mark : `7.${"0".repeat(field.scale ?? 0)}`.replace(/\.$/, "");
        case "children": return [Object.fromEntries(Object.entries(field.fields).map(([inner, one]) => [inner, marked(of, `${name}.${inner}`, one, refer)]))];
      }
    };
    /** Choices and states with which the condition of a ledger holds. */
    const fit = (of: Ledger): { readonly values: AnyRow; readonly state: string | null } => {
      const values: Record<string, unknown> = {};
      let state = of.life?.initial ?? null;
      const visit = (condition: NonNullable<NonNullable<Ledger["public"]>["rows"]>, turned: boolean): void => {
        if ("all" in condition) condition.all.forEach((each) => { visit(each, turned); });
        else if ("any" in condition) { const last = condition.any.at(-1); if (last) visit(last, turned); }
        else if ("not" in condition) visit(condition.not, !turned);
        else if ("in" in condition) { if (condition.field === "row_state") state = condition.in[0] ?? state; else if (!turned) values[condition.field] = condition.in[0] === "true" ? true : condition.in[0]; else { const field = of.fields[condition.field]; values[condition.field] = field?.kind === "choice" ? Object.keys(field.options).find((each) => !condition.in.includes(each)) : null; } }
        else if ("filled" in condition && condition.filled === turned) values[condition.field] = null;
      };
      if (of.public?.rows) visit(of.public.rows, false);
      return { values, state };
    };
    const open = ledgers.filter((each) => each.public !== undefined);
    const rows = new Map<string, string>();
    beforeAll(async () => {
      day("2026-03-02");
      const made = new Set<string>(), order: (readonly [Ledger, string, AnyRow, string | null])[] = [];
      const refer = (to: string): string => { if (to === "enterprise") return "e-01"; if (!made.has(to)) { made.add(to); const of = ledgerOf(to), fitted = fit(of); order.push([of, `row-${to}`, { ...fill(of), ...fitted.values }, fitted.state]); } return `row-${to}`; };
      const fill = (of: Ledger): AnyRow => Object.fromEntries(Object.entries(of.fields).map(([name, field]) => { const isOwn = field.kind === "reference" && field.to === of.id; return [name, isOwn ? null : marked(of, name, field, refer)]; }));
      for (const of of open) if (of.id !== "enterprise") refer(of.id);
      for (const [of, id, values, state] of order) { rows.set(of.id, id); await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: of.id, detail: "" }, (writer) => writer.appendLedgerVersions(of, [put(of, id, values, { state, why: "漏理由", enterprise: "e-07", organisationPath: "bureau", placePath: "140214/secret" })])); }
      const firm = ledgerOf("enterprise"), fitted = fit(firm), kept = await ledgerStore.read((reader) => reader.ledgerRow(firm, "e-08"));
      await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "enterprise", detail: "" }, (writer) => writer.appendLedgerVersions(firm, [put(firm, "e-08", { ...fill(firm), number: "e-08", permitUntil: "2030-01-01", ...fitted.values }, { seq: (kept?.seq ?? 0) + 1, kind: "changed", at: "2026-03-01T02:00:00.000Z", why: "漏理由" })]));
      rows.set("enterprise", "e-08");
    });
    test("the page lists the declared ledgers and no others, and tells nothing of the office's work", async () => {
      const cards = await desk.ledgers(publicActor);
      expect(cards.map(({ ledger: each }) => each).sort()).toEqual(open.map(({ id }) => id).sort());
      expect(cards.every(({ open: work, overdue, ending, over, mayWrite }) => work === null && overdue === null && ending === null && over === null && !mayWrite)).toBe(true);
      expect(await codeOf(desk.rows(publicActor, "complaint", {}))).toBe("domain/not-found");
    });
    test.each(open.map((each) => [each.id, each] as const))("%s: nothing but its public fields leaves, by no way of asking", async (id, of) => {
      const fields = of.public?.fields ?? [], rowId = rows.get(id) ?? "", page = await desk.rows(publicActor, id, {}), line = page.rows.find((each) => each.id === rowId);
      expect(line, `${id} shows its row`).toBeDefined();
      expect(Object.keys(line?.values ?? {}).sort()).toEqual([...fields].sort());
      const { values: _values, terms, at, id: ownId, state, ...rest } = line!;
      expect([ownId, rest, state !== null]).toEqual([rowId, { version: "", seq: 0, place: null, enterprise: null, organisation: "", by: "", byName: "", duty: null }, of.life !== undefined && of.public?.state === true]);
      expect(new Date(Date.parse(at) + 8 * 3_600_000).toISOString()).toMatch(/T00:00:00\.000Z$/);
      expect(terms.every(({ term }) => fields.includes(of.terms?.[term]?.on.field ?? ""))).toBe(true);
      const view = await desk.ledger(publicActor, id), row = await desk.row(publicActor, id, rowId), numbers = await Promise.all(view.statistics.counts.map(({ by }) => desk.statistics(publicActor, id, { by })));
      expect([row.standing, row.moves, row.duties, row.versions, row.mayChange, row.mayCorrect]).toEqual([null, [], [], 0, false, false]);
      // what stands in the answers is of public fields: the marks of the others are nowhere
      const answers = JSON.stringify([page, row, numbers, await desk.features(publicActor, id, {}).catch(() => null), await desk.names(publicActor, id, {})]), marks = [...answers.matchAll(/漏([a-z-]+)\.([A-Za-z]+)/g)].filter(([, ledger]) => ledger === id).map(([, , field]) => field!);
      const called = of.name ?? of.key[0] ?? "";
      expect([...new Set(marks)].filter((field) => !fields.includes(field))).toEqual([]);
      expect(fields.includes(called) || !answers.includes(`漏${id}.${called}`)).toBe(true);
      for (const hidden of ["7777", "漏摘要", "漏理由", "f".repeat(64), "140214/secret", "e-07", "clerk"]) expect([hidden, answers.includes(hidden)]).toEqual([hidden, false]);
      expect([view.form.sections.flatMap((section) => section.fields.map((each) => each.name)).filter((name) => !fields.includes(name)), view.list.filters.map((each) => each.name).filter((name) => !fields.includes(name) && name !== "row_state"), view.list.sorts.filter((name) => !fields.includes(name) && name !== "row_state"), view.mayExport]).toEqual([[], [], [], false]);
      for (const [name, field] of Object.entries(of.fields)) if (!fields.includes(name)) {
        const way = kindOf(field).filtersOf(field)[0];
        expect([name, await codeOf(desk.count(publicActor, id, { filter: JSON.stringify([{ field: name, way: "filled", filled: true }]) })), await codeOf(desk.rows(publicActor, id, { sort: name })), way === undefined ? "" : await codeOf(desk.statistics(publicActor, id, { by: name }))]).toEqual([name, "ledger/bad-query", "ledger/bad-query", way === undefined ? "" : "ledger/bad-query"]);
      }
      for (const query of [{ asOf: "2026-03-01" }, { duty: "overdue" }, { place: pack.places[0]?.id ?? "" }, { sort: "by" }]) expect([query, await codeOf(desk.rows(publicActor, id, query))]).toEqual([query, "ledger/bad-query"]);
      expect([await codeOf(desk.row(publicActor, id, rowId, { asOf: "2026-03-01" })), await codeOf(desk.versions(publicActor, id, rowId)), await codeOf(desk.taken(publicActor, id, {})), await codeOf(desk.template(publicActor, id)), await codeOf(desk.imports(publicActor, id))]).toEqual(["ledger/bad-query", "domain/not-found", "access/forbidden", "access/forbidden", "access/forbidden"]);
      // a public reference says whom it means
      for (const name of fields) { const field = of.fields[name]; if (field?.kind === "reference" && field.to === "enterprise") expect(page.names["enterprise"]?.["e-01"]).toBe(pack.enterprises.find((each) => each.id === "e-01")?.name); }
      // words are looked for in public fields alone
      expect((await desk.count(publicActor, id, { text: `漏${id}` })).rows).toBe(fields.some((name) => [called, ...of.key, ...of.likeness?.names ?? []].includes(name) && ["text"].includes(of.fields[name]?.kind ?? "") && String((line?.values ?? {})[name] ?? "").includes(`漏${id}`)) ? 1 : 0);
    });
    test("a row outside of the condition is not there: a draft of a grade, a family, what was taken back", async () => {
      const grade = ledgerOf("published-grade"), values = { kind: "credit", subject: "修复企业", year: 2025, grade: "黄", publishedOn: "2026-01-01" };
      await ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "x", detail: "" }, (writer) => writer.appendLedgerVersions(grade, [put(grade, "grade-gone", { ...values, removed: "2026-02-01" }), put(grade, "grade-old", { ...values, subject: "期满企业", shownUntil: "2026-03-01" }), put(grade, "grade-kept", { ...values, subject: "在列企业", shownUntil: "2026-03-02" })]));
      expect((await desk.rows(publicActor, "published-grade", {})).rows.map((each) => each.id).filter((each) => each.startsWith("grade-"))).toEqual(["grade-kept"]);
      expect([await codeOf(desk.row(publicActor, "published-grade", "grade-gone")), await codeOf(desk.row(publicActor, "published-grade", "grade-old"))]).toEqual(["domain/not-found", "domain/not-found"]);
      expect((await desk.count(director, "published-grade", { text: "企业" })).rows).toBe(3);
    });
  });
});
