import type { DataReviewCell } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Panel } from "../../parts/page.js";
import { QualityWord } from "./review-parts.js";

/** Everything that is said of one value (判定明细): flag, rules, mark, mark of the source, review; each line by its name. */
export function CellDetail({ cell, unit }: { readonly cell: DataReviewCell | null; readonly unit: string }) {
  const { t } = useLanguage();
  if (cell === null) return null;
  return (
    <Panel title={{ zh: "判定明细", en: "What is said of it" }}>
      <dl className="review-detail" aria-live="polite">
        <dt>{t({ zh: "值", en: "Value" })}</dt><dd>{cell.item} <span className="num">{beijingMinuteOf(cell.from)}</span> <strong className="num">{cell.value || "—"}</strong> {unit}{cell.flag !== null && ` · ${t({ zh: "标记", en: "flag" })} ${cell.flag}`}</dd>
        <dt>{t({ zh: "实时线", en: "Real-time line" })}</dt><dd><QualityWord quality={cell.quality} /> {cell.reason !== null && t(cell.reason)}</dd>
        {cell.rules.map((one) => <span key={`${one.rule}|${one.reason.zh}`} className="review-pair"><dt>{t({ zh: "规则", en: "Rule" })} {t(one.name)}</dt><dd><QualityWord quality={one.quality} /> {t(one.reason)}</dd></span>)}
        {cell.mark !== null && <><dt>{t({ zh: "人工标记", en: "Mark" })}</dt><dd><QualityWord quality={cell.mark.quality} /> {cell.mark.by} {beijingMinuteOf(cell.mark.at)} {cell.mark.reason}</dd></>}
        {cell.sourceMark !== null && <><dt>{t({ zh: "污染源标记", en: "Mark of the source" })}</dt><dd>{t(cell.sourceMark)}</dd></>}
        <dt>{t({ zh: "审核线", en: "Reviewed line" })}</dt><dd>{cell.reviewed === null ? (cell.pending !== null ? t({ zh: "待复核", en: "waits for a second look" }) : cell.late ? t({ zh: "审核后又有新值，需重新审核", en: "a new value came after the review" }) : t({ zh: "未审核", en: "not reviewed" })) : <><QualityWord quality={cell.reviewed.quality} /> {t({ zh: `审核 ${cell.reviewed.by}，复核 ${cell.reviewed.acceptedBy}`, en: `reviewed by ${cell.reviewed.by}, accepted by ${cell.reviewed.acceptedBy}` })} {cell.reviewed.reason !== null && t(cell.reviewed.reason)}</>}</dd>
      </dl>
    </Panel>
  );
}
