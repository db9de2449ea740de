import { FileWordOutlined } from "@ant-design/icons";
import { pathOf, type DutyDetail, type DutyMove } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { dutyKindWords, dutyWords, moveWords, stepWords } from "../../app/words.js";
import { useOrganisations, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { EvidenceList } from "../../parts/evidence.js";
import { pathTo, ThingLink, To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { DutyTag, LightTag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { MoveForm } from "./move-form.js";

/** One duty (督办详情): cause, clock, steps, and the moves allowed to this person now. */
export function DutyPage() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const { d } = useActor();
  const duty = useView<DutyDetail>("duty", { holes: { id } });
  const data = duty.data;
  return (
    <Page judged={false} title={data ? { zh: data.title, en: data.title } : { zh: "督办事项", en: "Duty" }} lead={data && <><To to="/duties">{t({ zh: "待办督办", en: "Duties" })}</To> › {data.number}</>}
      actions={data && <Button icon={<FileWordOutlined />} href={pathOf("dutySheet", { d, id: data.id })} download>{t({ zh: "督办单（Word）", en: "Duty sheet (Word)" })}</Button>}>
      <Loaded of={duty}>{(loaded) => <Body duty={loaded} />}</Loaded>
    </Page>
  );
}

function Body({ duty }: { readonly duty: DutyDetail }) {
  const { t } = useLanguage();
  const { nameOf } = useOrganisations();
  const [move, setMove] = useState<DutyMove | null>(null);
  // a duty of a ledger stands under the rule ledger/ID and has the row as its subject
  const row = duty.kind === "ledger" && duty.cause.rule.startsWith("ledger/") ? `/ledgers/${encodeURIComponent(duty.cause.rule.slice(7))}/${encodeURIComponent(duty.cause.subject)}` : null;
  const leads = duty.kind !== "manual" && pathTo(duty.kind, duty.cause.subject) !== "/overview";
  return (
    <div className="stack">
      <section className="panel fact-strip" aria-label={t({ zh: "要点", en: "Main facts" })}>
        <div className="fact-state"><DutyTag state={duty.state} /><LightTag duty={duty} /><span className="kind">{t(dutyKindWords[duty.kind] ?? { zh: duty.kind, en: duty.kind })}</span></div>
        <dl className="facts">
          <dt>{t({ zh: "起因", en: "Cause" })}</dt><dd>{t(duty.cause.text)} {row !== null && <To to={row}>{t({ zh: "查看该行", en: "see the row" })}</To>}{leads && <ThingLink kind={duty.kind} id={duty.cause.subject}>{t({ zh: "查看起因", en: "see the cause" })}</ThingLink>}</dd>
          <dt>{t({ zh: "承办单位", en: "Holder" })}</dt><dd>{nameOf(duty.holder)}</dd>
          <dt>{t({ zh: "审核单位", en: "Approver" })}</dt><dd>{duty.approver ? nameOf(duty.approver) : t({ zh: "承办单位以外有审核权的人", en: "anybody entitled other than the holder" })}</dd>
          <dt>{t({ zh: "交办日", en: "Opened" })}</dt><dd>{duty.openedDay}</dd>
          <dt>{t({ zh: "办理期限", en: "Due" })}</dt><dd><Asks title={t({ zh: "办理期限", en: "Due day" })} lineage={duty.clock}>{duty.dueDay}</Asks></dd>
        </dl>
        {duty.may.length > 0 && !move && <div className="form-actions no-print" role="group" aria-label={t({ zh: "可以办理的操作", en: "What you may do" })}>{duty.may.map((each, at) => <Button key={each} type={at === 0 ? "primary" : "default"} danger={each === "withdraw"} onClick={() => setMove(each)}>{t(moveWords[each])}</Button>)}</div>}
        {duty.may.length === 0 && duty.state !== "closed" && duty.state !== "withdrawn" && <p className="note">{t({ zh: "此事项目前不需要您办理。", en: "Nothing is asked of you now." })}</p>}
      </section>
      {move && <MoveForm duty={duty} move={move} onClose={() => setMove(null)} />}
      <Panel title={{ zh: "办理过程", en: "Steps" }}>
        <ol className="steps">{[...duty.steps].reverse().map((step) => (
          <li key={step.id}>
            <p><b>{t(stepWords[step.what] ?? { zh: step.what, en: step.what })}</b>　{step.by === "rule" ? t({ zh: "系统按规则", en: "by rule" }) : step.by} · <time dateTime={step.at}>{beijingMinuteOf(step.at)}</time>{step.from !== step.to && <span className="note">　{step.from ? `${t(dutyWords[step.from])} → ` : ""}{t(dutyWords[step.to])}</span>}</p>
            {step.note && <p>{step.note}</p>}
            {step.evidence.length > 0 && <EvidenceList files={step.evidence} />}
          </li>))}</ol>
      </Panel>
    </div>
  );
}
