import { createServer } from "node:net";
import { Aedes } from "aedes";
import { expect, test } from "vitest";
import { newFolder, newId, Person, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "/api/d/yungang";

test("what an outside broker brings is stored under its point and shown on its curve; what cannot be read is kept with its reason", async () => {
  const broker = await Aedes.createBroker(), server = createServer((socket) => { broker.handle(socket); });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as { port: number };
  const program = await startProgram(newFolder(), "--no-demo", "--mqtt", `mqtt://127.0.0.1:${port}`);
  try {
    const director = new Person(program.address, "director");
    await director.begin(program.passwords["director"]!, own);
    const point = await director.send("POST", `${d}/points`, { id: newId(), point: "dust-7", seq: 0, kind: "dust", nameZh: "工地七号", nameEn: "Site 7", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    expect(point.status, JSON.stringify(point.body)).toBe(200);
    const publish = (topic: string, payload: unknown): Promise<void> => new Promise((resolve, reject) => { broker.publish({ cmd: "publish", topic, payload: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)), qos: 1, dup: false, retain: false }, (fault) => { if (fault) reject(fault); else resolve(); }); });
    await expect.poll(() => broker.connectedClients, { timeout: 90_000 }).toBe(1);
    const curve = async (): Promise<{ value: string; origin: string }[]> => ((await director.send("GET", `${d}/points/dust-7/curve?kind=minute&from=2026-11-20T00:00:00%2B08:00&until=2026-11-21T00:00:00%2B08:00`)).body["values"] ?? []) as { value: string; origin: string }[];
    await expect.poll(async () => { await publish("yunqing/yungang/dust-7/minute", { from: "2026-11-20T08:00:00+08:00", values: { a34002: "87.50" } }); return (await curve()).map(({ value, origin }) => `${value} ${origin}`); }, { timeout: 90_000, interval: 1_000 }).toEqual(["87.50 push"]);
    await publish("yunqing/yungang/dust-7/minute", "{ not json");
    await expect.poll(async () => (await import("node:fs")).existsSync(`${program.data}/mqtt-refused.jsonl`), { timeout: 90_000 }).toBe(true);
  } finally {
    await program.stop();
    broker.close();
    server.close();
  }
}, 400_000);
