import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigInvalid, readConfig } from "../src/config.js";
import { CalledWrongly, optionsOf } from "../src/talk.js";

test("a flag beats the environment, the environment beats the settings file, the file beats the default", () => {
  const data = mkdtempSync(join(tmpdir(), "yq-config-"));
  writeFileSync(join(data, "settings.json"), JSON.stringify({ port: "8001", host: "0.0.0.0", idleMinutes: 30 }));
  const { config, rest } = readConfig(["--data", data, "--port=8003", "--no-demo", "x", "--json"], { YUNQING_PORT: "8002", YUNQING_LOG_LEVEL: "info" }, "/r");
  expect([config.port, config.host, config.idleMinutes, config.logLevel, config.demo]).toEqual(["8003", "0.0.0.0", "30", "info", "no"]);
  expect(rest).toEqual(["x", "--json"]);
});

test.each([
  ["a port that is none", ["--port", "99999"], {}],
  ["a port with letters", [], { YUNQING_PORT: "80a" }],
  ["a switch that is neither", ["--demo=perhaps"], {}],
  ["no minutes", ["--idle-minutes", "0"], {}],
  ["a flag without its value", ["--port"], {}],
])("%s stops the start", (_, argv, env) => { expect(() => readConfig(argv, env, "/r")).toThrow(ConfigInvalid); });

test("an unknown key of the settings file is named, with those that exist", () => {
  const data = mkdtempSync(join(tmpdir(), "yq-config-"));
  writeFileSync(join(data, "settings.json"), JSON.stringify({ prot: 1 }));
  expect(() => readConfig(["--data", data], {}, "/r")).toThrow(/prot[\s\S]*port/);
});

test("an option nobody declared is refused by name", () => {
  expect(() => optionsOf(["--jsn"], [], ["--json"])).toThrow(CalledWrongly);
  expect(optionsOf(["--json", "--day=2023-01-01", "a"], ["--day"], ["--json"])).toEqual({ options: { "--day": "2023-01-01" }, on: new Set(["--json"]), rest: ["a"] });
});
