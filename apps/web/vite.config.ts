import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env["YUNQING_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: { outDir: "dist-web", emptyOutDir: true, manifest: true, target: "es2022", chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": server, "/docs": server, "/health": server } },
});
