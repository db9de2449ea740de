import type { Labels } from "@yunqing/standards";
import { pointKindNames } from "../monitoring/model.js";
import { programmeOf } from "../network/calendars.js";
import type { ColumnKind, TableModel } from "../report/table-model.js";
import type { NetworkRegistry } from "./network-desk-office.js";
import { levelNames } from "./network-desk-profiles.js";
import type { LaboratoryRow, NetworkPointRow, SamplingPlanView, SandstormDayRow } from "./network-desk-views.js";

/** Tables of the network that can be taken as Excel (可导出的表). */
export const networkTables = ["points", "sampling", "laboratories", "sandstorm-days"] as const;
export type NetworkTable = (typeof networkTables)[number];
export const roundStateNames: Readonly<Record<SamplingPlanView["rows"][number]["rounds"][number]["state"], Labels>> = {
  done: { zh: "已完成", en: "done" }, partial: { zh: "项目不全", en: "items missing" }, "too-close": { zh: "间隔不足", en: "too close" }, due: { zh: "应采", en: "due" }, upcoming: { zh: "未到期", en: "upcoming" }, missed: { zh: "漏采", en: "missed" },
};
type Column<R> = readonly [id: string, zh: string, en: string, width: number, kind: ColumnKind, cell: (row: R) => string];
const dash = (text: string | null): string => (text === null || text === "" ? "—" : text);

