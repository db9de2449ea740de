import { causeOf } from "./cause.js";
import type { LoopCause } from "./event.js";
import type { Goal } from "./goal.js";
import { isInHours } from "./hours.js";
import type { LoopActuator } from "./setting.js";
import type { ActuatorState, Draft } from "./state.js";
import { alarm, command, type Step } from "./step.js";

interface Hand { readonly one: LoopActuator; readonly held: Draft<ActuatorState> }
const seconds = (from: number | null, at: number): number => from === null ? Infinity : (at - from) / 1000;
const handsOf = ({ setting, draft }: Step): readonly Hand[] => setting.actuators.flatMap((one) => { const held = draft.actuators[one.actuator]; return held ? [{ one, held }] : []; });

function stop(step: Step, { one, held }: Hand, why: LoopCause): void {
  held.on = false; held.since = step.at; held.differsSince = null; held.why = why;
  command(step, one.device, one.actuator, false, "change");
}

/**
 * Command against feedback (指令与反馈). On and not running for longer than allowed: failed, told to stop, and another takes over.
 * Off and running: told again, with an alarm. Not read at all although the line stands: failed too, for nobody knows what it does.
 */
function compareFeedback(step: Step): void {
  const { at } = step;
  for (const hand of handsOf(step)) {
    const { one, held } = hand, allowed = one.feedbackSeconds;
    const differs = held.reach === "unread" || (held.reach === "up" && held.feedback !== null && held.feedback !== held.on);
    if (differs) held.differsSince ??= at; else held.differsSince = null;
    const late = differs && seconds(held.differsSince, at) >= allowed;
    if (late && !held.failed && (held.on || held.reach === "unread")) {
      const why = held.reach === "unread" ? causeOf("not-read", `${one.name.zh}通信正常但 ${allowed} 秒未读到状态`, `the line stands but ${one.name.en} was not read for ${allowed} s`, { limit: `${allowed} s` })
        : causeOf("no-feedback", `已令${one.name.zh}运行，${allowed} 秒内无运行反馈，判为故障`, `${one.name.en} was told to run and gave no running feedback for ${allowed} s: failed`, { inputs: [{ name: one.actuator, value: "off", unit: "" }], limit: `${allowed} s` });
      stop(step, hand, why); held.failed = true;
    }
    const unasked = held.reach === "up" && !held.on && held.feedback === true && late;
    if (unasked && seconds(held.assertedAt, at) >= allowed) { held.assertedAt = at; command(step, one.device, one.actuator, false, "reassert"); }
    alarm(step, `actuator-failed:${one.actuator}`, held.failed, () => held.why);
    const still = held.reach === "up" && !held.on && held.feedback === true;
    alarm(step, `actuator-unasked:${one.actuator}`, unasked || (still && (step.draft.alarms[`actuator-unasked:${one.actuator}`]?.raised ?? false)), () => unasked
      ? causeOf("runs-unasked", `${one.name.zh}无指令而运行已 ${allowed} 秒`, `${one.name.en} has been running without a command for ${allowed} s`, { inputs: [{ name: one.actuator, value: "on", unit: "" }], limit: `${allowed} s` })
      : causeOf("stopped-again", `${one.name.zh}无指令运行已结束`, `${one.name.en} no longer runs without a command`));
  }
}

/** What still keeps an actuator from starting (尚需等待的原因); null when it may start now. `starts-limit` is told apart, since it is alarmed. */
function waitOf({ setting, draft, at }: Step, { one, held }: Hand, goal: Goal): LoopCause | null {
  const wait = (zh: string, en: string, limit: number): LoopCause => causeOf("waits", `${one.name.zh}${zh}`, `${one.name.en} ${en}`, { limit: `${limit} s` });
  if (held.failed) return causeOf("no-feedback", `${one.name.zh}故障`, `${one.name.en} has failed`);
  if (held.reach !== "up") return causeOf("line-lost", `${one.name.zh}不可控`, `${one.name.en} cannot be reached`);
  if (!goal.byPerson && !isInHours(at, one.hours)) return causeOf("hours", `${one.name.zh}不在允许时段`, `${one.name.en} is outside its hours`);
  if (held.restUntil !== null) return wait("间歇中", "rests after its longest run", one.longestRun?.restSeconds ?? 0);
  if (seconds(held.since, at) < one.minimumOffSeconds) return wait("最短停机时间未到", "has not been off for its minimum time", one.minimumOffSeconds);
  if (one.startsLimit && held.starts.length >= one.startsLimit.count) return causeOf("starts-limit", `${one.name.zh} ${one.startsLimit.seconds} 秒内已启动 ${held.starts.length} 次，频繁启停保护`, `${one.name.en} started ${held.starts.length} times within ${one.startsLimit.seconds} s: protected against flapping`, { limit: `${one.startsLimit.count} / ${one.startsLimit.seconds} s` });
  if (seconds(draft.lastStart, at) < setting.staggerSeconds) return wait("错峰等待", "waits for its turn", setting.staggerSeconds);
  return null;
}

