import type { LifeCycle } from "@yunqing/ledger";

/** Who puts a fault right, in how many working days, under which kind of duty. */
export interface Rectifying { readonly kind: string; readonly workingDays: number; readonly organisation: string; readonly problem: string; readonly by?: readonly string[] }

/**
 * The life of a check (检查—整改—复核—销号): a check without a fault rests; a fault is handed over with a term, put right with a photo, and closed by somebody else after a look on the spot.
 * `problem` names the field that says what is wrong.
 */
export function rectification({ kind, workingDays, organisation, problem, by = ["ledger.write"] }: Rectifying): LifeCycle {
  return {
    initial: "recorded",
    states: {
      recorded: { label: { zh: "已检查", en: "checked" } },
      open: { label: { zh: "整改中", en: "to be put right" }, duty: { kind, label: { zh: "限期整改", en: "put it right" }, workingDays, holder: { organisation } } },
      fixed: { label: { zh: "待复核", en: "put right, to be verified" } },
      closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["after", "verified"] },
    },
    proofs: { after: { zh: "整改后照片", en: "photo afterwards" }, verified: { zh: "现场复核记录", en: "record of the visit" } },
    moves: {
      raise: { label: { zh: "交办整改", en: "handed over" }, from: ["recorded"], to: "open", by, needs: { fields: [problem] } },
      fix: { label: { zh: "整改完成", en: "put right" }, from: ["open"], to: "fixed", by: [...by, "firm"], needs: { proofs: ["after"] } },
      verify: { label: { zh: "现场复核", en: "verified" }, from: ["fixed"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["fix"] } },
      refuse: { label: { zh: "退回整改", en: "sent back" }, from: ["fixed"], to: "open", by: ["ledger.approve", "inspector"], needs: { note: true, anotherThan: ["fix"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["fixed"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["fix"] } },
      relapse: { label: { zh: "反弹", en: "relapsed" }, from: ["closed"], to: "open", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  };
}

/**
 * The life of a piece of work with an end (任务—实施—验收): planned, under way, accepted by somebody else with the paper that shows it.
 * `proof` is what acceptance rests on.
 */
export function undertaking(kind: string, workingDays: number, organisation: string, proof: { readonly zh: string; readonly en: string }): LifeCycle {
  return {
    initial: "planned",
    states: {
      planned: { label: { zh: "待实施", en: "planned" } },
      running: { label: { zh: "实施中", en: "under way" }, duty: { kind, label: { zh: "按期完成", en: "finish it in time" }, workingDays, holder: { organisation } } },
      finished: { label: { zh: "待验收", en: "finished, to be accepted" } },
      accepted: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["acceptance"] },
    },
    proofs: { acceptance: proof, after: { zh: "完工照片", en: "photo of the works" } },
    moves: {
      start: { label: { zh: "开工", en: "begun" }, from: ["planned"], to: "running", by: ["ledger.write", "firm"] },
      finish: { label: { zh: "报完工", en: "reported finished" }, from: ["running"], to: "finished", by: ["ledger.write", "firm"], needs: { proofs: ["after"] } },
      show: { label: { zh: "提交验收材料", en: "papers shown" }, from: ["finished"], by: ["ledger.write", "firm"], needs: { proofs: ["acceptance"] } },
      refuse: { label: { zh: "验收不通过", en: "not accepted" }, from: ["finished"], to: "running", by: ["ledger.approve"], needs: { note: true, anotherThan: ["finish"] } },
      accept: { label: { zh: "验收", en: "accepted" }, from: ["finished"], to: "accepted", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      reopen: { label: { zh: "重新整改", en: "reopened" }, from: ["accepted"], to: "running", by: ["ledger.approve"] },
    },
  };
}

/** The life of a statement (填报—审核): drafted, submitted, accepted by somebody else, sent back with a reason. */
export function statement(by: readonly string[]): LifeCycle {
  return {
    initial: "draft",
    states: { draft: { label: { zh: "填报中", en: "draft" } }, submitted: { label: { zh: "待审核", en: "submitted" } }, accepted: { label: { zh: "已审核", en: "accepted" } } },
    moves: {
      submit: { label: { zh: "提交", en: "submitted" }, from: ["draft"], to: "submitted", by },
      accept: { label: { zh: "审核通过", en: "accepted" }, from: ["submitted"], to: "accepted", by: ["ledger.approve"], needs: { anotherThan: ["submit"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["submitted"], to: "draft", by: ["ledger.approve"], needs: { note: true } },
      reopen: { label: { zh: "申请更正", en: "reopened" }, from: ["accepted"], to: "draft", by: ["ledger.approve"], needs: { note: true } },
    },
  };
}