function tableOf<R>(registry: NetworkRegistry, madeAt: string, title: Labels, columns: readonly Column<R>[], rows: readonly R[]): TableModel {
  const { district } = registry.pack;
  return {
    name: "network", title, unit: "", madeAt, banner: district.simulated ? "模拟" : "", filter: { zh: `${district.name.zh}；共 ${rows.length} 行`, en: `${district.name.en}; ${rows.length} rows` },
    columns: columns.map(([id, zh, en, width, kind]) => ({ id, label: { zh, en }, unit: "", width, kind })), rows: rows.map((row) => columns.map(([, , , , , cell]) => cell(row))),
  };
}
/** Points with their profiles in force (点位属性表). */
export function pointsTable(registry: NetworkRegistry, madeAt: string, rows: readonly NetworkPointRow[], itemName: (row: NetworkPointRow, item: string) => string): TableModel {
  const bodies = new Map(registry.bodyFacts.map(({ body, name }) => [body, name.zh])), places = new Map(registry.pack.places.map(({ id, name }) => [id, name.zh])), laboratories = new Map(registry.laboratoryFacts.map(({ laboratory, name }) => [laboratory, name]));
  const columns: readonly Column<NetworkPointRow>[] = [
    ["name", "点位", "point", 22, "text", ({ name }) => name.zh], ["kind", "类别", "kind", 12, "text", ({ kind }) => pointKindNames[kind].zh], ["place", "所在地", "place", 14, "text", ({ place }) => dash(place === null ? null : places.get(place) ?? place)],
    ["network", "所属网络", "network", 12, "text", ({ profile }) => (profile === null ? "未设置" : profile.network === null ? "—" : levelNames[profile.network])], ["method", "监测方式", "method", 10, "text", ({ profile }) => (profile === null ? "—" : profile.method === "manual" ? "手工" : "自动")],
    ["evaluated", "参评", "evaluated", 8, "text", ({ profile }) => (profile === null ? "—" : profile.evaluated ? "是" : "否")], ["body", "水体", "water body", 14, "text", ({ profile }) => dash(profile?.body === null || profile === null ? null : bodies.get(profile.body) ?? profile.body)],
    ["chainage", "里程（km）", "chainage (km)", 10, "decimal", ({ profile }) => dash(profile?.chainage ?? null)], ["zone", "功能区", "function zone", 24, "text", ({ profile }) => dash(profile?.functionZone ?? null)], ["class", "目标类别", "target class", 10, "text", ({ profile }) => dash(profile?.targetClass ?? null)],
    ["calendar", "采样方案", "programme", 30, "text", ({ profile }) => dash(programmeOf(profile?.calendar ?? null)?.name.zh ?? null)], ["laboratory", "检测机构", "laboratory", 22, "text", ({ profile }) => dash(profile === null || profile.laboratory === null ? null : laboratories.get(profile.laboratory) ?? profile.laboratory)],
    ["items", "监测项目", "items", 40, "text", (row) => row.items.map((item) => itemName(row, item)).join("、")], ["limits", "限值", "limits", 40, "text", ({ profile }) => dash((profile?.limits ?? []).map(({ item, op, value, until, unit }) => `${item} ${op === "range" ? `${value}–${until ?? ""}` : `${op}${value}`} ${unit}`.trim()).join("；"))], ["from", "起用日", "from", 12, "day", ({ profile }) => dash(profile?.from ?? null)],
  ];
  return tableOf(registry, madeAt, { zh: "监测点位属性表", en: "points of the network" }, columns, rows);
}
/** The sampling plan, a row a round (采样计划表). */
export function samplingTable(registry: NetworkRegistry, madeAt: string, plan: SamplingPlanView): TableModel {
  const rows = plan.rows.flatMap((row) => row.rounds.map((round) => ({ row, round })));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    ["name", "点位", "point", 22, "text", ({ row }) => row.name.zh], ["calendar", "采样方案", "calendar", 22, "text", ({ row }) => row.calendarName.zh], ["round", "轮次", "round", 10, "text", ({ round }) => round.name.zh], ["from", "起", "from", 12, "day", ({ round }) => round.from], ["last", "止", "last", 12, "day", ({ round }) => round.last],
    ["state", "状态", "state", 10, "text", ({ round }) => roundStateNames[round.state].zh], ["counted", "计入的采样日", "counted", 12, "day", ({ round }) => dash(round.counted)], ["batch", "批次", "batch", 20, "text", ({ round }) => dash(round.samples.map(({ batch, title }) => (batch === null ? title : `#${batch}`)).join("、"))], ["missing", "缺项", "missing items", 24, "text", ({ round }) => dash(round.missing.join("、"))], ["advice", "处理意见", "advice", 40, "text", ({ round }) => dash(round.advice?.zh ?? null)],
  ];
  return tableOf(registry, madeAt, { zh: `${plan.year} 年采样计划完成情况`, en: `sampling plan of ${plan.year}` }, columns, rows);
}
const labStates: Readonly<Record<LaboratoryRow["state"], string>> = { valid: "有效", ending: "将到期", expired: "已到期", "not-yet": "未生效" };
/** Laboratories and their certificates (检测机构表). */
export function laboratoriesTable(registry: NetworkRegistry, madeAt: string, rows: readonly LaboratoryRow[]): TableModel {
  return tableOf<LaboratoryRow>(registry, madeAt, { zh: "检测机构表", en: "laboratories" }, [["name", "机构名称", "name", 28, "text", ({ name }) => name], ["code", "统一社会信用代码", "credit code", 20, "text", ({ creditCode }) => dash(creditCode)], ["certificate", "资质认定证书", "certificate", 20, "text", ({ certificate }) => certificate], ["from", "有效期起", "from", 12, "day", ({ validFrom }) => validFrom], ["until", "有效期止", "until", 12, "day", ({ validUntil }) => validUntil], ["state", "状态", "state", 10, "text", ({ state }) => labStates[state]], ["items", "检测项目", "items", 50, "text", ({ items }) => items.join("、")]], rows);
}
/** Declared days of sand and dust (沙尘天气认定表). */
export function sandstormTable(registry: NetworkRegistry, madeAt: string, rows: readonly SandstormDayRow[]): TableModel {
  return tableOf<SandstormDayRow>(registry, madeAt, { zh: "沙尘天气认定记录", en: "days of sand and dust" }, [["day", "日期", "day", 12, "day", ({ day }) => day], ["said", "认定或撤销", "said", 12, "text", ({ declared }) => (declared ? "认定" : "撤销")], ["counts", "现行", "counts", 8, "text", ({ counts }) => (counts ? "是" : "")], ["document", "文件", "document", 28, "text", ({ document }) => dash(document)], ["reason", "理由", "reason", 28, "text", ({ reason }) => dash(reason)], ["by", "办理人", "by", 12, "text", ({ by }) => by], ["at", "时间", "at", 20, "text", ({ at }) => at.slice(0, 19).replace("T", " ")]], rows);
}
