import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Nine-lamps-under-7-roofs!", d = "/api/d/yungang", point = "line-air", spiked = "2023-07-01T12:00:00+08:00";
const hourMs = 3_600_000, began = Date.parse("2023-01-01T00:00:00+08:00");
const beijing = (at: number): string => `${new Date(at + 8 * hourMs).toISOString().slice(0, 19)}+08:00`;

/**
 * A year of one station made so that everything can be worked out by hand: even hours of Beijing 28, odd ones 32 µg/m³ of PM2.5, so every day's mean is 30; PM10 40 and 60, mean 50; the rest low.
 * One hour of 1 July, an even one, says 1400: the day's mean is (720 − 28 + 1400) / 24 = 87.2, IAQI (150 − 100) / (115 − 75) × (87 − 75) + 100 = 115. Without that hour 692 / 23 = 30, IAQI 43; PM10's 50 is then the index.
 */
const year = Array.from({ length: 8760 }, (_, at) => {
  const from = beijing(began + at * hourMs), odd = at % 2 === 1;
  return { point, kind: "hour", from, values: { a34004: from === spiked ? "1400" : odd ? "32" : "28", a34002: odd ? "60" : "40", a21026: odd ? "11" : "9", a21004: odd ? "21" : "19", a21005: odd ? "0.6" : "0.4", a05024: odd ? "61" : "59" } };
});
const dayIndex = (line: string): string => `${line}|district:yungang|air-index|day~2023-07-01`;

