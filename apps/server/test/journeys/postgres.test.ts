import { createRequire } from "node:module";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command, newFolder, newId, Person, startProgram, type Program } from "./program.js";

interface PgClient { connect(): Promise<void>; query(sql: string): Promise<unknown>; end(): Promise<void> }
/** The driver that the store itself has; this room declares none. */
const { Client } = createRequire(new URL("../../../../adapters/store-postgres/package.json", import.meta.url))("pg") as { Client: new (options: { connectionString: string; connectionTimeoutMillis: number }) => PgClient };

/** A PostgreSQL server on which databases may be made: the one that `YUNQING_TEST_DATABASE` names, or a local one; else null, said aloud. */
async function serverUrl(): Promise<string | null> {
  const named = process.env["YUNQING_TEST_DATABASE"], user = encodeURIComponent(process.env["PGUSER"] ?? process.env["USER"] ?? "root");
  for (const url of named ? [named] : [`postgres://${user}@127.0.0.1:5432/test`, "postgres://root@127.0.0.1:5432/test", "postgres://postgres@127.0.0.1:5432/test"]) {
    try { await ask(url, "select 1"); return url; } catch { /* the next one */ }
  }
  process.stderr.write("SKIPPED: the program on PostgreSQL: no YUNQING_TEST_DATABASE, and no local server with a database named test\n");
  return null;
}
async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try { await client.query(sql); } finally { await client.end(); }
}

const server = await serverUrl(), own = "Nine-lamps-under-7-roofs!", d = "/api/d/yungang", at2023 = "plan=plan-14&day=2023-12-31";
const made: string[] = [];
async function newDatabase(): Promise<string> {
  const name = `yq_journey_${randomBytes(4).toString("hex")}`;
  await ask(server!, `create database ${name}`);
  made.push(name);
  return Object.assign(new URL(server!), { pathname: `/${name}` }).toString();
}
const value = (over: Record<string, unknown> = {}): Record<string, unknown> & { readonly id: string } => ({ id: newId(), indicator: "i14-06", period: "2023", value: "1.35", document: "年报", note: "", evidence: [], ...over });

describe.skipIf(server === null)("on PostgreSQL", () => {
  afterAll(async () => { for (const name of made) await ask(server!, `drop database if exists ${name} with (force)`); });

  describe("two programs on one database and one data folder", () => {
    let programs: readonly [Program, Program];
    beforeAll(async () => {
      const url = await newDatabase(), data = newFolder();
      programs = await Promise.all([startProgram(data, "--database", url, "--no-demo"), startProgram(data, "--database", url, "--no-demo")]);
    }, 180_000);
    afterAll(async () => { for (const program of programs ?? []) await program.stop(); });

    test("started at once on an empty database both are ready, and one says the first passwords", () => {
      expect(programs.map(({ passwords }) => Object.keys(passwords).length).sort()).toEqual([0, 4]);
    });

    test("what is reported through one is reviewed through the other, judged alike, exported and printed by both", async () => {
      const [a, b] = programs, passwords = { ...a.passwords, ...b.passwords };
      const [system, security, director, audit] = [new Person(a.address, "sysadmin"), new Person(b.address, "secadmin"), new Person(a.address, "director"), new Person(b.address, "auditadmin")];
      for (const one of [system, security, director, audit]) await one.begin(passwords[one.name]!, own);
      const user = await system.send("POST", "/api/users", { id: newId(), name: "wang", displayName: "王科员", phone: "13800000000", organisation: "bureau", district: "yungang" });
      expect((await security.send("POST", "/api/grants", { id: newId(), user: user.body["id"], role: "clerk", district: "yungang", organisation: "gov", place: "*", enterprise: null, from: "2020-01-01", until: null })).status).toBe(200);
      const clerk = new Person(b.address, "wang"), elsewhere = new Person(b.address, "director");
      await clerk.begin(String(user.body["oneTimePassword"]), own);
      expect(await elsewhere.signIn(own)).toBe(200);
      const reported = value();
      expect((await clerk.send("POST", `${d}/values`, reported)).body["by"]).toMatch(/王科员/);
      expect((await director.send("GET", `${d}/values`)).body.items).toMatchObject([{ id: reported.id, by: expect.stringMatching(/王科员/) as string }]);
      const reviews = await Promise.all([director, elsewhere].map((one) => one.send("POST", `${d}/values/${reported.id}/review`, { id: newId(), decision: "accept", note: "", seen: "submitted" })));
      expect(reviews.map(({ status }) => status).sort(), JSON.stringify(reviews.map(({ body }) => body))).toEqual([200, 409]);
      for (const one of [director, elsewhere]) expect((await one.send("GET", `${d}/indicators/i14-06?${at2023}`)).body).toMatchObject({ state: "on-track", value: { rounded: "1.4" } });
      expect((await elsewhere.bytes(`${d}/tables/indicators.xlsx?${at2023}`)).status).toBe(200);
      const report = await director.send("POST", `${d}/reports`, { id: newId(), plan: "plan-14", day: "2023-12-31" });
      expect(report.status, JSON.stringify(report.body)).toBe(200);
      expect((await elsewhere.bytes(`${d}/reports/${String(report.body["id"])}.docx`)).type).toContain("wordprocessingml");
      const duties = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? director : elsewhere).send("POST", `${d}/duties`, { id: newId(), title: `第${n}件`, text: "", holder: "industry", approver: null, workingDays: 5, subject: null, place: null })));
      expect(new Set(duties.map(({ body }) => body["number"])).size).toBe(20);
      const log = (await audit.send("GET", `${d}/audit?limit=500`)).body as unknown as { chain: { ok: boolean }; entries: { action: string }[] };
      expect(log.chain.ok).toBe(true);
      expect(log.entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["value.report", "value.review", "table.export", "report.make", "report.download"]));
      expect((await director.send("DELETE", "/api/session")).status).toBe(204);
      expect((await director.send("GET", "/api/session")).status).toBe(401);
    }, 120_000);

    test("told to stop they end in order", async () => { for (const program of programs) expect(await program.stop("SIGTERM")).toBe(0); });
  });

  test("an embedded store moved to PostgreSQL goes on there: people, passwords, values, duties", async () => {
    const data = newFolder(), url = await newDatabase();
    const before = await startProgram(data, "--no-demo");
    const director = new Person(before.address, "director");
    await director.begin(before.passwords["director"]!, own);
    const reported = value();
    expect((await director.send("POST", `${d}/values`, reported)).status).toBe(200);
    const duties = (await director.send("GET", `${d}/duties`)).body.items!;
    await before.stop();
    const moved = await command("migrate-to-postgres", url, "--data", data);
    expect(moved.code, moved.err).toBe(0);
    const after = await startProgram(data, "--database", url, "--no-demo");
    try {
      expect(after.passwords).toEqual({});
      const again = new Person(after.address, "director");
      expect(await again.signIn(own)).toBe(200);
      expect((await again.send("GET", `${d}/values`)).body.items).toMatchObject([{ id: reported.id, value: "1.35" }]);
      expect((await again.send("GET", `${d}/duties`)).body.items).toEqual(duties);
      expect((await again.send("POST", `${d}/values`, value({ period: "2022" }))).status).toBe(200);
    } finally { await after.stop(); }
  }, 180_000);
});
