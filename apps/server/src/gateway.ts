import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { instrumentsInForce, targetsInForce, type Actor, type InstrumentFact } from "@yunqing/domain";
import { startGateway, type Gateway, type GatewayDistrict } from "@yunqing/gateway-hj212";
import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** The gateway itself as an actor: what it writes into the registry is what an instrument confirmed. */
const gatewayActor: Actor = { user: "gateway", name: "网关 gateway", organisation: null, address: "local", grants: [] };

/** A gateway that listens (网关): where, and how it is ended: what is queued is stored and answered first. */
export interface OpenGateway { readonly gateway: Gateway; readonly address: string; readonly port: number; close(): Promise<void> }

/**
 * Joins the gateway to the store of every district (网关接线).
 * @throws when the port is taken, or the certificate cannot be read
 */
export async function openGateway(office: Office, listen: { readonly host: string; readonly port: number }, talk: Talk): Promise<OpenGateway> {
  const { config, secrets, clock } = office;
  const tls = config.gatewayTlsCert === "" && config.gatewayTlsKey === "" ? {} : { tls: { cert: readFileSync(config.gatewayTlsCert), key: readFileSync(config.gatewayTlsKey) } };
  const simulated = new Map<string, boolean>();
  const look = async (): Promise<void> => { for (const row of await office.store.platform.read((reader) => reader.districts())) simulated.set(row.id, row.simulated); };
  await look();
  const held = new Map<string, GatewayDistrict>();
  const districtOf = (id: string): GatewayDistrict => {
    const known = held.get(id);
    if (known !== undefined) return known;
    const made: GatewayDistrict = {
      id, simulated: simulated.get(id) ?? false, observations: office.store.observations(id),
      registry: () => office.store.district(id).read(async (reader) => ({ instruments: instrumentsInForce(await reader.instruments()), targets: targetsInForce(await reader.forwardTargets()) })),
    };
    held.set(id, made);
    return made;
  };
  /** A setting that the instrument confirmed is a new version of its registry entry. */
  const changed = async (district: string, instrument: string, what: string, change: (fact: InstrumentFact) => Partial<InstrumentFact>): Promise<void> => {
    await office.store.district(district).write({ actor: gatewayActor, action: "instrument.confirmed", subject: instrument, detail: what }, async (writer) => {
      const now = instrumentsInForce(await writer.instruments({ instrument }))[0];
      if (now === undefined) return;
      const other = Object.entries(change(now)).filter(([key, value]) => now[key as keyof InstrumentFact] !== value);
      if (other.length > 0) await writer.appendInstrument({ ...now, ...Object.fromEntries(other), id: clock.id(), seq: now.seq + 1, by: gatewayActor.user, at: clock.now() });
    });
  };
  const gateway = await startGateway({
    districts: () => { if (office.store.districtIds().some((id) => !simulated.has(id))) void look(); return office.store.districtIds().filter((id) => simulated.has(id)).map(districtOf); },
    decrypt: (text) => secrets.decrypt(text), encrypt: (text) => secrets.encrypt(text), now: () => Date.now(),
    log: ({ level, event, note, district }) => { if (level !== "info" || config.logLevel === "debug" || config.logLevel === "info") talk.err(`  · [gateway] ${event}${district === undefined ? "" : ` ${district}`} ${note}\n`); },
    passwordChanged: (district, instrument, passwordEncrypted) => changed(district, instrument, "password", () => ({ passwordEncrypted })),
    settingChanged: (district, instrument, command, parameters) => changed(district, instrument, command, (fact) => settingOf(fact, command, parameters)),
  }, { host: listen.host, port: listen.port, name: `${hostname()}:${process.pid}`, ...tls });
  office.onRegistryChange(() => { gateway.nudge(); void gateway.refresh().catch(() => undefined); });
  office.gatewayStats = () => gateway.stats();
  return { gateway, port: gateway.port, address: `${config.gatewayTlsCert === "" ? "tcp" : "tls"}://${listen.host}:${gateway.port}`, close: () => gateway.stop() };
}

/** What of a registry entry a confirmed command changes: intervals; clocks and calibrations change nothing here. */
function settingOf(fact: InstrumentFact, command: string, parameters: Readonly<Record<string, string>>): Partial<InstrumentFact> {
  if ((command === "set-real-time-interval" || command === "first-link") && parameters["seconds"] !== undefined) return { realTimeSeconds: Number(parameters["seconds"]), ...minutesOf(fact, command, parameters) };
  return minutesOf(fact, command, parameters);
}
function minutesOf(fact: InstrumentFact, command: string, parameters: Readonly<Record<string, string>>): Partial<InstrumentFact> {
  return (command === "set-minute-interval" || command === "first-link") && parameters["minutes"] !== undefined && fact.edition !== 2005 ? { minuteInterval: Number(parameters["minutes"]) } : {};
}
