import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type TLSSocket } from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { dataAnswer, receiver } from "@yunqing/hj212";
import { load, simulate } from "@yunqing/simulator";
import { beijing, spec, until, written } from "./host.js";

const folder = mkdtempSync(join(tmpdir(), "tls-"));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
function certificate(): { cert: string; key: string } | undefined {
  try {
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")], { stdio: "ignore" });
    return { cert: readFileSync(join(folder, "cert.pem"), "utf8"), key: readFileSync(join(folder, "key.pem"), "utf8") };
  } catch { console.warn("SKIPPED for want of openssl: lines over TLS"); return undefined; }
}
const own = certificate();

(own === undefined ? describe.skip : describe)("over TLS", () => {
  test("instruments and load, with a certificate trusted by name", async () => {
    const seen: (string | null)[] = [], open = new Set<TLSSocket>();
    const server = createServer({ cert: own!.cert, key: own!.key }, (socket) => {
      const decoder = receiver();
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("data", (chunk) => { for (const one of decoder.push(chunk)) if (one.kind === "packet") { seen.push(one.segment.cn); socket.write(written(dataAnswer(one.segment))); } });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address(), port = typeof address === "object" && address !== null ? address.port : 0, tls = { ca: own!.cert, servername: "localhost" };
    const simulation = simulate({ host: "127.0.0.1", port, tls, instruments: [spec({ kind: "noise", st: "23" })], seed: 1, speed: 3_600, startAt: beijing("2026-03-10T12:00:00"), tickMs: 10, staggerMs: 0 });
    await until("minutes", () => seen.filter((cn) => cn === "2051").length > 3);
    await simulation.stop();
    expect(simulation.counts().acknowledged).toBeGreaterThan(3);
    expect(await load({ host: "127.0.0.1", port, tls, instruments: 3, packetsPerSecond: "max", packets: 300 })).toMatchObject({ acked: 300 });
    for (const socket of open) socket.destroy();
    await new Promise<void>((done) => { server.close(() => done()); });
  });
});
