import type { Control } from "@yunqing/ledger";
import { dayAfter } from "@yunqing/standards";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf, instantTyped } from "../../day/beijing.js";
import { DayInput } from "../../parts/choice.js";
import { ChildRows } from "./child-rows.js";
import { asPeriod, asPositions, asText, asTexts, isMany, optionsOf, placeTyped, textSetting } from "./control-settings.js";
import { FilesControl } from "./files-control.js";
import { ReferencePicker } from "./reference-picker.js";

interface Attributes { readonly id: string; readonly "aria-describedby": string; readonly "aria-invalid": boolean; readonly "aria-required": boolean }
interface Props { readonly control: Control; readonly value: unknown; readonly label: string; readonly names: Readonly<Record<string, string>>; readonly attributes: Attributes; readonly onChange: (value: unknown) => void; readonly onBusy: (busy: boolean) => void; readonly disabled?: boolean }

/** The control by which a form asks for one field of a ledger (控件), whatever its kind. A blank answer is null. */
export function FieldControl({ control, value, label, names, attributes, onChange, onBusy, disabled = false }: Props) {
  const { t } = useLanguage();
  const plain = (mode: "text" | "decimal" | "numeric" | "tel") => <input {...attributes} type="text" inputMode={mode} autoComplete="off" disabled={disabled} maxLength={control.type === "text" || control.type === "code" ? Number(control["max"] ?? 200) : 60} value={asText(value)} onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)} />;
  switch (control.type) {
    case "lines": return <textarea {...attributes} rows={3} disabled={disabled} value={asText(value)} onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)} />;
    case "decimal": case "money": return <span className="with-unit">{plain("decimal")}<span className="unit">{textSetting(control, "unit")}</span></span>;
    case "integer": return <span className="with-unit"><input {...attributes} type="text" inputMode="numeric" autoComplete="off" disabled={disabled} maxLength={20} value={asText(value)} onChange={(event) => { const text = event.target.value.trim(); onChange(text === "" ? null : /^-?\d{1,15}$/.test(text) ? Number(text) : text); }} /><span className="unit">{textSetting(control, "unit")}</span></span>;
    case "phone": case "identity": return plain("tel");
    case "boolean": return <select {...attributes} disabled={disabled} value={value === true ? "true" : value === false ? "false" : ""} onChange={(event) => onChange(event.target.value === "" ? null : event.target.value === "true")}><option value="">—</option><option value="true">{t({ zh: "是", en: "yes" })}</option><option value="false">{t({ zh: "否", en: "no" })}</option></select>;
    case "choice": return <select {...attributes} disabled={disabled} value={asText(value)} onChange={(event) => onChange(event.target.value || null)}><option value="">—</option>{optionsOf(control).filter((each) => !each.isRetired || each.id === value).map((each) => <option key={each.id} value={each.id}>{t(each.label)}</option>)}</select>;
    case "choices": return <span className="check-list" role="group" aria-label={label}>{optionsOf(control).filter((each) => !each.isRetired || asTexts(value).includes(each.id)).map((each) => <Checkbox key={each.id} disabled={disabled} checked={asTexts(value).includes(each.id)} onChange={({ target }) => { const next = target.checked ? [...asTexts(value), each.id] : asTexts(value).filter((id) => id !== each.id); onChange(next.length === 0 ? null : next); }}>{t(each.label)}</Checkbox>)}</span>;
    case "day": return <DayInput {...attributes} value={asText(value)} onChange={(day) => onChange(day || null)} />;
    case "period": return <PeriodControl value={value} attributes={attributes} onChange={onChange} />;
    case "instant": return <InstantControl value={value} attributes={attributes} onChange={onChange} />;
    case "place": return <PlaceControl control={control} value={value} attributes={attributes} onChange={onChange} />;
    case "reference": return <ReferencePicker ledger={textSetting(control, "ledger")} many={isMany(control)} value={asTexts(value)} names={names} attributes={attributes} label={label} onChange={(ids) => onChange(ids.length === 0 ? null : isMany(control) ? ids : ids[0])} />;
    case "file": return <FilesControl many={isMany(control)} accept={asTexts(control["accept"])} value={asTexts(value)} names={names} label={label} onChange={(hashes) => onChange(hashes.length === 0 ? null : isMany(control) ? hashes : hashes.at(-1))} onBusy={onBusy} />;
    case "children": return <ChildRows control={control} value={value} label={label} onChange={onChange} cell={(child, held, own, put) => <FieldControl control={child.control} value={held} label={t(child.label)} names={names} attributes={own} onChange={put} onBusy={onBusy} />} />;
    case "computed": return <output id={attributes.id} className="computed">{asText(value) || "—"} <span className="unit">{textSetting(control, "unit")}</span></output>;
    default: return plain("text");
  }
}

