import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newFolder, newId, Person, startProgram, type Program } from "./program.js";

/** A small PDF that a viewer opens: the evidence of this journey. */
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n");
const own = (name: string): string => `Lvshui-${name.length}-Qingshan!`;
const at2023 = "plan=plan-14&day=2023-12-31";

/** The people of the journey: made by the system administrator, granted by the security administrator. */
async function staffed(program: Program): Promise<Record<"director" | "clerk" | "reviewer" | "townA" | "townB", Person>> {
  const person = (name: string): Person => new Person(program.address, name);
  const system = person("sysadmin"), security = person("secadmin"), director = person("director");
  await system.begin(program.passwords["sysadmin"]!, own("sysadmin"));
  await security.begin(program.passwords["secadmin"]!, own("secadmin"));
  await director.begin(program.passwords["director"]!, own("director"));
  const make = async (name: string, displayName: string, organisation: string, role: string, place = "*"): Promise<Person> => {
    const made = await system.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation, district: "yungang" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const grant = await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: "yungang", organisation, place, enterprise: null, from: "2020-01-01", until: null });
    expect(grant.status, JSON.stringify(grant.body)).toBe(200);
    const one = person(name);
    await one.begin(String(made.body["oneTimePassword"]), own(name));
    return one;
  };
  return {
    director, clerk: await make("clerk", "大气科科员", "gov", "clerk"), reviewer: await make("reviewer", "审核科长", "gov", "director"),
    townA: await make("towna", "高山镇", "town-gaoshanzhen", "town"), townB: await make("townb", "云冈镇", "town-yungangzhen", "town"),
  };
}

async function signIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("账号").fill(name);
  await page.getByLabel("密码", { exact: false }).first().fill(own(name));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("navigation").first().waitFor();
}

