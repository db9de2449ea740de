import type { DocumentLink, DocumentView } from "@yunqing/wire";
import { memo } from "react";
import { useLanguage } from "../../app/language.js";
import { dutyKindWords } from "../../app/words.js";
import { ThingLink } from "../../parts/link.js";
import { Printed } from "../../parts/printed.js";
import { cellsOf, type Block, type Line } from "../../parts/printed-text.js";

interface Props { readonly block: Block<DocumentLink>; readonly words: string; readonly asked: number; readonly current: number | null; readonly levels: DocumentView["contents"] }

/** One paragraph or table of the document; each line can be linked to (#L570). */
export const DocumentBlock = memo(function DocumentBlock({ block, words, asked, current, levels }: Props) {
  const { t } = useLanguage();
  if (block.kind === "line") {
    const { line } = block;
    const level = levels.find((each) => each.line === line.line)?.level;
    return (
      <div id={`L${line.line}`} className="doc-line" data-asked={line.line === asked || undefined} data-current={line.line === current || undefined}>
        <LineNumber line={line.line} />
        <Words text={line.text} words={words} level={level} />
        <Links links={line.links} />
      </div>);
  }
  const { head, rows } = block;
  const width = Math.max(...[...(head ? [head] : []), ...rows].map((row) => cellsOf(row.text)?.length ?? 0));
  return (
    <div className="doc-table" tabIndex={0} role="region" aria-label={t({ zh: `第 ${(head ?? rows[0])?.line ?? ""} 行的表`, en: `Table at line ${(head ?? rows[0])?.line ?? ""}` })}><table>
      {head && <thead><Row line={head} words={words} asked={asked} current={current} width={width} heading /></thead>}
      <tbody>{rows.map((row) => <Row key={row.line} line={row} words={words} asked={asked} current={current} width={width} />)}</tbody>
    </table></div>);
});

function Row({ line, words, asked, current, width, heading }: { readonly line: Line<DocumentLink>; readonly words: string; readonly asked: number; readonly current: number | null; readonly width: number; readonly heading?: boolean }) {
  const cells = cellsOf(line.text) ?? [];
  const padded = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  return (
    <tr id={`L${line.line}`} data-asked={line.line === asked || undefined} data-current={line.line === current || undefined}>
      <td className="doc-number"><LineNumber line={line.line} /></td>
      {padded.map((cell, at) => heading ? <th key={at} scope="col"><Printed text={cell} words={words} /></th> : <td key={at}><Printed text={cell} words={words} /></td>)}
      <td className="doc-links"><Links links={line.links} /></td>
    </tr>);
}

function LineNumber({ line }: { readonly line: number }) {
  const { t } = useLanguage();
  return <a className="line-number" href={`#L${line}`} aria-label={t({ zh: `第 ${line} 行的链接`, en: `Link to line ${line}` })}>{line}</a>;
}

function Words({ text, words, level }: { readonly text: string; readonly words: string; readonly level: number | undefined }) {
  const shown = <Printed text={text} words={words} />;
  if (level === undefined) return <p>{shown}</p>;
  return level <= 1 ? <h2>{shown}</h2> : level === 2 ? <h3>{shown}</h3> : <h4>{shown}</h4>;
}

function Links({ links }: { readonly links: readonly DocumentLink[] }) {
  const { t } = useLanguage();
  const seen = new Map(links.filter((link) => link.kind !== "fact").map((link) => [`${link.kind} ${link.id}`, link]));
  if (seen.size === 0) return null;
  const shown = [...seen.values()];
  return <ul className="doc-chips no-print">{shown.slice(0, 4).map((link) => <li key={`${link.kind} ${link.id}`} data-kind={link.kind}><ThingLink kind={link.kind} id={link.id}><span className="chip-kind">{t(dutyKindWords[link.kind] ?? { zh: link.kind, en: link.kind })}</span>{link.label}</ThingLink></li>)}
    {shown.length > 4 && <li><details><summary>{t({ zh: `另 ${shown.length - 4} 条`, en: `${shown.length - 4} more` })}</summary>{shown.slice(4).map((link) => <div key={`${link.kind} ${link.id}`}><ThingLink kind={link.kind} id={link.id}>{link.label}</ThingLink></div>)}</details></li>}</ul>;
}
