import type { Actor } from "../access/model.js";
import { alarmObstacle, alarmObstacles, stateAfterMove } from "../alarm/lifecycle.js";
import { alarmMoveNames, type AlarmRecord, type AlarmStep } from "../alarm/model.js";
import { Forbidden, IdTaken, NotFound, Refused } from "../ports.js";
import { alarmSight, type AlarmDeskPorts } from "./alarm-desk-office.js";
import type { AlarmsMoved, MoveAlarms } from "./alarm-desk-views.js";
import { refuseBad } from "./entry-rules.js";

/** Alarms that one command may move. */
export const mostMoved = 2_000;

/**
 * Moves one alarm or many (处置): each step a fact, all of a command in one transaction. One alarm that cannot be moved is refused; of many, those that cannot be moved are told and left. The same command again changes nothing.
 * @throws {NotFound} {Forbidden} {Refused} alarm/bad-move, alarm/overtaken {IdTaken}
 */
export async function moveAlarms(ports: AlarmDeskPorts, actor: Actor, command: MoveAlarms): Promise<AlarmsMoved> {
  const ids = [...new Set(command.alarms)];
  refuseBad("alarm/bad-move", [
    ids.length === 0 ? { field: "alarms", zh: "没有选择报警", en: "no alarm was chosen" } : null, ids.length > mostMoved ? { field: "alarms", zh: `一次至多处置 ${mostMoved} 条`, en: `at most ${mostMoved} at once` } : null,
    command.move !== "acknowledge" && ids.length > 1 && command.move !== "cause" && command.move !== "note" ? { field: "move", zh: "只有确认、填写原因和记录可以一次处置多条", en: "only acknowledging, giving the cause and notes go for many at once" } : null,
  ]);
  const { pack, known, steps, files } = await ports.store.read(async (reader) => { const all = await reader.alarmSteps(ids); return { pack: await reader.pack(), steps: all, known: all.filter((one) => one.id.startsWith(command.id)), files: command.evidence.length === 0 ? [] : await reader.evidence(command.evidence) }; });
  const missing = command.evidence.filter((hash) => !files.some((file) => file.hash === hash));
  if (missing.length > 0) throw new NotFound("evidence", missing[0]!);
  const records = new Map((await ports.alarmStore.byId(ids)).map((one) => [one.id, one])), sees = alarmSight(ports, actor, "monitor.read", pack), may = alarmSight(ports, actor, "alarm.handle", pack);
  const seen = ids.map((id) => { const record = records.get(id); if (record === undefined || !sees(record)) throw new NotFound("alarm", id); if (!may(record)) throw new Forbidden("alarm.handle", id); return record; });
  if (known.length > 0) {
    if (known.some((one) => one.by !== actor.user || one.move !== command.move || one.note !== command.note.trim() || !ids.includes(one.alarm))) throw new IdTaken(command.id);
    return { moved: known.length, left: [] };
  }
  const made: AlarmStep[] = [], left: { alarm: string; why: typeof alarmObstacles["no-note"] }[] = [];
  for (const [at, record] of seen.entries()) {
    const own = steps.filter((one) => one.alarm === record.id), proof = command.evidence.length > 0 || proofOf(record, own), why = alarmObstacle(record.now, command.move, { user: actor.user, note: command.note, cause: command.cause, proof });
    if (why !== null) {
      const words = alarmObstacles[why];
      if (ids.length === 1) throw new Refused(why === "wrong-state" ? "alarm/overtaken" : "alarm/bad-move", words.zh, words.en, why === "wrong-state" ? [] : [{ field: why === "no-cause" ? "cause" : why === "no-note" ? "note" : why === "no-proof" ? "evidence" : "move", ...words }]);
      left.push({ alarm: record.id, why: words });
      continue;
    }
    made.push({
      id: ids.length === 1 ? command.id : `${command.id}.${at}`, by: actor.user, at: ports.clock.now(), district: record.district, organisationPath: record.organisationPath, placePath: record.placePath, enterprise: record.enterprise,
      alarm: record.id, seq: record.now.steps + 1, move: command.move, from: record.now.state, to: stateAfterMove(command.move, record.now.state), cause: command.move === "cause" ? command.cause : null, note: command.note.trim(), evidence: command.evidence,
    });
  }
  if (made.length > 0) {
    const first = seen.find((one) => one.id === made[0]!.alarm)!, detail = `${alarmMoveNames[command.move].zh}${made.length === 1 ? ` ${first.text.zh}` : ` ${made.length} 条报警`}${command.note.trim() === "" ? "" : `；${command.note.trim()}`}`;
    await ports.store.write({ actor, action: "alarm.handle", subject: made.length === 1 ? first.id : command.id, detail: detail.slice(0, 500) }, (writer) => writer.appendAlarmSteps(made));
  }
  return { moved: made.length, left };
}

/** Whether proof was given since the alarm was handled last: evidence of steps whose handling still stands. */
export function proofOf({ now }: AlarmRecord, steps: readonly AlarmStep[]): boolean {
  if (now.handledAt === null) return false;
  // steps of an earlier life of the alarm prove nothing of this one
  const lastClose = steps.reduce((last, one) => (one.move === "close" ? Math.max(last, one.seq) : last), 0);
  return steps.some((one) => one.seq > lastClose && one.evidence.length > 0);
}