/** Stops what must or may stop, starts what is wanted and may, in the order of the setting. @returns what the loop waits for, when it wants more than it may start */
export function settleActuators(step: Step, goal: Goal): LoopCause | null {
  const { setting, draft, at } = step, hands = handsOf(step);
  for (const { one, held } of hands) {
    const limit = one.startsLimit;
    held.starts = limit ? held.starts.filter((start) => seconds(start, at) < limit.seconds) : [];
    if (held.restUntil !== null && at >= held.restUntil) { held.restUntil = null; held.why = causeOf("rested", `${one.name.zh}间歇结束`, `${one.name.en} has rested`, { limit: `${one.longestRun?.restSeconds ?? 0} s` }); }
  }
  compareFeedback(step);
  const reached = hands.filter(({ held }) => held.on && held.reach === "up");
  for (const hand of reached) {
    const { one, held } = hand, ran = seconds(held.since, at), mayStop = ran >= one.minimumOnSeconds;
    if (!goal.on) { if (goal.atOnce || mayStop) stop(step, hand, goal.why); }
    else if (one.longestRun && ran >= one.longestRun.seconds) {
      stop(step, hand, causeOf("longest-run", `${one.name.zh}连续运行满 ${one.longestRun.seconds} 秒，间歇 ${one.longestRun.restSeconds} 秒`, `${one.name.en} ran ${one.longestRun.seconds} s, its longest run; rests ${one.longestRun.restSeconds} s`, { limit: `${one.longestRun.seconds} s` }));
      held.restUntil = at + one.longestRun.restSeconds * 1000;
    } else if (mayStop && !goal.byPerson && !isInHours(at, one.hours)) stop(step, hand, causeOf("hours", `${one.name.zh}允许时段已过`, `the hours of ${one.name.en} are over`, { limit: one.hours.map((span) => `${span.from}–${span.until}`).join(", ") }));
  }
  let running = hands.filter(({ held }) => held.on && held.reach === "up");
  for (const hand of [...running].reverse()) {
    if (running.length <= setting.atOnce || seconds(hand.held.since, at) < hand.one.minimumOnSeconds) continue;
    stop(step, hand, causeOf("surplus", `已有 ${setting.atOnce} 台运行，${hand.one.name.zh}退出`, `${setting.atOnce} run already: ${hand.one.name.en} steps back`, { limit: String(setting.atOnce) }));
    running = running.filter((one) => one !== hand);
  }
  const waits: LoopCause[] = [], limited = new Map<string, LoopCause>();
  if (goal.on) for (const hand of hands) {
    if (running.length >= setting.atOnce) break;
    if (hand.held.on) continue;
    // stopped, or found stopped, in this very step: that is recorded first, the start comes with the next event
    if (step.before.actuators[hand.one.actuator]?.on) continue;
    const wait = waitOf(step, hand, goal);
    if (wait) { waits.push(wait); if (wait.code === "starts-limit") limited.set(hand.one.actuator, wait); continue; }
    const { one, held } = hand;
    held.on = true; held.since = at; held.differsSince = null; held.starts = [...held.starts, at]; draft.lastStart = at; held.why = goal.why;
    command(step, one.device, one.actuator, true, "change");
    running = [...running, hand];
  }
  for (const { one } of hands) alarm(step, `starts-limit:${one.actuator}`, limited.has(one.actuator), () => limited.get(one.actuator)
    ?? causeOf("starts-free", `${one.name.zh}频繁启停保护解除`, `${one.name.en} is no longer held for flapping`));
  if (waits.length === 0) return null;
  return causeOf("waits", `需要运行（${goal.why.text.zh}），但：${waits.map((wait) => wait.text.zh).join("；")}`, `wanted (${goal.why.text.en}), but: ${waits.map((wait) => wait.text.en).join("; ")}`, { inputs: goal.why.inputs, ...(goal.why.limit === null ? {} : { limit: goal.why.limit }), ...(goal.why.by === null ? {} : { by: goal.why.by }) });
}
