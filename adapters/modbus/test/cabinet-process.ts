import { createServer, type Socket } from "node:net";
import { ModbusTCPServer } from "jsmodbus";

/**
 * A control cabinet in a process of its own: a Modbus TCP server with two cannons, a lamp and a watchdog.
 * Coils 0, 1 (cannons) and 8 (lamp) are outputs; discrete inputs 0, 1 say whether a cannon runs; input register 0 is the water's temperature in tenths; holding register 100 is the watchdog.
 * Everything that an output really does is told to the parent with its instant. Outputs drop, and stay dropped until a coil is written anew, when the watchdog did not change for `WATCHDOG` milliseconds.
 */
const watchdog = Number(process.env["WATCHDOG"]);
const coils = Buffer.alloc(16), discrete = Buffer.alloc(16), holding = Buffer.alloc(1024), input = Buffer.alloc(64);
const sockets = new Set<Socket>(), broken = new Set<number>(), running = new Map<number, boolean>();
let count = 0, alive = Date.now(), cut = false, dribble = false, refuse = false;
const say = (message: object): void => { process.send?.(message); };

const server = createServer((socket) => {
  if (cut) { socket.destroy(); return; }
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket)); socket.on("error", () => undefined);
  if (dribble) {
    // answers come byte by byte, as a poor radio link delivers them
    const write = socket.write.bind(socket) as (chunk: Uint8Array) => boolean;
    let last = Promise.resolve();
    socket.write = ((chunk: Uint8Array) => { for (const byte of chunk) last = last.then(() => new Promise((done) => { setTimeout(() => { if (!socket.destroyed) write(Uint8Array.of(byte)); done(); }, 1); })); return true; }) as typeof socket.write;
  }
});
const modbus = new ModbusTCPServer(server, { coils, discrete, holding, input });
const bit = (buffer: Buffer, at: number): boolean => ((buffer[at >> 3] ?? 0) >> (at & 7) & 1) === 1;
const setBit = (buffer: Buffer, at: number, on: boolean): void => { buffer[at >> 3] = on ? (buffer[at >> 3] ?? 0) | (1 << (at & 7)) : (buffer[at >> 3] ?? 0) & ~(1 << (at & 7)); };

function settle(): void {
  const now = Date.now(), counted = holding.readUInt16BE(200);
  if (counted !== count) { count = counted; alive = now; }
  const dropped = now - alive > watchdog;
  for (const output of [0, 1, 8]) {
    if (dropped) setBit(coils, output, false);
    const on = bit(coils, output) && !broken.has(output);
    if (on !== (running.get(output) ?? false)) { running.set(output, on); say({ kind: "output", at: now, output, on, by: dropped ? "watchdog" : broken.has(output) ? "broken" : "command" }); }
    if (output < 2) setBit(discrete, output, on);
  }
}
modbus.on("postWriteSingleCoil", () => { if (refuse) coils.fill(0); settle(); });
modbus.on("postWriteSingleRegister", settle);
const timer = setInterval(settle, 10);

process.on("message", (message: { kind: string; output?: number; tenths?: number; on?: boolean }) => {
  if (message.kind === "water") input.writeInt16BE(message.tenths ?? 0, 0);
  if (message.kind === "break" && message.output !== undefined) { if (message.on) broken.add(message.output); else broken.delete(message.output); }
  if (message.kind === "line") { cut = message.on === false; if (cut) for (const socket of sockets) socket.destroy(); }
  if (message.kind === "dribble") dribble = message.on === true;
  if (message.kind === "refuse") refuse = message.on === true;
  if (message.kind === "end") { clearInterval(timer); for (const socket of sockets) socket.destroy(); server.close(); process.disconnect(); return; }
  settle(); say({ kind: "done", of: message.kind });
});
process.on("disconnect", () => { process.exit(); });
input.writeInt16BE(50, 0);
server.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1", () => { const address = server.address(); say({ kind: "listening", port: typeof address === "object" && address ? address.port : 0 }); });
