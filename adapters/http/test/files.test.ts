import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { NotFound } from "@yunqing/domain";
import { pathOf, type Problem } from "@yunqing/wire";
import type { App } from "../src/route.js";
import { attachment } from "../src/send-file.js";
import { cookie, csrf, dutyDesk, planDesk, server, usualServer, vault } from "./fakes.js";
import * as sample from "./samples.js";

let app: App | undefined;
afterEach(async () => { if (app !== (await usualServer())) await app?.close(); });
const headers = { cookie, "x-csrf-token": csrf };
const evidenceAt = pathOf("evidence", { d: "yungang" });
const form = (name: string, content: Buffer, field = "file") => ({
  headers: { ...headers, "content-type": "multipart/form-data; boundary=line" },
  payload: Buffer.concat([Buffer.from(`--line\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`), content, Buffer.from("\r\n--line--\r\n")]),
});

describe("evidence", () => {
  it("goes to the vault byte by byte, then to the desk", async () => {
    const kept = vault(), evidenceAdded = vi.fn(planDesk().evidenceAdded), content = Buffer.from([0, 255, 13, 10, 45, 45, 1]);
    app = await server({ vault: kept, planDesk: () => planDesk({ evidenceAdded }) });
    const reply = await app.inject({ method: "POST", url: evidenceAt, ...form("监测报告.pdf", content) });
    expect(reply.statusCode).toBe(200);
    expect(kept.kept).toEqual([content]);
    expect(evidenceAdded.mock.calls[0]?.[1]).toMatchObject({ name: "监测报告.pdf", bytes: 7 });
  });
  it("a file above the limit is refused while it comes in", async () => {
    const evidenceAdded = vi.fn(planDesk().evidenceAdded);
    app = await server({ evidenceBytes: 1000, planDesk: () => planDesk({ evidenceAdded }) });
    const reply = await app.inject({ method: "POST", url: evidenceAt, ...form("a.pdf", Buffer.alloc(5000, 1)) });
    expect([reply.statusCode, reply.json<Problem>().code, evidenceAdded.mock.calls.length]).toEqual([413, "http/file-too-large", 0]);
  });
  it("without the right nothing reaches the vault", async () => {
    const kept = vault(), session = { ...sample.session, districts: [{ ...sample.district, actions: ["plan.read"] as const }] };
    const { identity } = await import("./fakes.js");
    app = await server({ vault: kept, identity: identity({}, session) });
    const reply = await app.inject({ method: "POST", url: evidenceAt, ...form("a.pdf", Buffer.from("x")) });
    expect([reply.statusCode, kept.kept.length]).toEqual([403, 0]);
  });
  it.each([["another field", form("a.pdf", Buffer.from("x"), "other"), 400], ["JSON instead of a form", { headers, payload: { a: 1 } }, 415]])("%s is refused", async (_name, given, status) => {
    app = await usualServer();
    expect((await app.inject({ method: "POST", url: evidenceAt, ...given })).statusCode).toBe(status);
  });
  it("comes back as an attachment in a sandbox, under its verified type and Chinese name", async () => {
    app = await usualServer();
    const reply = await app.inject({ url: pathOf("evidenceFile", { d: "yungang", hash: sample.hash }), headers });
    expect([reply.statusCode, reply.body, reply.headers["content-type"], reply.headers["content-length"]]).toEqual([200, "%PDF-", "application/pdf", "5"]);
    expect(reply.headers["content-disposition"]).toBe(`attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent("监测报告.pdf")}`);
    expect([reply.headers["x-content-type-options"], reply.headers["content-security-policy"]]).toEqual(["nosniff", "sandbox; default-src 'none'"]);
  });
  it("is only for those to whom the desk shows it", async () => {
    const gone = (_actor: unknown, hash: string): Promise<never> => Promise.reject(new NotFound("evidence", hash));
    app = await server({ planDesk: () => planDesk({ evidence: gone, evidenceTaken: gone }) });
    for (const name of ["evidenceFile", "thumbnail"] as const) expect((await app.inject({ url: pathOf(name, { d: "yungang", hash: sample.hash }), headers })).statusCode).toBe(404);
  });
  it("a thumbnail is a picture and nothing else", async () => {
    app = await usualServer();
    const good = await app.inject({ url: pathOf("thumbnail", { d: "yungang", hash: sample.hash }), headers });
    expect([good.statusCode, good.headers["content-type"], [...good.rawPayload]]).toEqual([200, "image/webp", [1, 2, 3]]);
    app = await server({ vault: { ...vault(), thumbnail: async () => ({ type: "image/svg+xml", bytes: new Uint8Array([60]) }) } });
    expect((await app.inject({ url: pathOf("thumbnail", { d: "yungang", hash: sample.hash }), headers })).statusCode).toBe(404);
  });
  it.each([["a\r\nSet-Cookie: x=1.pdf", "a__Set-Cookie_ x=1.pdf"], ["../../../etc/passwd", ".._.._.._etc_passwd"], ['say "hi".pdf', "say _hi_.pdf"], ["‮fdp.exe", "_fdp.exe"]])("a name such as %j cannot leave its header", (name, clean) => {
    expect(attachment(name)).toContain(`filename*=UTF-8''${encodeURIComponent(clean)}`);
    expect(attachment(name)).not.toMatch(/[\r\n]/);
  });
});

