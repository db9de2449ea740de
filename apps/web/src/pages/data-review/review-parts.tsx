import type { DataReviewQuality, DataReviewVerdict, ProposeDataReview, ProposeDataReviews, DataReviewRow } from "@yunqing/wire";
import { pathOf } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useCommand } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

/** The sign of a quality: shape beside colour and word. */
export const qualitySigns: Readonly<Record<DataReviewQuality, string>> = { reliable: "●", doubtful: "◆", unreliable: "✕" };
/** A quality as sign and word (质量). */
export function QualityWord({ quality }: { readonly quality: DataReviewQuality }) {
  const { t } = useLanguage();
  return <span className={`quality quality-${quality}`}><span aria-hidden="true">{qualitySigns[quality]}</span> {t(qualityWords[quality])}</span>;
}
const verdicts: readonly DataReviewVerdict[] = ["as-marked", "reliable", "doubtful", "unreliable"];
export const verdictWords = { "as-marked": { zh: "按现有判定", en: "As marked" }, ...qualityWords } as const;
/** A day before or after today, in Beijing. */
export function dayFromToday(days: number): string { return beijingDayOf(new Date(Date.now() + days * 86_400_000)); }

/** What is chosen is proposed together (批量审核). */
export function ProposeBar({ chosen, what, onDone }: { readonly chosen: readonly Omit<ProposeDataReview, "id">[]; readonly what: string; readonly onDone: () => void }) {
  const { t, language } = useLanguage(), { d } = useActor();
  const [verdict, setVerdict] = useState<DataReviewVerdict>("as-marked"), [reason, setReason] = useState(""), [said, setSaid] = useState("");
  // the same proposal again keeps its ids: a retry changes nothing twice
  const ids = useRef(new Map<string, string>()), idOf = (one: object): string => { const name = JSON.stringify([one, verdict, reason]), held = ids.current.get(name) ?? uuidV7(); ids.current.set(name, held); return held; };
  const act = useCommand<ProposeDataReviews, { readonly items: readonly DataReviewRow[] }>(({ reviews, verdict: word, reason: why }) => send("POST", pathOf("dataReviews", { d }), { reviews, verdict: word, reason: why }), ({ items }) => { setSaid(t({ zh: `已提出 ${items.length} 项，待另一人复核`, en: `${items.length} proposed; another person decides` })); setReason(""); ids.current.clear(); onDone(); });
  return (
    <form className="form review-bar" noValidate aria-label={t({ zh: "批量审核", en: "Review what is chosen" })} onSubmit={(event) => { event.preventDefault(); act.mutate({ reviews: chosen.map((one) => ({ ...one, factors: [...one.factors], id: idOf(one) })), verdict, reason }); }}>
      <strong>{what}</strong>
      <label className="review-verdict">{t({ zh: "结论", en: "Verdict" })} <select value={verdict} onChange={(event) => setVerdict(event.target.value as DataReviewVerdict)}>{verdicts.map((one) => <option key={one} value={one}>{t(verdictWords[one])}</option>)}</select></label>
      <Field label={t({ zh: "理由", en: "Reason" })} required={verdict !== "as-marked"} wrong={wrongOf(act.error, "reason", language)}>{(a) => <Input {...a} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />}</Field>
      <Button type="primary" htmlType="submit" disabled={chosen.length === 0} loading={act.isPending}>{t({ zh: "提出审核", en: "Propose" })}</Button>
      {act.error && <ProblemNote problem={act.error} />}
      {said && <p className="note" role="status">{said}</p>}
    </form>
  );
}
