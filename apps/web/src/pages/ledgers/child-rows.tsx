import type { Control } from "@yunqing/ledger";
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useLanguage } from "../../app/language.js";
import { Field } from "../../parts/choice.js";
import { childControlsOf, type ChildControl } from "./control-settings.js";

interface Attributes { readonly id: string; readonly "aria-describedby": string; readonly "aria-invalid": boolean; readonly "aria-required": boolean }
type ChildRow = Readonly<Record<string, unknown>>;

/** Child rows (子表) one under the other, each with its own fields; added at the end, removed one by one. */
export function ChildRows({ control, value, label, onChange, cell }: { readonly control: Control; readonly value: unknown; readonly label: string; readonly onChange: (value: unknown) => void; readonly cell: (child: ChildControl, value: unknown, attributes: Attributes, onChange: (next: unknown) => void) => ReactNode }) {
  const { t } = useLanguage();
  const rows = Array.isArray(value) ? (value as readonly ChildRow[]) : [], fields = childControlsOf(control), max = Number(control["max"] ?? 1000);
  const put = (next: readonly ChildRow[]) => onChange(next.length === 0 ? null : next);
  return (
    <div className="child-rows">
      {rows.map((row, at) => (
        <fieldset key={at}>
          <legend>{t({ zh: `${label} 第 ${at + 1} 行`, en: `${label}, row ${at + 1}` })}</legend>
          <div className="form-row">{fields.map((each) => (
            <Field key={each.name} label={t(each.label)} required={each.isRequired}>{(attributes) => cell(each, row[each.name], attributes, (next) => put(rows.map((one, place) => (place === at ? { ...one, [each.name]: next } : one))))}</Field>))}</div>
          <Button size="small" danger onClick={() => put(rows.filter((_, place) => place !== at))}>{t({ zh: "删除此行", en: "Remove this row" })}<span className="visually-hidden"> {at + 1}</span></Button>
        </fieldset>))}
      <Button size="small" icon={<PlusOutlined />} disabled={rows.length >= max} onClick={() => put([...rows, {}])}>{t({ zh: "添加一行", en: "Add a row" })}<span className="visually-hidden"> {label}</span></Button>
    </div>
  );
}
