import { ledger } from "@yunqing/ledger";
import { note, photos, position, unit } from "../parts/fields.js";
import { rowsIn } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Rain outlets of works (工业雨水排口): sealed outside of the flood season; open in the dry season is a lead. */
export const rainOutlet = ledger({
  id: "rain-outlet", title: { zh: "工业雨水排口封堵台账", en: "Rain outlets of works" }, source: { line: 793, systems: ["S118"] },
  purpose: { zh: "工业雨水排口非汛期封堵：每口逐次登记封堵和启用；非汛期开启即为线索。", en: "Each sealing and opening is kept; open in the dry season is a lead." },
  key: ["unit", "outlet"], name: "outletName", ...byInspector,
  fields: {
    unit: { ...unit, required: true }, outlet: { kind: "text", label: { zh: "雨水排口编号", en: "Outlet" }, required: true, max: 20, note: { zh: "如 YS001，许可证有编号的照用", en: "as in the permit" } }, outletName: { kind: "text", label: { zh: "排口名称", en: "Name" }, required: true, max: 80 },
    river: { kind: "reference", to: "river", label: { zh: "受纳水体", en: "River" } }, position,
    floodSeason: { kind: "text", label: { zh: "汛期（当地公布）", en: "Flood season" }, required: true, max: 40, note: { zh: "如 6 月 15 日—9 月 30 日；以当年公布为准", en: "as announced for the year" } },
    tank: { kind: "decimal", label: { zh: "初期雨水收集池容积", en: "First-rain tank" }, unit: "m³", scale: 1, min: "0" }, separated: { kind: "boolean", label: { zh: "雨污分流", en: "Separate sewers" } },
    seals: { kind: "children", label: { zh: "封堵启用记录", en: "Sealings and openings" }, fields: { day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true }, act: { kind: "choice", label: { zh: "动作", en: "Act" }, required: true, options: { seal: { zh: "封堵", en: "sealed" }, open: { zh: "启用", en: "opened" }, check: { zh: "检查", en: "checked" } } }, season: { kind: "choice", label: { zh: "时段", en: "Season" }, required: true, options: { flood: { zh: "汛期", en: "flood season" }, dry: { zh: "非汛期", en: "dry season" } } }, how: { kind: "text", label: { zh: "封堵方式或启用理由", en: "How or why" }, max: 200 }, by: { kind: "text", label: { zh: "人员", en: "By" }, max: 60 } } },
    standing: {
      kind: "computed", label: { zh: "当前状态", en: "Standing" }, as: "text", from: ["seals"], formula: { zh: "按日期最后一次封堵或启用；非汛期启用为线索", en: "the last act by day; opened in the dry season is a lead" },
      by: (row) => {
        const last = rowsIn(row, "seals").filter((each) => each["act"] !== "check").sort((a, b) => String(a["day"]).localeCompare(String(b["day"]))).at(-1);
        return last === undefined ? null : last["act"] === "seal" ? "已封堵" : last["season"] === "dry" ? "非汛期开启（线索）" : "汛期启用";
      },
    },
    photos, note,
  },
});
