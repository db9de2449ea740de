import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLocalLine, throughLocalLine } from "../src/local-line.js";

const folder = (): string => mkdtempSync(join(tmpdir(), "yq-line-"));
const ear = () => { const heard = { out: "", err: "" }; return { heard, talk: { out: (t: string) => { heard.out += t; }, err: (t: string) => { heard.err += t; } } }; };

test("a command goes through the running program: results, talk and exit code come back", async () => {
  const data = folder();
  const line = await openLocalLine(data, async (argv, talk) => { talk.out(`result of ${argv.join(" ")}\n`); talk.err("进度 1/2\n"); return 3; });
  expect(statSync(join(data, "local.json")).mode & 0o077).toBe(0);
  const { heard, talk } = ear();
  expect(await throughLocalLine(data, ["backup", "a b"], talk)).toBe(3);
  expect(heard).toEqual({ out: "result of backup a b\n", err: "进度 1/2\n" });
  await line.close();
  expect(await throughLocalLine(data, ["backup"], talk)).toBeNull();
});

test("without the word of the data folder the line is shut", async () => {
  const data = folder();
  const line = await openLocalLine(data, async () => 0);
  const { port } = JSON.parse(readFileSync(join(data, "local.json"), "utf8")) as { port: number };
  expect((await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers: { authorization: "Bearer guess" }, body: "[]" })).status).toBe(403);
  writeFileSync(join(data, "local.json"), JSON.stringify({ pid: 1, port, word: "guess" }));
  expect(await throughLocalLine(data, ["backup"], ear().talk)).toBeNull();
  await line.close();
});

test("a command that throws ends with exit 1 and its sentence", async () => {
  const data = folder();
  const line = await openLocalLine(data, async () => { throw new Error("no such table: 指标"); });
  const { heard, talk } = ear();
  expect(await throughLocalLine(data, ["export"], talk)).toBe(1);
  expect(heard.err).toContain("no such table: 指标");
  await line.close();
});
