import { demoInstruments, simulate } from "@yunqing/simulator";
import { keepingLeniencies } from "@yunqing/hj212";
import type { Office } from "./office.js";
import { simulationActor as actor, simulationSeed as seed } from "./simulated-chance.js";
import { seedSimulatedNetwork } from "./simulated-network.js";

/** The simulated districts of a store. */
async function simulatedDistricts(office: Office): Promise<readonly string[]> {
  return (await office.store.platform.read((reader) => reader.districts())).filter(({ simulated }) => simulated).map(({ id }) => id);
}

/** Registers the simulated instruments in the simulated districts that have none yet (登记模拟仪器). A real district never gets one. */
export async function seedSimulatedInstruments(office: Office): Promise<void> {
  for (const id of await simulatedDistricts(office)) {
    await seedInstrumentsOf(office, id);
    await seedSimulatedNetwork(office, id);
  }
}

async function seedInstrumentsOf(office: Office, id: string): Promise<void> {
  const store = office.store.district(id);
  if ((await store.read((reader) => reader.instruments())).length > 0) return;
  const instruments = demoInstruments(seed), at = office.clock.now(), scope = { district: id, organisationPath: "", placePath: "", enterprise: null };
  await store.write({ actor, action: "instrument.simulated", subject: id, detail: `${instruments.length} 台模拟仪器` }, async (writer) => {
    for (const one of instruments) {
      await writer.appendPoint({ ...scope, id: office.clock.id(), by: actor.user, at, point: one.point, seq: 1, kind: one.kind, name: one.name, place: null, longitude: String(one.lon), latitude: String(one.lat), note: "模拟仪器，数据为模拟值", active: true });
      await writer.appendInstrument({ ...scope, id: office.clock.id(), by: actor.user, at, instrument: one.point, seq: 1, mn: one.mn, point: one.point, st: one.st, edition: one.edition, passwordEncrypted: office.secrets.encrypt(one.password),
        keyEncrypted: one.key === undefined ? null : office.secrets.encrypt(one.key), leniencies: [...keepingLeniencies], units: one.units, timeMark: "start", minuteInterval: one.minuteInterval, realTimeSeconds: one.realTimeSeconds, addresses: [], active: true });
    }
  });
}

/** Simulated instruments that run (模拟运行). */
export interface RunningSimulation { close(): Promise<void> }

/** Lets the simulated instruments speak to the gateway over the line that real ones use, with the last day back-filled (启动模拟仪器). Null where no simulated district is held. */
export async function startSimulation(office: Office, port: number, tls: { readonly ca: string | Uint8Array } | null = null): Promise<RunningSimulation | null> {
  if ((await simulatedDistricts(office)).length === 0) return null;
  const now = Date.now();
  const running = simulate({ host: "127.0.0.1", port, ...(tls === null ? {} : { tls }), instruments: demoInstruments(seed), seed, since: now - 26 * 3_600_000, staggerMs: 150 });
  return { close: () => running.stop() };
}
