import type { FieldReading, PacketReading } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { useLanguage } from "../../app/language.js";
import { editionWords } from "../../app/monitor-words.js";
import "./packets.css";

/** A packet taken apart field by field (逐字段解读): what stands there, what it means, by which clause. */
export function FieldTable({ reading, judged = true }: { readonly reading: PacketReading; /** false where the text was changed for showing, so that no verdict can be given */ readonly judged?: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="packet-reading">
      {judged && <p className={reading.ok ? "chain-ok" : "disagree"}>
        {reading.ok ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />} {reading.ok ? t({ zh: "报文可以接受", en: "The packet is acceptable" }) : t({ zh: "报文不能接受", en: "The packet is not acceptable" })}
        {reading.version !== null && <> · {t(editionWords(reading.version))}</>}{reading.problem && <>{t({ zh: "：", en: ": " })}<b>{t(reading.problem)}</b></>}
      </p>}
      {reading.deviations.length > 0 && (
        <div className="deviations"><h3>{t({ zh: "偏离标准之处（按名称容许）", en: "Deviations from the standard (allowed by name)" })}</h3>
          <ul>{reading.deviations.map((each) => <li key={each.name}><b>{t(each.label)}</b> <code className="code-small">{each.name}</code> <small className="clause">{each.clause}</small></li>)}</ul></div>)}
      <Fields title={{ zh: "包头与数据段", en: "Header" }} fields={reading.header} />
      <Fields title={{ zh: "数据区", en: "Data area" }} fields={reading.data} />
    </div>
  );
}

function Fields({ title, fields }: { readonly title: Labels; readonly fields: readonly FieldReading[] }) {
  const { t } = useLanguage();
  if (fields.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t(title)}>
      <table className="plain-table field-table"><caption>{t(title)}</caption>
        <thead><tr><th scope="col">{t({ zh: "字段", en: "Field" })}</th><th scope="col">{t({ zh: "内容", en: "Value" })}</th><th scope="col">{t({ zh: "含义与条款", en: "Meaning and clause" })}</th></tr></thead>
        <tbody>{fields.map((field, at) => (
          <tr key={`${field.name} ${at}`} data-wrong={field.wrong || undefined}>
            <th scope="row"><code>{field.name}</code><small className="under">{t(field.label)}</small></th>
            <td><code className="field-value">{field.value}</code>{field.wrong && <span className="warn-mark"><CloseCircleFilled aria-hidden="true" /> {t({ zh: "有误", en: "wrong" })}</span>}</td>
            <td>{field.meaning ? t(field.meaning) : "—"}{field.clause && <small className="under">{field.clause}</small>}</td>
          </tr>))}</tbody></table>
    </div>
  );
}
