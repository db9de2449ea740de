import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleActor, stateCouncilYears, type Duty, type DutyStep } from "@yunqing/domain";
import { openStore } from "@yunqing/store-postgres";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = (name: string): string => `Qingliang-${name.length}-Shanshui!`, api = "/api/d/yungang";
const names = { director: "局长", approver: "审核科长", officer: "值班员", towna: "高山镇", townb: "云冈镇" } as const;
type Name = keyof typeof names;

const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10), plus = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
const today = dayOf(Date.now());
/** Whether a day is worked, counted here from the printed notices alone. */
function isWorked(day: string): boolean {
  for (const { from, to, workdays } of stateCouncilYears.flatMap((year) => year.holidays)) { if (workdays.includes(day)) return true; if (day >= from && day <= to) return false; }
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
const workedBetween = (from: string, to: string): number => { let count = 0; for (let day = plus(from, 1); day <= to; day = plus(day, 1)) if (isWorked(day)) count++; return count; };
const workedAfter = (from: string, count: number): string => { let day = from; for (let left = count; left > 0;) { day = plus(day, 1); if (isWorked(day)) left--; } return day; };

const openedDay = plus(today, -30), pausedDay = plus(today, -21), firstDue = workedAfter(openedDay, 15);
/** A duty of thirty days ago whose clock was stopped nine days later: the past cannot be played, so it is written into the store while the program rests. */
async function writePast(data: string): Promise<void> {
  const store = await openStore({ kind: "embedded", folder: join(data, "store") });
  const scope = { district: "yungang", organisationPath: "gov/town-gaoshanzhen", placePath: "", enterprise: null }, at = (day: string): string => `${day}T02:00:00.000Z`;
  const base = { ...scope, by: ruleActor.user, duty: "past", evidence: [], holder: "town-gaoshanzhen", dueDay: firstDue };
  const duty: Omit<Duty, "number"> = { ...scope, id: "past", by: ruleActor.user, at: at(openedDay), year: Number(openedDay.slice(0, 4)), title: "十里河断面排查", text: "查明来水", kind: "manual", cause: { rule: "manual", subject: "past", period: "past", zh: "断面超标", en: "exceeding" }, holder: "town-gaoshanzhen", approver: "gov", openedDay, workingDays: 15, dueDay: firstDue };
  const steps: readonly DutyStep[] = [
    { ...base, id: "past-1", at: at(openedDay), seq: 1, move: "open", from: null, to: "awaiting-sign", note: "" },
    { ...base, id: "past-2", at: at(openedDay), seq: 2, move: "sign", from: "awaiting-sign", to: "in-hand", note: "" },
    { ...base, id: "past-3", at: at(pausedDay), seq: 3, move: "pause", from: "in-hand", to: "in-hand", note: "等监测站报告", reason: "monitoring-report", pausedDay },
  ];
  try {
    await store.district("yungang").write({ actor: ruleActor, action: "duty.open", subject: "past", detail: "journey" }, async (writer) => { await writer.appendDuty(duty, (year, seq) => `${year}/${seq}`); for (const step of steps) await writer.appendDutyStep(step); });
  } finally { await store.close(); }
}

describe("clocks of duties: a pause, several hands, a notice of holidays", () => {
  let program: Program, browser: Browser;
  const people = new Map<Name, Person>();
  const person = (name: Name): Person => people.get(name)!;
  beforeAll(async () => {
    const data = await readyFolder(false);
    program = await startProgram(data, "--no-demo");
    const boss = new Person(program.address, "sysadmin"), guard = new Person(program.address, "secadmin");
    await boss.begin(program.passwords["sysadmin"]!, own("sysadmin"));
    await guard.begin(program.passwords["secadmin"]!, own("secadmin"));
    await new Person(program.address, "director").begin(program.passwords["director"]!, own("director"));
    for (const [name, organisation, role] of [["approver", "gov", "director"], ["officer", "gov", "duty-officer"], ["towna", "town-gaoshanzhen", "town"], ["townb", "town-yungangzhen", "town"]] as const) {
      const made = await boss.send("POST", "/api/users", { id: newId(), name, displayName: names[name], phone: null, organisation, district: "yungang" });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      expect((await guard.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: "yungang", organisation, place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
      await new Person(program.address, name).begin(String(made.body["oneTimePassword"]), own(name));
    }
    await program.stop();
    await writePast(data);
    program = await startProgram(data, "--no-demo");
    for (const name of Object.keys(names) as Name[]) { const one = new Person(program.address, name); expect(await one.signIn(own(name))).toBe(200); people.set(name, one); }
    if (chromiumPath !== undefined) browser = await chromium.launch({ executablePath: chromiumPath, args: browserArguments });
  }, 240_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const open = async (name: Name): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "America/New_York" }), page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(program.address);
    await page.getByLabel("账号").fill(name);
    await page.getByLabel("密码", { exact: false }).first().fill(own(name));
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("navigation").first().waitFor();
    return page;
  };
  const make = async (over: Record<string, unknown>): Promise<string> => {
    const id = newId(), made = await person("director").send("POST", `${api}/duties`, { id, title: "清理河道垃圾", text: "十里河高山段", holder: "town-gaoshanzhen", approver: "gov", workingDays: 10, subject: null, place: null, ...over });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return id;
  };
  const duty = async (id: string): Promise<Record<string, unknown>> => (await person("director").send("GET", `${api}/duties/${id}`)).body;

  describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
    test("the approver stops a clock with a reason; the light stands, the list finds it, and nothing is submitted meanwhile", async () => {
      const id = await make({}), page = await open("approver");
      await page.goto(`${program.address}/duties/${id}?d=yungang`);
      await page.getByRole("button", { name: "暂停计时" }).click();
      const form = page.getByRole("region", { name: "暂停计时" });
      await form.getByRole("button", { name: "暂停计时" }).click();
      await expect.poll(() => form.innerText()).toContain("必填");
      await form.getByLabel(/暂停事由/).selectOption({ label: "不可抗力" });
      await form.getByLabel(/说明/).fill("暴雨封路");
      await form.getByRole("button", { name: "暂停计时" }).click();
      await expect.poll(() => page.locator("main").innerText()).toMatch(new RegExp(`自 ${today} 起：不可抗力`));
      expect(await page.locator("main").innerText()).toMatch(/暂停（尚余 10 个工作日）/);
      await page.goto(`${program.address}/duties?paused=true&d=yungang`);
      await page.getByRole("link", { name: "清理河道垃圾" }).waitFor();
      await page.context().close();
      const seen = ((await duty(id))["steps"] as { id: string }[]).at(-1)!.id;
      const refused = await person("director").send("POST", `${api}/duties/${id}/moves`, { id: newId(), move: "extend", note: "x", evidence: [], workingDays: 3, seen });
      expect([refused.status, refused.body["code"]]).toEqual([422, "duty/paused"]);
    }, 180_000);

    test("started again three weeks later, the due day has moved by the working days between, and says how", async () => {
      const days = workedBetween(pausedDay, today), due = workedAfter(firstDue, days);
      expect(await duty("past")).toMatchObject({ light: "paused", dueDay: firstDue, pausedSince: pausedDay });
      const page = await open("approver");
      await page.goto(`${program.address}/duties/past?d=yungang`);
      await page.getByRole("button", { name: "恢复计时" }).click();
      await page.getByRole("region", { name: "恢复计时" }).getByRole("button", { name: "恢复计时" }).click();
      await expect.poll(async () => (await duty("past"))["dueDay"]).toBe(due);
      await expect.poll(() => page.locator("main").innerText()).toContain(`恢复计时，期限至 ${due}`);
      await page.context().close();
      const clock = JSON.stringify((await duty("past"))["clock"]);
      for (const part of [`${pausedDay} 暂停`, "等待监测（检测、鉴定）报告", `"value":"${days}"`, firstDue]) expect(clock).toContain(part);
      expect((await duty("past"))["light"]).not.toBe("paused");
    }, 180_000);

    test("a co-holder finds its part, signs and hands it in; the lead sees it and submits", async () => {
      const director = await open("director");
      await director.goto(`${program.address}/duties?d=yungang`);
      await director.getByRole("button", { name: "交办事项" }).click();
      const drawer = director.getByRole("dialog");
      await drawer.getByLabel(/^事项/).fill("联合清理十里河");
      await drawer.getByLabel(/承办单位/).selectOption("town-gaoshanzhen");
      await drawer.getByLabel(/审核单位/).selectOption("gov");
      await drawer.getByLabel(/期限依据/).selectOption("complaint/finish");
      await drawer.getByLabel(/协办单位/).selectOption("town-yungangzhen");
      await drawer.getByRole("button", { name: "交办", exact: true }).click();
      await director.getByRole("heading", { name: "联合清理十里河" }).waitFor();
      await expect.poll(() => director.locator("main").innerText()).toMatch(/信访工作条例[\s\S]*待核实/);
      const id = decodeURIComponent(new URL(director.url()).pathname.split("/").at(-1)!);
      await director.context().close();
      const helper = await open("townb");
      await helper.goto(`${program.address}/duties?d=yungang`);
      await expect.poll(() => helper.locator("#duty-notices").innerText()).toContain("增加协办");
      await helper.goto(`${program.address}/duties/${id}?d=yungang`);
      await helper.getByRole("button", { name: "协办签收" }).click();
      await helper.getByRole("region", { name: "协办签收" }).getByRole("button", { name: "协办签收" }).click();
      await helper.getByRole("button", { name: "提交协办部分" }).click();
      const form = helper.getByRole("region", { name: "提交协办部分" });
      await form.getByLabel(/说明/).fill("云冈段已清");
      await form.getByRole("button", { name: "提交协办部分" }).click();
      await expect.poll(async () => JSON.stringify((await duty(id))["parts"])).toContain("\"submitted\"");
      await helper.context().close();
      const lead = await open("towna");
      await lead.goto(`${program.address}/duties/${id}?d=yungang`);
      await expect.poll(() => lead.locator("main").innerText()).toMatch(/协办部分已齐[\s\S]*云冈段已清/);
      await lead.getByRole("button", { name: "签收" }).first().click();
      await lead.getByRole("region", { name: "签收" }).getByRole("button", { name: "签收" }).click();
      await lead.getByRole("button", { name: "提交审核" }).click();
      const own = lead.getByRole("region", { name: "提交审核" });
      await own.getByLabel(/说明/).fill("全段已清");
      await own.getByRole("button", { name: "提交审核" }).click();
      await expect.poll(async () => (await duty(id))["state"]).toBe("awaiting-review");
      await lead.context().close();
      const paper = await person("director").bytes(`${api}/duties/${id}/sheet.docx`);
      expect([paper.status, paper.bytes.subarray(0, 2).toString()]).toEqual([200, "PK"]);
    }, 240_000);

    test("the officer enters a year by clicking its days, is told what is missing, and an approver decides on the duty that it moves", async () => {
      const id = await make({ title: "长期整治", workingDays: 300 }), before = String((await duty(id))["dueDay"]);
      const view = await person("officer").send("GET", `${api}/calendar`), year = (view.body["missing"] as number[])[0] ?? Number(today.slice(0, 4)) + 1;
      expect((await duty(id))["estimated"]).toBe(true);
      const page = await open("officer");
      await page.goto(`${program.address}/duties/calendar?year=${year}&d=yungang`);
      await page.getByRole("button", { name: `录入 ${year} 年放假安排` }).click();
      const pick = async (holiday: string, from: string, to: string): Promise<void> => {
        await page.getByRole("radio", { name: holiday }).check();
        await page.locator(`[data-day="${year}-${from}"]`).click();
        await page.locator(`[data-day="${year}-${to}"]`).click();
      };
      // with the keyboard: from 1 January two days on
      await page.getByRole("radio", { name: "元旦" }).check();
      await page.locator(`[data-day="${year}-01-01"]`).click();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      // days worked may be typed too, one after another with a space between them
      const worked = page.locator(".holiday-row", { hasText: "元旦" }).getByLabel("调休上班");
      await worked.pressSequentially(`${year}-01-09 ${year}-01-10`);
      await worked.blur();
      await expect.poll(() => page.locator(".month .day-work").count()).toBe(2);
      await worked.fill("");
      await worked.blur();
      await expect.poll(() => page.locator(".month .day-work").count()).toBe(0);
      await page.getByLabel(/出处/).fill("试验用安排，非通知原文");
      await page.getByLabel(/^原因/).fill("试验：只录三个节日");
      await page.getByRole("button", { name: "录入", exact: true }).click();
      await expect.poll(() => page.locator(".calendar-editor").innerText()).toContain(`${year}-05-01 是劳动节，依法放假`);
      await pick("劳动节", "05-01", "05-05");
      await pick("国庆节", "10-01", "10-07");
      await page.getByRole("button", { name: "录入", exact: true }).click();
      await expect.poll(() => page.locator("main").innerText()).toMatch(/第 1 版[\s\S]*试验用安排/);
      expect(await page.locator(`.month .day-rest`).count()).toBe(15);
      await page.context().close();
      const listed = (await person("approver").send("GET", `${api}/calendar/duties`)).body.items!.find((one) => one["id"] === id)!;
      expect(listed).toMatchObject({ dueDay: before, mayDecide: true });
      expect(String(listed["counted"]) > before).toBe(true);
      expect((await duty(id))["dueDay"]).toBe(before);
      const approver = await open("approver");
      await approver.goto(`${program.address}/duties/calendar?d=yungang`);
      await approver.locator("#affected tr", { hasText: "长期整治" }).getByRole("button", { name: `改为 ${String(listed["counted"])}` }).click();
      await expect.poll(async () => (await duty(id))["dueDay"]).toBe(listed["counted"]);
      await approver.context().close();
      const audit = JSON.stringify((await duty(id))["steps"]);
      expect(audit).toContain("按放假通知重算期限至");
    }, 240_000);

    test("the page of limits names law, days in force and what is not verified", async () => {
      const page = await open("towna");
      await page.goto(`${program.address}/duties/limits?d=yungang`);
      await expect.poll(() => page.locator("main").innerText()).toMatch(/接受人确认转移联单[\s\S]*5 个工作日[\s\S]*待核实/);
      await page.context().close();
    }, 120_000);
  });

  test("what was overdue at the start was reminded of and escalated by the rule, once", async () => {
    const steps = (await duty("past"))["steps"] as { move: string; by: string }[];
    // its clock stood for weeks: the rule recalls the pause to the approver
    expect(steps.filter((step) => step.move === "remind").map((step) => step.by)).toEqual(workedBetween(pausedDay, today) >= 10 ? ["rule"] : []);
  });
});
