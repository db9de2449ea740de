import type { Labels } from "@yunqing/standards";
import type { Bulletin, BulletinMove, BulletinState, BulletinStep } from "./model.js";

/** What people do with a bulletin and when (报表流程): made, submitted, then published or sent back by somebody else. */
export const bulletinMoveRows: Readonly<Record<BulletinMove, { readonly from: readonly (BulletinState | null)[]; readonly to: BulletinState; readonly needs: "bulletin.make" | "bulletin.approve"; readonly name: Labels }>> = {
  make: { from: [null], to: "draft", needs: "bulletin.make", name: { zh: "编制", en: "Made" } },
  refresh: { from: ["draft", "returned"], to: "draft", needs: "bulletin.make", name: { zh: "重新取数", en: "Figures taken anew" } },
  submit: { from: ["draft", "returned"], to: "submitted", needs: "bulletin.make", name: { zh: "送审", en: "Submitted" } },
  return: { from: ["submitted"], to: "returned", needs: "bulletin.approve", name: { zh: "退回", en: "Returned" } },
  publish: { from: ["submitted"], to: "published", needs: "bulletin.approve", name: { zh: "发布", en: "Published" } },
};
/** How a bulletin stands (报表状态). `hands`: who made, took anew or submitted it: none of them approves it. */
export interface BulletinStanding { readonly bulletin: Bulletin; readonly steps: readonly BulletinStep[]; readonly last: BulletinStep; readonly state: BulletinState; readonly hands: ReadonlySet<string> }
export function standingOf(bulletin: Bulletin, all: readonly BulletinStep[]): BulletinStanding | null {
  const steps = all.filter((one) => one.bulletin === bulletin.id).sort((a, b) => a.seq - b.seq), last = steps.at(-1);
  return last === undefined ? null : { bulletin, steps, last, state: last.to, hands: new Set(steps.filter(({ move }) => move === "make" || move === "refresh" || move === "submit").map(({ by }) => by)) };
}
/** Whether the state lets somebody do it (状态许可). */
export function fits({ state }: Pick<BulletinStanding, "state">, move: BulletinMove): boolean { return bulletinMoveRows[move].from.includes(state); }