/** From a day to another that is still inside; on paper the last day counts. */
function PeriodControl({ value, attributes, onChange }: { readonly value: unknown; readonly attributes: Attributes; readonly onChange: (value: unknown) => void }) {
  const { t } = useLanguage();
  const { from, until } = asPeriod(value), last = until === null || until === "" ? "" : dayAfter(until, -1);
  // a term that is still being typed has no last day either: the box is ticked by the person, not by what is missing
  const [open, setOpen] = useState(from !== "" && until === null);
  const put = (first: string, lastDay: string) => onChange(first === "" && lastDay === "" ? null : { from: first, until: lastDay === "" ? null : dayAfter(lastDay, 1) });
  return (
    <span className="period">
      <DayInput {...attributes} value={from} onChange={(day) => put(day, last)} /> {t({ zh: "至", en: "to" })} {!open && <DayInput id={`${attributes.id}-last`} aria-describedby={attributes["aria-describedby"]} aria-label={t({ zh: "止日，不填即长期", en: "last day; left open: for ever" })} value={last} onChange={(day) => put(from, day)} />}
      <Checkbox checked={open} onChange={({ target }) => { setOpen(target.checked); if (target.checked) put(from, ""); }}>{t({ zh: "长期", en: "for ever" })}</Checkbox>
    </span>
  );
}

function InstantControl({ value, attributes, onChange }: { readonly value: unknown; readonly attributes: Attributes; readonly onChange: (value: unknown) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(beijingMinuteOf(asText(value))), [from, setFrom] = useState(value);
  if (from !== value) { setFrom(value); setTyped(beijingMinuteOf(asText(value))); }
  const leave = () => { const text = typed.trim(); onChange(text === "" ? null : instantTyped(text) ?? text); };
  return <input {...attributes} type="text" inputMode="numeric" autoComplete="off" placeholder={t({ zh: "北京时间，如 2026-11-28 08:30", en: "Beijing time, 2026-11-28 08:30" })} maxLength={19} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={leave} />;
}

function PlaceControl({ control, value, attributes, onChange }: { readonly control: Control; readonly value: unknown; readonly attributes: Attributes; readonly onChange: (value: unknown) => void }) {
  const { t } = useLanguage();
  const geometry = textSetting(control, "geometry");
  const [typed, setTyped] = useState(asPositions(value)), [from, setFrom] = useState(value), [said, setSaid] = useState("");
  if (from !== value) { setFrom(value); setTyped(asPositions(value)); }
  const take = (text: string) => onChange(placeTyped(geometry, text));
  const here = () => {
    setSaid(t({ zh: "正在定位……", en: "Finding the place…" }));
    navigator.geolocation.getCurrentPosition(({ coords }) => { setSaid(t({ zh: `已定位，精度约 ${Math.round(coords.accuracy)} 米`, en: `found, to about ${Math.round(coords.accuracy)} m` })); take(`${coords.longitude.toFixed(7)},${coords.latitude.toFixed(7)}`); }, () => setSaid(t({ zh: "定位失败：请检查定位权限，或手工填写", en: "No place found: check the permission, or type it" })), { enableHighAccuracy: true, timeout: 15_000 });
  };
  return (
    <span className="place-control">
      {geometry === "point"
        ? <input {...attributes} type="text" autoComplete="off" placeholder="113.1234567,40.0123456" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => take(typed)} />
        : <textarea {...attributes} rows={3} placeholder={t({ zh: "经度,纬度;经度,纬度;……", en: "longitude,latitude;longitude,latitude;…" })} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => take(typed)} />}
      {geometry === "point" && window.isSecureContext && "geolocation" in navigator && <Button size="small" onClick={here}>{t({ zh: "取当前位置", en: "Where I am" })}</Button>}
      <span role="status" className="field-about">{said}</span>
    </span>
  );
}
