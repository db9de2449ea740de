import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder, newId, Person, startProgram } from "./program.js";

const d = "/api/d/yungang", own = "Nine-lamps-under-7-roofs!";
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const duty = (): Record<string, unknown> => ({ id: newId(), title: "停机前交办", text: "", holder: "industry", approver: null, workingDays: 5, subject: null, place: null });

test("a full disk is told, not a failure of the program; told to stop in the middle of work, what was acknowledged is kept", async () => {
  const data = newFolder(), program = await startProgram(data, "--no-demo");
  const director = new Person(program.address, "director");
  await director.begin(program.passwords["director"]!, own);

  const incoming = join(data, "evidence", "incoming");
  renameSync(incoming, `${incoming}.away`);
  writeFileSync(incoming, ""); // no file can be made in it, also for root
  const refused = await director.upload(`${d}/evidence`, "a.pdf", "application/pdf", pdf);
  expect([refused.status, refused.body["code"]], JSON.stringify(refused.body)).toEqual([503, "http/cannot-keep"]);
  rmSync(incoming);
  renameSync(`${incoming}.away`, incoming);
  expect((await director.upload(`${d}/evidence`, "a.pdf", "application/pdf", pdf)).status).toBe(200);

  const commands = Array.from({ length: 40 }, duty);
  const sent = commands.map(async (one) => ({ id: String(one["id"]), status: await director.send("POST", `${d}/duties`, one).then(({ status }) => status, () => 0) }));
  await Promise.race(sent);
  expect(await program.stop("SIGTERM"), program.talk()).toBe(0);
  const answers = await Promise.all(sent), kept = answers.filter(({ status }) => status === 200).map(({ id }) => id);
  expect(kept.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);

  const again = await startProgram(data, "--no-demo");
  try {
    const back = new Person(again.address, "director");
    expect(await back.signIn(own)).toBe(200);
    const held = new Set((await back.send("GET", `${d}/duties`)).body.items!.map(({ id }) => id));
    expect(kept.filter((id) => !held.has(id))).toEqual([]);
  } finally { await again.stop(); }
}, 120_000);
