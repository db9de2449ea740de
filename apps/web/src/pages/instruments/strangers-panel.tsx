import { pathOf, type Adopt, type InstrumentRow, type PointKind, type PointRow, type StrangerRow } from "@yunqing/wire";
import { leniencies, systems } from "@yunqing/hj212";
import { App, Button, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { editionWords, pointKinds, pointKindWords, strangerWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { useEnterprises } from "../map/enterprises.js";
import { send } from "../../client/fetch.js";
import { useCommand, usePlaces, useRows } from "../../client/views.js";
import { agoWords } from "../../day/ago.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { useNow } from "../../day/now.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

const stWords = (st: string, language: "zh" | "en"): string => systems.get(st)?.label[language] ?? "";

/** 待接纳: instruments that spoke and were refused, why, and the way to take each in. */
export function StrangersPanel() {
  const { t, language } = useLanguage();
  const now = useNow();
  const rows = useRows<StrangerRow>("strangers");
  const [adopting, setAdopting] = useState<StrangerRow | null>(null);
  const [, setTab] = useFilter("tab", "registry");
  const columns = useMemo<readonly Column<StrangerRow>[]>(() => [
    { id: "mn", heads: true, title: { zh: "设备编码 MN", en: "MN" }, sortBy: (row) => row.mn, cell: (row) => <code>{row.mn}</code> },
    { id: "reason", card: "wide", title: { zh: "拒收原因", en: "Why refused" }, sortBy: (row) => row.reason, cell: (row) => <><b>{t(strangerWords[row.reason])}</b><small className="under">{t(adviceOf[row.reason])}</small></> },
    { id: "what", title: { zh: "报文", en: "Packets" }, cell: (row) => <>{t(editionWords(row.edition))} · ST {row.st || "—"} {stWords(row.st, language)}<small className="under">CN {row.cn}{row.packet !== null && <> · <To to="/packets" extra={{ packet: String(row.packet) }}>{t({ zh: "看报文", en: "see a packet" })}</To></>}</small></> },
    { id: "leniencies", title: { zh: "偏差", en: "Deviations" }, cell: (row) => row.leniencies.length === 0 ? t({ zh: "无", en: "none" }) : row.leniencies.map((name) => { const own = leniencies.find((each) => each.name === name); return own ? t(own.label) : name; }).join(t({ zh: "；", en: "; " })) },
    { id: "address", title: { zh: "来自", en: "From" }, cell: (row) => <span className="num">{row.address}</span> },
    { id: "count", numeric: true, title: { zh: "次数", en: "Times" }, sortBy: (row) => row.count, cell: (row) => row.count },
    { id: "last", nowrap: true, title: { zh: "最近", en: "Last" }, sortBy: (row) => -Date.parse(row.lastAt), cell: (row) => <span title={t({ zh: `首次 ${beijingMinuteOf(row.firstAt)}`, en: `first ${beijingMinuteOf(row.firstAt)}` })}>{t(agoWords(row.lastAt, now))}</span> },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => row.reason === "mn-unknown" ? <Button size="small" type="primary" onClick={() => setAdopting(row)}>{t({ zh: "接纳", en: "Take in" })}<span className="visually-hidden"> {row.mn}</span></Button> : <span className="note">{t({ zh: "改设备设置", en: "change its settings" })}</span> },
  ], [language, now, t]);
  return (
    <>
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "待接纳的设备", en: "Instruments waiting" }} rows={loaded} columns={columns} idOf={(row) => `${row.mn} ${row.reason}`} chooser={false} tools={<Button size="small" onClick={() => void rows.refetch()}>{t({ zh: "刷新", en: "Refresh" })}</Button>}
        empty={{ zh: "没有等待接纳的设备。让设备把数据发到接收端口（默认 9212），几秒后就会列在这里。", en: "Nobody waits. Let an instrument send to the gateway's port (9212 by default); it appears here within seconds." }} />}</Loaded>
      {adopting && <AdoptForm stranger={adopting} onClose={() => setAdopting(null)} onDone={() => setTab("registry")} />}
    </>
  );
}
const adviceOf: Readonly<Record<StrangerRow["reason"], { readonly zh: string; readonly en: string }>> = {
  "mn-unknown": { zh: "没有登记；核对是不是本区的设备，是就接纳", en: "not registered; take it in if it is one of ours" }, "password-wrong": { zh: "已登记，但 PW 对不上；向运维方核实后改设备设置里的密码", en: "registered, but the PW differs; ask its keeper, then change the password in its settings" },
  address: { zh: "已登记，但不在允许的地址里；核实后改来源地址", en: "registered, but from elsewhere; check, then change its addresses" }, inactive: { zh: "设备或点位已停用；确要再用就改为在用", en: "out of use; put it back in use if it is wanted" },
};

