#!/usr/bin/env node
// The one program. It must be readable by an old Node, so that an old Node gets one clear sentence instead of a syntax error.
import { existsSync, readFileSync, writeFileSync, mkdirSync, accessSync, constants } from "node:fs";
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const say = (zh, en) => process.stderr.write(`${zh}\n  ${en}\n`);

function refuse(zh, en) { say(zh, en); process.exit(1); }

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`Node ${process.versions.node} 太旧：云清需要 Node 20.19 或更新版本，请从 https://nodejs.org 安装后重试。`,
    `Node ${process.versions.node} is too old: Yunqing needs Node 20.19 or later; install it from https://nodejs.org and try again.`);
}

/** Packages are installed when the lock file is not the one they were installed from. */
function install() {
  const lock = join(root, "package-lock.json"), stamp = join(root, "node_modules", ".yunqing-lock");
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (existsSync(join(root, "node_modules", ".package-lock.json")) && spawnSync(npm(), ["ls", "--all", "--offline"], { cwd: root, stdio: "ignore", shell: process.platform === "win32" }).status === 0) {
    writeFileSync(stamp, wanted);
    return;
  }
  try { accessSync(root, constants.W_OK); } catch {
    refuse(`没有写权限：${root}；请换一个可写的目录，或请管理员授权。`, `No permission to write in ${root}; use a folder you may write in, or ask for permission.`);
  }
  say("正在安装依赖（只在第一次需要网络，约一分钟）……", "Installing packages (needs the network this once, about a minute) …");
  const done = spawnSync(npm(), ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
  if (done.status !== 0) refuse("依赖安装失败：请检查网络或 npm 镜像设置（npm config get registry）后重试。", "Installing packages failed: check the network or the npm mirror (npm config get registry) and try again.");
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
}
function npm() { return process.platform === "win32" ? "npm.cmd" : "npm"; }

// A reader that closes the pipe (`| head`) ends the program quietly.
for (const stream of [process.stdout, process.stderr]) stream.on("error", (problem) => { if (problem.code === "EPIPE") process.exit(0); throw problem; });

install();
const { build, programFolder } = await import(pathToFileURL(join(root, "tools", "build.mjs")).href);
const command = process.argv[2];
try {
  await build({ web: command === "start" || command === "web", quiet: command !== "start" && command !== "web" });
} catch (problem) {
  refuse(`构建失败：${problem.message}`, `The build failed: ${problem.message}`);
}
globalThis.yunqingRoot = pathToFileURL(`${root}/`).href;
const { main } = await import(pathToFileURL(join(programFolder(), "yunqing.mjs")).href);
process.exitCode = await main(process.argv.slice(2), { root });