describe("one line, from an hour to the plan's indicator", () => {
  let program: Program, director: Person, clerk: Person, browser: Browser | null = null;
  const figure = async (key: string): Promise<Record<string, unknown>> => {
    const { status, body } = await director.send("POST", `${d}/figures`, { keys: [key] });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items![0]!;
  };
  const measured = async (): Promise<readonly (readonly [string, string])[]> => {
    const { body } = await director.send("GET", `${d}/indicators/i14-01?day=2024-06-01`);
    return (body["series"] as { period: string; value: string; origin: string; status: string }[]).filter((one) => one.origin === "measured" && one.period === "2023").map((one) => [one.value, one.status] as const);
  };
  /** One person proposes for spans, another accepts. */
  const reviewed = async (spans: readonly (readonly [from: string, until: string])[], verdict: string, reason: string, factors: readonly string[] = []): Promise<void> => {
    const day = (at: string): string => at.slice(0, 10), asked: unknown[] = [];
    for (const [from, until] of spans) {
      // what the person has seen is what is reviewed: the grid says up to which batch that goes
      const grid = await clerk.send("GET", `${d}/data-review/points/${point}?from=${day(from)}&until=${day(from) === day(until) ? "2023-07-02" : day(until)}`);
      expect(grid.status, JSON.stringify(grid.body)).toBe(200);
      asked.push({ id: newId(), point, from, until, factors, packets: grid.body["packets"], batches: grid.body["batches"] });
    }
    const proposed = await clerk.send("POST", `${d}/data-review/reviews`, { verdict, reason, reviews: asked });
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
    for (const one of proposed.body.items!) {
      const said = await director.send("POST", `${d}/data-review/reviews/${String(one["id"])}/decision`, { id: newId(), decision: "accept", note: "同意" });
      expect(said.status, JSON.stringify(said.body)).toBe(200);
    }
  };

  beforeAll(async () => {
    program = await startProgram(await readyFolder(true));
    const system = new Person(program.address, "sysadmin"), security = new Person(program.address, "secadmin");
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own); await system.begin(program.passwords["sysadmin"]!, own); await security.begin(program.passwords["secadmin"]!, own);
    const made = await system.send("POST", "/api/users", { id: newId(), name: "shuju", displayName: "数据员", phone: null, organisation: null, district: "yungang" });
    expect((await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "clerk", district: "yungang", organisation: "*", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
    await (clerk = new Person(program.address, "shuju")).begin(String(made.body["oneTimePassword"]), own);
    const put = await director.send("POST", `${d}/points`, { id: newId(), point, seq: 0, kind: "air-station", nameZh: "主线空气站", nameEn: "Station of the line", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    // what units the station sends stands with its instrument
    const units = { a34004: "µg/m³", a34002: "µg/m³", a21026: "µg/m³", a21004: "µg/m³", a21005: "mg/m³", a05024: "µg/m³" };
    const instrument = await director.send("POST", `${d}/instruments`, { id: newId(), instrument: "line-air-1", seq: 0, mn: "1140214000000000000000A1", point, st: "22", edition: 2017, password: "123456", key: null, leniencies: [], units, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true });
    expect(instrument.status, JSON.stringify(instrument.body)).toBe(200);
    const profile = await director.send("POST", `${d}/network/profiles`, { id: newId(), point, seq: 0, from: "2023-01-01", network: "district", method: "automatic", evaluated: true, body: null, chainage: null, functionZone: "二类区", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [], note: "" });
    expect(profile.status, JSON.stringify(profile.body)).toBe(200);
    const key = await director.send("POST", `${d}/push-keys`, { id: newId(), name: "主线", origin: "push", points: [point], untilDay: null });
    for (let at = 0; at < year.length; at += 1000) {
      const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(key.body["key"])}` }, body: JSON.stringify({ id: newId(), observations: year.slice(at, at + 1000) }) });
      expect(pushed.status, await pushed.clone().text()).toBe(200);
    }
    if (chromiumPath !== undefined) browser = await chromium.launch({ executablePath: chromiumPath, args: browserArguments });
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  test("in real time the spike counts until somebody decides: it is doubtful by a rule, and the day's index is 115", async () => {
    expect(await figure(dayIndex("real-time"))).toMatchObject({ value: "115", detail: { aqi: 115, primary: ["PM2.5"] } });
    const hours = await director.send("GET", `${d}/figures/hours?kind=point&id=${point}&item=PM2.5&from=2023-07-01&until=2023-07-02&line=real-time`);
    const cell = (hours.body["days"] as { hours: ({ value: string; quality: string; reason: { zh: string } | null } | null)[] }[])[0]!.hours[12];
    expect(cell).toMatchObject({ value: "1400", quality: "doubtful" });
    expect(cell?.reason?.zh).toMatch(/变化/);
    expect(await figure(dayIndex("reviewed"))).toMatchObject({ value: null });
    expect(await measured()).toEqual([]);
  }, 400_000);

  test("the year is reviewed by two people with the spike overlooked: 364 good days of 365 are the indicator, which says what it is made of", async () => {
    const months = Array.from({ length: 12 }, (_, at) => [`2023-${String(at + 1).padStart(2, "0")}-01`, at === 11 ? "2024-01-01" : `2023-${String(at + 2).padStart(2, "0")}-01`] as const);
    await reviewed(months.map(([from, until]) => [`${from}T00:00:00+08:00`, `${until}T00:00:00+08:00`]), "reliable", "全年数据经核查可靠");
    expect(await figure(dayIndex("reviewed"))).toMatchObject({ value: "115" });
    expect(await figure("reviewed|district:yungang|air-good-ratio@keep|year~2023-01-01")).toMatchObject({ value: "99.7", detail: { goodDays: 364, validDays: 365 } });
    await expect.poll(measured, { timeout: 90_000, interval: 500 }).toEqual([["99.7", "accepted"]]);
    const { body } = await director.send("GET", `${d}/indicators/i14-01?day=2024-06-01`);
    expect(JSON.stringify(body["lineage"])).toContain("reviewed|district:yungang|air-good-ratio");
  }, 400_000);

  test("the spike is found unreliable by two people: the day's index becomes 50, the indicator 100.0, and each says why", async () => {
    await reviewed([[spiked, "2023-07-01T13:00:00+08:00"]], "unreliable", "仪器校准时的值", ["a34004"]);
    expect(await figure(dayIndex("reviewed"))).toMatchObject({ value: "50" });
    const opened = await director.send("GET", `${d}/figures/one?key=${encodeURIComponent("reviewed|point:line-air|air-mean:PM2.5|day~2023-07-01")}`);
    expect(opened.body).toMatchObject({ value: "30", coverage: { have: 23, of: 24 } });
    await expect.poll(measured, { timeout: 90_000, interval: 500 }).toEqual([["99.7", "superseded"], ["100.0", "accepted"]]);
    const { body } = await director.send("GET", `${d}/indicators/i14-01?day=2024-06-01`);
    expect(JSON.stringify(body["lineage"])).toMatch(/99\.7[^"]*100\.0/);
    // the line in real time is another line: it stays
    expect(await figure(dayIndex("real-time"))).toMatchObject({ value: "115" });
  }, 400_000);

  test.skipIf(chromiumPath === undefined)("the page of the indicator shows both values and whence the later came", async () => {
    const context = await browser!.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" }), page = await context.newPage();
    expect((await context.request.post(`${program.address}/api/session`, { data: { name: "director", password: own } })).status()).toBe(200);
    await page.goto(`${program.address}/indicators/i14-01?d=yungang&day=2024-06-01`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => page.locator("main").innerText(), { timeout: 90_000 }).toMatch(/99\.7[\s\S]*100\.0|100\.0[\s\S]*99\.7/);
    expect(await page.locator("main").innerText()).toContain("监测");
    await context.close();
  }, 400_000);
});
