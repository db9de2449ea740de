import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const d = "/api/d/yungang", own = "Nine-lamps-under-7-roofs!";
const pdfOf = (word: string): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n% ${word}\n%%EOF\n`);
type Answer = Awaited<ReturnType<Person["send"]>>;

/** A problem as the wire has it: a status of the 400s, a code, both languages; the field where one is to blame. */
function expectProblem(answer: Answer, label: string, field?: string): void {
  expect(answer.status, `${label}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(answer.status, `${label}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(500);
  const { code, detail, errors } = answer.body as { code?: string; detail?: { zh?: string; en?: string }; errors?: { field: string; message: { zh: string; en: string } }[] };
  expect([typeof code, /\p{Script=Han}/u.test(detail?.zh ?? ""), (detail?.en ?? "") !== ""], label).toEqual(["string", true, true]);
  if (field === undefined) return;
  const named = errors?.find((one) => one.field === field);
  expect(named, `${label} names ${field}: ${JSON.stringify(errors)}`).toBeDefined();
  expect([/\p{Script=Han}/u.test(named!.message.zh), named!.message.en !== ""], label).toEqual([true, true]);
}

describe("what no screen would send, sent to the running program", () => {
  let program: Program, director: Person;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
  }, 180_000);
  afterAll(async () => { await program?.stop(); });

  const value = (over: Record<string, unknown>): Record<string, unknown> => ({ id: newId(), indicator: "i14-06", period: "2021", value: "1.1", document: "年报", note: "", evidence: [], ...over });
  const duty = (over: Record<string, unknown>): Record<string, unknown> => ({ id: newId(), title: "题", text: "", holder: "industry", approver: null, workingDays: 5, subject: null, place: null, ...over });
  const assignment = (over: Record<string, unknown>): Record<string, unknown> => ({ id: newId(), indicator: "i14-07", year: 2025, op: ">=", value: "1", document: "文", documentDay: "2022-01-01", ...over });
  const progress = (over: Record<string, unknown>): Record<string, unknown> => ({ id: newId(), project: "A1-1", day: "2022-01-01", percent: "10", state: "under-way", paidWan: null, note: "", evidence: [], ...over });
  const reportOf = (over: Record<string, unknown>): Record<string, unknown> => ({ id: newId(), plan: "plan-14", day: "2023-12-31", ...over });

  const nul = "a\u0000b", half = "a\ud800b", bell = "a\u0007b";
  const commands: readonly (readonly [path: string, make: (over: Record<string, unknown>) => Record<string, unknown>, field: string, values: readonly unknown[]])[] = [
    ["/values", value, "value", ["1e999", "-0", "-0.00", "+1", ".5", "5.", "00012", "٣", "１", "NaN", "Infinity", "0x10", "1_000", "1/3", "😀", "1".repeat(64), "'; drop table reported_value; --", nul, half, 1.5, null, " ", "1\n"]],
    ["/values", value, "period", ["2023-13", "2023-06", "٢٠٢٣", "1999", "0000", "9999", "2023 ", nul, 2023]],
    ["/values", value, "document", [nul, " ", "x".repeat(501)]],
    ["/values", value, "note", [nul, half, bell, "x".repeat(10_000), 1]],
    ["/values", value, "id", ["x", "", newId().toUpperCase(), 1]],
    ["/values", value, "extra", [1]],
    ["/values", value, "evidence", [["a".repeat(64)], "x", Array(51).fill("a".repeat(64))]],
    ["/values", value, "evidence.0", [["../../etc/passwd"], [nul]]],
    ["/duties", duty, "title", [nul, half, " ", "x".repeat(201)]],
    ["/duties", duty, "text", [nul, "x".repeat(10_000)]],
    ["/duties", duty, "holder", ["__proto__", "nowhere", nul]],
    ["/duties", duty, "approver", ["__proto__", "industry"]],
    ["/duties", duty, "place", ["constructor", nul]],
    ["/duties", duty, "subject", [nul, half]],
    ["/duties", duty, "workingDays", [0, 501, 1.5, "5", -1]],
    ["/assignments", assignment, "documentDay", ["2023-02-30", "2099-01-01", "2023-2-1"]],
    ["/assignments", assignment, "year", [2024.5, 1900, 2026]],
    ["/assignments", assignment, "value", ["1e5", "-0", "٣"]],
    ["/assignments", assignment, "document", [nul, " "]],
    ["/progress", progress, "day", ["2023-02-30", "2099-01-01"]],
    ["/progress", progress, "percent", ["1e1", "-0", "100.0001", "101"]],
    ["/progress", progress, "paidWan", ["-1", "1".repeat(40), "1,000"]],
    ["/progress", progress, "note", [nul]],
    ["/reports", reportOf, "day", ["2023-02-30", "2099-01-01", "0001-01-01"]],
    ["/reports", reportOf, "known", ["2023-02-30"]],
    ["/reports", reportOf, "plan", [nul]],
  ];
  test.each(commands)("%s %# names the field of each bad value", async (path, make, field, values) => {
    for (const bad of values) expectProblem(await director.send("POST", d + path, make({ [field.split(".")[0]!]: bad })), `${field} ${JSON.stringify(bad).slice(0, 40)}`, field);
  });

  test("ids that are nobody's are not found, whatever they look like", async () => {
    for (const id of ["i14-99", "'; select 1", "../../etc", "__proto__", "constructor", "😀"]) expectProblem(await director.send("POST", `${d}/values`, value({ indicator: id })), id);
    const addresses = ["/indicators/..%2f..%2fetc%2fpasswd", "/indicators/%00", "/indicators/__proto__", `/indicators/${"x".repeat(5000)}`, "/indicators/%ED%A0%80", "/indicators/%", "/projects/constructor", "/duties/%00", "/duties/x'--", "/reports/..%2f..%2fx.docx",
      "/reports/%00.docx", "/evidence/..%2f..%2fetc%2fpasswd", `/evidence/${"g".repeat(64)}`, `/evidence/${"a".repeat(64)}`, "/tables/__proto__.xlsx", "/tables/indicators.xlsx?sort=%00", "/tables/indicators.xlsx?q=%00", "/tables/indicators.xlsx?day=2023-02-30",
      "/duties?state=zzz", "/duties?holder=%00", "/values?status=zzz", "/overview?day=2023-02-30", "/overview?day=abc", "/overview?known=2023-02-29", "/overview?plan=__proto__", "/overview?plan=%00", "/overview?plan=", "/overview?x=1", "/overview?day=2023-01-01&day=2024-01-01"];
    for (const address of addresses) expectProblem(await director.send("GET", d + address), address);
    for (const district of ["nowhere", "%00", "__proto__", "YUNGANG"]) expectProblem(await director.send("GET", `/api/d/${district}/overview`), district);
  });

  test("days before anything was known, and days to come, are answered", async () => {
    for (const query of ["known=1900-01-01", "day=2099-01-01", "day=9999-12-31", "day=0001-01-01", "known=2099-01-01", "day=2021-03-31&known=2020-01-01"]) {
      for (const page of ["overview", "indicators", "indicators/i14-06", "targets", "projects"]) expect((await director.send("GET", `${d}/${page}?${query}`)).status, `${page} ${query}`).toBe(200);
    }
  });

  /** Raw bytes, as a program that speaks HTTP by hand would send them. */
  const raw = async (path: string, type: string, body: string | Uint8Array): Promise<Answer> => director.raw("POST", path, type, body);
  test("bodies that are none: huge, deep, broken, of another kind", async () => {
    const json = "application/json";
    for (const [label, path, type, body] of [
      ["60,000 deep", "/values", json, `${'{"a":'.repeat(60_000)}1${"}".repeat(60_000)}`], ["a million deep", "/layers", json, `{"id":"${newId()}","title":"t","crs":"WGS84","geojson":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`],
      ["deep coordinates", "/layers", json, `{"id":"${newId()}","title":"t","crs":"WGS84","geojson":{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${"[".repeat(10_000)}${"]".repeat(10_000)}}}]}}`],
      ["a megabyte", "/values", json, JSON.stringify(value({ note: "x".repeat(1_000_000) }))], ["broken", "/values", json, '{"a":'], ["__proto__", "/values", json, '{"__proto__":{"x":1}}'], ["nothing", "/values", json, ""], ["a list", "/values", json, "[]"], ["null", "/values", json, "null"],
      ["no text", "/values", json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])], ["text", "/values", "text/plain", "hello"], ["XML", "/values", "application/xml", "<a/>"], ["no type", "/values", ";;;", "{}"], ["JSON as a file", "/evidence", json, "{}"],
      ["a form without a boundary", "/evidence", "multipart/form-data", "x"], ["a form cut off", "/evidence", "multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4'],
      ["an empty form", "/evidence", "multipart/form-data; boundary=x", "--x--\r\n"], ["a file of another name", "/evidence", "multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="other"; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n'],
    ] as const) expectProblem(await raw(d + path, type, body), label);
  });
  test("a head that is too large gets a problem too", async () => {
    const { hostname, port } = new URL(program.address);
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      request({ hostname, port, path: "/api/session", headers: { "x-large": "x".repeat(60_000) } }, (reply) => {
        let text = "";
        reply.on("data", (part: Buffer) => { text += part.toString("utf8"); }).on("end", () => { resolve({ status: reply.statusCode ?? 0, text }); });
      }).on("error", reject).end();
    });
    expect(answer.status).toBe(431);
    expectProblem({ status: answer.status, body: JSON.parse(answer.text) as Answer["body"] }, "head");
  });

  test("names of files are kept without folders, directions and control characters", async () => {
    for (const [sent, kept] of [["../../../etc/passwd.pdf", "passwd.pdf"], ["..\\..\\x.pdf", "x.pdf"], ["a\u0000b.pdf", "ab.pdf"], ["\u202efdp.exe.pdf", "fdp.exe.pdf"], ["😀.pdf", "😀.pdf"]] as const) {
      const answer = await director.upload(`${d}/evidence`, sent, "application/pdf", pdfOf(sent));
      expect([answer.status, answer.body["name"]], sent).toEqual([200, kept]);
    }
    for (const name of [`${"x".repeat(300)}.pdf`, "a.exe", "a.pdf.exe"]) expectProblem(await director.upload(`${d}/evidence`, name, "application/pdf", pdfOf(name)) as Answer, name, "file");
  });

  test("sign-in with anything is refused, and nothing breaks", async () => {
    for (const body of [{ name: nul, password: "x" }, { name: half, password: "x" }, { name: "' or 1=1 --", password: "x" }, { name: "😀", password: "\u0000" }, { name: "x".repeat(64), password: "y".repeat(256) }, { name: {}, password: [] }, { name: "a" }, {}]) {
      expectProblem(await new Person(program.address, "nobody").send("POST", "/api/session", body), JSON.stringify(body).slice(0, 60));
    }
  });

  test("the same command at once and again is one command; the same id with other content is refused", async () => {
    const times = async (path: string, body: unknown): Promise<readonly Answer[]> => Promise.all([1, 2, 3, 4].map(() => director.send("POST", d + path, body)));
    const reported = value({ period: "2022" }), opened = duty({ title: "同一件事" }), assigned = assignment({}), told = progress({}), made = reportOf({});
    for (const [path, command, other] of [["/values", reported, { value: "2" }], ["/duties", opened, { title: "另一件事" }], ["/assignments", assigned, { value: "2" }], ["/progress", told, { percent: "20" }], ["/reports", made, { day: "2022-12-31" }]] as const) {
      const answers = await times(path, command);
      expect(answers.map(({ status }) => status), `${path} ${JSON.stringify(answers[0]!.body)}`).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map(({ body }) => body["id"])), path).toEqual(new Set([command["id"]]));
      const taken = await director.send("POST", d + path, { ...command, ...other });
      expect([taken.status, taken.body["code"]], path).toEqual([409, "store/id-taken"]);
    }
    const count = async (page: string): Promise<number> => (await director.send("GET", `${d}/${page}`)).body.items!.filter(({ id }) => [reported["id"], opened["id"], made["id"]].includes(id)).length;
    expect([await count("values"), await count("duties"), await count("reports")]).toEqual([1, 1, 1]);
    const steps = (await director.send("GET", `${d}/duties/${String(opened["id"])}`)).body["steps"] as { id: string }[];
    const sign = { id: newId(), move: "sign", note: "", evidence: [], seen: steps.at(-1)!.id };
    const moves = await times(`/duties/${String(opened["id"])}/moves`, sign);
    expect(moves.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((moves[0]!.body["steps"] as unknown[]).length).toBe(2);
  });

  test("after all this the program is well and its log tells nothing that was typed", async () => {
    expect((await director.send("GET", "/health")).status).toBe(200);
    expect(program.talk()).not.toMatch(/drop table|request failed/);
  });
});
