import type { OrganisationView, PlaceView } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { kindWords } from "../../app/kind-words.js";

/** Rows of a tree in the order of the tree, each with its depth; children by pinyin (树). */
function inOrder<Row extends { readonly id: string; readonly parent: string | null; readonly pinyin: string }>(rows: readonly Row[]): readonly (Row & { readonly depth: number })[] {
  const ids = new Set(rows.map((row) => row.id));
  const under = new Map<string | null, Row[]>();
  for (const row of rows) { const parent = row.parent !== null && ids.has(row.parent) ? row.parent : null; under.set(parent, [...(under.get(parent) ?? []), row]); }
  const walk = (parent: string | null, depth: number): (Row & { readonly depth: number })[] => [...(under.get(parent) ?? [])].sort((a, b) => a.pinyin.localeCompare(b.pinyin)).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}

export function OrganisationsPanel() {
  const { t } = useLanguage();
  const rows = useRows<OrganisationView>("organisations");
  const columns = useMemo<readonly Column<OrganisationView & { readonly depth: number }>[]>(() => [
    { id: "name", title: { zh: "名称", en: "Name" }, heads: true, cell: (row) => <span style={{ paddingLeft: row.depth * 18 }}>{t(row.name)}</span>, sortBy: (row) => row.pinyin },
    { id: "kind", title: { zh: "类别", en: "Kind" }, cell: (row) => t(kindWords(row.kind)), sortBy: (row) => row.kind },
    { id: "id", title: { zh: "编码", en: "Code" }, cell: (row) => <code className="code-small">{row.id}</code> },
  ], [t]);
  return <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "组织机构", en: "Organisations" }} rows={inOrder(loaded)} columns={columns} idOf={(row) => row.id} chooser={false} />}</Loaded>;
}

export function PlacesPanel() {
  const { t } = useLanguage();
  const rows = useRows<PlaceView>("places");
  const columns = useMemo<readonly Column<PlaceView & { readonly depth: number }>[]>(() => [
    { id: "name", title: { zh: "名称", en: "Name" }, heads: true, cell: (row) => <span style={{ paddingLeft: row.depth * 18 }}>{t(row.name)}</span>, sortBy: (row) => row.pinyin },
    { id: "kind", title: { zh: "类别", en: "Kind" }, cell: (row) => t(kindWords(row.kind)), sortBy: (row) => row.kind },
    { id: "from", title: { zh: "名称启用", en: "Name from" }, cell: (row) => row.from ?? "—", sortBy: (row) => row.from },
    { id: "until", title: { zh: "停用", en: "Until" }, cell: (row) => row.until ?? "—", sortBy: (row) => row.until },
    { id: "id", title: { zh: "编码", en: "Code" }, cell: (row) => <code className="code-small">{row.id}</code> },
  ], [t]);
  return <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "地点", en: "Places" }} rows={inOrder(loaded)} columns={columns} idOf={(row) => row.id} chooser={false} />}</Loaded>;
}
