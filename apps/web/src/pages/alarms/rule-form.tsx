import { pathOf, type AlarmLevelWord, type AlarmRuleFields, type AlarmRuleKindWord, type AlarmRuleRow, type AlarmRulesView, type AlarmTrial, type PutAlarmRule, type TryAlarmRule } from "@yunqing/wire";
import { App, Button, Checkbox, Drawer, Input } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { pointKindWords, pointKinds } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingDayOf, beijingSecondOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { alarmKindWords, alarmLevelOrder, levelWords, ruleKindOrder } from "./alarm-words.js";

const parts = (text: string): readonly string[] => text.split(/[,，、\s]+/).filter(Boolean);

/** Makes or changes a rule, and tries it on past days before it counts (规则设置与试算). */
export function RuleForm({ rule, parameters, onClose }: { readonly rule: AlarmRuleRow | null; readonly parameters: AlarmRulesView["parameters"]; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState({ kind: rule?.kind ?? "limit" as AlarmRuleKindWord, nameZh: rule?.name.zh ?? "", nameEn: rule?.name.en ?? "", level: rule?.level ?? "general" as AlarmLevelWord, pointKinds: rule?.pointKinds ?? [], points: (rule?.points ?? []).join("、"), items: (rule?.items ?? []).join("、"), parameters: rule?.parameters ?? {}, reopen: String(rule?.reopenMinutes ?? 120), source: rule?.source.zh ?? "", active: rule?.active ?? true, note: rule?.note ?? "" });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const fields = (): AlarmRuleFields => ({ kind: form.kind, nameZh: form.nameZh.trim() || "—", nameEn: form.nameEn.trim(), level: form.level, pointKinds: form.pointKinds, points: parts(form.points), items: parts(form.items), parameters: form.parameters, reopenMinutes: Number(form.reopen) || 0, source: form.source.trim(), active: form.active, note: form.note.trim() });
  const put = useCommand<Omit<PutAlarmRule, "id">, AlarmRuleRow>((body) => send("POST", pathOf("alarmRules", { d }), body), () => { void message.success(t({ zh: "已保存", en: "Stored" })); onClose(); });
  const trial = useMutation<AlarmTrial, Error, TryAlarmRule>({ mutationFn: (body) => send("POST", pathOf("alarmTrial", { d }), body) });
  const said = (field: string) => wrongOf(put.error, field, language) ?? wrongOf(trial.error, `rule.${field}`, language) ?? wrongOf(trial.error, field, language);
  const tryNow = () => { const now = Date.now(); trial.mutate({ rule: fields(), from: beijingDayOf(new Date(now - 6 * 86_400_000)), until: beijingDayOf(new Date(now + 86_400_000)) }); };
  return (
    <Drawer open onClose={onClose} size={Math.min(720, window.innerWidth)} title={rule ? t({ zh: `规则：${rule.name.zh}`, en: `Rule: ${rule.name.en}` }) : t({ zh: "新建规则", en: "New rule" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ rule: rule?.rule ?? "", seq: rule?.seq ?? 0, ...fields(), nameZh: form.nameZh.trim() }); }}>
        <div className="form-row"><Field label={t({ zh: "名称", en: "Name" })} required wrong={said("nameZh")}>{(a) => <Input {...a} value={form.nameZh} onChange={(e) => set({ nameZh: e.target.value })} />}</Field><Field label={t({ zh: "英文名称", en: "English name" })}>{(a) => <Input {...a} value={form.nameEn} onChange={(e) => set({ nameEn: e.target.value })} />}</Field></div>
        <div className="form-row"><Field label={t({ zh: "类别", en: "Kind" })} wrong={said("kind")}>{(a) => <select {...a} value={form.kind} disabled={rule !== null} onChange={(e) => set({ kind: e.target.value as AlarmRuleKindWord, parameters: {} })}>{ruleKindOrder.map((each) => <option key={each} value={each}>{t(alarmKindWords[each])}</option>)}</select>}</Field><Field label={t({ zh: "级别", en: "Level" })} wrong={said("level")}>{(a) => <select {...a} value={form.level} onChange={(e) => set({ level: e.target.value as AlarmLevelWord })}>{alarmLevelOrder.map((each) => <option key={each} value={each}>{t(levelWords[each])}</option>)}</select>}</Field><Field label={t({ zh: "重报时限（分钟）", en: "Reopens within (minutes)" })} wrong={said("reopenMinutes")} hint={t({ zh: "销警后这段时间内再次出现，原报警重新打开", en: "The same again within this opens the alarm anew" })}>{(a) => <Input {...a} inputMode="numeric" value={form.reopen} onChange={(e) => set({ reopen: e.target.value.trim() })} />}</Field></div>
        <fieldset className="stage-row"><legend>{t({ zh: "适用的点位类别（不选即全部）", en: "Kinds of points (none: all)" })}</legend><fieldset>{pointKinds.map((each) => <Checkbox key={each} checked={form.pointKinds.includes(each)} onChange={({ target }) => set({ pointKinds: target.checked ? [...form.pointKinds, each] : form.pointKinds.filter((one) => one !== each) })}>{t(pointKindWords[each])}</Checkbox>)}</fieldset></fieldset>
        <div className="form-row"><Field label={t({ zh: "只对这些点位（编号，空为全部）", en: "Only these points (ids; empty: all)" })} wrong={said("points")}>{(a) => <Input {...a} value={form.points} onChange={(e) => set({ points: e.target.value })} />}</Field><Field label={t({ zh: "只对这些项目（空为全部）", en: "Only these items (empty: all)" })} wrong={said("items")} hint={t({ zh: "如 SO2、NOx、COD、w01018", en: "Such as SO2, NOx, COD, w01018" })}>{(a) => <Input {...a} value={form.items} onChange={(e) => set({ items: e.target.value })} />}</Field></div>
        {parameters[form.kind].map((each) => { const value = form.parameters[each.id] ?? each.usual, change = (next: string) => set({ parameters: { ...form.parameters, [each.id]: next } }); return each.type === "yes" ? <p key={each.id}><Checkbox checked={value === "yes"} onChange={({ target }) => change(target.checked ? "yes" : "no")}>{t(each.label)}</Checkbox></p> : <Field key={each.id} label={t(each.label)} wrong={said(`parameters.${each.id}`)}>{(a) => each.type === "choice" ? <select {...a} value={value} onChange={(e) => change(e.target.value)}>{each.choices.map((one) => <option key={one} value={one}>{one}</option>)}</select> : <Input {...a} value={value} onChange={(e) => change(e.target.value.trim())} />}</Field>; })}
        <Field label={t({ zh: "依据", en: "By what" })} hint={t({ zh: "标准条款、许可证或文件", en: "Clause, permit or document" })}>{(a) => <Input {...a} value={form.source} onChange={(e) => set({ source: e.target.value })} />}</Field>
        <Field label={t({ zh: "说明", en: "Note" })}>{(a) => <Input.TextArea {...a} rows={2} value={form.note} onChange={(e) => set({ note: e.target.value })} />}</Field>
        <Checkbox checked={form.active} onChange={({ target }) => set({ active: target.checked })}>{t({ zh: "启用", en: "On" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}{trial.error && <ProblemNote problem={trial.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={tryNow} loading={trial.isPending}>{t({ zh: "用最近七天试算", en: "Try on the last seven days" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
        {trial.data && <section aria-label={t({ zh: "试算结果", en: "Trial" })} role="status"><p>{t({ zh: `${trial.data.points} 个点位，条件成立 ${trial.data.conditions} 次，会报警 ${trial.data.alarms} 条。什么都没有写入。`, en: `${trial.data.points} points, the condition held ${trial.data.conditions} times, ${trial.data.alarms} alarms. Nothing was written.` })}</p><p>{trial.data.days.map((each) => `${each.day.slice(5)}：${each.alarms}`).join("　")}</p><ul>{trial.data.samples.slice(0, 8).map((each) => <li key={`${each.point} ${each.at} ${each.text.zh}`}>{beijingSecondOf(each.at)} {t(each.pointName)} {t(each.text)}</li>)}</ul></section>}
      </form>
    </Drawer>
  );
}
