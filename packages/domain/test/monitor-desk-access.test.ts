import { beforeAll, describe, expect, test } from "vitest";
import { Forbidden, NotFound, Refused, type Actor, type MonitorDesk } from "@yunqing/domain";
import { auditor, clerk, director, eastByPlace, eastTown, elsewhere, ended, inspector, mill, officer, publicPerson, putInstrument, putPoint, securityAdministrator, smithy, systemAdministrator, watched, westTown, type Monitored } from "./small-monitoring.js";

const people: Readonly<Record<string, Actor>> = { director, clerk, officer, inspector, eastTown, eastByPlace, westTown, mill, smithy, public: publicPerson, systemAdministrator, securityAdministrator, auditor, elsewhere, ended };
type Answer = "yes" | "404" | "403";
type Row = Readonly<Record<keyof typeof people, Answer>>;
/** Who reaches the point in the east town that belongs to the mill, for reading. */
const reads: Row = { director: "yes", clerk: "yes", officer: "yes", inspector: "yes", eastTown: "yes", eastByPlace: "yes", westTown: "404", mill: "yes", smithy: "404", public: "403", systemAdministrator: "403", securityAdministrator: "403", auditor: "403", elsewhere: "403", ended: "403" };
const none: Row = Object.fromEntries(Object.keys(people).map((name) => [name, "403" as const]));
const manages: Row = { ...none, director: "yes", clerk: "yes" }, commands: Row = { ...manages, officer: "yes" };
/** With the whole of reading, but only those who may take tables away. */
const exports: Row = { ...reads, mill: "403" };
/** Lists answer with what lies in scope: nobody who reads at all is refused. */
const lists: Row = { ...reads, westTown: "yes", smithy: "yes" };

const span = { kind: "hour", from: "2026-11-28T00:00:00+08:00", until: "2026-11-28T12:00:00+08:00" } as const;
const methods: readonly (readonly [name: string, expected: Row, act: (desk: MonitorDesk, actor: Actor, m: Monitored) => Promise<unknown>])[] = [
  ["points", lists, (desk, actor) => desk.points(actor)], ["changesSince", lists, (desk, actor) => desk.changesSince(actor, null)], ["point", reads, (desk, actor) => desk.point(actor, "mill-stack")], ["curve", reads, (desk, actor) => desk.curve(actor, "mill-stack", span)],
  ["curveTaken", exports, (desk, actor) => desk.curveTaken(actor, "mill-stack", span)], ["instruments", lists, (desk, actor) => desk.instruments(actor)], ["commands", reads, (desk, actor) => desk.commands(actor, "mill-stack-logger")], ["packets of an instrument", reads, (desk, actor) => desk.packets(actor, { instrument: "mill-stack-logger" })],
  ["packets", lists, (desk, actor) => desk.packets(actor, {})], ["packet", reads, (desk, actor) => desk.packet(actor, "1")],
  ["putPoint", manages, (desk, actor, m) => desk.putPoint(actor, putPoint(m.id(), "", { place: "east", enterprise: "mill" }))], ["putInstrument", manages, (desk, actor, m) => desk.putInstrument(actor, putInstrument(m.id(), "", "mill-stack", { active: false }))],
  ["strangers", manages, (desk, actor) => desk.strangers(actor)], ["adopt", manages, (desk, actor, m) => desk.adopt(actor, { id: m.id(), mn: actor.user === "director" ? "STRANGER-1" : "STRANGER-2", point: "mill-stack", nameZh: "", nameEn: "", kind: "dust", place: null, enterprise: null, timeMark: "start" })],
  ["sendCommand", commands, (desk, actor, m) => desk.sendCommand(actor, "mill-stack-logger", { id: m.id(), command: "read-clock", parameters: {} })], ["forwards", manages, (desk, actor) => desk.forwards(actor)],
  ["putForward", { ...manages, clerk: "yes" }, (desk, actor, m) => desk.putForward(actor, { id: m.id(), target: "", seq: 0, name: "市平台", host: "10.0.0.1", port: 9212, tls: false, edition: 2017, password: "123456", mns: {}, active: true })],
];

