import { ledger } from "@yunqing/ledger";
import { inspector, note, number, photos, town } from "../parts/fields.js";

/** Visits of a sweep, one row a grid cell (拉网式排查记录): coverage is visited cells over all cells of the campaign. */
export const scatteredVisit = ledger({
  id: "scattered-visit", title: { zh: "工业企业拉网排查记录", en: "Visits of the sweep" }, source: { line: 627, systems: ["S055"] },
  purpose: { zh: "一次行动、一个网格一行：走访到位与否、走访几户、新发现几家；覆盖率 = 已走访网格 ÷ 全部网格。", en: "One row a cell and campaign; coverage is visited over all." },
  key: ["campaign", "cell"], name: "campaign", read: ["ledger.read", "town", "inspector"], write: ["ledger.write", "town", "inspector"],
  fields: { campaign: { kind: "text", label: { zh: "排查行动", en: "Campaign" }, required: true, max: 80 }, cell: { ...number, label: { zh: "网格编号", en: "Cell" }, required: true }, place: { kind: "reference", to: "admin-unit", label: { zh: "村（社区、网格）", en: "Place" } }, town: { ...town, required: true }, state: { kind: "choice", label: { zh: "走访情况", en: "State" }, required: true, options: { planned: { zh: "待走访", en: "planned" }, visited: { zh: "已走访", en: "visited" }, blocked: { zh: "未能进入", en: "no entry" } } }, visitedOn: { kind: "day", label: { zh: "走访日期", en: "Visited on" }, requiredWhen: { field: "state", in: ["visited"] } }, inspector, seen: { kind: "integer", label: { zh: "走访企业（点位）数", en: "Firms seen" }, unit: "家", min: 0, requiredWhen: { field: "state", in: ["visited"] } }, found: { kind: "integer", label: { zh: "新发现“散乱污”数", en: "Found" }, unit: "家", min: 0, requiredWhen: { field: "state", in: ["visited"] }, validWhen: [{ must: { field: "found", comparison: "≤", than: "seen" }, say: { zh: "发现数不得多于走访数", en: "not more than were seen" } }] }, filed: { kind: "integer", label: { zh: "其中已备案项目", en: "Of them filed projects" }, unit: "个", min: 0 }, photos, note },
});
