import { MonitorDesk, base64Of, packedOf, textOf, type Actor, type CommandFault, type Entry, type FactorTable, type InstrumentFact, type MonitorDeskPorts, type Pack, type PointFact, type Reading, type ReadingKind } from "@yunqing/domain";
import { MemoryObservations } from "./memory-monitoring.js";
import { MemoryStore } from "./memory-store.js";
import { actor, grant, organisation, pack, place } from "./small-district.js";

const signed = { by: "u", at: "2026-11-01T00:00:00.000Z", district: "hill", organisationPath: "government/bureau", placePath: "990001", enterprise: null };
export const mn = "010000A8900016F000169DC0";
export const point = (over: Partial<PointFact> = {}): PointFact => ({ ...signed, id: "pf1", point: "stack", seq: 1, kind: "stack-outlet", name: { zh: "一号烟囱", en: "Stack 1" }, place: null, longitude: null, latitude: null, note: "", active: true, ...over });
export const instrument = (over: Partial<InstrumentFact> = {}): InstrumentFact => ({
  ...signed, id: "if1", instrument: "logger", seq: 1, setting: 1, source: 1, mn, point: "stack", st: "31", edition: 2017, passwordEncrypted: "#123456", keyEncrypted: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 10, realTimeSeconds: 60, addresses: [], active: true, ...over,
});

/** `w01018-Avg=1,w01018-Flag=N` as entries; a name without hyphen belongs to no factor. */
export const entries = (text: string): readonly Entry[] => text.split(/[,;]/).map((item) => {
  const [name = "", value = ""] = item.split("="), hyphen = name.lastIndexOf("-");
  return { factor: hyphen < 0 ? "" : name.slice(0, hyphen), field: name.slice(hyphen + 1), value };
});
export const reading = (text: string, over: Partial<Reading> & { readonly backFilled?: boolean } = {}): Reading => {
  const { backFilled, ...rest } = over;
  return { source: 1, kind: "hour", from: 0, seq: 0, setting: 1, packet: 1, ...packedOf(entries(text), backFilled), ...rest };
};

/** A few factors, with the units that HJ 212-2017 prints for them. */
export const factorTable: FactorTable = {
  of: (code, edition) => {
    const held = { w01018: ["化学需氧量", "COD", "mg/L", "kg", 1], a34002: ["可吸入颗粒物", "PM10", "ng/m³", "kg", 3], a21026: ["二氧化硫", "SO2", "mg/m³", "kg", 2], "011": ["化学需氧量", "COD", "毫克/升", "", 1] }[code] as readonly [string, string, string, string, number] | undefined;
    if (held === undefined || (code === "011" && edition === 2017)) return null;
    const [zh, en, unit, emissionUnit, places] = held;
    return { code, name: { zh, en }, unit, ...(emissionUnit === "" ? {} : { emissionUnit }), places };
  },
};

export const monitoredPack = (over: Partial<Pack["district"]> = {}): Pack => {
  const base = pack();
  return {
    ...base, district: { ...base.district, ...over },
    organisations: [...base.organisations.filter(({ id }) => !id.startsWith("town")), { ...organisation("town1", "government"), kind: "town", name: { zh: "东镇人民政府", en: "East" } }, { ...organisation("town2", "government"), kind: "town", name: { zh: "西镇人民政府", en: "West" } }],
    places: [place("990001", null), place("east", "990001", { kind: "town", name: { zh: "东镇", en: "East" } }), place("west", "990001", { kind: "town", name: { zh: "西镇", en: "West" } })],
    enterprises: [{ id: "mill", name: "甲厂", formerNames: [], creditCode: null, roles: [], place: null, quotations: [], note: null }],
  };
};

export const director = actor("director", null, grant("director", "", { district: null })), clerk = actor("clerk", "bureau", grant("clerk", "government/bureau")), officer = actor("officer", "bureau", grant("duty-officer", "")), inspector = actor("inspector", "bureau", grant("inspector", ""));
export const eastTown = actor("east", "town1", grant("town", "government/town1")), westTown = actor("west", "town2", grant("town", "government/town2")), eastByPlace = actor("east2", null, grant("town", "", { placePath: "990001/east" }));
export const mill = actor("mill", null, grant("firm", "", { enterprise: "mill" })), smithy = actor("smithy", null, grant("firm", "", { enterprise: "smithy" })), publicPerson = actor("public", null, grant("public", ""));
export const systemAdministrator = actor("sys", null, grant("system-administrator", "", { district: null })), securityAdministrator = actor("sec", null, grant("security-administrator", "", { district: null })), auditor = actor("aud", null, grant("audit-administrator", "", { district: null }));
export const elsewhere = actor("elsewhere", null, grant("director", "", { district: "dale" })), ended = actor("ended", null, grant("clerk", "", { until: "2026-11-01" }));

