import type { CheckView, Finding } from "@yunqing/wire";
import { useEffect, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { severityWords } from "../../app/words.js";
import { useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { ExcelButton } from "../../parts/data-table.js";
import { LineLink } from "../../parts/link.js";
import { Printed } from "../../parts/printed.js";
import { Loaded, Page } from "../../parts/page.js";
import { SeverityTag, Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";

/** 规划体检: what the document says of itself, recomputed; both places quoted, nothing corrected. */
export function CheckPage() {
  const check = useView<CheckView>("check");
  const { t } = useLanguage();
  const count = check.data?.findings.length ?? 0;
  return (
    <Page title={{ zh: "规划体检", en: "Plan check" }} lead={check.data && t({ zh: `运行 ${check.data.rulesRun} 条规则，由规则发现 ${count - check.data.remarks} 处，人工核阅意见 ${check.data.remarks} 条。只指出，不改动原文。`, en: `${check.data.rulesRun} rules were run; ${count - check.data.remarks} findings by rule, ${check.data.remarks} reviewed remarks. Nothing is corrected.` })}>
      <Loaded of={check}>{(view) => <Findings view={view} />}</Loaded>
    </Page>
  );
}

const order = { high: 0, medium: 1, low: 2 } as const;

/** Findings under their headings, the grave ones first. */
function groupsOf(findings: readonly Finding[], headingOf: (finding: Finding) => string): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const each of [...findings].sort((a, b) => order[a.severity] - order[b.severity])) groups.set(headingOf(each), [...(groups.get(headingOf(each)) ?? []), each]);
  return groups;
}

function Findings({ view }: { readonly view: CheckView }) {
  const { t } = useLanguage();
  const [rule, setRule] = useFilter("rule");
  const [severity, setSeverity] = useFilter("severity");
  const [source, setSource] = useFilter("source");
  const [q, setQ] = useFilter("q");
  const [by, setBy] = useFilter("by", "rule");
  const [search] = useSearchParams();
  const open = search.get("open");
  const names = useMemo(() => new Map(view.byRule.map((each) => [each.rule, each.name])), [view]);
  const nameOf = (id: string) => { const name = names.get(id); return name ? t(name) : t({ zh: "人工核阅意见", en: "Reviewed remarks" }); };
  const shown = view.findings.filter((each) => (!rule || each.rule === rule) && (!severity || each.severity === severity) && (!source || each.source === source)
    && (!q || JSON.stringify([each.message, each.places]).toLowerCase().includes(q.toLowerCase())));
  const groups = groupsOf(shown, (each) => (by === "severity" ? t(severityWords[each.severity]) : each.source === "remark" ? t({ zh: "人工核阅意见", en: "Reviewed remarks" }) : nameOf(each.rule)));
  useEffect(() => { if (open) document.getElementById(`finding-${open}`)?.scrollIntoView({ block: "center" }); }, [open]);
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <>
      <div className="panel filter-bar no-print">
        <div className="filters">
          <Choice label={t({ zh: "来源", en: "Source" })} value={source} onChange={setSource} options={[all, { value: "rule", label: t({ zh: "规则发现", en: "Found by rule" }) }, { value: "remark", label: t({ zh: "人工核阅", en: "Reviewed remark" }) }]} />
          <Choice label={t({ zh: "程度", en: "Severity" })} value={severity} onChange={setSeverity} options={[all, ...(["high", "medium", "low"] as const).map((each) => ({ value: each, label: t(severityWords[each]) }))]} />
          <Choice label={t({ zh: "规则", en: "Rule" })} value={rule} onChange={setRule} options={[all, ...view.byRule.map((each) => ({ value: each.rule, label: `${t(each.name)}（${each.count}）` }))]} />
          <Choice label={t({ zh: "分组", en: "Group by" })} value={by} onChange={setBy} options={[{ value: "rule", label: t({ zh: "按规则", en: "Rule" }) }, { value: "severity", label: t({ zh: "按程度", en: "Severity" }) }]} />
          <input type="search" aria-label={t({ zh: "查找", en: "Find" })} placeholder={t({ zh: "查找原文或说明", en: "Find in words" })} value={q} onChange={(event) => setQ(event.target.value)} />
          <span role="status" className="table-count">{t({ zh: `${shown.length} 处`, en: `${shown.length} findings` })}</span>
          <ExcelButton table="findings" />
        </div>
      </div>
      {shown.length === 0 && <p className="empty">{t({ zh: "没有符合条件的发现。", en: "No finding fits." })}</p>}
      {[...groups].map(([group, findings]) => (
        <section key={group} className="finding-group" aria-label={group}>
          <h2>{group} <span className="note">{findings.length}</span></h2>
          <ul>{findings.map((finding) => <FindingCard key={finding.id} finding={finding} open={finding.id === open} />)}</ul>
        </section>))}
    </>
  );
}

function FindingCard({ finding, open }: { readonly finding: Finding; readonly open: boolean }) {
  const { t } = useLanguage();
  return (
    <li id={`finding-${finding.id}`} className="finding" data-open={open || undefined}>
      <div className="finding-head">
        <SeverityTag severity={finding.severity} />
        <Tag of={finding.source === "rule" ? "under-way" : "awaiting-sign"} words={finding.source === "rule" ? { zh: "规则发现", en: "By rule" } : { zh: "人工核阅", en: "Remark" }} />
        <h3>{t(finding.message)}</h3>
        <code className="code-small">{finding.rule || finding.id}</code>
      </div>
      <div className="finding-places">{finding.places.map((place, at) => (
        <figure key={`${place.line} ${at}`}>
          <figcaption>{t({ zh: finding.places.length > 1 ? `处 ${at + 1}` : "原文", en: finding.places.length > 1 ? `Place ${at + 1}` : "Document" })} · <LineLink line={place.line} />{place.value && <b className="place-value">{place.value}</b>}</figcaption>
          <blockquote><Printed text={place.quote} /></blockquote>
        </figure>))}</div>
      <p className="finding-foot"><span><b>{t({ zh: "建议：", en: "Advice: " })}</b>{t(finding.advice)}</span>{finding.lineage && <Asks title={t(finding.message)} lineage={finding.lineage}>{t({ zh: "重算过程", en: "Recomputation" })}</Asks>}</p>
    </li>
  );
}
