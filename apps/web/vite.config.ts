import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build as bundle } from "esbuild";
import { defineConfig, type Plugin } from "vite";

const server = process.env["YUNQING_SERVER"] ?? "http://127.0.0.1:8080";
const folder = process.env["YUNQING_WEB_OUT"] ?? "dist-web";
const out = fileURLToPath(new URL(`./${folder}/`, import.meta.url));

/** Lays a compressed copy beside each file, so that the server need not compress (it serves `.gz` where it lies). */
const compressed = (): Plugin => ({
  name: "compressed copies", apply: "build",
  closeBundle: () => {
    if (!existsSync(out)) return; // the build failed: its own error is the one to read
    for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
      if (/\.(js|css|html)$/.test(name)) writeFileSync(`${out}${name}.gz`, gzipSync(readFileSync(out + name), { level: 9 }));
    }
  },
});

/** Pages that open without a network: their parts and all that those need are kept on the machine of who opened one. */
const offline = /[/\\]src[/\\](main\.tsx|pages[/\\]ledgers[/\\](ledgers-page|ledger-page|new-row-page|row-page)\.tsx)$/;

/** The worker that keeps the pages, the name of the build in the first page, and a file that tells it to pages that are open. */
const keptPages = (): Plugin => ({
  name: "kept pages", apply: "build", enforce: "post",
  generateBundle: {
    order: "post",
    async handler(_options, made) {
      const build = createHash("sha256").update(Object.keys(made).sort().join("\n")).update(readFileSync(fileURLToPath(new URL("./src/app/service-worker.ts", import.meta.url)))).digest("hex").slice(0, 16), files = new Set<string>();
      const take = (name: string): void => {
        const part = made[name];
        if (part === undefined || files.has(`/${name}`)) return;
        files.add(`/${name}`);
        if (part.type !== "chunk") return;
        for (const each of part.imports) take(each);
        for (const each of part.viteMetadata?.importedCss ?? []) files.add(`/${each}`);
      };
      for (const [name, part] of Object.entries(made)) if (part.type === "chunk" && (part.isEntry || offline.test(part.facadeModuleId ?? ""))) take(name);
      const worker = await bundle({ entryPoints: [fileURLToPath(new URL("./src/app/service-worker.ts", import.meta.url))], bundle: true, minify: true, write: false, format: "iife", target: "es2022", define: { YUNQING_BUILD: JSON.stringify(build), YUNQING_FILES: JSON.stringify([...files].sort()) } });
      this.emitFile({ type: "asset", fileName: "sw.js", source: worker.outputFiles[0]?.text ?? "" });
      this.emitFile({ type: "asset", fileName: "build.json", source: JSON.stringify({ build }) });
      const page = made["index.html"];
      if (page?.type !== "asset") throw new Error("the first page was not made");
      page.source = String(page.source).replace("</head>", `  <meta name="yunqing-build" content="${build}" />\n  </head>`);
    },
  },
});

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), keptPages(), compressed()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: { outDir: folder, emptyOutDir: true, manifest: true, target: "es2022", chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": server, "/docs": server, "/health": server } },
});
