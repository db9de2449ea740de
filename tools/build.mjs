// Builds the program (esbuild) and the pages (vite) when their sources changed. Type-checking is the work of `npm test`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "build");
export const webRoot = join(root, "apps", "web", "dist-web");

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name.startsWith("dist")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path); else yield path;
  }
}

/** A fingerprint of sources by path, size and time: cheap enough for each start. */
function fingerprint(folders, files = []) {
  const hash = createHash("sha256");
  for (const folder of folders) for (const path of filesUnder(join(root, folder))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)}:${size}:${mtimeMs}\n`);
  }
  for (const name of ["package-lock.json", "tools/build.mjs", ...files]) hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}
const sources = (parts) => parts.flatMap((part) => readdirSync(join(root, part)).map((room) => `${part}/${room}/src`)).filter((path) => existsSync(join(root, path)));

async function fresh(name, wanted, target, work, quiet, words) {
  const stamp = join(out, `.${name}`);
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!quiet) process.stderr.write(`${words}\n`);
  await work();
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** In a bundle a file no longer stands where it was written: `import.meta.url` becomes its place below the root that bin/yunqing.mjs names. */
const ownPlace = { name: "own place", setup(b) {
  b.onLoad({ filter: /[/\\](packages|adapters|apps)[/\\].*\.ts$/ }, (a) => {
    const text = readFileSync(a.path, "utf8");
    if (!text.includes("import.meta.url")) return undefined;
    return { contents: text.replaceAll("import.meta.url", `(globalThis.yunqingRoot + ${JSON.stringify(relative(root, a.path).split("\\").join("/"))})`), loader: "ts" };
  });
} };

/**
 * Each build lies in a folder of its own, named in `build/current`: a program that runs keeps the parts it has not loaded yet
 * while a newer one is built beside it. The three newest stay.
 */
async function buildProgram(name) {
  const { build: bundle } = await import("esbuild");
  const folder = join(out, name);
  const npmStaysOutside = { name: "npm stays outside", setup(b) { b.onResolve({ filter: /^[^./]/ }, (a) => (a.path.startsWith("@yunqing/") ? undefined : { path: a.path, external: true })); } };
  if (!existsSync(out)) mkdirSync(out, { recursive: true });
  await bundle({
    entryPoints: { yunqing: join(root, "apps/server/src/main.ts") }, outdir: folder, outExtension: { ".js": ".mjs" }, chunkNames: "chunks/[name]-[hash]",
    bundle: true, splitting: true, format: "esm", platform: "node", target: "node20.19", conditions: ["source"], plugins: [npmStaysOutside, ownPlace],
    sourcemap: "linked", logLevel: "error", absWorkingDir: root,
  });
  writeFileSync(join(out, "current"), name);
  const older = readdirSync(out).filter((each) => each.startsWith("p-") && each !== name).map((each) => ({ each, at: statSync(join(out, each)).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { each } of older.slice(2)) rmSync(join(out, each), { recursive: true, force: true });
}

/** The folder of the newest build, as the starter finds it. */
export const programFolder = () => join(out, readFileSync(join(out, "current"), "utf8").trim());

/** New pages are laid over the old ones, the first page and what tells of it last: whoever has an older one open still finds its parts for a week. */
async function buildWeb() {
  const { build: bundle } = await import("vite");
  // a folder of this process alone: two programs that start at once do not take each other's files away
  const name = `dist-web-new-${process.pid}`, made = join(root, "apps/web", name);
  process.env.YUNQING_WEB_OUT = name;
  // whatever the caller's is: under "test" the parts of the pages take one id for all, and labels name the wrong dialog
  process.env.NODE_ENV = "production";
  await bundle({ root: join(root, "apps/web"), configFile: join(root, "apps/web/vite.config.ts"), logLevel: "error" });
  const fresh = [...everyFile(made)].map((path) => relative(made, path)), rank = (name) => ["index.html", "sw.js", "build.json"].findIndex((each) => name.startsWith(each));
  for (const file of [...fresh].sort((a, b) => rank(a) - rank(b))) {
    mkdirSync(dirname(join(webRoot, file)), { recursive: true });
    renameSync(join(made, file), join(webRoot, file));
  }
  const kept = new Set(fresh), weekAgo = Date.now() - 7 * 86_400_000;
  for (const path of everyFile(webRoot)) if (!kept.has(relative(webRoot, path)) && statSync(path).mtimeMs < weekAgo) rmSync(path);
  rmSync(made, { recursive: true, force: true });
}
/** The bundler of the pages takes a gigabyte; it goes with its own process, and the program that then runs for years never had it. */
async function pagesInOwnProcess() {
  const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--pages-here"], { cwd: root, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`.trim() || `the bundler ended with ${done.status ?? done.signal}`);
}
function* everyFile(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* everyFile(join(folder, entry.name)); else yield join(folder, entry.name);
  }
}

/** @param options.web also the pages; options.quiet no progress lines */
export async function build({ web = true, quiet = false } = {}) {
  const program = fingerprint([...sources(["packages", "adapters"]), "apps/server/src", "apps/simulator/src", ...(existsSync(join(root, "packages/standards/bench")) ? ["packages/standards/bench"] : [])]);
  const name = `p-${program.slice(0, 16)}`;
  await fresh("program", program, join(out, name, "yunqing.mjs"), () => buildProgram(name), quiet, "正在编译程序…… (building the program)");
  if (!web || !existsSync(join(root, "apps/web/vite.config.ts"))) return;
  const pages = fingerprint([...sources(["packages"]), "apps/web/src"], ["apps/web/index.html", "apps/web/vite.config.ts"]);
  await fresh("pages", pages, join(webRoot, "index.html"), pagesInOwnProcess, quiet, "正在编译页面（约半分钟）…… (building the pages, about half a minute)");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--pages-here")) await buildWeb();
  else await build({ web: !process.argv.includes("--program") });
}
