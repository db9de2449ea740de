import { connect, createServer, type Socket } from "node:net";
import { entriesOf, shapeOf } from "@yunqing/domain";
import { afterEach, expect, test } from "vitest";
import { qnOf } from "@yunqing/gateway-hj212";
import { framed, instrument, minutePacket, morning, peer, sleep, stopAll, until, world, type Peer } from "./shared.js";
afterEach(stopAll);

/** A network that cuts, delays and duplicates (恶劣网络), the same for a given number. */
async function badNetwork(to: number, seed: number): Promise<{ readonly port: number; readonly cuts: () => number; readonly stop: () => void }> {
  let state = seed, cuts = 0;
  const chance = (): number => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 4_294_967_296; }, sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: "127.0.0.1", port: to });
    for (const socket of [near, far]) { sockets.add(socket); socket.on("error", () => undefined); }
    const cut = (): void => { cuts++; near.destroy(); far.destroy(); };
    const pass = (from: Socket, into: Socket): void => {
      let chain = Promise.resolve();
      from.on("data", (chunk) => {
        chain = chain.then(async () => {
          for (let at = 0; at < chunk.length;) {                       // cut anywhere
            const piece = chunk.subarray(at, at + 1 + Math.floor(chance() * 300)), dice = chance();
            at += piece.length;
            if (dice < 0.02) { into.write(piece.subarray(0, Math.floor(piece.length * chance()))); cut(); return; }
            if (dice < 0.05) await sleep(chance() * 20);
            into.write(piece);
            if (dice > 0.98) into.write(piece);                       // and once more
          }
        });
      });
      from.on("close", () => { into.destroy(); });
    };
    pass(near, far); pass(far, near);
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { port: (server.address() as { readonly port: number }).port, cuts: () => cuts, stop: () => { server.close(); for (const socket of sockets) socket.destroy(); } };
}

test("through a network that cuts, delays and duplicates, with a store that fails now and then: what an instrument was told is stored is stored, and all arrives in the end", async () => {
  const instruments = Array.from({ length: 6 }, (_, k) => instrument({ mn: `01000000000000000000000${k}` })), w = await world({}, { instruments }), net = await badNetwork(w.gateway.port, 20_261_128), each = 60;
  let appends = 0;
  w.store.judge = () => { if (++appends % 17 === 0) throw new Error("deadlock"); };
  const acknowledged = new Set<string>();
  await Promise.all(instruments.map(async ({ mn }, number) => {
    const waiting = new Map<string, string>();
    for (let k = 0; k < each; k++) { const qn = qnOf(morning + number * 1_000 + k); waiting.set(qn, minutePacket(qn, { mn, time: qnOf(morning - 86_400_000 + k * 600_000).slice(0, 14), value: `${number}.${k}` })); }
    let line: Peer | null = null;
    const limit = Date.now() + 15_000;
    while (waiting.size > 0 && Date.now() < limit) {
      if (line === null || line.closed) { line = await peer(net.port); line.hear = (segment) => { if (segment.cn === "9014" && waiting.delete(segment.qn ?? "")) acknowledged.add(`${segment.mn} ${segment.qn}`); }; }
      for (const packet of [...waiting.values()].slice(0, 8)) line.send(framed(packet));
      await sleep(25);
    }
    line?.end();
  }));
  net.stop();
  expect(net.cuts()).toBeGreaterThan(5);                                          // the network was bad indeed
  const stored = new Set(w.store.kept.filter(({ verdict }) => verdict === "reading").map(({ bytes }) => { const text = Buffer.from(bytes).toString(); return `${/MN=(\w+)/.exec(text)![1]!} ${/QN=(\d+)/.exec(text)![1]!}`; }));
  expect([...acknowledged].filter((key) => !stored.has(key))).toEqual([]);
  expect(acknowledged.size).toBe(6 * each);
  for (const [number, { source }] of instruments.entries()) {
    const values = w.store.rows.filter((row) => row.source === source).map((row) => entriesOf(shapeOf(row.shape), row.content)[0]!.value);
    expect(values.sort()).toEqual(Array.from({ length: each }, (_, k) => `${number}.${k}`).sort());   // each window once
  }
  await until(() => w.gateway.stats().queued === 0);
});
