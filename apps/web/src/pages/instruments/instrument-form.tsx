import { pathOf, type InstrumentRow, type PointRow, type PutInstrument } from "@yunqing/wire";
import { systems } from "@yunqing/hj212";
import { App, Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { editionWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { LeniencyChoice } from "./leniency-choice.js";
import { UnitTable } from "./unit-table.js";

const minuteIntervals = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30] as const;

/** Registers or changes an instrument (设备登记). Password and key are written, never shown; left empty they stay. */
export function InstrumentForm({ instrument, points, onClose }: { readonly instrument?: InstrumentRow; readonly points: readonly PointRow[]; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d, district } = useActor();
  const { message } = App.useApp();
  const [newId] = useState(() => uuidV7());
  const [form, setForm] = useState({
    mn: instrument?.mn ?? "", point: instrument?.point ?? "", st: instrument?.st ?? "", edition: instrument?.edition ?? null, password: "", key: "", leniencies: instrument?.leniencies ?? [], units: instrument?.units ?? {}, timeMark: instrument?.timeMark ?? ("start" as const),
    minuteInterval: instrument?.minuteInterval ?? 10, realTimeSeconds: String(instrument?.realTimeSeconds ?? 60), addresses: (instrument?.addresses ?? []).join("\n"), active: instrument?.active ?? true,
  });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const put = useCommand<Omit<PutInstrument, "id">, InstrumentRow>((body) => send("POST", pathOf("instruments", { d }), body), () => { void message.success(t({ zh: "设备已保存，网关即时生效", en: "Stored; the gateway follows at once" })); onClose(); });
  const point = points.find((each) => each.id === form.point), now = Number(form.realTimeSeconds);
  const wrong = {
    mn: form.mn.trim() ? undefined : t({ zh: "填写设备报文里的 MN", en: "Give the MN of its packets" }), point: form.point ? undefined : t({ zh: "选择点位；没有就先新建点位", en: "Choose a point; make one first if there is none" }),
    password: instrument || form.password ? undefined : t({ zh: "填写设备报文里的 PW", en: "Give the PW of its packets" }), realTimeSeconds: /^\d+$/.test(form.realTimeSeconds) && now >= 30 && now <= 3600 ? undefined : t({ zh: "30 至 3600 秒", en: "30 to 3600 s" }),
    key: form.key === "" || /^[0-9a-f]{32}$/i.test(form.key) ? undefined : t({ zh: "32 位十六进制", en: "32 hexadecimal digits" }),
  };
  const said = (field: string) => wrongOf(put.error, field, language) ?? (tried ? wrong[field as keyof typeof wrong] : undefined);
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    put.mutate({ instrument: instrument?.id ?? newId, seq: instrument?.seq ?? 0, mn: form.mn.trim(), point: form.point, st: form.st, edition: form.edition, password: form.password || null, key: form.key || null, leniencies: form.leniencies, units: form.units, timeMark: form.timeMark, minuteInterval: form.minuteInterval, realTimeSeconds: now, addresses: form.addresses.split(/[\s,，;；]+/).filter(Boolean), active: form.active });
  };
  return (
    <Drawer open onClose={onClose} size={Math.min(640, window.innerWidth)} title={instrument ? t({ zh: `设备设置：${instrument.mn}`, en: `Settings of ${instrument.mn}` }) : t({ zh: "登记设备", en: "Register an instrument" })}>
      <form className="form" noValidate autoComplete="off" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field label={t({ zh: "设备编码 MN", en: "MN" })} required wrong={said("mn")} hint={district?.simulated ? t({ zh: "模拟区县的 MN 以 5A5A 开头", en: "MNs of a simulated district begin with 5A5A" }) : t({ zh: "2017/2025 版 24 位大写十六进制，2005 版 14 位", en: "24 hexadecimal capitals (2017, 2025) or 14 characters (2005)" })}>{(a) => <Input {...a} value={form.mn} onChange={(e) => set({ mn: e.target.value })} />}</Field>
        <Field label={t({ zh: "点位", en: "Point" })} required wrong={said("point")} hint={instrument ? t({ zh: "设备不能换点位；换了点位就是另一台设备", en: "An instrument never moves to another point; that is another instrument" }) : undefined}>{(a) => <select {...a} disabled={Boolean(instrument)} value={form.point} onChange={(e) => set({ point: e.target.value })}><option value="">—</option>{points.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        {!instrument && points.length === 0 && <p className="note"><To to="/monitor">{t({ zh: "还没有点位，先到实时监控页新建", en: "There is no point yet; make one under Live" })}</To></p>}
        <div className="form-row">
          <Field label={t({ zh: "系统编码 ST", en: "ST" })} required wrong={said("st")}>{(a) => <><Input {...a} list="st-codes" value={form.st} onChange={(e) => set({ st: e.target.value.trim() })} /><datalist id="st-codes">{[...systems.values()].map((each) => <option key={each.code} value={each.code}>{each.label[language]}</option>)}</datalist></>}</Field>
          <Field label={t({ zh: "协议版本", en: "Edition" })} wrong={said("edition")} hint={t({ zh: "不确定时按报文 Flag 判断", en: "If unsure, let the Flag of each packet say" })}>{(a) => <select {...a} value={form.edition ?? ""} onChange={(e) => set({ edition: e.target.value === "" ? null : (Number(e.target.value) as 2005 | 2017 | 2025) })}>{([null, 2005, 2017, 2025] as const).map((each) => <option key={String(each)} value={each ?? ""}>{t(editionWords(each))}</option>)}</select>}</Field>
        </div>
        <Field label={t({ zh: "访问密码 PW", en: "Password (PW)" })} required={!instrument} wrong={said("password")} hint={instrument ? t({ zh: "已设置，不显示；留空则不变", en: "Set and never shown; leave empty to keep it" }) : t({ zh: "设备报文里的 6 位密码；加密保存", en: "The six characters it sends; kept encrypted" })}>{(a) => <Input.Password {...a} autoComplete="new-password" value={form.password} onChange={(e) => set({ password: e.target.value })} />}</Field>
        <Field label={t({ zh: "DataTime 表示", en: "DataTime means" })} required wrong={said("timeMark")} hint={t({ zh: "标准规定为时段开始：08:00 的小时数据指 08:00—09:00。有些设备写成结束：同一小时写 09:00。设错会整体错开一个时段，先看一包小时数据的到达时间再选。", en: "The standard says the start: an hour of 08:00 is 08:00–09:00. Some instruments write the end: the same hour is 09:00. A wrong choice shifts everything by one window; look when an hour's packet arrives." })}>{(a) => <select {...a} value={form.timeMark} onChange={(e) => set({ timeMark: e.target.value as "start" | "end" })}><option value="start">{t({ zh: "时段开始（标准）", en: "start of the interval (standard)" })}</option><option value="end">{t({ zh: "时段结束", en: "end of the interval" })}</option></select>}</Field>
        <div className="form-row">
          <Field label={t({ zh: "分钟数据间隔", en: "Minute interval" })} required wrong={said("minuteInterval")} hint={t({ zh: "用来算传输率与时段长度", en: "Gives the window and the share received" })}>{(a) => <select {...a} value={form.minuteInterval} onChange={(e) => set({ minuteInterval: Number(e.target.value) })}>{minuteIntervals.map((each) => <option key={each} value={each}>{t({ zh: `${each} 分钟`, en: `${each} min` })}</option>)}</select>}</Field>
          <Field label={t({ zh: "实时数据间隔（秒）", en: "Real-time interval (s)" })} required wrong={said("realTimeSeconds")} hint={t({ zh: "超过它的几倍没有数据即为迟报", en: "Overdue beyond a few of these is late" })}>{(a) => <Input {...a} inputMode="numeric" value={form.realTimeSeconds} onChange={(e) => set({ realTimeSeconds: e.target.value.trim() })} />}</Field>
        </div>
        <UnitTable known={point?.factors ?? []} units={form.units} onChange={(units) => set({ units })} wrong={said("units")} />
        <LeniencyChoice chosen={form.leniencies} onChange={(leniencies) => set({ leniencies })} wrong={said("leniencies")} />
        <Field label={t({ zh: "允许的来源地址", en: "Addresses allowed" })} wrong={said("addresses")} hint={t({ zh: "一行一个 IP 或网段，如 10.1.2.3、10.1.0.0/16；空为任意。VPN 或 4G 卡地址会变的不要填。", en: "One IP or block a line, such as 10.1.2.3 or 10.1.0.0/16; empty is any. Leave empty where addresses change." })}>{(a) => <textarea {...a} rows={2} value={form.addresses} onChange={(e) => set({ addresses: e.target.value })} />}</Field>
        <Field label={t({ zh: "SM4 密钥（仅 2025 版加密设备）", en: "SM4 key (encrypted instruments of 2025 only)" })} wrong={said("key")} hint={instrument?.sealed ? t({ zh: "已设置，不显示；留空则不变", en: "Set and never shown; leave empty to keep it" }) : t({ zh: "32 位十六进制；没有加密就不填", en: "32 hexadecimal digits; leave empty without encryption" })}>{(a) => <Input.Password {...a} autoComplete="new-password" value={form.key} onChange={(e) => set({ key: e.target.value.trim() })} />}</Field>
        <Checkbox checked={form.active} onChange={({ target }) => set({ active: target.checked })}>{t({ zh: "在用（停用后拒收它的报文，并列入待接纳）", en: "In use (when off its packets are refused and it is listed as waiting)" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Drawer>
  );
}
