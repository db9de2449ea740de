import type { LedgerRowLine, LedgerView } from "@yunqing/wire";
import { Tag } from "../../parts/state-tag.js";

/** The state of a row (状态) as icon and word, with the day its duty is due. */
export function StateOfRow({ view, row }: { readonly view: Pick<LedgerView, "states">; readonly row: Pick<LedgerRowLine, "state" | "duty"> }) {
  const state = view.states.find((each) => each.id === row.state);
  if (row.state === null) return null;
  const words = state?.label ?? { zh: row.state, en: row.state };
  return <Tag of={state?.isClosed ? "closed" : row.duty?.overdue ? "overdue" : "in-hand"} words={words} {...(row.duty ? { title: `${row.duty.number} ${row.duty.dueDay}` } : {})} />;
}
