import { CopyOutlined, DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { pathOf, type ImportFault, type ImportPreview, type ImportRow, type PointRow } from "@yunqing/wire";
import { factorsOf } from "@yunqing/hj212";
import { App, Button, Input } from "antd";
import { useMemo, useState } from "react";
import { measuredKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { CommitForm } from "./commit-form.js";
import { columnMeanings, columnWords, faultsCsv, isFactor, mappingOf, unmapped } from "./mapping.js";

const stateWords = { new: { zh: "新增", en: "New" }, same: { zh: "相同", en: "Same" }, changed: { zh: "改变", en: "Changed" } } as const;
const stateLook = { new: "on-track", same: "none", changed: "medium" } as const;

/** 导入预览: what the file would do, column by column, fault by fault, with a sample of its rows. */
export function PreviewPanel({ first, onClose }: { readonly first: ImportPreview; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const [preview, setPreview] = useState(first), [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const again = useMutation<ImportPreview, Error>({ mutationFn: () => send("POST", pathOf("importPreview", { d }), { file: preview.file, mapping: mappingOf(preview.columns, chosen) }), onSuccess: setPreview });
  const lacks = unmapped(preview.columns), mapping = mappingOf(preview.columns, chosen);
  return (
    <Panel title={{ zh: `预览：${preview.name}`, en: `Preview: ${preview.name}` }} extra={<Button size="small" onClick={onClose}>{t({ zh: "换一个文件", en: "Another file" })}</Button>}>
      <dl className="big-facts import-counts" role="status">
        <div><dt>{t({ zh: "行数", en: "Rows" })}</dt><dd>{preview.rows}</dd></div><div><dt>{t({ zh: "无误", en: "Good" })}</dt><dd>{preview.good}</dd></div><div className={preview.faultCount > 0 ? "alarming" : ""}><dt>{t({ zh: "问题", en: "Faults" })}</dt><dd>{preview.faultCount}</dd></div>
        {(["new", "same", "changed"] as const).map((each) => <div key={each}><dt>{t({ zh: `数值${stateWords[each].zh}`, en: `${stateWords[each].en} values` })}</dt><dd>{preview.counts[each]}</dd></div>)}
      </dl>
      <Columns preview={preview} chosen={chosen} onChange={setChosen} />
      {preview.notes.length > 0 && <ul className="note import-notes">{preview.notes.map((note) => <li key={note.zh}>{t(note)}</li>)}</ul>}
      {lacks.length > 0 && <p className="disagree">{lacks.map(t).join(t({ zh: "；", en: "; " }))}{t({ zh: "。在上面给对应的表头选含义，再点“重新预览”。", en: ". Choose the meaning of the headings above, then preview again." })}</p>}
      <div className="form-actions"><Button onClick={() => again.mutate()} loading={again.isPending} disabled={Object.keys(mapping).length === 0}>{t({ zh: "按选定的含义重新预览", en: "Preview again as chosen" })}</Button></div>
      {again.error && <ProblemNote problem={again.error} />}
      {preview.faultCount > 0 && <Faults preview={preview} />}
      {preview.sample.length > 0 && <Sample rows={preview.sample} total={preview.good} />}
      <CommitForm preview={preview} mapping={mapping} onDone={onClose} />
    </Panel>
  );
}

function Columns({ preview, chosen, onChange }: { readonly preview: ImportPreview; readonly chosen: Readonly<Record<string, string>>; readonly onChange: (chosen: Readonly<Record<string, string>>) => void }) {
  const { t } = useLanguage();
  const points = useRows<PointRow>("points");
  const factors = useMemo(() => { const byCode = new Map((points.data ?? []).flatMap((point) => point.factors).map((factor) => [factor.code, t(factor.name)])); for (const { means } of preview.columns) if (means && isFactor(means) && !byCode.has(means)) byCode.set(means, factorsOf(means)[0]?.name ?? means); return [...byCode]; }, [points.data, preview.columns, t]);
  const [other, setOther] = useState<Readonly<Record<string, boolean>>>({});
  const choose = (heading: string, means: string) => {
    setOther({ ...other, [heading]: means === "other" });
    const next = { ...chosen };
    if (means === "keep" || means === "other") delete next[heading]; else next[heading] = means;
    onChange(next);
  };
  const wordsOf = (means: string): string => (!isFactor(means) ? t(columnWords[means as keyof typeof columnWords]) : `${factors.find(([code]) => code === means)?.[1] ?? means}（${means}）`);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t({ zh: "表头含义", en: "Meaning of the headings" })}>
      <table className="plain-table columns-table"><caption>{t({ zh: "表头含义", en: "Meaning of the headings" })}</caption><thead><tr><th scope="col">{t({ zh: "文件里的表头", en: "Heading in the file" })}</th><th scope="col">{t({ zh: "现在读作", en: "Read as" })}</th><th scope="col">{t({ zh: "改为", en: "Change to" })}</th></tr></thead>
        <tbody>{preview.columns.map((column) => (
          <tr key={column.heading}><th scope="row">{column.heading}</th><td>{column.means === null || column.means === "" ? <span className="warn-mark">⚠ {t({ zh: "不认识，不导入", en: "not known, not taken" })}</span> : wordsOf(column.means)}</td>
            <td><select aria-label={t({ zh: `“${column.heading}”的含义`, en: `Meaning of “${column.heading}”` })} value={other[column.heading] ? "other" : chosen[column.heading] ?? "keep"} onChange={(event) => choose(column.heading, event.target.value)}>
              <option value="keep">{t({ zh: "不改", en: "as it is" })}</option><option value="">{t({ zh: "不导入这一列", en: "leave it out" })}</option>{columnMeanings.map((each) => <option key={each} value={each}>{t(columnWords[each])}</option>)}
              {factors.length > 0 && <optgroup label={t({ zh: "因子", en: "Factors" })}>{factors.map(([code, name]) => <option key={code} value={code}>{name}（{code}）</option>)}</optgroup>}<option value="other">{t({ zh: "其他因子编码……", en: "another factor code…" })}</option></select>
              {other[column.heading] && <Input className="code-input" aria-label={t({ zh: `“${column.heading}”的因子编码`, en: `Factor code of “${column.heading}”` })} placeholder="w21003" value={chosen[column.heading] ?? ""} onChange={(event) => onChange({ ...chosen, [column.heading]: event.target.value.trim() })} />}</td></tr>))}</tbody></table>
    </div>
  );
}

const faultsShown = 200;
function Faults({ preview }: { readonly preview: ImportPreview }) {
  const { t, language } = useLanguage();
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard.writeText(faultsCsv(preview.faults, language)).then(() => message.success(t({ zh: "已复制", en: "Copied" })), () => message.error(t({ zh: "浏览器不允许复制；请改用下载", en: "The browser does not allow it; download instead" })));
  const save = () => { const link = document.createElement("a"), url = URL.createObjectURL(new Blob([`\ufeff${faultsCsv(preview.faults, language)}`], { type: "text/csv;charset=utf-8" })); link.href = url; link.download = `${preview.name.replace(/\.[^.]+$/, "")}-${t({ zh: "问题清单", en: "faults" })}.csv`; link.click(); URL.revokeObjectURL(url); };
  return (
    <section className="import-part" aria-label={t({ zh: "问题清单", en: "Faults" })}>
      <header><h3>{t({ zh: `问题清单（${preview.faultCount}）`, en: `Faults (${preview.faultCount})` })}</h3><Button size="small" icon={<CopyOutlined />} onClick={copy}>{t({ zh: "复制", en: "Copy" })}</Button><Button size="small" icon={<DownloadOutlined />} onClick={save}>CSV</Button></header>
      <div className="scroll-x fault-scroll" tabIndex={0} role="region" aria-label={t({ zh: "问题清单（可滚动）", en: "Faults (scrolls)" })}>
        <table className="plain-table"><thead><tr><th scope="col" className="numeric">{t({ zh: "行", en: "Row" })}</th><th scope="col">{t({ zh: "列", en: "Column" })}</th><th scope="col">{t({ zh: "内容", en: "Value" })}</th><th scope="col">{t({ zh: "问题", en: "Problem" })}</th></tr></thead>
          <tbody>{preview.faults.slice(0, faultsShown).map((fault: ImportFault, at) => <tr key={`${fault.row} ${fault.column} ${at}`}><th scope="row" className="numeric">{fault.row}</th><td>{fault.column}</td><td><code>{fault.value === "" ? t({ zh: "（空）", en: "(empty)" }) : fault.value}</code></td><td>{t(fault.message)}</td></tr>)}</tbody></table>
      </div>
      {preview.faultCount > Math.min(faultsShown, preview.faults.length) && <p className="note">{t({ zh: `只列出前 ${Math.min(faultsShown, preview.faults.length)} 条。改好文件后重新上传。`, en: `Only the first ${Math.min(faultsShown, preview.faults.length)} are listed. Mend the file and upload it again.` })}</p>}
    </section>
  );
}

function Sample({ rows, total }: { readonly rows: readonly ImportRow[]; readonly total: number }) {
  const { t } = useLanguage();
  return (
    <section className="import-part" aria-label={t({ zh: "样例行", en: "Sample rows" })}>
      <header><h3>{t({ zh: `样例（前 ${rows.length} 行，共 ${total} 行无误）`, en: `Sample (first ${rows.length} of ${total} good rows)` })}</h3></header>
      <div className="scroll-x fault-scroll" tabIndex={0} role="region" aria-label={t({ zh: "样例行（可滚动）", en: "Sample rows (scrolls)" })}>
        <table className="plain-table"><thead><tr><th scope="col" className="numeric">{t({ zh: "行", en: "Row" })}</th><th scope="col">{t({ zh: "点位", en: "Point" })}</th><th scope="col">{t({ zh: "时段", en: "Window" })}</th><th scope="col">{t({ zh: "数值", en: "Values" })}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.row}><th scope="row" className="numeric">{row.row}</th><td>{t(row.pointName)}</td><td className="nowrap num">{beijingMinuteOf(row.from)} {t(measuredKindWords[row.kind])}</td><td><ul className="sample-values">{row.values.map((value) => <li key={value.factor}>{t(value.name)} <b className="num">{value.value}</b> <small className="unit">{value.unit}</small>{value.before !== null && value.state === "changed" && <small className="note"> {t({ zh: `原 ${value.before}`, en: `was ${value.before}` })}</small>} <Tag of={stateLook[value.state]} words={stateWords[value.state]} /></li>)}</ul></td></tr>)}</tbody></table>
      </div>
    </section>
  );
}