export interface Monitored { readonly desk: MonitorDesk; readonly store: MemoryStore; readonly observations: MemoryObservations; readonly time: { now: string }; readonly nudged: () => number; readonly id: () => string; arrive(source: number, kind: ReadingKind, from: string, text: string, over?: { readonly backFilled?: boolean; readonly setting?: number }): Promise<void> }
export type DeskOver = Partial<Pick<MonitorDeskPorts, "commandCheck" | "packetReader" | "names">>;
/** A district with the desk of monitoring, its stores in memory, and a clock that stands until it is moved. Secrets are "encrypted" by a sign and a count before them, never twice the same. */
export function monitored(of: Pack = monitoredPack(), over: DeskOver = {}): Monitored {
  const time = { now: "2026-11-28T02:07:00.000Z" }, store = new MemoryStore(of, () => time.now), observations = new MemoryObservations(() => store.rows.monitoring);
  let ids = 0, nudges = 0, ciphers = 0;
  const clock = { now: () => time.now, id: () => `018f0000-0000-7000-8000-${String(++ids).padStart(12, "0")}` };
  const commandCheck = (command: string, parameters: Readonly<Record<string, string>>): CommandFault | null => (command === "set-password" && !/^\w{6}$/.test(parameters["password"] ?? "") ? { zh: "新密码应为 6 位", en: "six characters", parameter: "password" } : null);
  const desk = new MonitorDesk({
    store, observations, clock, secrets: { encrypt: (plain) => `${++ciphers}#${plain}`, decrypt: (cipher) => cipher.slice(cipher.indexOf("#") + 1) }, factorTable, leniencyLabel: (name) => (["header-form", "header-absent", "crc-lower-case"].includes(name) ? { zh: `偏差 ${name}`, en: name } : null),
    packetReader: { explain: (bytes) => ({ ok: true, version: 2017, problem: null, header: [{ name: "PW", value: /PW=([^;]*)/.exec(textOf(bytes))?.[1] ?? "", label: { zh: "密码", en: "PW" }, meaning: { zh: `原文 ${base64Of(bytes).length}`, en: "x" }, clause: "表3", wrong: false }, { name: "MN", value: "M", label: { zh: "MN", en: "MN" }, meaning: null, clause: "表3", wrong: false }], data: [], deviations: [] }) },
    commandCheck, nudge: () => { nudges++; }, ...over,
  });
  return {
    desk, store, observations, time, id: clock.id, nudged: () => nudges,
    arrive: async (source, kind, from, text, { backFilled = false, setting = 1 } = {}) => {
      const at = Date.parse(time.now), fromMs = Date.parse(from);
      await observations.append([{ at, source, setting, direction: "in", verdict: "reading", word: "2011", bytes: new TextEncoder().encode(`##0100ST=31;CN=2011;PW=123456;MN=${mn};Flag=4;CP=&&${text}&&0000`), reading: { kind, from: fromMs, ...packedOf(entries(text), backFilled) } }]);
      const before = observations.lineStates.find((one) => one.source === source);
      await observations.putLines([{ source, seenAt: at, address: "10.0.0.9", connected: true, driftMs: 0, packets: (before?.packets ?? 0) + 1, refused: 0, repeats: 0, revisions: 0, leniencies: { "crc-lower-case": 2 }, lastFrom: { ...before?.lastFrom, [kind]: Math.max(fromMs, before?.lastFrom[kind] ?? 0) } }], []);
    },
  };
}

const commonPoint = { seq: 0, nameEn: "", longitude: null, latitude: null, note: "", active: true } as const;
export const putPoint = (id: string, pointId: string, over: Partial<Parameters<MonitorDesk["putPoint"]>[1]> = {}): Parameters<MonitorDesk["putPoint"]>[1] => ({ ...commonPoint, id, point: pointId, kind: "stack-outlet", nameZh: `点位${pointId}`, place: null, enterprise: null, ...over });
export const putInstrument = (id: string, instrumentId: string, pointId: string, over: Partial<Parameters<MonitorDesk["putInstrument"]>[1]> = {}): Parameters<MonitorDesk["putInstrument"]>[1] => ({
  id, instrument: instrumentId, seq: 0, mn, point: pointId, st: "31", edition: 2017, password: "123456", key: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 10, realTimeSeconds: 60, addresses: [], active: true, ...over,
});
/** A district with a point in the east town that belongs to the mill, one in the west town, and one of the bureau's own, each with an instrument. Sources are 1, 2 and 3. */
export async function watched(of?: Pack, over?: DeskOver): Promise<Monitored> {
  const m = monitored(of, over), prefix = of?.district.simulated === true ? "5A5A" : "0100";
  const at = (place: string | null, enterprise: string | null): { readonly place: string | null; readonly enterprise: string | null } => ({ place, enterprise });
  for (const [index, [id, where]] of ([["mill-stack", at("east", "mill")], ["west-stack", at("west", null)], ["own-station", at(null, null)]] as const).entries()) {
    await m.desk.putPoint(director, putPoint(m.id(), id, where));
    await m.desk.putInstrument(director, putInstrument(m.id(), `${id}-logger`, id, { mn: `${prefix}00A8900016F000169DC${index}` }));
  }
  return m;
}
export type Person = Actor;
