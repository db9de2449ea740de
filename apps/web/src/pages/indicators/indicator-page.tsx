import { WarningOutlined } from "@ant-design/icons";
import type { IndicatorDetail } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { comparatorSigns, natureWords } from "../../app/words.js";
import { useOrganisations, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Figure, TargetText } from "../../parts/figure.js";
import { Quoted, ThingLink, To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { DutyTag, StateTag } from "../../parts/state-tag.js";
import { ThingNames } from "../../parts/thing-names.js";
import { Asks, Why } from "../../parts/why.js";
import { AssignForm } from "./assign-form.js";
import { Entries } from "./entries.js";
import { SeriesPanel } from "./series-panel.js";
import { ValueForm } from "./value-form.js";

/** One indicator (指标详情): its series, how the figure was made, its entries, and what may be done. */
export function IndicatorPage() {
  const { id = "" } = useParams();
  const detail = useView<IndicatorDetail>("indicator", { holes: { id } });
  const { t } = useLanguage();
  const { can } = useActor();
  const [form, setForm] = useState<"" | "report" | "assign">("");
  const data = detail.data;
  return (
    <Page title={data?.name ?? { zh: "指标", en: "Indicator" }} lead={data && <><To to="/indicators">{t({ zh: "指标", en: "Indicators" })}</To> › {data.category} › {t({ zh: `第 ${data.seq} 项`, en: `no. ${data.seq}` })} · {t(natureWords(data.nature))}</>}
      actions={data && <>
        {can("value.report") && <Button type="primary" onClick={() => setForm("report")}>{t({ zh: "填报", en: "Report a value" })}</Button>}
        {can("target.assign") && data.target.kind !== "bound" && data.target.kind !== "bare" && <Button onClick={() => setForm("assign")}>{t({ zh: "登记下达目标", en: "Assign the target" })}</Button>}
      </>}>
      <Loaded of={detail}>{(indicator) => <Body indicator={indicator} />}</Loaded>
      {data && form === "report" && <ValueForm indicator={data} onClose={() => setForm("")} />}
      {data && form === "assign" && <AssignForm indicator={data} onClose={() => setForm("")} />}
    </Page>
  );
}

function Body({ indicator }: { readonly indicator: IndicatorDetail }) {
  const { t } = useLanguage();
  return (
    <div className="stack">
      <Facts indicator={indicator} />
      {indicator.disagrees && <p className="disagree" role="note"><WarningOutlined aria-hidden /> <b>{t({ zh: "与文件所载不一致", en: "Disagrees with the document" })}</b>　{t({ zh: `文件写“${indicator.printedState ?? "—"}”，按规则评判为上面的状态。两者都保留，不作改动：`, en: `The document says “${indicator.printedState ?? "—"}”; the rule gives the state above. Both are kept, nothing is corrected: ` })}<Quoted quotation={indicator.quotation} /></p>}
      <SeriesPanel indicator={indicator} />
      <div className="grid-2">
        <Panel title={{ zh: "怎么算的", en: "How it was made" }} id="why"><Why lineage={indicator.lineage} /></Panel>
        <Sources indicator={indicator} />
      </div>
      <Entries indicator={indicator} />
      <Related indicator={indicator} />
    </div>
  );
}

function Facts({ indicator }: { readonly indicator: IndicatorDetail }) {
  const { t } = useLanguage();
  const { nameOf } = useOrganisations();
  const { assigned } = indicator;
  return (
    <section className="panel fact-strip" aria-label={t({ zh: "要点", en: "Main facts" })}>
      <div className="fact-state"><StateTag state={indicator.state} /><p>{t(indicator.stateReason)}</p></div>
      <dl className="big-facts">
        <div><dt>{t({ zh: `基期（${indicator.base.year}）`, en: `Base (${indicator.base.year})` })}</dt><dd><Figure value={indicator.base.value ?? (indicator.base.printed === "—" ? null : indicator.base.printed)} unit={indicator.base.value ? indicator.unit : undefined} /></dd></div>
        <div><dt>{t({ zh: `目标（${indicator.targetYear}）`, en: `Target (${indicator.targetYear})` })}</dt><dd>{assigned ? <span>{comparatorSigns[assigned.op]}{assigned.value} <span className="unit">{indicator.unit}</span></span> : <TargetText target={indicator.target} unit={indicator.unit} />}</dd></div>
        <div><dt>{t({ zh: "现值", en: "Value" })}{indicator.value ? `（${indicator.value.period}）` : ""}</dt><dd>{indicator.value ? <Asks title={t(indicator.name)} lineage={indicator.lineage}><Figure value={indicator.value.rounded} unit={indicator.unit} /></Asks> : <Figure value={null} />}{indicator.value && indicator.value.exact !== indicator.value.rounded && <small className="under">{t({ zh: `修约前 ${indicator.value.exact}`, en: `before rounding ${indicator.value.exact}` })}</small>}</dd></div>
        <div><dt>{t({ zh: "应达进度", en: "Due on the path" })}</dt><dd><Figure value={indicator.path?.expected ?? null} unit={indicator.path ? indicator.unit : undefined} /></dd></div>
        <div><dt>{t({ zh: "与目标差", en: "To the target" })}</dt><dd><Figure value={indicator.distance} unit={indicator.distance ? indicator.unit : undefined} /></dd></div>
        <div><dt>{t({ zh: "填报单位", en: "Reported by" })}</dt><dd className="smaller">{nameOf(indicator.holder)}</dd></div>
      </dl>
      {assigned && <p className="note">{t({ zh: `下达依据：${assigned.document}（${assigned.documentDay}），${assigned.by} 登记于 ${beijingMinuteOf(assigned.at)}；文件原文为“${indicator.target.printed || "（空白）"}”。`, en: `Assigned by ${assigned.document} (${assigned.documentDay}), recorded by ${assigned.by} at ${beijingMinuteOf(assigned.at)}; the plan prints “${indicator.target.printed || "(blank)"}”.` })}</p>}
      {indicator.inferred.length > 0 && <p className="note">{t({ zh: `推定（非文件所载）：${indicator.inferred.map((each) => fieldWords[each]?.zh ?? each).join("、")}`, en: `Inferred (not printed): ${indicator.inferred.map((each) => fieldWords[each]?.en ?? each).join(", ")}` })}</p>}
    </section>
  );
}
const fieldWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  code: { zh: "指标编码", en: "code" }, nature: { zh: "属性", en: "nature" }, category: { zh: "类别", en: "category" }, name: { zh: "名称", en: "name" }, better: { zh: "优化方向", en: "better direction" }, op: { zh: "比较方向", en: "comparator" }, "target.op": { zh: "比较方向", en: "comparator" }, comparator: { zh: "比较方向", en: "comparator" },
  holder: { zh: "填报单位", en: "reporting unit" }, places: { zh: "小数位数", en: "decimals" }, target: { zh: "目标", en: "target" }, unit: { zh: "单位", en: "unit" }, due: { zh: "期限", en: "deadline" }, "base.year": { zh: "基期年份", en: "base year" }, base: { zh: "基期值", en: "base value" },
};

