import type { Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import type { Duty, DutyMove, DutyState, DutyStep } from "../ports.js";

/** Who may make a move (谁可以做): the holder's people, an approver who is another person, or whoever steers it (督办人、发起人). */
export type Hand = "holder" | "approver" | "either" | "steerer" | "urger";
export interface MoveRule {
  readonly label: Labels; readonly from: readonly DutyState[];
  /** the state after it; null: it stays */
  readonly to: DutyState | null;
  readonly hand: Hand;
  /** what must come with it: words, or words or evidence */
  readonly needs: "nothing" | "note" | "note-or-evidence";
}

const unfinished = ["awaiting-sign", "in-hand", "returned"] as const satisfies readonly DutyState[];

/** The moves of a duty after its opening (督办流程): 待签收→办理中→待审核→办结, 退回, and what accompanies them. The only table of the machine. */
export const moveRules: Readonly<Record<Exclude<DutyMove, "open">, MoveRule>> = {
  sign: { label: { zh: "签收", en: "signed for" }, from: ["awaiting-sign", "returned"], to: "in-hand", hand: "holder", needs: "nothing" },
  note: { label: { zh: "记录进展", en: "noted" }, from: [...unfinished, "awaiting-review"], to: null, hand: "either", needs: "note-or-evidence" },
  submit: { label: { zh: "提交审核", en: "submitted for review" }, from: ["in-hand"], to: "awaiting-review", hand: "holder", needs: "note-or-evidence" },
  approve: { label: { zh: "审核通过，办结", en: "approved and closed" }, from: ["awaiting-review"], to: "closed", hand: "approver", needs: "nothing" },
  return: { label: { zh: "退回", en: "returned" }, from: ["awaiting-review"], to: "returned", hand: "approver", needs: "note" },
  urge: { label: { zh: "催办", en: "urged" }, from: unfinished, to: null, hand: "urger", needs: "nothing" },
  transfer: { label: { zh: "转办", en: "transferred" }, from: unfinished, to: "awaiting-sign", hand: "steerer", needs: "note" },
  extend: { label: { zh: "延期", en: "extended" }, from: unfinished, to: null, hand: "approver", needs: "note" },
  withdraw: { label: { zh: "撤销", en: "withdrawn" }, from: [...unfinished, "awaiting-review"], to: "withdrawn", hand: "steerer", needs: "note" },
};
export const openLabel: Labels = { zh: "交办", en: "opened" };
export type LaterMove = keyof typeof moveRules;
export const laterMoves = Object.keys(moveRules) as readonly LaterMove[];

/** Where a duty stands (现状), read from its steps only. */
export interface Standing {
  readonly state: DutyState; readonly holder: string; readonly dueDay: string; readonly openedBy: string;
  /** everyone who signed for it or submitted it: none of them approves, returns or extends it */
  readonly handledBy: readonly string[];
  /** id and number of the last step, `""` and 0 before the first */
  readonly last: string; readonly seq: number;
  /** scope of the present holder: a transfer moves it */
  readonly scope: Scoped;
}

/** Reads the present standing of a duty from its steps (由办理记录得出现状), in any order. */
export function stateOf(duty: Duty, steps: readonly DutyStep[]): Standing {
  const ordered = [...steps].sort((a, b) => a.seq - b.seq);
  const last = ordered.at(-1), row: Scoped = last ?? duty;
  return {
    state: last?.to ?? "awaiting-sign", holder: last?.holder ?? duty.holder, dueDay: last?.dueDay ?? duty.dueDay, openedBy: duty.by,
    handledBy: [...new Set(ordered.filter((step) => step.move === "sign" || step.move === "submit").map((step) => step.by))],
    last: last?.id ?? "", seq: last?.seq ?? 0,
    scope: { district: row.district, organisationPath: row.organisationPath, placePath: row.placePath, enterprise: row.enterprise },
  };
}

/** The person asking, as the grants see them in front of this duty (询问者的权限). */
export interface Asking { readonly user: string; readonly handles: boolean; readonly approves: boolean; readonly steers: boolean }

/** Why a move is not open: the state, the grants, or the person, who handled the duty and would approve their own work. */
export type Obstacle = "wrong-state" | "not-granted" | "same-person";

/** What stands against a move (障碍), or null when the person may make it. */
export function obstacleTo(move: LaterMove, standing: Standing, asking: Asking): Obstacle | null {
  const rule = moveRules[move], another = !standing.handledBy.includes(asking.user);
  const granted = rule.hand === "holder" ? asking.handles : rule.hand === "approver" ? asking.approves : rule.hand === "either" ? asking.handles || asking.approves
    : rule.hand === "steerer" ? asking.steers : asking.steers || asking.approves;
  if (!granted) return "not-granted";
  if (!rule.from.includes(standing.state)) return "wrong-state";
  return rule.hand === "approver" && !another ? "same-person" : null;
}

/** The moves that the person asking may make now, in the order of the table. */
export function movesOf(standing: Standing, asking: Asking): readonly LaterMove[] { return laterMoves.filter((move) => obstacleTo(move, standing, asking) === null); }

/** The state after a move. */
export function stateAfter(move: LaterMove, state: DutyState): DutyState { return moveRules[move].to ?? state; }
