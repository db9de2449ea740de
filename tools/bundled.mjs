// One source of the house bundled for a benchmark: what is measured is what is written, without a build of the whole.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles `source` (from the root) into `outfile`; packages from npm stay outside, files beside a source are found where they lie. */
export async function bundledFrom(root, source, outfile) {
  const npmStaysOutside = { name: "npm stays outside", setup(b) { b.onResolve({ filter: /^[^./]/ }, (a) => (a.kind === "entry-point" || a.path.startsWith("@yunqing/") ? undefined : { path: a.path, external: true })); } };
  const ownPlace = { name: "own place", setup(b) {
    b.onLoad({ filter: /[/\\](packages|adapters|apps)[/\\].*\.ts$/ }, (a) => {
      const text = readFileSync(a.path, "utf8");
      return text.includes("import.meta.url") ? { contents: text.replaceAll("import.meta.url", JSON.stringify(new URL(relative(root, a.path).split("\\").join("/"), pathToFileURL(`${root}/`)).href)), loader: "ts" } : undefined;
    });
  } };
  await build({ entryPoints: [`./${source}`], outfile, bundle: true, format: "esm", platform: "node", target: "node20.19", conditions: ["source"], absWorkingDir: root, plugins: [npmStaysOutside, ownPlace], logLevel: "error" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundledFrom(join(dirname(fileURLToPath(import.meta.url)), ".."), process.argv[2], process.argv[3]);
