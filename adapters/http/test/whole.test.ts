import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DutyDesk, IdentityDesk, MonitorDesk, PlanDesk, checkPlan, packedOf, workingCalendar, type DistrictStore, type FirstUser, type ObservationStore, type PlanDeskPorts, type Secrets } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt, systemClock } from "@yunqing/identity";
import { readPack } from "@yunqing/packs";
import { excelSheets } from "@yunqing/sheets";
import { openStore } from "@yunqing/store-postgres";
import { pathOf, routes, type AwaitingValue, type CreatedUser, type CurveView, type DutyDetail, type DutyRow, type EvidenceView, type GrantView, type IndicatorDetail, type IndicatorRow, type InstrumentRow, type OverviewView, type PacketDetail, type PacketRow, type PointDetail, type PointRow, type Problem, type ReportRow, type RouteName, type SessionView, type StrangerRow, type TaskMatrix, type ValuePoint } from "@yunqing/wire";
import { wordDocuments } from "@yunqing/word";
import type { DutyDeskPort, IdentityDeskPort, MonitorDeskPort, PlanDeskPort } from "../src/ports.js";
import type { App } from "../src/route.js";
import { buildServer } from "../src/server.js";

/** The desks fit the ports; the build fails here when one of them moves away. */
export interface DesksFit extends Record<string, true> { plan: PlanDesk extends PlanDeskPort ? true : false; monitor: MonitorDesk extends MonitorDeskPort ? true : false; duty: DutyDesk extends DutyDeskPort ? true : false; identity: IdentityDesk extends IdentityDeskPort ? true : false }

const clock = systemClock();
const d = "yungang", newPassword = "Q9#pine-river-gate";
const packFolder = fileURLToPath(new URL("../../../districts/yungang", import.meta.url)), note = readFileSync(new URL("../../files/test/fixtures/note.pdf", import.meta.url));
let app: App, folder: string, first: readonly FirstUser[], closeStore: () => Promise<void>, observations: ObservationStore, district: DistrictStore, secrets: Secrets;
const at = (name: RouteName, holes: Record<string, string> = {}) => pathOf(name, { d, ...holes });

