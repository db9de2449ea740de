// The gateway of `yunqing bench ingest`: the real store and the real gateway in a process of their own, with a simulated district whose instruments are those of the load generator.
// Prints its port as a JSON line, then a line of its numbers for each line that it gets; ends when its input ends.
import { createInterface } from "node:readline";
import { instrumentsInForce } from "@yunqing/domain";
import { startGateway } from "@yunqing/gateway-hj212";
import { loadInstruments } from "@yunqing/simulator";
import { openStore } from "@yunqing/store-postgres";

interface Wanted { readonly database: string; readonly folder: string; readonly instruments: number; readonly platformSchema: string }
const wanted = JSON.parse(process.argv[2] ?? "{}") as Wanted;
const store = await openStore(wanted.database === "" ? { kind: "embedded", folder: wanted.folder } : { kind: "server", url: wanted.database, platformSchema: wanted.platformSchema });
const id = "bench", schema = wanted.database === "" ? "d_bench" : `${wanted.platformSchema}_d`;
const pack = { district: { id, name: { zh: "基准", en: "Bench" }, adcode: "140214", bureau: "bureau", names: [], simulated: true, outline: null }, organisations: [], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] };
await store.addDistrict({ id, schema, zh: "基准", en: "Bench", adcode: "140214", simulated: true, pack, packHash: "bench" });
const district = store.district(id), scope = { district: id, organisationPath: "", placePath: "", enterprise: null }, at = new Date().toISOString();
const actor = { user: "bench", name: "bench", organisation: null, address: "local", grants: [] };
await district.write({ actor, action: "bench", subject: id, detail: "" }, async (writer) => {
  await writer.appendPoint({ ...scope, id: "p", by: "bench", at, point: "p", seq: 1, kind: "stack-outlet", name: { zh: "模拟", en: "Simulated" }, place: null, longitude: null, latitude: null, note: "", active: true });
  for (const [n, one] of loadInstruments(wanted.instruments).entries()) {
    await writer.appendInstrument({ ...scope, id: `i${n}`, by: "bench", at, instrument: `i${n}`, seq: 1, mn: one.mn, point: "p", st: one.st, edition: one.edition, passwordEncrypted: one.password, keyEncrypted: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 1, realTimeSeconds: 60, addresses: [], active: true });
  }
});
const instruments = instrumentsInForce(await district.read((reader) => reader.instruments()));
const gateway = await startGateway({
  districts: () => [{ id, simulated: true, observations: store.observations(id), registry: () => Promise.resolve({ instruments, targets: [] }) }],
  decrypt: (text) => text, encrypt: (text) => text, now: () => Date.now(), log: ({ level, event, note }) => { if (level === "error") process.stderr.write(`${event} ${note}\n`); },
}, { port: 0, registryMs: 3_600_000 });
process.stdout.write(`${JSON.stringify({ port: gateway.port, pid: process.pid })}\n`);
const counted = async (): Promise<number> => store.engine.read(schema, async ({ line }) => Number(((await line.query("select count(*)::text as n from reading", [])).rows[0] as { n: string }).n));
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify({ ...gateway.stats(), rss: process.memoryUsage().rss, cpu: process.cpuUsage(), ...(line === "count" ? { readings: await counted() } : {}) })}\n`);
}
await gateway.stop();
await store.close();
