import { pathOf, type NetworkLevelWord, type NetworkLimit, type NetworkPointDetail, type NetworkProtection, type NetworkView, type ProfileFields, type PutProfile, type TargetClassWord } from "@yunqing/wire";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { DayInput, Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { ItemsField } from "./items-field.js";
import { LimitsField } from "./limits-field.js";
import { attestationWords, classWords, levels, levelWords, protectionWords, targetClasses } from "./network-words.js";

const waters: ReadonlySet<string> = new Set(["water-station", "river-section", "reservoir", "drinking-source", "groundwater", "outfall"]);

/** What a point is for (点位属性). Each change is a new version with the day from which it holds. */
export function ProfileForm({ detail, view, onStored }: { readonly detail: NetworkPointDetail; readonly view: NetworkView; readonly onStored: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const last = detail.versions[0], water = waters.has(detail.kind);
  const [draft, setDraft] = useState<ProfileFields>(() => ({
    from: last === undefined ? `${view.today.slice(0, 4)}-01-01` : view.today, network: last?.network ?? null, method: last?.method ?? (["river-section", "reservoir", "drinking-source", "soil", "outfall"].includes(detail.kind) ? "manual" : "automatic"), evaluated: last?.evaluated ?? false, body: last?.body ?? null, chainage: last?.chainage ?? null,
    functionZone: last?.functionZone ?? "", targetClass: last?.targetClass ?? null, protection: last?.protection ?? "none", items: last?.items ?? [], calendar: last?.calendar ?? null, laboratory: last?.laboratory ?? null, limits: last?.limits ?? [], note: last?.note ?? "",
  }));
  const change = (part: Partial<ProfileFields>) => setDraft((held) => ({ ...held, ...part }));
  const put = useCommand<Omit<PutProfile, "id">, NetworkPointDetail>((body) => send("POST", pathOf("profiles", { d }), body), onStored);
  const said = (field: string) => wrongOf(put.error, field, language), programme = view.programmes.find((each) => each.programme === draft.calendar);
  const select = <V extends string>(label: string, field: keyof ProfileFields, value: V | null, options: readonly (readonly [V, string])[], pick: (value: V | null) => void, none: string | null) => (
    <Field label={label} wrong={said(field)}>{(a) => <select {...a} disabled={!detail.mayManage} value={value ?? ""} onChange={(e) => pick(e.target.value === "" ? null : (e.target.value as V))}>{none !== null && <option value="">{none}</option>}{options.map(([each, word]) => <option key={each} value={each}>{word}</option>)}</select>}</Field>);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ point: detail.id, seq: detail.seq, ...draft, chainage: draft.chainage?.trim() || null }); }}>
      <fieldset className="bare" disabled={!detail.mayManage}>
        <div className="form-row">
          <Field label={t({ zh: "起用日", en: "Holds from" })} required wrong={said("from")} hint={t({ zh: "统计自这一天起按新属性", en: "Figures follow it from this day" })}>{(a) => <DayInput {...a} value={draft.from} onChange={(from) => change({ from })} />}</Field>
          {select<NetworkLevelWord>(t({ zh: "所属网络", en: "Network" }), "network", draft.network, levels.map((each) => [each, t(levelWords[each])]), (network) => change({ network }), "—")}
          {select<"automatic" | "manual">(t({ zh: "监测方式", en: "Method" }), "method", draft.method, [["automatic", t({ zh: "自动", en: "Automatic" })], ["manual", t({ zh: "手工采样", en: "By hand" })]], (method) => change({ method: method ?? "automatic" }), null)}
        </div>
        <Checkbox checked={draft.evaluated} onChange={({ target }) => change({ evaluated: target.checked })}>{t({ zh: "参评：计入乡镇、区县、河流或湖库的评价", en: "Evaluated: counts for town, district, river or lake" })}</Checkbox>
        {water && (
          <div className="form-row">
            {select(t({ zh: "水体", en: "Water body" }), "body", draft.body, view.bodies.filter((each) => each.active || each.body === draft.body).map((each) => [each.body, t(each.name)]), (body) => change({ body, ...(body === null ? { chainage: null } : {}) }), "—")}
            <Field label={t({ zh: "里程（km，自源头）", en: "Chainage (km from the source)" })} wrong={said("chainage")}>{(a) => <Input {...a} inputMode="decimal" value={draft.chainage ?? ""} onChange={(e) => change({ chainage: e.target.value || null })} />}</Field>
            {select<TargetClassWord>(t({ zh: "目标类别", en: "Target class" }), "targetClass", draft.targetClass, targetClasses.map((each) => [each, classWords[each]]), (targetClass) => change({ targetClass }), "—")}
            {select<NetworkProtection>(t({ zh: "水源保护区", en: "Protection zone" }), "protection", draft.protection, (Object.keys(protectionWords) as NetworkProtection[]).map((each) => [each, t(protectionWords[each])]), (protection) => change({ protection: protection ?? "none" }), null)}
          </div>)}
        <Field label={t({ zh: "功能区", en: "Function zone" })} wrong={said("functionZone")} hint={t({ zh: "如：二类区；十里河工业、农业用水区", en: "As the zoning document names it" })}>{(a) => <Input {...a} value={draft.functionZone} onChange={(e) => change({ functionZone: e.target.value })} />}</Field>
        <div className="form-row">
          {select(t({ zh: "采样方案", en: "Sampling programme" }), "calendar", draft.calendar, view.programmes.filter((each) => each.kinds.includes(detail.kind)).map((each) => [each.programme, t(each.name)]), (calendar) => change({ calendar }), t({ zh: "不安排", en: "none" }))}
          {select(t({ zh: "检测机构", en: "Laboratory" }), "laboratory", draft.laboratory, view.laboratories.filter((each) => each.active || each.laboratory === draft.laboratory).map((each) => [each.laboratory, each.name]), (laboratory) => change({ laboratory }), "—")}
        </div>
        {programme && <p className="note">{programme.calendars.map((each) => <span key={each.calendar} className="under">{t(each.source)}（{t(attestationWords[each.attestation])}）</span>)}</p>}
        <ItemsField kind={detail.kind} view={view} usual={detail.items} items={draft.items} onChange={(items) => change({ items })} wrong={said("items")} />
        <LimitsField limits={draft.limits} items={draft.items.length > 0 ? draft.items : detail.items} nameOf={(item) => (view.itemNames[item] ? t(view.itemNames[item]) : item)} onChange={(limits: readonly NetworkLimit[]) => change({ limits })} wrongAt={(at) => said(`limits.${at}`)} />
        <Field label={t({ zh: "备注", en: "Note" })} wrong={said("note")}>{(a) => <textarea {...a} rows={2} value={draft.note} onChange={(e) => change({ note: e.target.value })} />}</Field>
      </fieldset>
      {put.error && <ProblemNote problem={put.error} />}
      {detail.mayManage ? <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存为新版本", en: "Store as a new version" })}</Button></div> : <p className="note">{t({ zh: "只能查看：设置点位属性需要对该点位的“监测网络管理”授权。", en: "You may look: setting it needs a grant to manage the network at this point." })}</p>}
    </form>
  );
}
