import type { Attestation, Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { allows } from "../access/rules.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { sees } from "../duty/asking.js";
import { moveRules, openLabel, ruleLabels } from "../duty/machine.js";
import { directors, holders } from "../duty/reminders.js";
import { dutySettingErrors, type DutySettings } from "../duty/settings.js";
import { limitBasis, limitText, statutoryLimits, weaker, type LimitUnit } from "../duty/statutory-limits.js";
import type { Pack } from "../plan/model.js";
import { IdTaken, Overtaken, Refused, type DutyMove, type DutyStep } from "../ports.js";
import { allDuties, bureauScope, mustHold, refused, settingsInForce, type DutyClockPorts, type HeldDuty } from "./duty-desk-office.js";

/** A line of the table of limits (法定时限表的一行). `verified` false is shown as 待核实. */
export interface LimitLine {
  readonly id: string; readonly group: Labels; readonly name: Labels; readonly text: Labels; readonly count: number; readonly unit: LimitUnit; readonly way: "after" | "before"; readonly event: Labels; readonly law: string; readonly article: string; readonly basis: string;
  readonly from: string; readonly until: string | null; readonly inForce: boolean; readonly attestation: Attestation; readonly dated: Attestation; readonly verified: boolean; readonly extension: Labels | null; readonly note: Labels | null;
}
/** Something about a duty that a person should know (督办提醒). */
export interface DutyNoticeLine { readonly step: string; readonly duty: string; readonly number: string; readonly title: string; readonly move: DutyMove; readonly what: Labels; readonly note: string; readonly at: string; readonly by: string; readonly seen: boolean }
export interface DutySettingView extends DutySettings { readonly seq: number; readonly by: string | null; readonly at: string | null; readonly reason: string; readonly mayChange: boolean }
export interface PutDutySetting extends DutySettings { readonly id: string; readonly seq: number; readonly reason: string }
export interface SeeDutyNotices { readonly id: string; readonly steps: readonly string[] }

const keptDays = 60, mostNotices = 100;
const told: readonly DutyMove[] = ["open", "remind", "escalate", "urge", "return", "transfer", "join", "leave", "pause", "resume", "extend", "redate", "submit", "submit-part", "return-part"];
const labelOf = (move: DutyMove): Labels => (move === "open" ? openLabel : move === "remind" || move === "escalate" || move === "redate" ? ruleLabels[move] : moveRules[move].label);

/** Limits of the law, settings of reminding, and what each person is reminded of (法定时限、提醒设置、我的提醒). */
export class DutyClockDesk {
  readonly #ports: DutyClockPorts;
  constructor(ports: DutyClockPorts) { this.#ports = ports; }
  #today(): string { return beijingDayOf(this.#ports.clock.now()); }

  /** All limits of the law that the program holds, with every edition (法定时限). @throws {Forbidden} */
  async limits(actor: Actor): Promise<readonly LimitLine[]> {
    await mustHold(this.#ports, actor, "duty.read", "duty-limits");
    const today = this.#today();
    return statutoryLimits.map((limit) => ({
      id: limit.id, group: limit.group, name: limit.name, text: limitText(limit), count: limit.count, unit: limit.unit, way: limit.way, event: limit.event, law: limit.law, article: limit.article, basis: limitBasis(limit), from: limit.from, until: limit.until,
      inForce: limit.from <= today && (limit.until === null || today < limit.until), attestation: limit.attestation, dated: limit.dated, verified: weaker(limit.attestation, limit.dated) === "VERIFIED", extension: limit.extension?.text ?? null, note: limit.note ?? null,
    }));
  }

  /** What concerns the person of late, unseen first (我的提醒). Nobody is told of what they did themselves. @throws {Forbidden} */
  async notices(actor: Actor): Promise<readonly DutyNoticeLine[]> {
    await mustHold(this.#ports, actor, "duty.read", "duty-notices");
    const { store, clock, names } = this.#ports, today = this.#today(), since = new Date(Date.parse(clock.now()) - keptDays * 86_400_000).toISOString();
    const { pack, held, seen } = await store.read(async (reader) => ({ ...await allDuties(reader), seen: new Set(await reader.dutyNoticesSeen(actor.user)) }));
    const found = held.filter((one) => sees(pack, actor, one.duty, one.standing, today))
      .flatMap((one) => one.steps.filter((step) => told.includes(step.move) && step.by !== actor.user && step.at >= since && concerns(pack, actor, one, step, today)).map((step) => ({ one, step })))
      .sort((a, b) => Number(seen.has(a.step.id)) - Number(seen.has(b.step.id)) || (a.step.at < b.step.at ? 1 : a.step.at > b.step.at ? -1 : 0)).slice(0, mostNotices);
    const shown = await names?.([...new Set(found.map(({ step }) => step.by))]) ?? new Map<string, string>();
    return found.map(({ one: { duty }, step }) => ({ step: step.id, duty: duty.id, number: duty.number, title: duty.title, move: step.move, what: labelOf(step.move), note: step.note, at: step.at, by: shown.get(step.by) ?? step.by, seen: seen.has(step.id) }));
  }

  /** Marks notices as seen (标为已阅): of those that the person is shown, and no others. @throws {Forbidden} */
  async see(actor: Actor, command: SeeDutyNotices): Promise<readonly DutyNoticeLine[]> {
    const { store, clock } = this.#ports, mine = new Map((await this.notices(actor)).map((notice) => [notice.step, notice])), fresh = [...new Set(command.steps)].filter((step) => mine.get(step)?.seen === false);
    if (fresh.length > 0) await store.write({ actor, action: "duty.notice-seen", subject: "duty-notices", detail: `已阅督办提醒 ${fresh.length} 条` }, async (writer) => {
      const scope = bureauScope(await writer.pack());
      for (const step of fresh) await writer.appendDutyNoticeSeen({ ...scope, id: clock.id(), by: actor.user, at: clock.now(), step });
    });
    return this.notices(actor);
  }

  /** How duties are reminded of and escalated (提醒与升级设置). @throws {Forbidden} */
  async settings(actor: Actor): Promise<DutySettingView> {
    await mustHold(this.#ports, actor, "duty.read", "duty-settings");
    const { pack, last, setting, seq } = await this.#ports.store.read(async (reader) => ({ pack: await reader.pack(), last: (await reader.dutySettings()).at(-1), ...await settingsInForce(reader) }));
    const by = last === undefined ? null : (await this.#ports.names?.([last.by]))?.get(last.by) ?? last.by;
    return { ...setting, seq, by, at: last?.at ?? null, reason: last?.reason ?? "", mayChange: allows(actor.grants, "duty.steer", bureauScope(pack), this.#today()) };
  }

  /** Sets them (修改设置). The same command twice changes nothing. @throws {Forbidden} {Refused} duty/bad-settings {Overtaken} {IdTaken} */
  async setSettings(actor: Actor, { id, seq, reason, active, before, onDay, after, escalate, pausedDays }: PutDutySetting): Promise<DutySettingView> {
    await mustHold(this.#ports, actor, "duty.steer", "duty-settings");
    const setting: DutySettings = { active, before, onDay, after, escalate, pausedDays }, { store, clock } = this.#ports;
    try {
      const errors = [...dutySettingErrors(setting), ...(reason.trim() === "" || reason.length > 500 ? [{ field: "reason", zh: "请写明修改原因，不超过 500 字", en: "say why, in at most 500 characters" }] : [])];
      if (errors.length > 0) throw new Refused("duty/bad-settings", "提醒与升级设置填写有误", "the settings are not filled in correctly", errors);
      await store.write({ actor, action: "duty.steer", subject: "duty-settings", detail: `提醒与升级设置：${reason.trim()}`.slice(0, 300) }, async (writer) => {
        const all = await writer.dutySettings(), known = all.find((one) => one.id === id);
        if (known !== undefined && (known.by !== actor.user || JSON.stringify(known.setting) !== JSON.stringify(setting))) throw new IdTaken(id);
        if (known === undefined && (all.at(-1)?.seq ?? 0) !== seq) throw new Overtaken("duty-settings");
        await writer.appendDutySetting(known ?? { ...bureauScope(await writer.pack()), id, by: actor.user, at: clock.now(), seq: seq + 1, setting, reason: reason.trim() });
      });
    } catch (error) {
      if (error instanceof Refused || error instanceof Overtaken) return refused(this.#ports, actor, "duty.steer", "duty-settings", error);
      throw error;
    }
    return this.settings(actor);
  }
}

/** Whether the person belongs to the organisation or firm: those who are to act, not everybody who may look. */
function isOf(actor: Actor, whom: string): boolean { return actor.organisation === whom || actor.grants.some((grant) => grant.enterprise === whom); }

/** Whom a step tells (告知对象). */
function concerns(pack: Pack, actor: Actor, { duty, standing }: HeldDuty, step: DutyStep, today: string): boolean {
  const busy = [standing.holder, ...standing.parts.filter((part) => part.state !== "submitted").map((part) => part.holder)], any = (whom: readonly string[]): boolean => whom.some((one) => isOf(actor, one));
  switch (step.move) {
    case "remind": case "escalate": return step.party === holders ? any(busy) : step.party === directors ? allows(actor.grants, "duty.steer", standing.scope, today) : any([step.party ?? ""]);
    case "urge": case "pause": case "resume": case "extend": case "redate": return any(busy);
    case "open": case "return": case "transfer": case "submit-part": return any([step.holder]);
    case "join": case "leave": case "return-part": return any([step.party ?? ""]);
    case "submit": return any([duty.approver ?? pack.district.bureau]);
    default: return false;
  }
}