function Sources({ indicator }: { readonly indicator: IndicatorDetail }) {
  const all = [indicator.quotation, ...indicator.quotations.filter((each) => each.line !== indicator.quotation.line || each.quote !== indicator.quotation.quote)];
  return <Panel title={{ zh: "规划文本原文", en: "In the document" }}><ul className="quotations">{all.map((quotation) => <li key={`${quotation.line} ${quotation.quote}`}><Quoted quotation={quotation} /></li>)}</ul></Panel>;
}

function Related({ indicator }: { readonly indicator: IndicatorDetail }) {
  const { t } = useLanguage();
  const { projects, tasks, findings } = indicator.related;
  if (projects.length + tasks.length + findings.length + indicator.duties.length === 0) return null;
  return (
    <Panel title={{ zh: "相关事项", en: "Related" }}>
      <dl className="facts">
        {indicator.duties.length > 0 && <><dt>{t({ zh: "督办", en: "Duties" })}</dt><dd>{indicator.duties.map((duty) => <p key={duty.id}><ThingLink kind="duty" id={duty.id}>{duty.number} {duty.title}</ThingLink> <DutyTag state={duty.state} /></p>)}</dd></>}
        {projects.length > 0 && <><dt>{t({ zh: "工程", en: "Projects" })}</dt><dd><ThingNames kind="project" ids={projects} /></dd></>}
        {tasks.length > 0 && <><dt>{t({ zh: "任务", en: "Tasks" })}</dt><dd><ThingNames kind="task" ids={tasks} /></dd></>}
        {findings.length > 0 && <><dt>{t({ zh: "体检", en: "Findings" })}</dt><dd><ThingNames kind="finding" ids={findings} /></dd></>}
      </dl>
    </Panel>
  );
}
