import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
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

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), compressed()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: { outDir: folder, emptyOutDir: true, manifest: true, target: "es2022", chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": server, "/docs": server, "/health": server } },
});
