import { createServer, type Server, type Socket } from "node:net";
import { ModbusTCPServer } from "jsmodbus";
import { loopsInForce, loopTemplates, type Actor, type LoopFact } from "@yunqing/domain";
import type { Office } from "./office.js";

const actor: Actor = { user: "simulation", name: "模拟 simulation", organisation: null, address: "local", grants: [] };
const watchdogSeconds = 15, watchdogRegister = 100, outputs = [0, 1, 8, 9] as const, cannons = [0, 1] as const;
const loop = "sim-yard", point = "sim-dust-1";

/**
 * A simulated control cabinet (模拟控制柜): a real Modbus TCP server on this machine. Coils 0 and 1 are cannons, 8 the lamp, 9 the horn; discrete inputs 0 and 1 say whether a cannon runs;
 * input register 0 is the temperature of its water in tenths; holding register 100 is the watchdog, and without its refresh everything goes off.
 */
class SimulatedCabinet {
  readonly #coils = Buffer.alloc(16); readonly #discrete = Buffer.alloc(16); readonly #holding = Buffer.alloc(1024); readonly #input = Buffer.alloc(64);
  readonly #sockets = new Set<Socket>(); readonly #server: Server; readonly #timer: NodeJS.Timeout;
  #count = 0; #alive = performance.now(); #spin = new Map<number, number>();
  private constructor() {
    this.#server = createServer((socket) => { this.#sockets.add(socket); socket.on("close", () => { this.#sockets.delete(socket); }); socket.on("error", () => undefined); });
    void new ModbusTCPServer(this.#server, { coils: this.#coils, discrete: this.#discrete, holding: this.#holding, input: this.#input });
    this.#timer = setInterval(() => { this.#settle(); }, 100);
    this.#timer.unref();
    this.#settle();
  }
  /** Listens on the port it had, or on any free one. */
  static async open(wanted: number): Promise<{ readonly port: number; close(): Promise<void> }> {
    const made = new SimulatedCabinet(), listen = (port: number): Promise<number | null> => new Promise((resolve) => {
      const failed = (): void => { resolve(null); };
      made.#server.once("error", failed);
      made.#server.listen(port, "127.0.0.1", () => { made.#server.off("error", failed); const address = made.#server.address(); resolve(typeof address === "object" && address !== null ? address.port : null); });
    });
    const port = (wanted === 0 ? null : await listen(wanted)) ?? await listen(0);
    if (port === null) { clearInterval(made.#timer); throw new TypeError("no free port for the simulated cabinet on 127.0.0.1"); }
    return { port, close: () => new Promise((resolve) => { clearInterval(made.#timer); for (const socket of made.#sockets) socket.destroy(); made.#server.close(() => { resolve(); }); }) };
  }
  #settle(): void {
    const now = performance.now(), counted = this.#holding.readUInt16BE(watchdogRegister * 2), bit = (buffer: Buffer, at: number): boolean => ((buffer[at >> 3] ?? 0) >> (at & 7) & 1) === 1;
    const set = (buffer: Buffer, at: number, on: boolean): void => { buffer[at >> 3] = on ? (buffer[at >> 3] ?? 0) | (1 << (at & 7)) : (buffer[at >> 3] ?? 0) & ~(1 << (at & 7)); };
    if (counted !== this.#count) { this.#count = counted; this.#alive = now; }
    if (now - this.#alive > watchdogSeconds * 1000) for (const output of outputs) set(this.#coils, output, false);
    for (const cannon of cannons) {
      // a motor needs a moment until it runs
      if (!bit(this.#coils, cannon)) this.#spin.delete(cannon); else if (!this.#spin.has(cannon)) this.#spin.set(cannon, now);
      set(this.#discrete, cannon, now - (this.#spin.get(cannon) ?? Infinity) >= 1500);
    }
    this.#input.writeInt16BE(Math.round((6 - 4 * Math.cos((Date.now() / 3_600_000 + 8 - 2) / 12 * Math.PI)) * 10), 0);
  }
}

/** The simulated yard's setting: the template of the plan, with the limits of the simulated instrument's unit. */
function yardSetting(port: number): Pick<LoopFact, "setting" | "links" | "feeds"> {
  const { setting, links, feeds } = loopTemplates.find((one) => one.template === "dust-cannons")!;
  if (setting.demand.by !== "threshold") throw new TypeError("the template of dust has limits");
  return {
    setting: {
      ...setting, loop, name: { zh: "模拟料场扬尘联动", en: "Simulated yard dust" }, devices: setting.devices.map((one) => ({ ...one, name: { zh: "模拟控制柜", en: "Simulated cabinet" }, watchdogSeconds })),
      demand: { ...setting.demand, upper: "180", lower: "150", unit: "µg/m³", sensors: setting.demand.sensors.map((one) => ({ ...one, name: { zh: "模拟扬尘", en: "Simulated dust" }, point })) },
      frost: setting.frost.map((one) => ({ ...one, name: { zh: "模拟水温", en: "Simulated water temperature" }, point })),
    },
    links: links.map((one) => ({ ...one, host: "127.0.0.1", port })), feeds,
  };
}

/**
 * A simulated yard in every simulated district that has the simulated dust instrument (模拟料场). Its cabinet listens on this machine alone; a real district never gets one.
 * A port that another program has taken meanwhile is a new version of the setting.
 */
export async function startSimulatedYard(office: Office): Promise<{ close(): Promise<void> }> {
  const ends: (() => Promise<void>)[] = [];
  for (const { id } of (await office.store.platform.read((reader) => reader.districts())).filter(({ simulated }) => simulated)) {
    const store = office.store.district(id), { facts, site } = await store.read(async (reader) => ({ facts: await reader.loops({ loop }), site: (await reader.points({ point })).at(-1) }));
    if (site === undefined) continue;
    const held = loopsInForce(facts)[0], link = held?.links[0], wanted = link?.driver === "modbus" ? link.port : 0, cabinet = await SimulatedCabinet.open(wanted);
    ends.push(() => cabinet.close());
    if (held !== undefined && wanted === cabinet.port) continue;
    const { district, organisationPath, placePath, enterprise } = site, made = held === undefined ? yardSetting(cabinet.port) : { setting: held.setting, feeds: held.feeds, links: held.links.map((one) => (one.driver === "modbus" ? { ...one, port: cabinet.port } : one)) };
    const fact: LoopFact = {
      district, organisationPath, placePath, enterprise, id: office.clock.id(), by: actor.user, at: office.clock.now(), loop, seq: (held?.seq ?? 0) + 1, active: held?.active ?? true, simulated: true, site: point, ...made,
      reason: held === undefined ? "模拟演示：料场扬尘与雾炮" : "模拟控制柜换了端口",
    };
    await store.write({ actor, action: "loop.simulated", subject: loop, detail: fact.reason }, (writer) => writer.appendLoop(fact));
  }
  return { close: async () => { for (const end of ends) await end(); } };
}