describe("who may do what at the desk of monitoring", () => {
  let m: Monitored;
  beforeAll(async () => {
    m = await watched();
    await m.arrive(1, "hour", "2026-11-28T09:00:00+08:00", "a21026-Avg=30,a21026-Flag=N");
    const at = Date.parse(m.time.now), stranger = (mn: string) => ({ mn, reason: "mn-unknown" as const, firstAt: at, lastAt: at, count: 1, address: "10.0.0.7", edition: 2017 as const, st: "39", cn: "2011", leniencies: [], passwordEncrypted: "1#abcdef", packet: null });
    await m.observations.putLines([], [stranger("STRANGER-1"), stranger("STRANGER-2")]);
  });
  for (const [method, expected, act] of methods) {
    test.each(Object.entries(people))(`${method} by %s`, async (name, actor) => {
      const before = m.store.rows.audit.length, outcome = await act(m.desk, actor, m).then((): Answer => "yes", (error: unknown) => (error instanceof Forbidden ? "403" : error instanceof NotFound ? "404" : Promise.reject(error as Error)));
      expect(outcome).toBe(expected[name]);
      const told = m.store.rows.audit.slice(before);
      if (outcome === "403") expect(told, "a refusal is on record").toMatchObject([{ actor: actor.user, result: "refused" }]);
    });
  }
  test("the matrix names every method of the desk", () => {
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(m.desk)).filter((name) => name !== "constructor");
    expect([...new Set(methods.map(([name]) => name.split(" ")[0]))].sort()).toEqual(own.sort());
  });
});

describe("a list holds what lies in the person's scope and nothing else", () => {
  test.each<readonly [string, readonly string[]]>([["director", ["mill-stack", "west-stack", "own-station"]], ["clerk", ["mill-stack", "west-stack", "own-station"]], ["eastTown", ["mill-stack"]], ["eastByPlace", ["mill-stack"]], ["westTown", ["west-stack"]], ["mill", ["mill-stack"]], ["smithy", []]])("%s sees %j", async (name, ids) => {
    const m = await watched(), actor = people[name]!;
    for (const source of [1, 2, 3]) await m.arrive(source, "hour", "2026-11-28T09:00:00+08:00", "a21026-Avg=30");
    await m.observations.append([{ at: Date.parse(m.time.now), source: 0, setting: 0, direction: "in", verdict: "refused", word: "mn-unknown", bytes: new Uint8Array([1]), reading: null }, { at: Date.parse(m.time.now), source: 1, setting: 1, direction: "in", verdict: "refused", word: "crc", bytes: new Uint8Array([2]), reading: null }]);
    expect((await m.desk.points(actor)).map(({ id }) => id)).toEqual(ids);
    expect((await m.desk.changesSince(actor, null)).changes.map(({ id }) => id)).toEqual(ids);
    expect((await m.desk.instruments(actor)).map(({ point }) => point)).toEqual(ids);
    const packets = await m.desk.packets(actor, {}), managing = ["director", "clerk"].includes(name);
    expect(packets.filter(({ verdict }) => verdict === "reading").map(({ instrument }) => instrument).reverse()).toEqual(ids.map((id) => `${id}-logger`));
    expect(packets.filter(({ verdict }) => verdict === "refused").map(({ id, mn }) => [id, mn === null])).toEqual(managing ? [[5, false], [4, true]] : []);
    for (const id of ["4", "5"]) await (managing ? expect(m.desk.packet(actor, id)).resolves.toMatchObject({ id: Number(id) }) : expect(m.desk.packet(actor, id)).rejects.toBeInstanceOf(NotFound));
  });
  test("nobody may bring a point into a scope that is not theirs, nor take one from there", async () => {
    const m = await watched(), eastClerk: Actor = { ...director, user: "ec", grants: [{ ...director.grants[0]!, role: "clerk", placePath: "990001/east" }] };
    await expect(m.desk.putPoint(eastClerk, putPoint(m.id(), "", { place: "west" }))).rejects.toBeInstanceOf(Forbidden);
    await expect(m.desk.putPoint(eastClerk, putPoint(m.id(), "west-stack", { seq: 1, place: "east" }))).rejects.toBeInstanceOf(Forbidden);
    await expect(m.desk.putPoint(eastClerk, putPoint(m.id(), "mill-stack", { seq: 1, place: "west" }))).rejects.toBeInstanceOf(Forbidden);
    await expect(m.desk.putInstrument(eastClerk, putInstrument(m.id(), "", "west-stack", { active: false }))).rejects.toBeInstanceOf(Forbidden);
    await expect(m.desk.putPoint(eastClerk, putPoint(m.id(), "mill-stack", { seq: 1, place: "east" }))).resolves.toMatchObject({ seq: 2, enterprise: null });
    await expect(m.desk.sendCommand(eastClerk, "west-stack-logger", { id: m.id(), command: "read-clock", parameters: {} })).rejects.toBeInstanceOf(NotFound);
  });
  test("refusals for what is wrong are no refusals of a right", async () => {
    const m = await watched(), before = m.store.rows.audit.length;
    await expect(m.desk.putPoint(director, putPoint(m.id(), "", { nameZh: "" }))).rejects.toBeInstanceOf(Refused);
    expect(m.store.rows.audit.length).toBe(before);
  });
});
