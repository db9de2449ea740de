import type { Labels } from "@yunqing/standards";
import { meanText } from "../loop/cause.js";
import type { LoopAct, LoopActOutcome, LoopFact } from "../loop/fact.js";
import type { LoopLink } from "../loop/link.js";
import type { KeptLoopRecord, KeptLoopState } from "../loop/store.js";
import { actuatorWord, loopStart, type LoopState } from "../loop/state.js";
import { beijingText } from "../monitoring/window.js";
import { subjectNames } from "./loop-desk-office.js";
import type { LoopActView, LoopDetail, LoopLinkView, LoopRecordView, LoopRow } from "./loop-desk-views.js";

const iso = (at: number): string => new Date(at).toISOString();
const orNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A loop as a row, from its setting and its last state (回路现状). */
export function loopRow(fact: LoopFact, kept: KeptLoopState | undefined): LoopRow {
  const { setting } = fact, state = kept?.state ?? null, actuators = setting.actuators.flatMap(({ actuator }) => state?.actuators[actuator] ?? []);
  return {
    loop: fact.loop, name: setting.name, kind: setting.demand.by, active: fact.active, simulated: fact.simulated, running: fact.active && (kept?.held ?? false), basis: setting.basis,
    phase: state?.phase ?? null, why: state?.why ?? null, override: state?.override.mode ?? "auto", overrideUntil: orNull(state?.override.until ?? null), frost: state?.frost.locked ?? false,
    actuatorsOn: actuators.filter((one) => one.on && one.reach !== "down").length, actuators: setting.actuators.length, failed: actuators.filter((one) => one.failed).length,
    linesDown: state === null ? setting.devices.length : setting.devices.filter(({ device }) => state.lines[device]?.up !== true).length,
    alarms: state === null ? 0 : Object.values(state.alarms).filter((one) => one.raised).length, at: state === null ? null : iso(state.at),
  };
}

/** A link without its secret. */
export function linkView(link: LoopLink): LoopLinkView {
  if (link.driver === "modbus") return link;
  const { passwordEncrypted, ...rest } = link;
  return { ...rest, password: null, passwordSet: passwordEncrypted !== null };
}
const placeOf = (link: LoopLink | undefined): string => link === undefined ? "" : link.driver === "modbus" ? `${link.host}:${link.port} #${link.unit}` : link.url;

type Shown = Pick<LoopDetail, "sensors" | "thermometers" | "devices" | "actuators" | "signals" | "alarms" | "approval">;
/** Every part of a loop as it stands; a loop that never ran stands as at its beginning. */
export function loopParts(fact: LoopFact, state: LoopState | null): Shown {
  const { setting, links } = fact, now = state ?? loopStart(setting, 0), begun = loopStart(setting, 0), { demand } = setting, { given, holds } = now.approval;
  const heard = (at: number, told: boolean): string | null => (state === null || !told ? null : iso(at));
  return {
    sensors: (demand.by === "threshold" ? demand.sensors : []).map(({ sensor, name, point, factor }) => {
      const held = now.sensors[sensor] ?? begun.sensors[sensor]!;
      return { sensor, name, point, factor, unit: demand.by === "threshold" ? demand.unit : "", value: held.known && held.values.length > 0 ? meanText(held.values) : null, values: held.values, known: held.known, heardAt: heard(held.heardAt, held.values.length > 0), why: held.why };
    }),
    thermometers: setting.frost.map(({ sensor, name, locksAt, freesAt }) => { const held = now.thermometers[sensor] ?? begun.thermometers[sensor]!; return { sensor, name, locksAt, freesAt, value: held.value, known: held.known, locked: held.locked, heardAt: heard(held.heardAt, held.value !== null), why: held.why }; }),
    devices: setting.devices.map(({ device, name, watchdogSeconds }) => { const held = now.lines[device] ?? begun.lines[device]!, link = links.find((one) => one.device === device); return { device, name, watchdogSeconds, driver: link?.driver ?? "", address: placeOf(link), up: held.up, since: state === null ? null : iso(held.since), why: held.why }; }),
    actuators: setting.actuators.map(({ actuator, name, device }) => {
      const held = now.actuators[actuator] ?? begun.actuators[actuator]!;
      return { actuator, name, device, word: actuatorWord(held), on: held.on, reach: held.reach, feedback: held.feedback, since: orNull(held.since), restUntil: orNull(held.restUntil), starts: held.starts.length, why: held.why };
    }),
    signals: setting.signals.map(({ signal, name, kind }) => { const held = now.signals[signal] ?? begun.signals[signal]!; return { signal, name, kind, on: held.on, why: held.why }; }),
    alarms: Object.entries(now.alarms).filter(([, one]) => one.raised).map(([alarm, one]) => ({ alarm, since: iso(one.since), acknowledged: now.acknowledgedAt !== null && one.since <= now.acknowledgedAt, why: one.why })),
    approval: given === null ? null : { from: iso(given.from), until: iso(given.until), by: given.by, document: given.document, holds },
  };
}

const wall = (text: string): string => beijingText(Date.parse(text)).slice(0, 16).replace("T", " ");
/** A word in words (指令文字). */
export function wordText({ word }: Pick<LoopAct, "word">, names: (subject: string) => Labels): Labels {
  const tail = (zh: string, en: string, more: string): Labels => ({ zh: more === "" ? zh : `${zh}：${more}`, en: more === "" ? en : `${en}: ${more}` });
  switch (word.kind) {
    case "override": {
      const time = word.mode === "auto" ? "" : ` ${word.seconds} s`, modes = { on: ["手动开启", "manual on"], off: ["手动关闭", "manual off"], auto: ["恢复自动", "automatic again"] } as const;
      return tail(`${modes[word.mode][0]}${time}`, `${modes[word.mode][1]}${time}`, word.reason);
    }
    case "acknowledge": return tail("确认报警", "acknowledge", word.note);
    case "repaired": { const name = names(`actuator:${word.actuator}`); return tail(`${name.zh}已修复`, `${name.en} repaired`, word.note); }
    case "approval": return tail(`批准开启 ${wall(word.from)} 至 ${wall(word.until)}`, `approved ${wall(word.from)} to ${wall(word.until)}`, word.document);
    case "approval-ended": return tail("撤销批准", "approval withdrawn", word.reason);
  }
}
export function actView(act: LoopAct, outcome: LoopActOutcome | undefined, names: (subject: string) => Labels): LoopActView {
  return { id: act.id, by: act.name, at: act.at, kind: act.word.kind, text: wordText(act, names), result: outcome?.result ?? null, outcome: outcome?.text ?? null, outcomeAt: outcome === undefined ? null : iso(outcome.at) };
}
export function recordView(fact: Pick<LoopFact, "setting">): (record: Omit<KeptLoopRecord, "id"> & { readonly id?: number }, at?: number) => LoopRecordView {
  const names = subjectNames(fact.setting);
  return ({ id, at, subject, from, to, cause }, place) => ({ id: id ?? place ?? 0, at: iso(at), subject, name: names(subject), from, to, cause });
}
