import type { ProjectDetail } from "@yunqing/wire";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { EvidenceList } from "../../parts/evidence.js";
import { Figure } from "../../parts/figure.js";
import { Quoted, ThingLink } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { Printed } from "../../parts/printed.js";
import { ProjectTag } from "../../parts/state-tag.js";
import { ProgressForm } from "./progress-form.js";

/** One project with every printed column and its progress reports (工程详情). */
export function ProjectDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const project = useView<ProjectDetail>("project", { holes: { id } });
  const [reporting, setReporting] = useState(false);
  return (
    <Drawer open onClose={onClose} size={Math.min(720, window.innerWidth)} title={project.data?.name ?? id} rootClassName="print-drawer" extra={can("project.report") && project.data && !reporting && <Button type="primary" onClick={() => setReporting(true)}>{t({ zh: "报进度", en: "Report progress" })}</Button>}>
      <Loaded of={project}>{(data) => (
        <div className="stack">
          {reporting && <ProgressForm project={data} onClose={() => setReporting(false)} />}
          <p className="fact-state"><ProjectTag state={data.state} /> {t(data.stateReason)}</p>
          <dl className="big-facts">
            <div><dt>{t({ zh: "投资（万元）", en: "Investment (10 000 yuan)" })}</dt><dd><Figure value={data.investmentWan} money /></dd></div>
            <div><dt>{t({ zh: "已支付（万元）", en: "Paid (10 000 yuan)" })}</dt><dd><Figure value={data.paidWan} money /></dd></div>
            <div><dt>{t({ zh: "进度", en: "Progress" })}</dt><dd><Figure value={data.progress} unit={data.progress ? "%" : undefined} /></dd></div>
          </dl>
          <section><h3>{t({ zh: "文件所载各栏", en: "Every printed column" })}</h3>
            <table className="plain-table"><tbody>{data.columns.map((column) => <tr key={column.label}><th scope="row">{column.label}</th><td>{column.value ? <Printed text={column.value} /> : "—"}</td></tr>)}</tbody></table>
            <p className="note"><Quoted quotation={data.quotation} /></p>
            {data.place && <p><ThingLink kind="place" id={data.place}>{t({ zh: "在一张图上查看", en: "See it on the map" })}</ThingLink></p>}
          </section>
          <section><h3>{t({ zh: "进度报告", en: "Progress reports" })}</h3>
            {data.reports.length === 0 ? <p className="note">{t({ zh: "还没有报过进度。", en: "No progress has been reported." })}</p> : (
              <ol className="steps">{data.reports.map((each) => <li key={each.id}><p><b>{each.day}</b>　<ProjectTag state={each.state} />　<Figure value={each.percent} unit={each.percent ? "%" : undefined} />　{t({ zh: "已支付", en: "paid" })} <Figure value={each.paidWan} money unit={each.paidWan ? t({ zh: "万元", en: "× 10 000 yuan" }) : undefined} /></p><p>{each.note}</p><p className="note">{each.by} · {beijingMinuteOf(each.at)}</p>{each.evidence.length > 0 && <EvidenceList files={each.evidence} />}</li>)}</ol>)}
          </section>
        </div>)}</Loaded>
    </Drawer>
  );
}