describe("a value on its way: reported, reviewed, judged, exported, corrected", () => {
  let program: Program, staff: Awaited<ReturnType<typeof staffed>>;
  beforeAll(async () => { program = await startProgram(newFolder(), "--no-demo"); staff = await staffed(program); }, 180_000);
  afterAll(async () => { await program?.stop(); });

  describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
    let browser: Browser;
    beforeAll(async () => { browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments }); });
    afterAll(async () => { await browser?.close(); });
    const open = async (name: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "America/New_York", acceptDownloads: true });
      const page = await context.newPage();
      page.setDefaultTimeout(90_000);
      await signIn(page, program.address, name);
      return page;
    };

    test("a clerk finds CO, reads how it was made, is told what is wrong with a comma, and reports 2023 with evidence", async () => {
      const page = await open("clerk");
      await page.goto(`${program.address}/indicators?${at2023}&d=yungang`);
      await page.getByRole("link", { name: /CO浓度/ }).first().click();
      await page.getByRole("heading", { name: /CO浓度/ }).waitFor();
      expect(await page.locator("#why").innerText()).toMatch(/2\.2/);
      await page.getByRole("button", { name: "填报" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByLabel(/时期/).fill("2023");
      await drawer.getByLabel(/数值/).fill("1,3");
      await drawer.getByLabel(/依据文件/).fill("云冈区环境空气质量年报（2023年）");
      await drawer.getByRole("button", { name: "提交审核" }).click();
      await expect.poll(() => drawer.innerText()).toMatch(/千分位|逗号|分隔/);
      await drawer.getByLabel(/数值/).fill("1.35");
      await drawer.locator("input[type=file]").setInputFiles({ name: "年报.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\0 not a document") });
      await expect.poll(() => drawer.innerText()).toMatch(/不接受|不允许|类型|拒绝|不符|不能/);
      await drawer.locator("input[type=file]").setInputFiles({ name: "年报.pdf", mimeType: "application/pdf", buffer: pdf });
      await expect.poll(() => drawer.innerText()).toContain("年报.pdf");
      await drawer.getByRole("button", { name: "提交审核" }).click();
      await drawer.waitFor({ state: "hidden" });
      await expect.poll(() => page.locator("main").innerText()).toMatch(/待审核|等待/);
      await page.context().close();
    }, 120_000);

    test("the one who reported may not review; another person does, and the state changes on 总览", async () => {
      const values = await staff.clerk.send("GET", "/api/d/yungang/values?status=submitted");
      const value = values.body.items![0]!;
      const self = await staff.clerk.send("POST", `/api/d/yungang/values/${String(value["id"])}/review`, { id: newId(), decision: "accept", note: "", seen: value["status"] });
      expect([403, 422]).toContain(self.status);
      const before = await staff.director.send("GET", `/api/d/yungang/overview?${at2023}`);
      const page = await open("director");
      await page.goto(`${program.address}/review?${at2023}&d=yungang`);
      await page.getByRole("button", { name: /^采用 / }).first().click();
      await page.getByRole("button", { name: "确认采用" }).click();
      await expect.poll(async () => (await staff.director.send("GET", "/api/d/yungang/values?status=submitted")).body.items!.length).toBe(0);
      await page.goto(`${program.address}/overview?${at2023}&d=yungang`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.context().close();
      const after = await staff.director.send("GET", `/api/d/yungang/overview?${at2023}`);
      const count = (view: typeof after, state: string): number => (view.body["indicators"] as Record<string, number>)[state]!;
      expect(count(after, "on-track")).toBe(count(before, "on-track") + 1);
      expect(count(after, "not-computable")).toBe(count(before, "not-computable") - 1);
    }, 120_000);
  });

  test("1.35 is rounded half to even to 1.4 before it is compared; both are shown, with the tree down to the entry", async () => {
    if (chromiumPath === undefined) await reportByHand(staff.clerk, staff.director, "1.35");
    const detail = await staff.director.send("GET", `/api/d/yungang/indicators/i14-06?${at2023}`);
    expect(detail.body["state"]).toBe("on-track");
    expect(detail.body["value"]).toMatchObject({ period: "2023", exact: "1.35", rounded: "1.4" });
    const lineage = JSON.stringify(detail.body["lineage"]);
    for (const part of ["GB/T 8170", "≤2.2", "1.35", "年报", "594"]) expect(lineage).toContain(part);
  });

  test("the exported Excel shows what the screen shows", async () => {
    const file = await staff.director.bytes(`/api/d/yungang/tables/indicators.xlsx?${at2023}`);
    expect(file.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file.bytes as unknown as ArrayBuffer);
    const rows: string[] = [];
    book.worksheets[0]!.eachRow((row) => { rows.push((row.values as unknown[]).slice(1).map((cell) => (typeof cell === "object" && cell !== null ? JSON.stringify(cell) : String(cell ?? ""))).join("|")); });
    const co = rows.find((row) => row.includes("CO浓度"));
    expect(co).toMatch(/1\.4/);
    expect(co).toContain("≤2.2");
    expect(rows.join("\n")).toContain("2023-12-31");
  });

  test("the Word report of the day holds the figure, and is kept", async () => {
    const made = await staff.director.send("POST", "/api/d/yungang/reports", { id: newId(), plan: "plan-14", day: "2023-12-31" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const frozen = (await staff.director.send("GET", `/api/d/yungang/reports/${String(made.body["id"])}/figures`)).body.items!;
    const co = frozen.find((figure) => figure["subject"] === "indicator:i14-06")!;
    expect(co, frozen.map((figure) => figure["subject"]).join(" ")).toBeDefined();
    expect(JSON.stringify(co["lineage"])).toContain("1.35");
    const file = await staff.director.bytes(`/api/d/yungang/reports/${String(made.body["id"])}.docx`);
    expect(file.type).toContain("wordprocessingml");
    const folder = newFolder();
    writeFileSync(join(folder, "report.docx"), file.bytes);
    const { inflateRawSync } = await import("node:zlib");
    const text = wordText(readFileSync(join(folder, "report.docx")), inflateRawSync);
    for (const part of ["CO浓度", "1.4", "≤2.2", "2023年12月31日"]) expect(text).toContain(part);
  });

  test("of two reviewers at once one is told that the other was first", async () => {
    const id = newId();
    const reported = await staff.clerk.send("POST", "/api/d/yungang/values", { id, indicator: "i14-04", period: "2023", value: "23", document: "年报", note: "", evidence: [] });
    expect(reported.status, JSON.stringify(reported.body)).toBe(200);
    const waiting = (await staff.director.send("GET", "/api/d/yungang/values?status=submitted")).body.items!.find((value) => value["id"] === id)!;
    const decide = (person: Person): Promise<{ status: number; body: Record<string, unknown> }> => person.send("POST", `/api/d/yungang/values/${id}/review`, { id: newId(), decision: "accept", note: "", seen: waiting["status"] });
    const both = await Promise.all([decide(staff.director), decide(staff.reviewer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body["code"]).toBe("plan/already-reviewed");
  });

  test("a correction is a new entry that names the old, counts when accepted, and leaves the old in the record", async () => {
    const detail = await staff.director.send("GET", `/api/d/yungang/indicators/i14-06?${at2023}`);
    const old = (detail.body["series"] as Record<string, unknown>[]).find((point) => point["value"] === "1.35")!;
    const id = newId();
    const corrected = await staff.clerk.send("POST", "/api/d/yungang/values", { id, indicator: "i14-06", period: "2023", value: "2.5", document: "更正函", note: "", evidence: [], corrects: old["id"], reason: "年报勘误" });
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
    const waiting = (await staff.director.send("GET", "/api/d/yungang/values?status=submitted")).body.items!.find((value) => value["id"] === id)!;
    expect((await staff.director.send("POST", `/api/d/yungang/values/${id}/review`, { id: newId(), decision: "accept", note: "", seen: waiting["status"] })).status).toBe(200);
    const now = await staff.director.send("GET", `/api/d/yungang/indicators/i14-06?${at2023}`);
    expect(now.body["state"]).toBe("behind");
    expect((now.body["series"] as Record<string, unknown>[]).find((point) => point["id"] === old["id"])).toMatchObject({ status: "superseded", correctedBy: id });
    const duties = (await staff.director.send("GET", "/api/d/yungang/duties")).body.items!;
    expect(duties.some((duty) => duty["kind"] === "report"), "the values that are due have raised a duty").toBe(true);
  });

  test("wrong and huge files are refused with a reason, and nothing is kept", async () => {
    const script = await staff.clerk.upload("/api/d/yungang/evidence", "a.pdf", "application/pdf", Buffer.from("<html><script>alert(1)</script></html>"));
    expect([415, 422]).toContain(script.status);
    const huge = await staff.clerk.upload("/api/d/yungang/evidence", "b.pdf", "application/pdf", Buffer.concat([pdf, Buffer.alloc(51 * 1024 * 1024, 0x20)]));
    expect([413, 422]).toContain(huge.status);
    expect(JSON.stringify(huge.body)).toMatch(/MB|MiB|兆|50/);
  }, 400_000);

  test("values that are no numbers are refused by field, in both languages", async () => {
    for (const value of ["1,234", "１.３", "abc", "", " 1.3", "1.3 mg"]) {
      const answer = await staff.clerk.send("POST", "/api/d/yungang/values", { id: newId(), indicator: "i14-06", period: "2022", value, document: "年报", note: "", evidence: [] });
      expect([400, 422], value).toContain(answer.status);
      expect(JSON.stringify(answer.body["errors"] ?? answer.body), value).toContain("value");
    }
  });

  test("a town's clerk sees the own duties alone, and cannot touch another's", async () => {
    const opened = await staff.director.send("POST", "/api/d/yungang/duties", { id: newId(), title: "清理河道垃圾", text: "十里河高山段", holder: "town-gaoshanzhen", approver: null, workingDays: 5, subject: null, place: null });
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const id = String(opened.body["id"]);
    expect((await staff.townA.send("GET", `/api/d/yungang/duties/${id}`)).status).toBe(200);
    expect((await staff.townB.send("GET", `/api/d/yungang/duties/${id}`)).status).toBe(404);
    expect((await staff.townB.send("GET", "/api/d/yungang/duties")).body.items!.map((duty) => duty["id"])).not.toContain(id);
    const seen = (await staff.townA.send("GET", `/api/d/yungang/duties/${id}`)).body;
    const move = await staff.townB.send("POST", `/api/d/yungang/duties/${id}/moves`, { id: newId(), move: "sign", note: "", evidence: [], seen: (seen["steps"] as { id: string }[]).at(-1)?.id ?? "" });
    expect([403, 404]).toContain(move.status);
  });

  test("the system administrator reads no business data and cannot grant", async () => {
    const system = new Person(program.address, "sysadmin");
    expect(await system.signIn(own("sysadmin"))).toBe(200);
    expect((await system.send("GET", "/api/d/yungang/overview")).status).toBe(403);
    expect((await system.send("POST", "/api/grants", { id: newId(), user: "x", role: "director", district: "yungang", organisation: "*", place: "*", enterprise: null, from: "2026-01-01", until: null })).status).toBe(403);
  });
});

async function reportByHand(clerk: Person, director: Person, value: string): Promise<void> {
  const evidence = await clerk.upload("/api/d/yungang/evidence", "年报.pdf", "application/pdf", pdf);
  const id = newId();
  await clerk.send("POST", "/api/d/yungang/values", { id, indicator: "i14-06", period: "2023", value, document: "云冈区环境空气质量年报（2023年）", note: "", evidence: [evidence.body["hash"]] });
  const waiting = (await director.send("GET", "/api/d/yungang/values?status=submitted")).body.items!.find((one) => one["id"] === id)!;
  await director.send("POST", `/api/d/yungang/values/${id}/review`, { id: newId(), decision: "accept", note: "", seen: waiting["status"] });
}

/** Text of word/document.xml inside a .docx, read from the zip's own directory. */
function wordText(zip: Buffer, inflate: (bytes: Buffer) => Buffer): string {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const name = zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28));
    if (name === "word/document.xml") {
      const local = zip.readUInt32LE(at + 42), size = zip.readUInt32LE(at + 20), method = zip.readUInt16LE(at + 10);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const body = zip.subarray(start, start + size);
      return (method === 0 ? body : inflate(body)).toString("utf8").replace(/<[^>]+>/g, "");
    }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error("no word/document.xml");
}
