import { CloseCircleOutlined, FlagFilled, QuestionCircleFilled } from "@ant-design/icons";
import type { Labels } from "@yunqing/standards";
import type { Quality } from "@yunqing/wire";
import { flagWords } from "../app/monitor-words.js";
import "./reading.css";
import { useLanguage } from "../app/language.js";
import { shownOf, type Display } from "./shown-value.js";

const displayWords: Readonly<Record<Exclude<Display, "value">, Labels>> = {
  zero: { zh: "测得为零", en: "measured as zero" }, missing: { zh: "缺测", en: "missing" }, "not-monitored": { zh: "不监测", en: "not monitored" },
  invalid: { zh: "无效", en: "invalid" }, below: { zh: "低于检出限", en: "below the detection limit" },
};

/** A measured value with its unit, mark and how far it counts (监测值). What is special about it stands in words for readers and as title. */
export function Reading({ value, unit, reason }: { readonly value: { readonly value: string; readonly flag: string | null; readonly quality: Quality } | null | undefined; readonly unit?: string | undefined; readonly reason?: string | undefined }) {
  const { t } = useLanguage();
  const { display, text, doubtful, flag } = shownOf(value);
  const words = [display === "value" || display === "zero" ? "" : t(displayWords[display]), doubtful ? t({ zh: "存疑", en: "doubtful" }) : "", flag ? t(flagWords(flag)) : "", reason ?? ""].filter(Boolean).join(t({ zh: "，", en: ", " }));
  const measured = display !== "missing" && display !== "not-monitored";
  return (
    <span className={`reading reading-${display}`} title={words || undefined}>
      <span className="nowrap">{display === "invalid" ? <s>{text}</s> : <span className="reading-text">{text}</span>}
      {measured && unit && <span className="unit"> {unit}</span>}
      {display === "invalid" && <CloseCircleOutlined className="reading-mark" aria-hidden="true" />}
      {doubtful && <QuestionCircleFilled className="reading-mark" aria-hidden="true" />}
      {flag && display !== "invalid" && !doubtful && <FlagFilled className="reading-mark" aria-hidden="true" />}</span>
      {flag && <span className="reading-flag">{t(flagWords(flag))}</span>}
      {words && <span className="visually-hidden">{t({ zh: `（${words}）`, en: ` (${words})` })}</span>}
    </span>
  );
}

/** What the five displays mean (图例). */
export function ReadingLegend() {
  const { t } = useLanguage();
  const shown: readonly (readonly [string, Labels])[] = [["—", displayWords.missing], ["0", displayWords.zero], ["/", displayWords["not-monitored"]], ["(12.3)", displayWords.invalid], ["0.02L", displayWords.below]];
  return <p className="reading-legend note">{shown.map(([sign, words]) => <span key={sign}><b>{sign === "(12.3)" ? <s>{sign}</s> : sign}</b> {t(words)}</span>)}</p>;
}
