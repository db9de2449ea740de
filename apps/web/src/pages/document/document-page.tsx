import { DownOutlined, UpOutlined } from "@ant-design/icons";
import type { DocumentView } from "@yunqing/wire";
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useLocation, useSearchParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { useNarrow } from "../../parts/narrow.js";
import { Loaded, Page } from "../../parts/page.js";
import { blocksOf, wordsOf } from "../../parts/printed-text.js";
import { DocumentBlock } from "./document-block.js";

/** 规划文本: the document itself, searchable, each line with what was read from it. */
export function DocumentPage() {
  const document = useView<DocumentView>("document");
  return <Page title={{ zh: "规划文本", en: "Document" }} lead={document.data?.title}><Loaded of={document}>{(view) => <Reader view={view} />}</Loaded></Page>;
}

function Reader({ view }: { readonly view: DocumentView }) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const [q, setQ] = useFilter("q");
  const [at, setAt] = useState(0);
  const asked = Number(/^#L(\d+)$/.exec(hash)?.[1] ?? search.get("line") ?? 0);
  const blocks = useMemo(() => blocksOf(view.lines), [view]);
  const words = q.trim();
  const hits = useMemo(() => (words ? view.lines.filter((line) => wordsOf(line.text).toLowerCase().includes(words.toLowerCase())).map((line) => line.line) : []), [view, words]);
  const current = hits[at] ?? null;
  const show = (line: number) => globalThis.document.getElementById(`L${line}`)?.scrollIntoView({ block: "center" });
  useEffect(() => { if (asked) { const timer = window.setTimeout(() => show(asked), 60); return () => window.clearTimeout(timer); } return undefined; }, [asked]);
  useEffect(() => { if (current !== null) show(current); }, [current]);
  const step = (by: number) => setAt((old) => (hits.length === 0 ? 0 : (old + by + hits.length) % hits.length));
  return (
    <div className="reader">
      <div className="reader-tools panel no-print">
        {narrow && <Choice label={t({ zh: "目录", en: "Contents" })} value="" onChange={(line) => show(Number(line))} options={[{ value: "", label: t({ zh: "跳到章节", en: "Go to a section" }) }, ...view.contents.map((each) => ({ value: String(each.line), label: `${"　".repeat(Math.max(0, each.level - 1))}${each.title}` }))]} />}
        <search>
          <form className="filters" onSubmit={(event) => { event.preventDefault(); step(1); }}>
            <input type="search" className="search-box" aria-label={t({ zh: "在文本中查找", en: "Find in the document" })} placeholder={t({ zh: "在文本中查找，回车到下一处", en: "Find; Enter goes to the next" })} value={q} onChange={(event) => { setQ(event.target.value); setAt(0); }} />
            <Button size="small" icon={<UpOutlined />} disabled={hits.length === 0} onClick={() => step(-1)} aria-label={t({ zh: "上一处", en: "Previous" })} />
            <Button size="small" icon={<DownOutlined />} disabled={hits.length === 0} htmlType="submit" aria-label={t({ zh: "下一处", en: "Next" })} />
            <span role="status" className="table-count">{words ? (hits.length ? t({ zh: `第 ${at + 1} / ${hits.length} 行命中`, en: `${at + 1} of ${hits.length} lines` }) : t({ zh: "没有找到", en: "Not found" })) : t({ zh: `共 ${view.lines.length} 行`, en: `${view.lines.length} lines` })}</span>
          </form>
        </search>
      </div>
      {!narrow && <nav className="contents no-print" aria-label={t({ zh: "目录", en: "Contents" })}><ol>{view.contents.map((each) => <li key={each.line} data-level={each.level}><a href={`#L${each.line}`} onClick={(event) => { event.preventDefault(); show(each.line); }}>{each.title}</a></li>)}</ol></nav>}
      <div className="document" lang="zh-CN">{blocks.map((block) => <DocumentBlock key={block.kind === "line" ? block.line.line : block.head?.line ?? block.rows[0]?.line} block={block} words={words} asked={asked} current={current} levels={view.contents} />)}</div>
    </div>
  );
}