describe("documents and tables", () => {
  it("a report is drawn, kept by hash, recorded with its figures, and can be fetched", async () => {
    const kept = vault(), recordReport = vi.fn(planDesk().recordReport), reportModel = vi.fn(planDesk().reportModel);
    app = await server({ vault: kept, planDesk: () => planDesk({ recordReport, reportModel }) });
    await app.inject({ method: "POST", url: pathOf("reports", { d: "yungang" }), headers, payload: { id: sample.uuid, plan: "p14", day: "2025-12-31" } });
    expect(reportModel.mock.calls[0]?.[1]).toEqual({ plan: "p14", day: "2025-12-31" });
    expect(kept.kept.map(String)).toEqual(["PKdocx"]);
    expect(recordReport.mock.calls[0]?.[1]).toEqual({ id: sample.uuid, model: sample.model, hash: sample.hash, bytes: 6 });
    const file = await app.inject({ url: pathOf("reportFile", { d: "yungang", id: sample.uuid }), headers });
    expect([file.statusCode, file.body]).toEqual([200, "%PDF-"]);
    expect((await app.inject({ url: pathOf("reportFile", { d: "yungang", id: "other" }), headers })).statusCode).toBe(404);
  });
  it("the sheet of a duty is drawn from its model", async () => {
    const duty = vi.fn(dutyDesk().duty), document = vi.fn(async () => new TextEncoder().encode("PKdocx"));
    app = await server({ dutyDesk: () => dutyDesk({ duty }), word: { document } });
    const reply = await app.inject({ url: pathOf("dutySheet", { d: "yungang", id: sample.uuid }), headers });
    expect([reply.statusCode, reply.body, duty.mock.calls[0]?.[1]]).toEqual([200, "PKdocx", sample.uuid]);
    const drawn = JSON.stringify(document.mock.calls[0]);
    for (const words of ["督办单 云环督〔2026〕1号", "查明原因", "提出措施", '"office":"分局"', '"label":"牵头单位","value":"分局"']) expect(drawn).toContain(words);
    expect((await app.inject({ url: pathOf("dutySheet", { d: "elsewhere", id: sample.uuid }), headers })).statusCode).toBe(404);
  });
  it("a table goes to Excel with the screen's own query and a watermark of who took it, when in Beijing", async () => {
    const table = vi.fn(planDesk().table), write = vi.fn(async () => new TextEncoder().encode("PKxlsx"));
    app = await server({ planDesk: () => planDesk({ table }), sheets: { table: write, tables: async () => new Uint8Array() } });
    const reply = await app.inject({ url: `${pathOf("table", { d: "yungang", table: "indicators" })}?lang=en&day=2025-12-31&category=${encodeURIComponent("环境质量")}`, headers });
    expect(reply.statusCode).toBe(200);
    expect(table.mock.calls[0]?.slice(1)).toEqual(["indicators", { lang: "en", day: "2025-12-31", category: "环境质量" }]);
    expect(write).toHaveBeenCalledWith(sample.table, { language: "en", watermark: "张三 · Yungang · 2026-11-24 00:30" });
    expect(reply.headers["content-disposition"]).toContain("Indicators_2026-11-24.xlsx");
    expect((await app.inject({ url: pathOf("table", { d: "yungang", table: "users" }), headers })).statusCode).toBe(400);
  });
});

describe("the screens", () => {
  let root: string, onRoot: Promise<App>;
  afterEach(() => { app = undefined; });
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "yunqing-http-"));
    mkdirSync(join(root, "assets"));
    writeFileSync(join(root, "index.html"), "<!doctype html><title>云清</title>");
    writeFileSync(join(root, "assets", "app-a1b2c3d4.js"), "plain");
    writeFileSync(join(root, "assets", "app-a1b2c3d4.js.gz"), gzipSync("packed"));
    writeFileSync(join(root, ".env"), "SECRET=1");
    onRoot = server({ webRoot: root });
  });
  afterAll(async () => { await (await onRoot).close(); rmSync(root, { recursive: true }); });
  it.each([["/", "text/html", 200, "no-cache"], ["/d/yungang/indicators/14-06", "text/html,*/*", 200, "no-cache"], ["/assets/app-a1b2c3d4.js", "*/*", 200, "public, max-age=31536000, immutable"]])("%s", async (url, accept, status, cache) => {
    app = await onRoot;
    const reply = await app.inject({ url, headers: { accept } });
    expect([reply.statusCode, reply.headers["cache-control"]]).toEqual([status, cache]);
    expect(reply.headers["content-security-policy"]).toBe("default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';worker-src 'self' blob:;object-src 'none';base-uri 'self';form-action 'self';frame-ancestors 'none'");
  });
  it.each([["/assets/gone-12345678.js", "text/html"], ["/api/gone", "text/html"], ["/.env", "*/*"], ["/..%2f..%2fetc%2fpasswd", "*/*"], ["/picture.png", "image/png"]])("%s is not there, and the first page does not stand in for it", async (url, accept) => {
    app = await onRoot;
    const reply = await app.inject({ url, headers: { accept } });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toMatch(/SECRET|<title>|root:/);
  });
  it("compressed files that lie beside are sent to browsers that take them", async () => {
    app = await onRoot;
    const packed = await app.inject({ url: "/assets/app-a1b2c3d4.js", headers: { "accept-encoding": "gzip" } });
    expect([packed.headers["content-encoding"], packed.rawPayload.equals(gzipSync("packed")), packed.headers["content-type"], packed.headers["cache-control"]]).toEqual(["gzip", true, expect.stringContaining("javascript"), "public, max-age=31536000, immutable"]);
    expect((await app.inject({ url: "/assets/app-a1b2c3d4.js" })).body).toBe("plain");
  });
});
