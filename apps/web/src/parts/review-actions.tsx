import { pathOf, type ReviewValue, type ValuePoint } from "@yunqing/wire";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../app/language.js";
import { useActor } from "../app/session.js";
import { send } from "../client/fetch.js";
import { ServerProblem } from "../client/problem.js";
import { useCommand } from "../client/views.js";
import { Field } from "./choice.js";
import { ProblemNote, wrongOf } from "./problem-note.js";

/** Accepts or returns a reported value (审核). When somebody else was first, that is said and the value is loaded again. */
export function ReviewActions({ value, name, unit }: { readonly value: ValuePoint; readonly name: string; readonly unit: string }) {
  const { t, language } = useLanguage();
  const { d, session } = useActor();
  const { message, modal } = App.useApp();
  const [decision, setDecision] = useState<"" | ReviewValue["decision"]>("");
  const [note, setNote] = useState("");
  const review = useCommand<Omit<ReviewValue, "id">, ValuePoint>((body) => send("POST", pathOf("review", { d, id: value.id }), body), () => {
    void message.success(t({ zh: "审核已登记", en: "The review is recorded" }));
    setDecision("");
  }, (problem) => {
    // the list is loaded anew and this row may leave it: what happened must outlive it
    if (!(problem instanceof ServerProblem) || problem.status !== 409) return;
    setDecision("");
    modal.warning({ title: t(problem.title), content: <><p>{t(problem.detail)}</p><p>{t(problem.next)}</p></>, okText: t({ zh: "知道了", en: "I see" }) });
  });
  if (value.by === session.user.displayName || value.by.endsWith(`（${session.user.name}）`)) return <span className="note">{t({ zh: "您填报的，由他人审核", en: "Yours: somebody else reviews it" })}</span>;
  const accepts = decision === "accept";
  const shut = () => { setDecision(""); review.reset(); };
  return (
    <>
      <span className="review-actions">
        <Button size="small" type="primary" onClick={() => setDecision("accept")}>{t({ zh: "采用", en: "Accept" })}<span className="visually-hidden"> {name} {value.period} {value.value}</span></Button>
        <Button size="small" onClick={() => setDecision("return")}>{t({ zh: "退回", en: "Return" })}<span className="visually-hidden"> {name} {value.period} {value.value}</span></Button>
      </span>
      <Modal open={decision !== ""} onCancel={shut} title={accepts ? t({ zh: "采用这个填报值", en: "Accept this value" }) : t({ zh: "退回这个填报值", en: "Return this value" })}
        okText={accepts ? t({ zh: "确认采用", en: "Accept" }) : t({ zh: "确认退回", en: "Return" })} okButtonProps={{ disabled: !accepts && !note.trim(), loading: review.isPending }} cancelText={t({ zh: "取消", en: "Cancel" })}
        onOk={() => { if (decision) review.mutate({ decision, note: note.trim(), seen: value.status }); }}>
        <p>{name} · {value.period} · <b>{value.value} {unit}</b></p>
        <p className="note">{t({ zh: `填报：${value.by}；依据：${value.document || "—"}`, en: `Reported by ${value.by}; document: ${value.document || "—"}` })}</p>
        <Field label={accepts ? t({ zh: "审核意见（可空）", en: "Opinion (optional)" }) : t({ zh: "退回理由", en: "Reason for returning" })} required={!accepts} wrong={wrongOf(review.error, "note", language)}>{(a) => <textarea {...a} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
        {review.error && <ProblemNote problem={review.error} />}
      </Modal>
    </>
  );
}
