import { pathOf, type BulletinDetail, type BulletinRow, type BulletinsView, type MakeBulletin, type PaperKindWord } from "@yunqing/wire";
import { dayAfter } from "@yunqing/standards";
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { BulletinDetailView } from "./bulletin-detail.js";
import { bulletinStateWords, kindWords, lineWords, stateTone } from "./bulletin-words.js";

/** Papers of some kinds (日报、月报): what there is, one of them opened, and a form to make one. */
export function PapersTab({ kinds }: { readonly kinds: readonly PaperKindWord[] }) {
  const [open, setOpen] = useFilter("open"), view = useView<BulletinsView>("bulletins", { query: { kind: kinds.length === 1 ? kinds[0]! : null } });
  if (open !== "") return <BulletinDetailView key={open} id={open} onClose={() => setOpen("")} onOpen={setOpen} />;
  return <Loaded of={view}>{(loaded) => <Papers view={loaded} kinds={kinds} onOpen={setOpen} />}</Loaded>;
}

function Papers({ view, kinds, onOpen }: { readonly view: BulletinsView; readonly kinds: readonly PaperKindWord[]; readonly onOpen: (id: string) => void }) {
  const { t } = useLanguage(), { d } = useActor(), rows = view.rows.filter(({ kind }) => kinds.includes(kind));
  const columns = useMemo<readonly Column<BulletinRow>[]>(() => [
    { id: "period", heads: true, title: { zh: "报表", en: "Bulletin" }, sortBy: (row) => row.period, cell: (row) => <button type="button" className="link-button" onClick={() => onOpen(row.id)}>{t(kindWords[row.kind])} {t(row.periodName)}{row.issue > 1 ? t({ zh: ` 第${row.issue}版`, en: ` issue ${row.issue}` }) : ""}</button> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => <><Tag of={stateTone[row.state]} words={bulletinStateWords[row.state]} />{row.replaced && <small className="under">{t({ zh: "已有新版", en: "a later issue exists" })}</small>}</> },
    { id: "line", title: { zh: "数据", en: "Data" }, cell: (row) => t(lineWords[row.line]) },
    { id: "by", title: { zh: "编制", en: "Made by" }, cell: (row) => <>{row.by}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
    { id: "changed", title: { zh: "最近办理", en: "Last step" }, sortBy: (row) => row.changedAt, cell: (row) => <span className="num">{beijingMinuteOf(row.changedAt)}</span> },
    { id: "paper", title: { zh: "下载", en: "Download" }, cell: (row) => <a className="to" href={pathOf("bulletinPaper", { d, id: row.id })} download>Word<span className="visually-hidden"> {t(kindWords[row.kind])} {t(row.periodName)}</span></a> },
  ], [d, t, onOpen]);
  return (
    <div className="stack">
      {view.mayMake && <MakeForm view={view} kinds={kinds} onMade={onOpen} />}
      <DataTable name={{ zh: "报表", en: "Bulletins" }} rows={rows} columns={columns} idOf={(row) => row.id} chooser={false} empty={{ zh: "还没有报表。编制一份，或在“计划”里让系统按时编制。", en: "There is none yet. Make one, or set a schedule." }} />
    </div>
  );
}

function MakeForm({ view, kinds, onMade }: { readonly view: BulletinsView; readonly kinds: readonly PaperKindWord[]; readonly onMade: (id: string) => void }) {
  const { t, language } = useLanguage(), { d } = useActor(), daily = kinds[0] === "air-daily";
  const [kind, setKind] = useState<PaperKindWord>(kinds[0]!), [day, setDay] = useState(dayAfter(view.today, -1)), [month, setMonth] = useState(dayAfter(`${view.today.slice(0, 7)}-01`, -1).slice(0, 7)), [line, setLine] = useState<MakeBulletin["line"]>(daily ? "real-time" : "reviewed"), [reason, setReason] = useState("");
  const period = daily ? day : `${month}-01`, held = view.rows.find((row) => row.kind === kind && row.period === period);
  const make = useCommand<Omit<MakeBulletin, "id">, BulletinDetail>((body) => send("POST", pathOf("bulletins", { d }), body), (made) => onMade(made.id)), wrong = (field: string) => wrongOf(make.error, field, language);
  return (
    <Panel title={{ zh: "编制报表", en: "Make a bulletin" }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); make.mutate({ kind, period, line, reason }); }}>
        <div className="form-row">
          {kinds.length > 1 && <Field label={t({ zh: "种类", en: "Kind" })}>{(a) => <select {...a} value={kind} onChange={(e) => setKind(e.target.value as PaperKindWord)}>{kinds.map((each) => <option key={each} value={each}>{t(kindWords[each])}</option>)}</select>}</Field>}
          {daily ? <Field label={t({ zh: "日期", en: "Day" })} required wrong={wrong("period")}>{(a) => <DayInput {...a} value={day} max={dayAfter(view.today, -1)} onChange={setDay} />}</Field>
            : <Field label={t({ zh: "月份", en: "Month" })} required wrong={wrong("period")} hint={t({ zh: "如 2026-10", en: "such as 2026-10" })}>{(a) => <Input {...a} value={month} inputMode="numeric" maxLength={7} onChange={(e) => setMonth(e.target.value.trim())} />}</Field>}
          <Field label={t({ zh: "数据线", en: "Line of data" })}>{(a) => <select {...a} value={line} onChange={(e) => setLine(e.target.value as MakeBulletin["line"])}>{(["real-time", "reviewed"] as const).map((each) => <option key={each} value={each}>{t(lineWords[each])}</option>)}</select>}</Field>
          {held?.state === "published" && <Field label={t({ zh: "修订原因", en: "Reason of the new issue" })} required wrong={wrong("reason")} hint={t({ zh: "已发布过；将编制新的一版，原件不变", en: "published already; a new issue is made, the old one stays" })}>{(a) => <Input {...a} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>}
        </div>
        {make.error && <ProblemNote problem={make.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={make.isPending}>{t({ zh: "编制草稿", en: "Make a draft" })}</Button></div>
      </form>
    </Panel>
  );
}
