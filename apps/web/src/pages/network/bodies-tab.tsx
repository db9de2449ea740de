import { pathOf, type NetworkView, type PutWaterBody, type TargetClassWord, type WaterBodyRow } from "@yunqing/wire";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Drawer, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, usePlaces } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { bodyKinds, bodyWords, classWords, targetClasses } from "./network-words.js";

/** Rivers, lakes, reservoirs and sources with the points along them (水体与水源). */
export function BodiesTab({ view }: { readonly view: NetworkView }) {
  const { t } = useLanguage();
  const [editing, setEditing] = useState<WaterBodyRow | "new" | null>(null);
  const columns = useMemo<readonly Column<WaterBodyRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "水体", en: "Water body" }, sortBy: (row) => t(row.name), cell: (row) => t(row.name) },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => row.active ? <Tag of="met" words={{ zh: "在用", en: "In use" }} /> : <Tag of="withdrawn" words={{ zh: "停用", en: "Out of use" }} /> },
    { id: "kind", title: { zh: "类别", en: "Kind" }, nowrap: true, sortBy: (row) => bodyKinds.indexOf(row.kind), cell: (row) => t(bodyWords[row.kind]) },
    { id: "class", title: { zh: "目标", en: "Target" }, nowrap: true, cell: (row) => (row.targetClass ? classWords[row.targetClass] : "—") },
    { id: "points", card: "wide", title: { zh: "点位（自上游）", en: "Points, downstream" }, cell: (row) => row.points.length === 0 ? "—" : <ol className="chain">{row.points.map((each) => <li key={each.id}><To to={`/monitor/${encodeURIComponent(each.id)}`}>{t(each.name)}</To>{each.chainage && <span className="num"> {each.chainage} km</span>}</li>)}</ol> },
    { id: "note", title: { zh: "备注", en: "Note" }, cell: (row) => row.note || "—" },
    ...(view.mayManageDistrict ? [{ id: "act", title: { zh: "操作", en: "Actions" }, cell: (row: WaterBodyRow) => <Button size="small" onClick={() => setEditing(row)}>{t({ zh: "修改", en: "Change" })}<span className="visually-hidden"> {t(row.name)}</span></Button> }] : []),
  ], [t, view.mayManageDistrict]);
  return (
    <>
      <DataTable name={{ zh: "水体与水源", en: "Water bodies" }} rows={view.bodies} columns={columns} idOf={(row) => row.body} chooser={false} empty={{ zh: "还没有登记水体。登记后，断面和水源可以归到它名下评价。", en: "No water body yet. Once registered, sections are evaluated under it." }}
        tools={view.mayManageDistrict ? <div className="filters"><Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t({ zh: "登记水体", en: "Register" })}</Button></div> : undefined} />
      {editing !== null && <BodyForm key={editing === "new" ? "new" : editing.seq} body={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function BodyForm({ body, onClose }: { readonly body: WaterBodyRow | null; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const places = usePlaces();
  const [draft, setDraft] = useState({ kind: body?.kind ?? ("river" as WaterBodyRow["kind"]), nameZh: body?.name.zh ?? "", nameEn: body?.name.en ?? "", place: body?.place ?? "", targetClass: body?.targetClass ?? ("" as TargetClassWord | ""), note: body?.note ?? "", active: body?.active ?? true });
  const change = (part: Partial<typeof draft>) => setDraft((held) => ({ ...held, ...part }));
  const put = useCommand<Omit<PutWaterBody, "id">, WaterBodyRow>((given) => send("POST", pathOf("waterBodies", { d }), given), onClose), said = (field: string) => wrongOf(put.error, field, language);
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={body ? t({ zh: `修改水体：${body.name.zh}`, en: `Change: ${body.name.en}` }) : t({ zh: "登记水体", en: "Register a water body" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ body: body?.body ?? "", seq: body?.seq ?? 0, ...draft, place: draft.place || null, targetClass: draft.targetClass || null }); }}>
        <Field label={t({ zh: "名称", en: "Name (Chinese)" })} required wrong={said("nameZh")}>{(a) => <Input {...a} value={draft.nameZh} onChange={(e) => change({ nameZh: e.target.value })} />}</Field>
        <Field label={t({ zh: "英文名称", en: "Name (English)" })} hint={t({ zh: "可不填，同中文", en: "May be left out" })}>{(a) => <Input {...a} value={draft.nameEn} onChange={(e) => change({ nameEn: e.target.value })} />}</Field>
        <div className="form-row">
          <Field label={t({ zh: "类别", en: "Kind" })} required>{(a) => <select {...a} value={draft.kind} onChange={(e) => change({ kind: e.target.value as WaterBodyRow["kind"] })}>{bodyKinds.map((each) => <option key={each} value={each}>{t(bodyWords[each])}</option>)}</select>}</Field>
          <Field label={t({ zh: "目标类别", en: "Target class" })}>{(a) => <select {...a} value={draft.targetClass} onChange={(e) => change({ targetClass: e.target.value as TargetClassWord | "" })}><option value="">—</option>{targetClasses.map((each) => <option key={each} value={each}>{classWords[each]}</option>)}</select>}</Field>
        </div>
        <Field label={t({ zh: "所在地点", en: "Place" })} wrong={said("place")} hint={t({ zh: "跨乡镇的不填", en: "Leave empty where it crosses towns" })}>{(a) => <select {...a} value={draft.place} onChange={(e) => change({ place: e.target.value })}><option value="">—</option>{places.rows.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        <Field label={t({ zh: "备注", en: "Note" })}>{(a) => <textarea {...a} rows={2} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        <Checkbox checked={draft.active} onChange={({ target }) => change({ active: target.checked })}>{t({ zh: "在用", en: "In use" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Drawer>
  );
}
