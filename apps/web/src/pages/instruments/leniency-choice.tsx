import { leniencies } from "@yunqing/hj212";
import { Checkbox } from "antd";
import { useLanguage } from "../../app/language.js";

/** The deviations that are allowed for an instrument (容许偏差), each by name with its clause. Those that make length or CRC untrue stand last, with a warning. */
export function LeniencyChoice({ chosen, onChange, wrong }: { readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void; readonly wrong?: string | undefined }) {
  const { t } = useLanguage();
  const toggle = (name: string, on: boolean) => onChange(leniencies.map((each) => each.name as string).filter((each) => (each === name ? on : chosen.includes(each))));
  const option = (each: (typeof leniencies)[number]) => <Checkbox key={each.name} checked={chosen.includes(each.name)} onChange={({ target }) => toggle(each.name, target.checked)}>{t(each.label)} <code className="code-small">{each.name}</code> <small>{each.clause}</small></Checkbox>;
  return (
    <details className="form-part" open={chosen.length > 0 || wrong !== undefined}>
      <summary>{t({ zh: `容许偏差（已选 ${chosen.length} 项）`, en: `Leniencies (${chosen.length} chosen)` })}</summary>
      <p className="note">{t({ zh: "默认严格按标准接收。现场设备确有偏差、又一时改不了的，在这里逐项容许；每次用到都会计数，并在“在线情况”里看得到。", en: "Strict by default. Where an instrument deviates and cannot be mended yet, allow it item by item; each use is counted and shown under Line." })}</p>
      {wrong && <p className="field-about wrong">✕ {wrong}</p>}
      <fieldset className="leniency-options"><legend>{t({ zh: "长度与 CRC 仍可信", en: "Length and CRC stay true" })}</legend>{leniencies.filter((each) => each.keepsFrame).map(option)}</fieldset>
      <fieldset className="leniency-options risky"><legend>{t({ zh: "长度或 CRC 不再可信：可能收进坏报文，慎用", en: "Length or CRC no longer true: broken packets may pass; with care" })}</legend>{leniencies.filter((each) => !each.keepsFrame).map(option)}</fieldset>
    </details>
  );
}
