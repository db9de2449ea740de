import { pathOf, type LaboratoryRow, type NetworkView, type PutLaboratory } from "@yunqing/wire";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Drawer, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { laboratoryWords } from "./network-words.js";
import { SheetButton } from "./sheet-button.js";

/** Laboratories and what they may measure (检测机构与资质). */
export function LaboratoriesTab({ view }: { readonly view: NetworkView }) {
  const { t } = useLanguage();
  const [editing, setEditing] = useState<LaboratoryRow | "new" | null>(null);
  const columns = useMemo<readonly Column<LaboratoryRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "机构", en: "Laboratory" }, sortBy: (row) => row.name, cell: (row) => <>{row.name}{!row.active && <small className="under">{t({ zh: "已停用", en: "out of use" })}</small>}</> },
    { id: "state", card: "badge", title: { zh: "资质", en: "Certificate" }, sortBy: (row) => row.state, cell: (row) => <Tag of={laboratoryWords[row.state].of} words={laboratoryWords[row.state].words} /> },
    { id: "certificate", title: { zh: "证书编号", en: "Number" }, cell: (row) => row.certificate },
    { id: "valid", nowrap: true, title: { zh: "有效期", en: "Valid" }, sortBy: (row) => row.validUntil, cell: (row) => <span className="num">{row.validFrom} — {row.validUntil}</span> },
    { id: "code", title: { zh: "统一社会信用代码", en: "Credit code" }, cell: (row) => row.creditCode || "—" },
    { id: "items", numeric: true, title: { zh: "检测项目", en: "Items" }, sortBy: (row) => row.items.length, cell: (row) => <span title={row.items.map((each) => (view.itemNames[each] ? t(view.itemNames[each]) : each)).join(t({ zh: "、", en: ", " }))}>{row.items.length}</span> },
    { id: "contact", title: { zh: "联系方式", en: "Contact" }, hidden: true, cell: (row) => row.contact || "—" },
    ...(view.mayManageDistrict ? [{ id: "act", title: { zh: "操作", en: "Actions" }, cell: (row: LaboratoryRow) => <Button size="small" onClick={() => setEditing(row)}>{t({ zh: "修改", en: "Change" })}<span className="visually-hidden"> {row.name}</span></Button> }] : []),
  ], [t, view]);
  return (
    <>
      <DataTable name={{ zh: "检测机构", en: "Laboratories" }} rows={view.laboratories} columns={columns} idOf={(row) => row.laboratory} empty={{ zh: "还没有登记检测机构。登记证书和检测项目后，超期或超范围的样品会被指出。", en: "No laboratory yet. Once registered, samples outside its certificate are pointed out." }}
        tools={<div className="filters">{view.mayManageDistrict && <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t({ zh: "登记机构", en: "Register" })}</Button>}<SheetButton table="laboratories" /></div>} />
      {editing !== null && <LaboratoryForm key={editing === "new" ? "new" : editing.seq} laboratory={editing === "new" ? null : editing} view={view} onClose={() => setEditing(null)} />}
    </>
  );
}

function LaboratoryForm({ laboratory, view, onClose }: { readonly laboratory: LaboratoryRow | null; readonly view: NetworkView; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const [draft, setDraft] = useState({ name: laboratory?.name ?? "", creditCode: laboratory?.creditCode ?? "", certificate: laboratory?.certificate ?? "", validFrom: laboratory?.validFrom ?? "", validUntil: laboratory?.validUntil ?? "", items: laboratory?.items ?? ([] as readonly string[]), contact: laboratory?.contact ?? "", active: laboratory?.active ?? true });
  const change = (part: Partial<typeof draft>) => setDraft((held) => ({ ...held, ...part }));
  const put = useCommand<Omit<PutLaboratory, "id">, LaboratoryRow>((given) => send("POST", pathOf("laboratories", { d }), given), onClose), said = (field: string) => wrongOf(put.error, field, language);
  const [find, setFind] = useState(""), word = find.trim().toLowerCase(), nameOf = (item: string) => (view.itemNames[item] ? t(view.itemNames[item]) : item), all = [...new Set([...draft.items, ...Object.keys(view.itemNames)])].filter((each) => each !== "flow" && (word === "" || `${each} ${nameOf(each)}`.toLowerCase().includes(word)));
  return (
    <Drawer open onClose={onClose} size={Math.min(640, window.innerWidth)} title={laboratory ? t({ zh: `修改机构：${laboratory.name}`, en: `Change: ${laboratory.name}` }) : t({ zh: "登记检测机构", en: "Register a laboratory" })}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ laboratory: laboratory?.laboratory ?? "", seq: laboratory?.seq ?? 0, ...draft }); }}>
        <Field label={t({ zh: "机构名称", en: "Name" })} required wrong={said("name")}>{(a) => <Input {...a} value={draft.name} onChange={(e) => change({ name: e.target.value })} />}</Field>
        <div className="form-row">
          <Field label={t({ zh: "统一社会信用代码", en: "Credit code" })} wrong={said("creditCode")}>{(a) => <Input {...a} value={draft.creditCode} onChange={(e) => change({ creditCode: e.target.value.trim().toUpperCase() })} />}</Field>
          <Field label={t({ zh: "资质认定证书编号", en: "Certificate" })} required wrong={said("certificate")}>{(a) => <Input {...a} value={draft.certificate} onChange={(e) => change({ certificate: e.target.value })} />}</Field>
        </div>
        <div className="form-row">
          <Field label={t({ zh: "有效期起", en: "Valid from" })} required wrong={said("validFrom")}>{(a) => <DayInput {...a} value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />}</Field>
          <Field label={t({ zh: "有效期止", en: "Valid until" })} required wrong={said("validUntil")} hint={t({ zh: "含当日", en: "that day included" })}>{(a) => <DayInput {...a} value={draft.validUntil} onChange={(validUntil) => change({ validUntil })} />}</Field>
        </div>
        <div className="field" role="group" aria-label={t({ zh: "检测项目", en: "Items" })}>
          <span>{t({ zh: `检测项目（${draft.items.length} 项，照证书附表）`, en: `Items (${draft.items.length}, as in the annex)` })} </span>
          <div className="filters"><input type="search" aria-label={t({ zh: "查找项目", en: "Find an item" })} placeholder={t({ zh: "名称或符号", en: "name or symbol" })} value={find} onChange={(event) => setFind(event.target.value)} /><Button size="small" onClick={() => change({ items: [...new Set([...draft.items, ...all])] })}>{t({ zh: "选中列出的", en: "Take those listed" })}</Button><Button size="small" onClick={() => change({ items: draft.items.filter((each) => !all.includes(each)) })}>{t({ zh: "去掉列出的", en: "Drop those listed" })}</Button></div>
          <div className="network-items" tabIndex={0} role="group" aria-label={t({ zh: "项目列表", en: "List of items" })}>{all.map((item) => <label key={item}><input type="checkbox" checked={draft.items.includes(item)} onChange={(event) => change({ items: event.target.checked ? [...draft.items, item] : draft.items.filter((each) => each !== item) })} />{nameOf(item)}</label>)}</div>
          {said("items") && <div className="field-about wrong">✕ {said("items")}</div>}
        </div>
        <Field label={t({ zh: "联系方式", en: "Contact" })}>{(a) => <Input {...a} value={draft.contact} onChange={(e) => change({ contact: e.target.value })} />}</Field>
        <Checkbox checked={draft.active} onChange={({ target }) => change({ active: target.checked })}>{t({ zh: "在用", en: "In use" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Drawer>
  );
}