/** A person at a browser: keeps the cookie and sends the CSRF token. */
class Person {
  constructor(readonly cookie: string, public session: SessionView) {}
  static async signIn(name: string, password: string): Promise<Person> {
    const reply = await app.inject({ method: "POST", url: routes.session, payload: { name, password } });
    if (reply.statusCode !== 200) throw new Error(reply.body);
    const person = new Person(`yunqing=${reply.cookies[0]?.value ?? ""}`, reply.json<SessionView>());
    if (person.session.mustChangePassword) person.session = await person.post<SessionView>(routes.password, { old: password, new: newPassword });
    return person;
  }
  async send(method: "GET" | "POST" | "DELETE", url: string, payload?: object) {
    return app.inject({ method, url, headers: { cookie: this.cookie, "x-csrf-token": this.session.csrf }, ...(payload ? { payload } : {}) });
  }
  async get<T>(url: string): Promise<T> { const reply = await this.send("GET", url); expect([url, reply.statusCode, reply.statusCode === 200 ? "" : reply.body]).toEqual([url, 200, ""]); return reply.json<T>(); }
  async post<T>(url: string, payload: object): Promise<T> { const reply = await this.send("POST", url, payload); expect([url, reply.statusCode, reply.statusCode === 200 ? "" : reply.body]).toEqual([url, 200, ""]); return reply.json<T>(); }
  async upload(name: string, content: Buffer) {
    const payload = Buffer.concat([Buffer.from(`--line\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from("\r\n--line--\r\n")]);
    return app.inject({ method: "POST", url: at("evidence"), headers: { cookie: this.cookie, "x-csrf-token": this.session.csrf, "content-type": "multipart/form-data; boundary=line" }, payload });
  }
}
const passwordOf = (name: string) => first.find((one) => one.name === name)?.oneTimePassword ?? "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yunqing-whole-"));
  const store = await openStore({ kind: "embedded", folder: null });
  closeStore = () => store.close();
  secrets = await secretsAt(join(folder, "keys"));
  const vault = await evidenceVault(join(folder, "evidence")), { pack, hash } = await readPack(packFolder);
  await store.addDistrict({ id: d, schema: "d_yungang", zh: pack.district.name.zh, en: pack.district.name.en, adcode: pack.district.adcode, simulated: false, pack, packHash: hash });
  const identity = new IdentityDesk({ platform: store.platform, secrets, clock, packs: async (id) => (id === d ? pack : null) }), names = (ids: readonly string[]) => identity.displayNames(ids);
  const duty = new DutyDesk({ store: store.district(d), clock, calendar: workingCalendar(), names });
  const planPorts: PlanDeskPorts = { store: store.district(d), clock, duties: duty, names, rules: { checkPlan, documentLinks: () => [] } };
  const plan = new PlanDesk(planPorts);
  observations = store.observations(d); district = store.district(d);
  const monitor = new MonitorDesk({
    store: district, observations, clock, names, secrets, factorTable: { of: (code) => (code === "a21026" ? { code, name: { zh: "二氧化硫", en: "SO2" }, unit: "mg/m³", places: 2 } : null) }, leniencyLabel: () => null, commandCheck: () => null, nudge: () => undefined,
    packetReader: { explain: () => ({ ok: true, version: 2017, problem: null, header: [], data: [], deviations: [] }) },
  });
  first = await identity.bootstrap();
  await plan.raiseDuties();
  app = await buildServer({
    districts: () => [{ id: d, name: pack.district.name, adcode: pack.district.adcode, simulated: false }], planDesk: (id) => (id === d ? plan : null), dutyDesk: (id) => (id === d ? duty : null), monitorDesk: (id) => (id === d ? monitor : null), observationDesk: () => null, readKeyDesk: () => null, dutyClockDesk: () => null, calendarDesk: () => null, networkDesk: () => null, dataReviewDesk: () => null, figureDesk: () => null, boardDesk: () => null, bulletinDesk: () => null, alarmDesk: () => null, loopDesk: () => null, ledgerDesk: () => null, ledgerSubjectDesk: () => null, reconciliationDesk: () => null, dossierDesk: () => null, analysisDesk: () => null, sensorThingsDesk: () => null, identity, vault,
    word: wordDocuments, sheets: excelSheets, backups: { list: async () => [], make: async () => ({ file: "x", bytes: 0, at: clock.now() }) },
    status: async () => ({ version: "0.1.0", store: store.version, node: process.version, postgis: store.postgis, districts: store.districtIds(), startedAt: clock.now() }),
    reachable: async () => (await store.health()).ok, gauges: async () => ({ storeBytes: (await store.health()).bytes, openDuties: {} }),
  });
});
afterAll(async () => { await app.close(); await closeStore(); rmSync(folder, { recursive: true }); });

describe("the whole house behind the API: real desks, store, vault, Word and Excel, and the district's own plan", () => {
  let director: Person, clerk: Person, reviewer: Person, town: Person, indicator: IndicatorRow, evidence: EvidenceView;
  const id = () => clock.id();

  it("the first password opens nothing but its own change", async () => {
    const reply = await app.inject({ method: "POST", url: routes.session, payload: { name: "director", password: passwordOf("director") } }), cookie = `yunqing=${reply.cookies[0]?.value ?? ""}`;
    expect((await app.inject({ url: at("overview"), headers: { cookie } })).json<Problem>()).toMatchObject({ status: 403, code: "http/password-change-required" });
    director = await Person.signIn("director", passwordOf("director"));
    expect(director.session.districts.map((one) => one.id)).toEqual([d]);
    expect(await director.get(routes.session)).toMatchObject({ user: { name: "director" }, mustChangePassword: false, csrf: director.session.csrf });
  });

  it("administrators make people and grant them; neither sees the plan", async () => {
    const system = await Person.signIn("sysadmin", passwordOf("sysadmin")), security = await Person.signIn("secadmin", passwordOf("secadmin"));
    const make = async (name: string, role: string, organisation: string) => {
      const user = await system.post<CreatedUser>(routes.users, { id: id(), name, displayName: `${name}某`, phone: "13812345678", organisation, district: d });
      expect(user.phoneMasked).toBe("138****5678");
      await security.post<GrantView>(routes.grants, { id: id(), user: user.id, role, district: d, organisation: role === "town" ? organisation : "*", place: "*", enterprise: null, from: "2026-01-01", until: null });
      return Person.signIn(name, user.oneTimePassword);
    };
    [clerk, reviewer, town] = [await make("zhang", "clerk", "bureau"), await make("li", "clerk", "bureau"), await make("wang", "town", "town-kouquanxiang")];
    expect((await system.send("GET", at("overview"))).statusCode).toBe(403);
    expect((await security.send("GET", routes.audit)).statusCode).toBe(403);
    expect((await director.send("POST", routes.users, { id: id(), name: "x", displayName: "x", phone: null, organisation: null, district: null })).statusCode).toBe(403);
  });

  it.each(["overview", "plans", "indicators", "targets", "projects", "tasks", "check", "document", "layers", "reports", "organisations", "places", "duties", "values"] as const)("%s answers by its schema", async (name) => {
    const answer = await director.get<object>(at(name));
    expect(JSON.stringify(answer).length).toBeGreaterThan(10);
  });

  it("a wrong file, a value with a comma, and another town's indicator are refused with the reason, and nothing is kept", async () => {
    indicator = (await clerk.get<{ items: IndicatorRow[] }>(at("indicators"))).items.find(({ code, name }) => /CO/.test(code) || /一氧化碳|CO/.test(name.zh))!;
    const exe = await clerk.upload("report.pdf", Buffer.from("MZ\u0090 not a PDF"));
    expect([exe.statusCode, exe.json<Problem>().code]).toEqual([422, "evidence/content-differs"]);
    const good = await clerk.upload("监测 报告.pdf", note);
    evidence = good.json<EvidenceView>();
    expect([good.statusCode, evidence.type, evidence.hash]).toEqual([200, "application/pdf", createHash("sha256").update(note).digest("hex")]);
    const body = { id: id(), indicator: indicator.id, period: "2023", value: "2,1", document: "年报", note: "", evidence: [evidence.hash] };
    const comma = await clerk.send("POST", at("values"), body);
    expect([comma.statusCode, comma.json<Problem>().errors?.[0]?.field]).toEqual([422, "value"]);
    expect((await town.send("POST", at("values"), { ...body, value: "2.1" })).statusCode).toBe(403);
    expect((await clerk.get<{ items: AwaitingValue[] }>(at("values"))).items).toEqual([]);
  });

  it("a value is reported, repeated without effect, reviewed by another person once, and judged", async () => {
    const command = { id: id(), indicator: indicator.id, period: "2025", value: "2.15", document: "2025年环境质量公报", note: "", evidence: [evidence.hash] };
    const value = await clerk.post<ValuePoint>(at("values"), command);
    expect(await clerk.post<ValuePoint>(at("values"), command)).toEqual(value);
    expect((await clerk.send("POST", at("values"), { ...command, value: "9" })).statusCode).toBe(409);
    const review = (person: Person) => person.send("POST", at("review", { id: value.id }), { id: id(), decision: "accept", note: "", seen: value.status });
    expect((await review(clerk)).statusCode).toBe(422);
    const both = await Promise.all([review(reviewer), review(director)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const detail = await director.get<IndicatorDetail>(at("indicator", { id: indicator.id }));
    expect([detail.value?.exact, detail.series.find((one) => one.id === value.id)?.status]).toEqual(["2.15", "accepted"]);
    const file = await director.send("GET", at("evidenceFile", { hash: evidence.hash }));
    expect([file.statusCode, file.rawPayload.equals(note), file.headers["content-type"]]).toEqual([200, true, "application/pdf"]);
  });

  it("the Excel file holds what the screen shows", async () => {
    const rows = (await director.get<{ items: IndicatorRow[] }>(at("indicators"))).items, reply = await director.send("GET", at("table", { table: "indicators" }));
    expect([reply.statusCode, reply.headers["content-type"]]).toEqual([200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(reply.rawPayload as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0]!, cells: string[][] = [];
    sheet.eachRow((row, n) => { if (n > 4) cells.push((row.values as unknown[]).slice(1).map(String)); });
    for (const row of rows) expect(cells.some((texts) => texts.includes(row.name.zh) || texts.includes(row.printedName)), row.id).toBe(true);
    expect(cells.find((texts) => texts.includes(indicator.name.zh) || texts.includes(indicator.printedName))?.join("|")).toContain("2.");
    for (const table of ["targets", "projects", "tasks", "duties", "findings", "values"]) expect([table, (await director.send("GET", at("table", { table }))).statusCode]).toEqual([table, 200]);
  });

  it("the report is one click, says the value, and is kept by its hash; the sheet of a duty is printed", async () => {
    const { plan } = await director.get<OverviewView>(at("overview"));
    const report = await director.post<ReportRow>(at("reports"), { id: id(), plan: plan.id, day: "2025-12-31" }), file = await director.send("GET", at("reportFile", { id: report.id }));
    expect([file.statusCode, createHash("sha256").update(file.rawPayload).digest("hex"), file.rawPayload.length]).toEqual([200, report.hash, report.bytes]);
    expect(file.headers["content-disposition"]).toContain(encodeURIComponent("实施进展报告"));
    const duties = (await director.get<{ items: DutyRow[] }>(at("duties"))).items;
    const opened = await director.post<DutyDetail>(at("duties"), { id: id(), title: "核查口泉河排口", text: "查明原因\n限期整改", holder: "town-kouquanxiang", approver: null, workingDays: 10, subject: null, place: null });
    expect(duties.map((one) => one.number)).not.toContain(opened.number);
    const sheet = await director.send("GET", at("dutySheet", { id: opened.id }));
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
    const signed = await town.post<DutyDetail>(at("dutyMove", { id: opened.id }), { id: id(), move: "sign", note: "", evidence: [], seen: opened.steps.at(-1)?.id ?? "" });
    expect(signed.state).toBe("in-hand");
    const late = await town.send("POST", at("dutyMove", { id: opened.id }), { id: id(), move: "note", note: "x", evidence: [], seen: opened.steps.at(-1)?.id ?? "" });
    expect([late.statusCode, late.json<Problem>().code]).toEqual([409, "duty/overtaken"]);
  });

  it("tasks name departments that exist, and a judged day before the plan is no error of ours", async () => {
    const { organisations, tasks } = await director.get<TaskMatrix>(at("tasks"));
    const ids = new Set(organisations.map((one) => one.id));
    for (const task of tasks) for (const { organisation } of task.holders) expect(ids, task.id).toContain(organisation);
    expect((await director.send("GET", `${at("overview")}?day=2000-01-01`)).statusCode).toBeLessThan(500);
    expect((await director.send("GET", `${at("overview")}?plan=none`)).statusCode).toBe(404);
  });

  it("a stranger is adopted at a point of a town, its packets become a curve with revisions, and nobody sees its password", async () => {
    const mn = "010000A8900016F000169DC0", now = Date.parse(clock.now()), hour = Math.floor(now / 3_600_000) * 3_600_000 - 3_600_000, from = new Date(hour).toISOString(), until = new Date(hour + 3_600_000).toISOString();
    await observations.putLines([], [{ mn, reason: "mn-unknown", firstAt: now - 5_000, lastAt: now - 4_000, count: 2, address: "10.0.0.7", edition: 2017, st: "31", cn: "2061", leniencies: [], passwordEncrypted: secrets.encrypt("sEcr3t"), packet: null }]);
    expect((await director.get<{ items: StrangerRow[] }>(at("strangers"))).items).toMatchObject([{ mn, suggestedKind: "stack-outlet" }]);
    expect((await town.send("GET", at("strangers"))).statusCode).toBe(403);
    const row = await director.post<InstrumentRow>(at("adoption"), { id: id(), mn, point: null, nameZh: "口泉一号烟囱", nameEn: "", kind: "stack-outlet", place: "kouquanxiang", enterprise: null, timeMark: "start" });
    expect((await director.get<{ items: StrangerRow[] }>(at("strangers"))).items).toEqual([]);
    const other = await director.post<PointDetail>(at("points"), { id: id(), point: "elsewhere", seq: 0, kind: "dust", nameZh: "高山扬尘", nameEn: "", place: "gaoshanzhen", enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect([(await town.get<{ items: PointRow[] }>(at("points"))).items.map((one) => one.id), (await town.send("GET", at("point", { id: other.id }))).statusCode]).toEqual([[row.point], 404]);
    const { source, setting, passwordEncrypted } = (await district.read((reader) => reader.instruments({ instrument: row.id })))[0]!;
    expect(secrets.decrypt(passwordEncrypted)).toBe("sEcr3t");
    for (const [value, RF] of [["30.10", false], ["31.00", true]] as const) {
      const bytes = new TextEncoder().encode(`##0100QN=20261128100000001;ST=31;CN=2061;PW=sEcr3t;MN=${mn};Flag=5;CP=&&a21026-Avg=${value}&&0000`);
      await observations.append([{ at: now, source, setting, direction: "in", verdict: "reading", word: "2061", bytes, reading: { kind: "hour", from: hour, ...packedOf([{ factor: "a21026", field: "Avg", value }, { factor: "a21026", field: "Flag", value: "N" }], RF) } }]);
    }
    const curve = await town.get<CurveView>(`${at("curve", { id: row.point })}?kind=hour&from=${from}&until=${until}`), [value] = curve.values;
    expect(value).toMatchObject({ value: "31.00", unit: "mg/m³", flag: "N", quality: "reliable", backFilled: true, revises: [{ value: "30.10" }] });
    const packets = (await town.get<{ items: PacketRow[] }>(`${at("packets")}?instrument=${row.id}`)).items, packet = await town.send("GET", at("packet", { id: String(packets[0]!.id) }));
    expect([packets.map((one) => one.id).includes(value!.packet), packet.json<PacketDetail>().mn, packet.json<PacketDetail>().text]).toEqual([true, mn, expect.stringContaining("PW=******;") as string]);
    expect(`${packet.body}${JSON.stringify(packets)}${Buffer.from(packet.json<PacketDetail>().base64, "base64").toString()}`).not.toContain("sEcr3t");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await town.send("GET", `${at("curveSheet", { id: row.point })}?kind=hour&from=${from}&until=${until}`)).rawPayload as unknown as ExcelJS.Buffer);
    expect(JSON.stringify(book.worksheets[0]!.getSheetValues())).toMatch(/31.*mg\/m³/);
  });

  it("signing out ends the session at once; five wrong passwords lock", async () => {
    expect((await town.send("DELETE", routes.session)).statusCode).toBe(204);
    expect((await town.send("GET", routes.session)).statusCode).toBe(401);
    const codes: number[] = [];
    for (let n = 0; n < 6; n++) codes.push((await app.inject({ method: "POST", url: routes.session, payload: { name: "wang", password: "wrong" } })).statusCode);
    expect(codes.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(codes.at(-1)).toBe(429);
  });
});
