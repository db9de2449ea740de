import { BranchesOutlined, CopyOutlined, PrinterOutlined } from "@ant-design/icons";
import { explain, type Lineage } from "@yunqing/standards";
import { App, Button, Drawer } from "antd";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { useLanguage, type Language } from "../app/language.js";
import { originWords, stateWords } from "../app/words.js";
import { beijingMinuteOf } from "../day/beijing.js";
import { LineLink } from "./link.js";
import { Printed } from "./printed.js";

/** How a figure was made (怎么算的): an expandable tree, down to what was measured, entered or printed. */
export function Why({ lineage, open }: { readonly lineage: Lineage; readonly open?: boolean }) {
  const { t, language } = useLanguage();
  const { message } = App.useApp();
  const [all, setAll] = useState<{ readonly open: boolean; readonly turn: number }>({ open: open ?? true, turn: 0 });
  const copy = async () => {
    try { await navigator.clipboard.writeText(explain(lineage, language)); void message.success(t({ zh: "已复制为文字", en: "Copied as text" })); }
    catch { void message.warning(t({ zh: "浏览器不允许复制，请选中文字复制", en: "The browser refuses to copy; select the text and copy it" })); }
  };
  return (
    <div className="why">
      <div className="why-tools no-print">
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>{t({ zh: "复制为文字", en: "Copy as text" })}</Button>
        <Button size="small" onClick={() => setAll((old) => ({ open: true, turn: old.turn + 1 }))}>{t({ zh: "全部展开", en: "Expand all" })}</Button>
        <Button size="small" onClick={() => setAll((old) => ({ open: false, turn: old.turn + 1 }))}>{t({ zh: "全部收起", en: "Collapse all" })}</Button>
      </div>
      <ul className="why-tree" key={all.turn}><Node node={lineage} depth={0} open={all.open} /></ul>
    </div>
  );
}

/** A judgement is a word: in the language of the screen. Every other value stays as it is. */
const inWords = (value: string, language: Language): string => Object.values(stateWords).find(({ zh }) => zh === value)?.[language] ?? value;

function Node({ node, depth, open }: { readonly node: Lineage; readonly depth: number; readonly open: boolean }) {
  const { t, language } = useLanguage();
  const head = (
    <span className="why-head">
      <span className="why-name">{t(node.name)}</span>
      <span className="why-equals">=</span>
      <span className="why-value">{node.value === null ? "—" : inWords(node.value, language)}{node.value !== null && node.unit && <span className="unit"> {node.unit}</span>}</span>
      <span className={`why-origin origin-${node.origin}`}>{t(originWords[node.origin])}</span>
    </span>);
  const body = <NodeBody node={node} />;
  if (node.inputs.length === 0) return <li className="why-node leaf"><div className="why-line">{head}</div>{body}</li>;
  return (
    <li className="why-node">
      <details open={open || depth === 0}>
        <summary>{head}</summary>
        {body}
        <ul>{node.inputs.map((input, at) => <Node key={at} node={input} depth={depth + 1} open={open} />)}</ul>
      </details>
    </li>
  );
}

/** Instants inside a sentence, as Beijing time. */
const withBeijingTimes = (text: string): string => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => beijingMinuteOf(instant));

function NodeBody({ node }: { readonly node: Lineage }) {
  const { t } = useLanguage();
  const { rule, rounding, source } = node;
  return (
    <div className="why-body">
      {rule && <p><span className="why-label">{t({ zh: "算式", en: "Formula" })}</span>{withBeijingTimes(t(rule.formula))}</p>}
      {rule && <p><span className="why-label">{t({ zh: "依据", en: "By" })}</span>{[rule.edition ?? rule.standard ?? t({ zh: "规划规则", en: "Rule of the plan" }), ...rule.clauses.map((clause) => `§ ${withBeijingTimes(clause)}`)].join(" ")}{rule.attestation !== "VERIFIED" && <em className="attest">{rule.attestation === "REPORTED" ? t({ zh: "（转引，未核原文）", en: " (reported, original not read)" }) : t({ zh: "（据记忆，待核）", en: " (from memory, to be verified)" })}</em>} <code className="code-small">{rule.id}</code></p>}
      {rounding && rounding.rule !== "none" && <p><span className="why-label">{t({ zh: "修约", en: "Rounding" })}</span>{rounding.rule === "ceil" ? t({ zh: "向上进位", en: "rounded up" }) : rounding.rule}{t({ zh: `，保留 ${rounding.places} 位小数，修约前 ${rounding.exact}`, en: `, ${rounding.places} decimals, from ${rounding.exact}` })}</p>}
      {source && <p><span className="why-label">{t({ zh: "来源", en: "Source" })}</span>{[source.document, source.by, source.at && beijingMinuteOf(source.at), source.text].filter(Boolean).join(" · ")} {source.quote && <q><Printed text={source.quote} /></q>} {source.line !== undefined && <LineLink line={source.line} />}</p>}
      {node.notes?.map((note) => <p key={note.zh} className="why-note">※ {withBeijingTimes(t(note))}</p>)}
    </div>
  );
}

interface Asked { readonly title: string; readonly lineage: Lineage | null; readonly load: (() => Promise<Lineage>) | null }
const WhyContext = createContext<(asked: Asked) => void>(() => undefined);

/** Keeps the one drawer in which any published figure explains itself. */
export function WhyProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<{ readonly title: string; readonly lineage: Lineage | null; readonly wrong: string } | null>(null);
  const ask = useCallback(({ title, lineage, load }: Asked) => {
    setAsked({ title, lineage, wrong: "" });
    if (!lineage && load) load().then((loaded) => setAsked({ title, lineage: loaded, wrong: "" }), (problem: Error) => setAsked({ title, lineage: null, wrong: problem.message }));
  }, []);
  const shown = useMemo(() => asked, [asked]);
  return (
    <WhyContext.Provider value={ask}>
      {children}
      <Drawer open={shown !== null} onClose={() => setAsked(null)} size={Math.min(720, window.innerWidth)} title={t({ zh: `怎么算的：${shown?.title ?? ""}`, en: `How it was made: ${shown?.title ?? ""}` })}
        extra={<Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>{t({ zh: "打印", en: "Print" })}</Button>} rootClassName="why-drawer print-drawer" destroyOnHidden>
        {shown?.wrong ? <p role="alert">{shown.wrong}</p> : shown?.lineage ? <Why lineage={shown.lineage} /> : <p role="status">{t({ zh: "正在取来历……", en: "Fetching…" })}</p>}
      </Drawer>
    </WhyContext.Provider>
  );
}

/** A published figure that can be asked why: a button around the figure. */
export function Asks({ title, lineage, load, children }: { readonly title: string; readonly lineage?: Lineage | null; readonly load?: () => Promise<Lineage>; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const ask = useContext(WhyContext);
  if (!lineage && !load) return <>{children}</>;
  return (
    <button type="button" className="asks" onClick={() => ask({ title, lineage: lineage ?? null, load: load ?? null })} title={t({ zh: "怎么算的", en: "How was it made" })}>
      {children}<BranchesOutlined aria-hidden="true" className="asks-icon" /><span className="visually-hidden">{t({ zh: `${title}：怎么算的`, en: `${title}: how was it made` })}</span>
    </button>
  );
}
