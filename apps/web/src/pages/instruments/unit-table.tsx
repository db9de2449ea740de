import { factorsOf } from "@yunqing/hj212";
import type { FactorView } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { unitWarning } from "./unit-warning.js";

/** The units that an instrument sends (因子单位): per factor, with the unit that the standard's table prints beside it. */
export function UnitTable({ known, units, onChange, wrong }: { readonly known: readonly FactorView[]; readonly units: Readonly<Record<string, string>>; readonly onChange: (units: Readonly<Record<string, string>>) => void; readonly wrong?: string | undefined }) {
  const { t } = useLanguage();
  const [code, setCode] = useState("");
  const codes = [...new Set([...known.map((each) => each.code), ...Object.keys(units)])];
  const set = (factor: string, unit: string) => { const next = { ...units }; if (unit.trim() === "") delete next[factor]; else next[factor] = unit; onChange(next); };
  const add = () => { const typed = code.trim(); if (typed && !(typed in units)) onChange({ ...units, [typed]: factorsOf(typed)[0]?.unit ?? "" }); setCode(""); };
  return (
    <details className="form-part" open={Object.keys(units).length > 0 || wrong !== undefined}>
      <summary>{t({ zh: `因子单位（已设 ${Object.keys(units).length} 项）`, en: `Units of factors (${Object.keys(units).length} set)` })}</summary>
      <p className="disagree">{t({ zh: "HJ 212-2017 附录 B 给 PM₁₀、PM₂.₅、TSP 印的单位是纳克/立方米，设备一般按 μg/m³ 或 mg/m³ 上传。照说明书核对，不要默认。", en: "HJ 212-2017 appendix B prints ng/m³ for PM10, PM2.5 and TSP; instruments usually send μg/m³ or mg/m³. Check the manual; do not take the table for granted." })}</p>
      {wrong && <p className="field-about wrong">✕ {wrong}</p>}
      {codes.length > 0 && <table className="plain-table unit-table"><caption className="visually-hidden">{t({ zh: "因子单位", en: "Units" })}</caption><thead><tr><th scope="col">{t({ zh: "因子", en: "Factor" })}</th><th scope="col">{t({ zh: "附录 B 单位", en: "Unit in appendix B" })}</th><th scope="col">{t({ zh: "设备上传单位", en: "Unit it sends" })}</th></tr></thead>
        <tbody>{codes.map((factor) => { const found = factorsOf(factor)[0], warning = unitWarning(factor, units[factor]); return <tr key={factor}><th scope="row">{known.find((each) => each.code === factor) ? t(known.find((each) => each.code === factor)?.name ?? { zh: factor, en: factor }) : found?.name ?? factor}<small className="under"><code>{factor}</code></small></th><td>{found?.unit || "—"}</td><td><Input value={units[factor] ?? ""} placeholder={t({ zh: "按附录 B", en: "as in the table" })} aria-label={t({ zh: `${factor} 的上传单位`, en: `unit of ${factor}` })} onChange={(event) => set(factor, event.target.value)} />{warning && <small className="under drift">⚠ {t(warning)}</small>}</td></tr>; })}</tbody></table>}
      <div className="form-actions"><Input className="code-input" value={code} placeholder={t({ zh: "因子编码，如 a34004", en: "Factor code, a34004" })} aria-label={t({ zh: "加一个因子编码", en: "Add a factor code" })} onChange={(event) => setCode(event.target.value)} onPressEnter={(event) => { event.preventDefault(); add(); }} /><Button onClick={add} disabled={!code.trim()}>{t({ zh: "加因子", en: "Add" })}</Button></div>
    </details>
  );
}
