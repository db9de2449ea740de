import { createServer, request, type Server } from "node:http";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Talk } from "./talk.js";

/** Where the running program listens for commands of the same machine, and the word that opens it. Kept in the data folder, readable by its owner alone. */
interface LocalAddress { readonly pid: number; readonly port: number; readonly word: string }
const fileOf = (data: string): string => join(data, "local.json");

/**
 * The local line (本机命令口): the running program, which owns the embedded store, carries out commands of other processes.
 * Bound to 127.0.0.1, opened by a random word that lies in the data folder with mode 0600.
 * @param carryOut  runs a command with the store that is open here, and returns its exit code
 */
export async function openLocalLine(data: string, carryOut: (argv: readonly string[], talk: Talk) => Promise<number>): Promise<{ close(): Promise<void> }> {
  const word = randomBytes(32).toString("hex");
  const server: Server = createServer((incoming, answer) => {
    const given = Buffer.from(String(incoming.headers["authorization"] ?? ""));
    const wanted = Buffer.from(`Bearer ${word}`);
    if (incoming.method !== "POST" || given.length !== wanted.length || !timingSafeEqual(given, wanted)) { answer.writeHead(403).end(); return; }
    const parts: Buffer[] = [];
    let size = 0;
    incoming.on("data", (part: Buffer) => { size += part.length; if (size > 65_536) incoming.destroy(); else parts.push(part); });
    incoming.on("end", () => {
      const line = (stream: string, text: string): void => { answer.write(`${JSON.stringify({ stream, text })}\n`); };
      answer.writeHead(200, { "content-type": "application/x-ndjson" });
      const run = async (): Promise<number> => carryOut(JSON.parse(Buffer.concat(parts).toString("utf8")) as string[], { out: (text) => line("out", text), err: (text) => line("err", text) });
      run().then((code) => answer.end(`${JSON.stringify({ exit: code })}\n`), (problem: Error) => answer.end(`${JSON.stringify({ stream: "err", text: `${problem.message}\n` })}\n${JSON.stringify({ exit: 1 })}\n`));
    });
  });
  await new Promise<void>((resolve, reject) => { server.once("error", reject); server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as { port: number };
  writeFileSync(fileOf(data), JSON.stringify({ pid: process.pid, port, word } satisfies LocalAddress), { mode: 0o600 });
  return {
    close: async () => {
      rmSync(fileOf(data), { force: true });
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => resolve()); });
    },
  };
}

/**
 * Hands a command to the running program.
 * @returns its exit code, or null when no running program answers
 */
export async function throughLocalLine(data: string, argv: readonly string[], talk: Talk): Promise<number | null> {
  if (!existsSync(fileOf(data))) return null;
  let address: LocalAddress;
  try { address = JSON.parse(readFileSync(fileOf(data), "utf8")) as LocalAddress; } catch { return null; }
  return await new Promise<number | null>((resolve) => {
    const outgoing = request({ host: "127.0.0.1", port: address.port, method: "POST", headers: { authorization: `Bearer ${address.word}`, "content-type": "application/json" } }, (answer) => {
      if (answer.statusCode !== 200) { answer.resume(); resolve(null); return; }
      let tail = "", exit: number | null = 1;
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        const lines = (tail + text).split("\n");
        tail = lines.pop() ?? "";
        for (const line of lines) {
          const message = JSON.parse(line) as { stream?: "out" | "err"; text?: string; exit?: number };
          if (message.exit !== undefined) exit = message.exit;
          else if (message.stream === "out") talk.out(message.text ?? ""); else talk.err(message.text ?? "");
        }
      });
      answer.on("end", () => resolve(exit));
      answer.on("error", () => resolve(1));
    });
    outgoing.on("error", () => resolve(null));
    outgoing.end(JSON.stringify(argv));
  });
}
