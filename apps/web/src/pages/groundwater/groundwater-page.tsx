import "../air/air.css";
import type { BoardGroundwater, BoardWellRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useView } from "../../client/views.js";
import { ClassTag } from "../../parts/class-tag.js";
import { DataTable } from "../../parts/data-table.js";
import { Loaded, Page } from "../../parts/page.js";

const kinds = { groundwater: { zh: "地下水井", en: "well" }, "drinking-source": { zh: "饮用水水源", en: "source" }, reservoir: { zh: "水库", en: "reservoir" } } as const;
const zones: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { none: { zh: "—", en: "—" }, first: { zh: "一级保护区", en: "first grade" }, second: { zh: "二级保护区", en: "second grade" }, quasi: { zh: "准保护区", en: "quasi" } };
/** 地下水与水源: the latest sample of each well and source against its standard, with rounds and protection zones. */
export function GroundwaterPage() {
  const { t } = useLanguage(), view = useView<BoardGroundwater>("boardGroundwater", { query: { line: "real-time" } });
  return (
    <Page title={{ zh: "地下水与水源", en: "Groundwater and sources" }} judged={false} lead={t({ zh: "最近一轮样品：地下水按 GB/T 14848-2017，地表水源按 GB 3838-2002", en: "The latest sample: wells by GB/T 14848-2017, surface sources by GB 3838-2002" })}>
      <Loaded of={view}>{(data) => <>
        {data.simulated && <p role="note"><b>{t({ zh: "模拟", en: "Simulated" })}</b></p>}
        <p>{t({ zh: `水源达标率 ${data.compliance.percent ?? "—"}%（达标 ${data.compliance.compliant}，已评 ${data.compliance.judged}，共 ${data.compliance.sources} 个）`, en: `Sources that comply ${data.compliance.percent ?? "—"} % (${data.compliance.compliant} of ${data.compliance.judged} judged, ${data.compliance.sources} in all)` })}</p>
        <DataTable<BoardWellRow> name={{ zh: "井与水源", en: "Wells and sources" }} rows={data.rows} idOf={(row) => row.id} columns={[
          { id: "name", title: { zh: "点位", en: "Point" }, heads: true, cell: (row) => t(row.name), sortBy: (row) => row.name.zh }, { id: "kind", title: { zh: "类别", en: "Kind" }, cell: (row) => t(kinds[row.kind]) }, { id: "zone", title: { zh: "保护区", en: "Zone" }, cell: (row) => t(zones[row.protection ?? "none"] ?? { zh: "—", en: "—" }) },
          { id: "day", title: { zh: "最近样品", en: "Latest sample" }, nowrap: true, cell: (row) => row.sampled ?? "—" }, { id: "class", title: { zh: "水质", en: "Class" }, card: "badge", cell: (row) => (row.class === "IV/V" ? t({ zh: "Ⅳ或Ⅴ类", en: "IV or V" }) : <ClassTag of={row.class} />) },
          { id: "kept", title: { zh: "达Ⅲ类", en: "Class III kept" }, cell: (row) => (row.compliant === null ? t({ zh: "? 未评价", en: "? not judged" }) : row.compliant ? t({ zh: "✓ 达标", en: "✓ yes" }) : t({ zh: "✕ 不达标", en: "✕ no" })) },
          { id: "why", title: { zh: "定类或超标项目", en: "Deciding items" }, cell: (row) => (row.why ? t(row.why) : row.items.filter((one) => one.multiple !== null).map((one) => `${t(one.name)} ${one.value}（${one.multiple ?? ""}）`).join("、") || "—") },
          { id: "not", title: { zh: "未评项目", en: "Not judged" }, cell: (row) => row.notJudged.join("、") || "—" }, { id: "rounds", title: { zh: "采样：完成/漏采", en: "Rounds done/missed" }, cell: (row) => (row.done === null ? t({ zh: "未安排", en: "not planned" }) : `${row.done} / ${row.missed ?? 0}`) },
        ]} />
        <p className="board-note">{t({ zh: "样品按最近一日的原始结果评价，不区分实时线与审核线，人工标记和审核不作用于本页；未评项目是标准没有列出或单位不能精确换算的。采样完成与漏采见“监测网络 · 采样计划”。", en: "Samples are judged as they came on the latest day: not by line, and marks and reviews of people are not applied here; items not judged are those the standard does not list or whose unit does not convert exactly." })}</p>
      </>}</Loaded>
    </Page>
  );
}
