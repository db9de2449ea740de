import { pathOf, type PointDetail, type PointKind, type PutPoint } from "@yunqing/wire";
import { App, Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { pointKinds, pointKindWords } from "../../app/monitor-words.js";
import { useGo } from "../../app/view-state.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useDraft } from "../../client/draft.js";
import { useEnterprises } from "../map/enterprises.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useCommand, usePlaces } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { degreesProblem } from "./degrees.js";

/** Makes or changes a point (点位). Each change is a new version; the old ones stay. */
export function PointForm({ point, onClose }: { readonly point?: PointDetail; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const go = useGo();
  const places = usePlaces(), enterprises = useEnterprises();
  const [newId] = useState(() => uuidV7());
  const { draft, change, forget, restored } = useDraft(`point.${d}.${point ? `${point.id}.${point.seq}` : "new"}`, {
    kind: (point?.kind ?? "air-station") as PointKind, nameZh: point?.name.zh ?? "", nameEn: point?.name.en ?? "", place: point?.place ?? "", enterprise: point?.enterprise ?? "", longitude: point?.longitude ?? "", latitude: point?.latitude ?? "", note: point?.note ?? "", active: point?.active ?? true,
  });
  const [tried, setTried] = useState(false);
  const put = useCommand<Omit<PutPoint, "id">, PointDetail>((body) => send("POST", pathOf("points", { d }), body), (stored) => { forget(); onClose(); void message.success(t({ zh: "点位已保存", en: "The point is stored" })); if (!point) go(`/monitor/${encodeURIComponent(stored.id)}`); });
  const wrong = {
    nameZh: draft.nameZh.trim() ? undefined : t({ zh: "填写名称", en: "Give a name" }), longitude: degreesProblem(draft.longitude, 180, Boolean(draft.latitude.trim()), language), latitude: degreesProblem(draft.latitude, 90, Boolean(draft.longitude.trim()), language),
  };
  const said = (field: keyof typeof wrong) => wrongOf(put.error, field, language) ?? (tried ? wrong[field] : undefined);
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    put.mutate({ point: point?.id ?? newId, seq: point?.seq ?? 0, kind: draft.kind, nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim() || draft.nameZh.trim(), place: draft.place || null, enterprise: draft.enterprise || null, longitude: draft.longitude.trim() || null, latitude: draft.latitude.trim() || null, note: draft.note.trim(), active: draft.active });
  };
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={point ? t({ zh: `修改点位：${point.name.zh}`, en: `Change the point: ${point.name.en}` }) : t({ zh: "新建点位", en: "New point" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {restored && <p className="note" role="status">{t({ zh: "已恢复上次未提交的草稿。", en: "Your unsent draft was restored." })}</p>}
        <Field label={t({ zh: "名称", en: "Name (Chinese)" })} required wrong={said("nameZh")} hint={t({ zh: "如：云中空气站、某某热电1号排口", en: "As on the sign of the station or outlet" })}>{(a) => <Input {...a} value={draft.nameZh} onChange={(e) => change({ nameZh: e.target.value })} />}</Field>
        <Field label={t({ zh: "英文名称", en: "Name (English)" })} hint={t({ zh: "可不填，同中文", en: "May be left out" })}>{(a) => <Input {...a} value={draft.nameEn} onChange={(e) => change({ nameEn: e.target.value })} />}</Field>
        <div className="form-row">
          <Field label={t({ zh: "类别", en: "Kind" })} required wrong={wrongOf(put.error, "kind", language)}>{(a) => <select {...a} value={draft.kind} onChange={(e) => change({ kind: e.target.value as PointKind })}>{pointKinds.map((each) => <option key={each} value={each}>{t(pointKindWords[each])}</option>)}</select>}</Field>
          <Field label={t({ zh: "所在地点", en: "Place" })} wrong={wrongOf(put.error, "place", language)} hint={t({ zh: "决定哪些镇街能看到", en: "Says which towns may see it" })}>{(a) => <select {...a} value={draft.place} onChange={(e) => change({ place: e.target.value })}><option value="">—</option>{places.rows.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        </div>
        <Field label={t({ zh: "所属企业", en: "Enterprise" })} wrong={wrongOf(put.error, "enterprise", language)}>{(a) => <select {...a} value={draft.enterprise} onChange={(e) => change({ enterprise: e.target.value })}><option value="">{t({ zh: "不属于企业", en: "none" })}</option>{draft.enterprise && !enterprises.rows.some((each) => each.id === draft.enterprise) && <option value={draft.enterprise}>{draft.enterprise}</option>}{enterprises.rows.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>}</Field>
        <div className="form-row">
          <Field label={t({ zh: "经度（CGCS2000）", en: "Longitude (CGCS2000)" })} wrong={said("longitude")} hint={t({ zh: "十进制度，如 113.1423；不知道就不填", en: "Decimal degrees, 113.1423; leave empty if unknown" })}>{(a) => <Input {...a} inputMode="decimal" value={draft.longitude} onChange={(e) => change({ longitude: e.target.value })} />}</Field>
          <Field label={t({ zh: "纬度", en: "Latitude" })} wrong={said("latitude")}>{(a) => <Input {...a} inputMode="decimal" value={draft.latitude} onChange={(e) => change({ latitude: e.target.value })} />}</Field>
        </div>
        <Field label={t({ zh: "说明", en: "Note" })} wrong={wrongOf(put.error, "note", language)}>{(a) => <textarea {...a} rows={2} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
        <Checkbox checked={draft.active} onChange={({ target }) => change({ active: target.checked })}>{t({ zh: "在用（停用后不再计入在线率，数据保留）", en: "In use (when off it no longer counts; its data stay)" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "关闭（保留草稿）", en: "Close (keep the draft)" })}</Button><Button type="text" onClick={() => { forget(); onClose(); }}>{t({ zh: "放弃草稿", en: "Drop the draft" })}</Button></div>
      </form>
    </Drawer>
  );
}
