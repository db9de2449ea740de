import { FileWordOutlined } from "@ant-design/icons";
import { pathOf, type DutyDetail, type DutyMove } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { dutyKindWords, dutyWords, moveWords, stepWords } from "../../app/words.js";
import { useOrganisations, useView } from "../../client/views.js";
import { useHolders } from "./duty-people.js";
import { DutyParts } from "./duty-parts.js";
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
  const { rows: known } = useOrganisations(), isFirm = (id: string): boolean => known.length > 0 && !known.some((each) => each.id === id);
  const { nameOf } = useHolders([duty.holder, ...duty.parts.map((part) => part.holder)].some(isFirm));
  const [move, setMove] = useState<{ readonly move: DutyMove; readonly party: string | null } | null>(null);
  // a duty of a ledger stands under the rule ledger/ID and has the row as its subject
  const row = duty.kind === "ledger" && duty.cause.rule.startsWith("ledger/") ? `/ledgers/${encodeURIComponent(duty.cause.rule.slice(7))}/${encodeURIComponent(duty.cause.subject)}` : null;
  const leads = duty.kind !== "manual" && pathTo(duty.kind, duty.cause.subject) !== "/overview";
  return (
    <div className="stack">
      <section className="panel fact-strip" aria-label={t({ zh: "要点", en: "Main facts" })}>
        <div className="fact-state"><DutyTag state={duty.state} /><LightTag duty={duty} /><span className="kind">{t(dutyKindWords[duty.kind] ?? { zh: duty.kind, en: duty.kind })}</span></div>
        <dl className="facts">
          <dt>{t({ zh: "起因", en: "Cause" })}</dt><dd>{t(duty.cause.text)} {row !== null && <To to={row}>{t({ zh: "查看该行", en: "see the row" })}</To>}{leads && <ThingLink kind={duty.kind} id={duty.cause.subject}>{t({ zh: "查看起因", en: "see the cause" })}</ThingLink>}</dd>
          <dt>{duty.parts.length > 0 ? t({ zh: "牵头单位", en: "Lead" }) : t({ zh: "承办单位", en: "Holder" })}</dt><dd>{nameOf(duty.holder)}</dd>
          <dt>{t({ zh: "审核单位", en: "Approver" })}</dt><dd>{duty.approver ? nameOf(duty.approver) : t({ zh: "承办单位以外有审核权的人", en: "anybody entitled other than the holder" })}</dd>
          <dt>{t({ zh: "交办日", en: "Opened" })}</dt><dd>{duty.openedDay}</dd>
          <dt>{t({ zh: "办理期限", en: "Due" })}</dt><dd><Asks title={t({ zh: "办理期限", en: "Due day" })} lineage={duty.clock}>{duty.dueDay}</Asks>{duty.estimated && <span className="note">　{t({ zh: "按周末推算：所跨年度的放假通知尚未录入", en: "counted by weekends: a notice of holidays is missing" })}</span>}</dd>
          {duty.law && <><dt>{t({ zh: "法定时限", en: "Limit of the law" })}</dt><dd>{t(duty.law.name)}：{t(duty.law.text)}，{duty.law.basis}{duty.law.attestation !== "VERIFIED" && <span className="note">（{t({ zh: "待核实", en: "not verified" })}）</span>}　<span className="note">{t({ zh: "起算", en: "from" })} {duty.law.since.length === 10 ? duty.law.since : beijingMinuteOf(duty.law.since)}{duty.law.instant !== null && <>，{t({ zh: "至", en: "until" })} {beijingMinuteOf(duty.law.instant)}</>}{duty.law.extension !== null && <>；{t(duty.law.extension)}</>}</span></dd></>}
          {duty.paused && <><dt>{t({ zh: "暂停", en: "Paused" })}</dt><dd>{t({ zh: `自 ${duty.paused.since} 起：${duty.paused.reason.zh}`, en: `since ${duty.paused.since}: ${duty.paused.reason.en}` })}（{duty.paused.by}）{duty.paused.note !== "" && <span className="note">　{duty.paused.note}</span>}<span className="note">　{t({ zh: "恢复时，期限顺延暂停的工作日数", en: "when resumed, the due day moves by the working days paused" })}</span></dd></>}
        </dl>
        {duty.may.length > 0 && !move && <div className="form-actions no-print" role="group" aria-label={t({ zh: "可以办理的操作", en: "What you may do" })}>{duty.may.map((each, at) => <Button key={each} type={at === 0 ? "primary" : "default"} danger={each === "withdraw"} onClick={() => setMove({ move: each, party: null })}>{t(moveWords[each])}</Button>)}</div>}
        {duty.may.length === 0 && duty.parts.every((part) => part.may.length === 0) && duty.state !== "closed" && duty.state !== "withdrawn" && <p className="note">{t({ zh: "此事项目前不需要您办理。", en: "Nothing is asked of you now." })}</p>}
      </section>
      <DutyParts duty={duty} nameOf={nameOf} onMove={(each, party) => setMove({ move: each, party })} />
      {move && <MoveForm key={`${move.move} ${move.party ?? ""}`} duty={duty} move={move.move} party={move.party} onClose={() => setMove(null)} />}
      <Panel title={{ zh: "办理过程", en: "Steps" }}>
        <ol className="steps">{[...duty.steps].reverse().map((step) => (
          <li key={step.id}>
            <p><b>{t(stepWords[step.what] ?? { zh: step.party === null ? step.what : step.what.replace(step.party, nameOf(step.party)), en: step.party === null ? step.what : step.what.replace(step.party, nameOf(step.party)) })}</b>　{step.by === "rule" ? t({ zh: "系统按规则", en: "by rule" }) : step.by} · <time dateTime={step.at}>{beijingMinuteOf(step.at)}</time>{step.from !== step.to && <span className="note">　{step.from ? `${t(dutyWords[step.from])} → ` : ""}{t(dutyWords[step.to])}</span>}</p>
            {step.note && <p>{step.note}</p>}
            {step.evidence.length > 0 && <EvidenceList files={step.evidence} />}
          </li>))}</ol>
      </Panel>
    </div>
  );
}
