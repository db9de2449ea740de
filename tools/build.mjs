// Builds the program (esbuild) and the pages (vite) when their sources changed. Type-checking is the work of `npm test`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
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
function fingerprint(folders) {
  const hash = createHash("sha256");
  for (const folder of folders) for (const path of filesUnder(join(root, folder))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)}:${size}:${mtimeMs}\n`);
  }
  for (const name of ["package-lock.json", "tools/build.mjs"]) hash.update(readFileSync(join(root, name)));
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

async function buildProgram() {
  const { build: bundle } = await import("esbuild");
  const npmStaysOutside = { name: "npm stays outside", setup(b) { b.onResolve({ filter: /^[^./]/ }, (a) => (a.path.startsWith("@yunqing/") ? undefined : { path: a.path, external: true })); } };
  rmSync(join(out, "chunks"), { recursive: true, force: true });
  await bundle({
    entryPoints: { yunqing: join(root, "apps/server/src/main.ts") }, outdir: out, outExtension: { ".js": ".mjs" }, chunkNames: "chunks/[name]-[hash]",
    bundle: true, splitting: true, format: "esm", platform: "node", target: "node20.19", conditions: ["source"], plugins: [npmStaysOutside, ownPlace],
    sourcemap: "linked", logLevel: "error", absWorkingDir: root,
  });
}

async function buildWeb() {
  const { build: bundle } = await import("vite");
  await bundle({ root: join(root, "apps/web"), configFile: join(root, "apps/web/vite.config.ts"), logLevel: "error" });
}

/** @param options.web also the pages; options.quiet no progress lines */
export async function build({ web = true, quiet = false } = {}) {
  const program = fingerprint([...sources(["packages", "adapters"]), "apps/server/src", "apps/simulator/src", ...(existsSync(join(root, "packages/standards/bench")) ? ["packages/standards/bench"] : [])]);
  await fresh("program", program, join(out, "yunqing.mjs"), buildProgram, quiet, "正在编译程序…… (building the program)");
  if (!web || !existsSync(join(root, "apps/web/vite.config.ts"))) return;
  const pages = fingerprint([...sources(["packages"]), "apps/web/src"]);
  await fresh("pages", pages, join(webRoot, "index.html"), buildWeb, quiet, "正在编译页面（约半分钟）…… (building the pages, about half a minute)");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ web: !process.argv.includes("--program") });
