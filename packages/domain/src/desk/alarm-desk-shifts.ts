import type { Actor } from "../access/model.js";
import type { ShiftAct } from "../alarm/model.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { slugFrom } from "../monitoring/point-rules.js";
import { beijingText } from "../monitoring/window.js";
import { IdTaken, NotFound, Refused } from "../ports.js";
import { alarmScope, type AlarmDeskPorts } from "./alarm-desk-office.js";
import type { ActOnShift, ShiftRow } from "./alarm-desk-views.js";
import { missingText, refuseBad } from "./entry-rules.js";
import { namesOf, overtaken } from "./monitor-desk-office.js";

const shiftsListed = 30, alarmsHandedOver = 5_000;
function shiftRow(acts: readonly ShiftAct[], user: string, nameOf: (user: string) => string): ShiftRow {
  const first = acts[0]!, last = acts.at(-1)!, over = acts.find(({ act }) => act === "hand-over"), state = acts.some(({ act }) => act === "take-over") ? "taken-over" as const : over !== undefined ? "handed-over" as const : "on-duty" as const;
  return { shift: first.shift, title: first.title, seq: last.seq, state, begunAt: beijingText(Date.parse(first.at)), people: first.people, acts: acts.map(({ id, seq, act, by, at, text, alarms }) => ({ id, seq, act, by: nameOf(by), at: beijingText(Date.parse(at)), text, alarms: alarms.length })), alarms: over?.alarms ?? [], mayTakeOver: state === "handed-over" && over?.by !== user };
}
const grouped = (acts: readonly ShiftAct[]): readonly (readonly ShiftAct[])[] => { const found = new Map<string, ShiftAct[]>(); for (const act of [...acts].sort((a, b) => a.seq - b.seq)) { const own = found.get(act.shift); if (own === undefined) found.set(act.shift, [act]); else own.push(act); } return [...found.values()].filter((one) => one[0]?.act === "begin"); };

/** The latest shifts, the latest first (值班日志). */
export async function shiftRows(ports: AlarmDeskPorts, actor: Actor): Promise<readonly ShiftRow[]> {
  const acts = await ports.store.read((reader) => reader.shiftActs({ limit: shiftsListed })), nameOf = await namesOf(ports, acts.map((one) => one.by));
  return grouped(acts).map((one) => shiftRow(one, actor.user, nameOf)).sort((a, b) => (a.begunAt < b.begunAt ? 1 : a.begunAt > b.begunAt ? -1 : a.shift < b.shift ? 1 : -1));
}

/**
 * Acts in the shift log (值班、交接班): one shift is on duty at a time; who hands over signs with the alarms that are open, and another person signs for taking over, which begins the next shift in the same transaction.
 * @throws {Refused} alarm/bad-shift, alarm/shift-running, alarm/same-person, monitoring/overtaken {NotFound} {IdTaken}
 */
export async function actOnShift(ports: AlarmDeskPorts, actor: Actor, command: ActOnShift): Promise<readonly ShiftRow[]> {
  const { pack, acts } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), acts: await reader.shiftActs({ limit: shiftsListed }) })), known = acts.find((one) => one.id === command.id);
  if (known !== undefined) { if (known.by !== actor.user || known.act !== command.act || known.text !== command.text.trim()) throw new IdTaken(command.id); return shiftRows(ports, actor); }
  const begins = command.act === "begin" || command.act === "take-over", shifts = grouped(acts), own = shifts.find((one) => one[0]!.shift === command.shift);
  refuseBad("alarm/bad-shift", [begins ? missingText("title", command.title, { zh: "班次", en: "shift" }) : null, begins && command.people.length === 0 ? { field: "people", zh: "请填写值班人员", en: "say who is on duty" } : null, command.act === "entry" ? missingText("text", command.text, { zh: "记录内容", en: "entry" }) : null, command.act === "hand-over" ? missingText("text", command.text, { zh: "交班说明", en: "what is handed over" }) : null]);
  const running = shifts.find((one) => !one.some(({ act }) => act === "take-over")), signed = { by: actor.user, at: ports.clock.now(), ...scopeOfPoint(pack, null, null) };
  if (command.act === "begin" && running !== undefined) throw new Refused("alarm/shift-running", `${running[0]!.title} 还没有交接，请先交班、接班`, `${running[0]!.title} was not handed over; hand it over and take it over`);
  if (command.act !== "begin") {
    if (own === undefined) throw new NotFound("shift", command.shift);
    if (own.at(-1)!.seq !== command.seq) throw overtaken();
    const over = own.find(({ act }) => act === "hand-over"), taken = own.some(({ act }) => act === "take-over");
    if (taken || (command.act !== "take-over" && over !== undefined)) throw new Refused("alarm/shift-over", "这一班已经交班，不能再写", "the shift was handed over and cannot be written into");
    if (command.act === "take-over" && over === undefined) throw new Refused("alarm/shift-running", "上一班还没有交班", "the shift was not handed over yet");
    if (command.act === "take-over" && over!.by === actor.user) throw new Refused("alarm/same-person", "接班须由交班人以外的人签字", "somebody other than who handed over takes over");
  }
  const alarms = command.act !== "hand-over" ? [] : (await ports.alarmStore.page({ scope: alarmScope(ports, actor, "monitor.read", pack), open: true, folded: true, limit: alarmsHandedOver })).rows.map((one) => one.id);
  const next = slugFrom("s", command.id), begin: ShiftAct = { ...signed, id: command.act === "begin" ? command.id : `${command.id}.begin`, shift: next, seq: 1, act: "begin", title: command.title.trim(), text: command.act === "begin" ? command.text.trim() : "", people: command.people, alarms: [] };
  const act: ShiftAct = { ...signed, id: command.id, shift: command.shift, seq: command.seq + 1, act: command.act, title: own?.[0]?.title ?? "", text: command.text.trim(), people: [], alarms };
  const words = { begin: "开始值班", entry: "值班记录", "hand-over": "交班", "take-over": "接班" }[command.act];
  await ports.store.write({ actor, action: "alarm.handle", subject: command.act === "begin" ? next : command.shift, detail: `${words} ${command.title}${command.text === "" ? "" : `：${command.text}`}${command.act === "hand-over" ? `；移交未销警 ${alarms.length} 条` : ""}`.slice(0, 500) }, async (writer) => {
    if (command.act !== "begin") await writer.appendShiftAct(act);
    if (begins) await writer.appendShiftAct(begin);
  });
  return shiftRows(ports, actor);
}
