import type { Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import type { Duty, DutyMove, DutyState, DutyStep } from "../ports.js";

/**
 * Who may make a move (谁可以做): the holder's people, an approver who is another person, whoever steers it (督办人、发起人), either of both sides,
 * the hand of the clock (approver or steerer), or the people of one co-holder.
 */
export type Hand = "holder" | "approver" | "either" | "steerer" | "urger" | "clock" | "co-holder";
export interface MoveRule {
  readonly label: Labels; readonly from: readonly DutyState[];
  /** the state after it; null: it stays */
  readonly to: DutyState | null;
  readonly hand: Hand;
  /** what must come with it: words, or words or evidence */
  readonly needs: "nothing" | "note" | "note-or-evidence";
  /** may be made while the clock stands (暂停中可办) */
  readonly whilePaused?: true;
  /** it concerns the part of one co-holder, in one of these states */
  readonly part?: readonly PartState[];
}
/** Moves that no person makes: reminding, escalating, counting anew. */
export type RuleMove = "remind" | "escalate" | "redate";
/** Where a co-holder's part stands (协办部分的状态). */
export type PartState = "awaiting-sign" | "in-hand" | "submitted";

const unfinished = ["awaiting-sign", "in-hand", "returned"] as const satisfies readonly DutyState[];
const beforeTheEnd = [...unfinished, "awaiting-review"] as const satisfies readonly DutyState[];

/** The moves of a duty after its opening (督办流程): 待签收→办理中→待审核→办结, 退回, and what accompanies them. The only table of the machine. */
export const moveRules: Readonly<Record<Exclude<DutyMove, "open" | RuleMove>, MoveRule>> = {
  sign: { label: { zh: "签收", en: "signed for" }, from: ["awaiting-sign", "returned"], to: "in-hand", hand: "holder", needs: "nothing", whilePaused: true },
  note: { label: { zh: "记录进展", en: "noted" }, from: beforeTheEnd, to: null, hand: "either", needs: "note-or-evidence", whilePaused: true },
  submit: { label: { zh: "提交审核", en: "submitted for review" }, from: ["in-hand"], to: "awaiting-review", hand: "holder", needs: "note-or-evidence" },
  approve: { label: { zh: "审核通过，办结", en: "approved and closed" }, from: ["awaiting-review"], to: "closed", hand: "approver", needs: "nothing" },
  return: { label: { zh: "退回", en: "returned" }, from: ["awaiting-review"], to: "returned", hand: "approver", needs: "note" },
  urge: { label: { zh: "催办", en: "urged" }, from: unfinished, to: null, hand: "urger", needs: "nothing" },
  transfer: { label: { zh: "转办", en: "transferred" }, from: unfinished, to: "awaiting-sign", hand: "steerer", needs: "note" },
  extend: { label: { zh: "延期", en: "extended" }, from: unfinished, to: null, hand: "approver", needs: "note" },
  pause: { label: { zh: "暂停计时", en: "paused" }, from: unfinished, to: null, hand: "clock", needs: "note" },
  resume: { label: { zh: "恢复计时", en: "resumed" }, from: unfinished, to: null, hand: "clock", needs: "nothing", whilePaused: true },
  join: { label: { zh: "增加协办", en: "joined by a co-holder" }, from: unfinished, to: null, hand: "steerer", needs: "nothing", whilePaused: true },
  leave: { label: { zh: "移除协办", en: "left by a co-holder" }, from: unfinished, to: null, hand: "steerer", needs: "note", whilePaused: true, part: ["awaiting-sign", "in-hand", "submitted"] },
  "sign-part": { label: { zh: "协办签收", en: "part signed for" }, from: beforeTheEnd, to: null, hand: "co-holder", needs: "nothing", whilePaused: true, part: ["awaiting-sign"] },
  "submit-part": { label: { zh: "提交协办部分", en: "part handed in" }, from: beforeTheEnd, to: null, hand: "co-holder", needs: "note-or-evidence", whilePaused: true, part: ["in-hand"] },
  "return-part": { label: { zh: "退回协办部分", en: "part returned" }, from: unfinished, to: null, hand: "holder", needs: "note", whilePaused: true, part: ["submitted"] },
  withdraw: { label: { zh: "撤销", en: "withdrawn" }, from: beforeTheEnd, to: "withdrawn", hand: "steerer", needs: "note", whilePaused: true },
};
export const openLabel: Labels = { zh: "交办", en: "opened" };
/** What the rules do, in words. */
export const ruleLabels: Readonly<Record<RuleMove, Labels>> = { remind: { zh: "期限提醒", en: "reminded" }, escalate: { zh: "升级催办", en: "escalated" }, redate: { zh: "按放假通知重算期限", en: "counted anew by a notice" } };
export type LaterMove = keyof typeof moveRules;
export const laterMoves = Object.keys(moveRules) as readonly LaterMove[];
/** Moves that concern one co-holder's part (协办动作). */
export const partMoves = laterMoves.filter((move) => moveRules[move].part !== undefined);

/** Why a clock may be paused (暂停事由): a fixed list; the note says the rest. */
export const pauseReasons = {
  "monitoring-report": { zh: "等待监测（检测、鉴定）报告", en: "waiting for a report of monitoring" },
  "force-majeure": { zh: "不可抗力", en: "force majeure" },
  "other-department": { zh: "等待其他部门意见", en: "waiting for another department" },
  "party-materials": { zh: "等待当事人补正材料", en: "waiting for papers of the party" },
  "law-suspended": { zh: "依法中止", en: "suspended by law" },
} as const satisfies Readonly<Record<string, Labels>>;
export type PauseReason = keyof typeof pauseReasons;
export function isPauseReason(text: string | undefined): text is PauseReason { return text !== undefined && Object.hasOwn(pauseReasons, text); }

/** A co-holder's part (协办部分), read from the steps. */
export interface Part { readonly holder: string; readonly state: PartState; /** what was handed in with it */ readonly note: string; readonly evidence: readonly string[] }
/** A clock that stands (暂停): since which day, and why. */
export interface Pause { readonly since: string; readonly reason: string; readonly note: string; readonly by: string; readonly at: string }

/** Where a duty stands (现状), read from its steps only. */
export interface Standing {
  readonly state: DutyState; readonly holder: string; readonly dueDay: string; readonly openedBy: string;
  /** everyone who signed for it or submitted it, or a part of it: none of them approves, returns or extends it */
  readonly handledBy: readonly string[];
  /** id and number of the last step, `""` and 0 before the first */
  readonly last: string; readonly seq: number;
  /** scope of the present holder: a transfer moves it */
  readonly scope: Scoped;
  readonly paused: Pause | null;
  readonly parts: readonly Part[];
}
/** Closed or withdrawn (已了结). */
export function isOver(state: DutyState): boolean { return state === "closed" || state === "withdrawn"; }

const handling: readonly DutyMove[] = ["sign", "submit", "sign-part", "submit-part"];

/** The parts of co-holders after all steps (协办部分). */
function partsOf(ordered: readonly DutyStep[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { move, party, note, evidence } of ordered) {
    if (party === undefined) continue;
    if (move === "join") parts.set(party, { holder: party, state: "awaiting-sign", note: "", evidence: [] });
    const held = parts.get(party);
    if (held === undefined) continue;
    if (move === "leave") parts.delete(party);
    if (move === "sign-part" || move === "return-part") parts.set(party, { ...held, state: "in-hand" });
    if (move === "submit-part") parts.set(party, { holder: party, state: "submitted", note, evidence });
  }
  return [...parts.values()];
}

/** Reads the present standing of a duty from its steps (由办理记录得出现状), in any order. */
export function stateOf(duty: Duty, steps: readonly DutyStep[]): Standing {
  const ordered = [...steps].sort((a, b) => a.seq - b.seq);
  const last = ordered.at(-1), row: Scoped = last ?? duty, state = last?.to ?? "awaiting-sign";
  const pause = last?.pausedDay === undefined || isOver(state) ? undefined : [...ordered].reverse().find((step) => step.move === "pause");
  return {
    state, holder: last?.holder ?? duty.holder, dueDay: last?.dueDay ?? duty.dueDay, openedBy: duty.by,
    handledBy: [...new Set(ordered.filter((step) => handling.includes(step.move)).map((step) => step.by))],
    last: last?.id ?? "", seq: last?.seq ?? 0,
    scope: { district: row.district, organisationPath: row.organisationPath, placePath: row.placePath, enterprise: row.enterprise },
    paused: pause === undefined ? null : { since: last?.pausedDay ?? "", reason: pause.reason ?? "", note: pause.note, by: pause.by, at: pause.at },
    parts: partsOf(ordered),
  };
}

/** The person asking, as the grants see them in front of this duty (询问者的权限). `parts` are the co-holders whose people they are. */
export interface Asking { readonly user: string; readonly handles: boolean; readonly approves: boolean; readonly steers: boolean; readonly parts?: readonly string[] }

/** Why a move is not open: the state, the clock, the grants, the part, or the person, who handled the duty and would approve their own work. */
export type Obstacle = "wrong-state" | "not-granted" | "same-person" | "paused" | "not-paused" | "wrong-part";

function isGranted(hand: Hand, asking: Asking, party: string | undefined): boolean {
  const own = asking.parts ?? [];
  switch (hand) {
    case "holder": return asking.handles;
    case "approver": return asking.approves;
    case "either": return asking.handles || asking.approves || own.length > 0;
    case "steerer": return asking.steers;
    case "co-holder": return party === undefined ? own.length > 0 : own.includes(party);
    default: return asking.steers || asking.approves; // urger, clock
  }
}

/** What stands against a move (障碍), or null when the person may make it. @param party the co-holder whose part it concerns */
export function obstacleTo(move: LaterMove, standing: Standing, asking: Asking, party?: string): Obstacle | null {
  const rule = moveRules[move], another = !standing.handledBy.includes(asking.user);
  if (!isGranted(rule.hand, asking, rule.part === undefined ? undefined : party)) return "not-granted";
  if (!rule.from.includes(standing.state)) return "wrong-state";
  if (standing.paused !== null && rule.whilePaused !== true) return "paused";
  if (move === "resume" && standing.paused === null) return "not-paused";
  if (rule.part !== undefined && !standing.parts.some((part) => part.holder === party && rule.part?.includes(part.state))) return "wrong-part";
  return (rule.hand === "approver" || move === "pause") && !another ? "same-person" : null;
}

/** The moves on the whole duty that the person asking may make now, in the order of the table. */
export function movesOf(standing: Standing, asking: Asking): readonly LaterMove[] { return laterMoves.filter((move) => moveRules[move].part === undefined && obstacleTo(move, standing, asking) === null); }
/** The moves on a co-holder's part that the person asking may make now (可办的协办动作). */
export function partMovesOf(standing: Standing, asking: Asking, party: string): readonly LaterMove[] { return partMoves.filter((move) => obstacleTo(move, standing, asking, party) === null); }

/** The state after a move. */
export function stateAfter(move: LaterMove, state: DutyState): DutyState { return moveRules[move].to ?? state; }
