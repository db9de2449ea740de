import type { DutyAsked, LifeCycle } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";

/** A piece of work that is handed over: its duty, who holds it, what proves that it is done, and the fields without which it is not handed over (`before`) or not done (`fields`). */
export interface Task { readonly kind: string; readonly label: Labels; readonly workingDays: number; readonly holder: DutyAsked["holder"]; readonly proofs: Readonly<Record<string, Labels>>; readonly before?: readonly string[]; readonly fields?: readonly string[]; readonly by?: readonly string[] }

/**
 * The life of an entry of a list that is worked off (清单销号): handed over with a term, done with its proofs, looked at again and closed by somebody else, open again after a relapse.
 * The proof of the second look (复核照片) belongs to every such list.
 */
export function task({ kind, label, workingDays, holder, proofs, before = [], fields = [], by = ["ledger.write"] }: Task): LifeCycle {
  const own = Object.keys(proofs);
  return {
    initial: "listed",
    states: {
      listed: { label: { zh: "已登记", en: "listed" } },
      open: { label: { zh: "办理中", en: "under way" }, duty: { kind, label, workingDays, holder } },
      done: { label: { zh: "待复核", en: "done, to be verified" } },
      closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: [...own, "verified"] },
    },
    proofs: { ...proofs, verified: { zh: "复核照片", en: "photo of the second look" } },
    moves: {
      assign: { label: { zh: "交办", en: "handed over" }, from: ["listed"], to: "open", by, needs: { fields: before } },
      show: { label: { zh: "补充证明", en: "proofs added" }, from: ["open", "done"], by: [...by, "firm", "town", "department"] },
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["open"], to: "done", by: [...by, "firm", "town", "department"], needs: { proofs: own, fields } },
      verify: { label: { zh: "复核", en: "verified" }, from: ["done"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["finish"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["done"], to: "open", by: ["ledger.approve", "inspector"], needs: { note: true, anotherThan: ["finish"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["done"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      relapse: { label: { zh: "反弹", en: "relapsed" }, from: ["closed"], to: "open", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  };
}

/** The life of what stands in a register (在册—注销): it leaves the register with a paper, decided by somebody else, and may come back. */
export function standing(paper: Labels): LifeCycle {
  return {
    initial: "inUse",
    states: {
      inUse: { label: { zh: "在册", en: "in the register" } },
      leaving: { label: { zh: "拟注销", en: "to be taken out" } },
      out: { label: { zh: "已注销", en: "taken out" }, isClosed: true, proofs: ["paper"] },
    },
    proofs: { paper },
    moves: {
      leave: { label: { zh: "申请注销", en: "taking out asked for" }, from: ["inUse"], to: "leaving", by: ["ledger.write", "firm", "town", "department"], needs: { proofs: ["paper"] } },
      stay: { label: { zh: "不予注销", en: "kept" }, from: ["leaving"], to: "inUse", by: ["ledger.approve"], needs: { note: true } },
      remove: { label: { zh: "注销", en: "taken out" }, from: ["leaving"], to: "out", by: ["ledger.approve"], needs: { anotherThan: ["leave"] } },
      restore: { label: { zh: "恢复在册", en: "restored" }, from: ["out"], to: "inUse", by: ["ledger.approve"] },
    },
  };
}

/** The life of a document of the government (编制—征求意见—论证—批准—公布): nothing is published without consultation, expert review and approval. */
export function document(kind: string, holder: DutyAsked["holder"]): LifeCycle {
  return {
    initial: "drafting",
    states: {
      drafting: { label: { zh: "编制中", en: "being drafted" }, duty: { kind, label: { zh: "完成编制", en: "finish the draft" }, workingDays: 120, holder } },
      consulted: { label: { zh: "征求意见", en: "out for comments" } },
      reviewed: { label: { zh: "已论证评估", en: "reviewed by experts" } },
      approved: { label: { zh: "已批准", en: "approved" } },
      published: { label: { zh: "已公布", en: "published" }, isClosed: true, proofs: ["comments", "review", "approval", "published"] },
    },
    proofs: {
      draft: { zh: "征求意见稿", en: "draft for comments" }, comments: { zh: "意见采纳情况说明", en: "how comments were dealt with" },
      review: { zh: "论证评估意见", en: "experts' opinion" }, approval: { zh: "批准文件", en: "approval" }, published: { zh: "公布凭证", en: "proof of publication" },
    },
    moves: {
      consult: { label: { zh: "征求意见", en: "sent out for comments" }, from: ["drafting"], to: "consulted", by: ["ledger.write", "department"], needs: { proofs: ["draft"] } },
      review: { label: { zh: "论证评估", en: "reviewed" }, from: ["consulted"], to: "reviewed", by: ["ledger.write", "department"], needs: { proofs: ["comments", "review"] } },
      return: { label: { zh: "退回修改", en: "sent back" }, from: ["consulted", "reviewed"], to: "drafting", by: ["ledger.approve"], needs: { note: true } },
      approve: { label: { zh: "批准", en: "approved" }, from: ["reviewed"], to: "approved", by: ["ledger.approve"], needs: { proofs: ["approval"], anotherThan: ["review"] } },
      show: { label: { zh: "提交公布凭证", en: "proof of publication" }, from: ["approved"], by: ["ledger.write", "department"], needs: { proofs: ["published"] } },
      publish: { label: { zh: "公布", en: "published" }, from: ["approved"], to: "published", by: ["ledger.approve"], needs: { anotherThan: ["show"] } },
      revise: { label: { zh: "修订", en: "revised" }, from: ["published"], to: "drafting", by: ["ledger.write", "ledger.approve"] },
    },
  };
}