/** Takes a stranger in (接纳): point and instrument in one go, with the password and deviations it came with. */
function AdoptForm({ stranger, onClose, onDone }: { readonly stranger: StrangerRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const go = useGo();
  const points = useRows<PointRow>("points"), places = usePlaces(), enterprises = useEnterprises();
  const [form, setForm] = useState<{ readonly point: string; readonly nameZh: string; readonly nameEn: string; readonly kind: PointKind; readonly place: string; readonly enterprise: string; readonly timeMark: "start" | "end" }>({ point: "", nameZh: `${pointKindWords[stranger.suggestedKind].zh} ${stranger.mn.slice(-6)}`, nameEn: "", kind: stranger.suggestedKind, place: "", enterprise: "", timeMark: "start" });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const adopt = useCommand<Omit<Adopt, "id">, InstrumentRow>((body) => send("POST", pathOf("adoption", { d }), body), (row) => { onClose(); onDone(); void message.success(<>{t({ zh: "已接纳。下一包报文起入库。", en: "Taken in. Its next packet is stored. " })} <Button type="link" size="small" onClick={() => go(`/monitor/${encodeURIComponent(row.point)}`)}>{t({ zh: "看点位", en: "See the point" })}</Button></>, 6); });
  const nameless = form.point === "" && !form.nameZh.trim();
  const submit = () => { if (!nameless) adopt.mutate({ mn: stranger.mn, point: form.point || null, nameZh: form.nameZh.trim(), nameEn: form.nameEn.trim() || form.nameZh.trim(), kind: form.kind, place: form.place || null, enterprise: form.enterprise || null, timeMark: form.timeMark }); };
  return (
    <Modal open onCancel={onClose} title={t({ zh: `接纳 ${stranger.mn}`, en: `Take in ${stranger.mn}` })} okText={t({ zh: "接纳", en: "Take in" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: nameless, loading: adopt.isPending }} onOk={submit}>
      <p className="note">{t({ zh: `${editionWords(stranger.edition).zh}，ST ${stranger.st} ${stWords(stranger.st, "zh")}；密码和偏差照它发来的登记，之后可改。`, en: `${editionWords(stranger.edition).en}, ST ${stranger.st} ${stWords(stranger.st, "en")}; password and deviations as it sent them; change them later if need be.` })}</p>
      <Field label={t({ zh: "点位", en: "Point" })} required wrong={wrongOf(adopt.error, "point", language)}>{(a) => <select {...a} value={form.point} onChange={(e) => set({ point: e.target.value })}><option value="">{t({ zh: "新建点位", en: "a new point" })}</option>{(points.data ?? []).map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
      {form.point === "" && <>
        <Field label={t({ zh: "点位名称", en: "Name of the point" })} required wrong={wrongOf(adopt.error, "nameZh", language) ?? (nameless ? t({ zh: "填写名称", en: "Give a name" }) : undefined)}>{(a) => <Input {...a} value={form.nameZh} onChange={(e) => set({ nameZh: e.target.value })} />}</Field>
        <div className="form-row">
          <Field label={t({ zh: "类别（按 ST 建议）", en: "Kind (suggested by ST)" })} required wrong={wrongOf(adopt.error, "kind", language)}>{(a) => <select {...a} value={form.kind} onChange={(e) => set({ kind: e.target.value as PointKind })}>{pointKinds.map((each) => <option key={each} value={each}>{t(pointKindWords[each])}</option>)}</select>}</Field>
          <Field label={t({ zh: "地点", en: "Place" })} wrong={wrongOf(adopt.error, "place", language)}>{(a) => <select {...a} value={form.place} onChange={(e) => set({ place: e.target.value })}><option value="">—</option>{places.rows.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        </div>
        <Field label={t({ zh: "企业", en: "Enterprise" })} wrong={wrongOf(adopt.error, "enterprise", language)}>{(a) => <select {...a} value={form.enterprise} onChange={(e) => set({ enterprise: e.target.value })}><option value="">—</option>{enterprises.rows.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>}</Field>
      </>}
      <Field label={t({ zh: "DataTime 表示", en: "DataTime means" })} required hint={t({ zh: "标准为时段开始；拿不准先用标准，以后可改", en: "The standard says start; if unsure take it, change later" })}>{(a) => <select {...a} value={form.timeMark} onChange={(e) => set({ timeMark: e.target.value as "start" | "end" })}><option value="start">{t({ zh: "时段开始（标准）", en: "start of the interval (standard)" })}</option><option value="end">{t({ zh: "时段结束", en: "end of the interval" })}</option></select>}</Field>
      {adopt.error && <ProblemNote problem={adopt.error} />}
    </Modal>
  );
}
