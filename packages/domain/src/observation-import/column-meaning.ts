import type { Labels } from "@yunqing/standards";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { anyCode, factorNamed, headingOf, type NamedFactor } from "./factor-names.js";
import { compared } from "./plain-cell.js";

/** What a column holds (列的含义). `weak` point columns (编号) count only where no better one stands. */
export type ColumnMeaning =
  | { readonly is: "time"; readonly kind: MeasuredKind | null } | { readonly is: "day" } | { readonly is: "point"; readonly weak: boolean } | { readonly is: "kind" }
  | { readonly is: "factor-name" } | { readonly is: "value"; readonly unit: string | null } | { readonly is: "unit" } | { readonly is: "limit" }
  | { readonly is: "factor"; readonly factor: NamedFactor; readonly unit: string | null };

/** A column of the sheet, from 1, with its heading and what it holds; null: nothing that is imported. */
export interface SheetColumn { readonly column: number; readonly heading: string; readonly meaning: ColumnMeaning | null; readonly fault: Labels | null }

const words: readonly (readonly [meaning: ColumnMeaning, names: string])[] = [
  [{ is: "time", kind: null }, "时间 采样时间 监测时间 检测时间 取样时间 数据时间 时间点 采样开始时间 开始时间 监测时间点 采样日期时间 time datetime samplingtime sampletime"],
  [{ is: "day" }, "日期 采样日期 监测日期 检测日期 取样日期 date samplingdate sampledate day"],
  [{ is: "point", weak: false }, "点位 点位名称 点位编码 点位编号 点位代码 断面 断面名称 断面编码 断面代码 监测点 监测点位 监测点名称 监测点位名称 采样点 采样点位 采样点位名称 采样地点 站点 站点名称 站名 测站 测点 测点名称 排口 排口名称 排口编号 排放口 排放口名称 排放口编号 井号 监测井 point pointname pointid station site section"],
  [{ is: "point", weak: true }, "编码 编号 名称 代码 code id name"],
  [{ is: "kind" }, "数据类型 数据类别 数据种类 kind datakind"],
  [{ is: "factor-name" }, "项目 监测项目 检测项目 分析项目 因子 监测因子 因子编码 因子名称 污染物 指标 监测指标 参数 factor parameter item analyte"],
  [{ is: "value", unit: null }, "结果 监测结果 检测结果 分析结果 测定结果 结果值 监测值 检测值 测定值 测值 浓度 数值 值 value result concentration"],
  [{ is: "unit" }, "单位 计量单位 结果单位 unit units"],
  [{ is: "limit" }, "检出限 方法检出限 检测限 detectionlimit limitofdetection mdl lod"],
];
const byWord = new Map(words.flatMap(([meaning, names]) => names.split(" ").map((name) => [name, meaning] as const)));
const meaningWords: Readonly<Record<string, ColumnMeaning>> = {
  time: { is: "time", kind: null }, "time:real-time": { is: "time", kind: "real-time" }, "time:minute": { is: "time", kind: "minute" }, "time:hour": { is: "time", kind: "hour" }, "time:day": { is: "time", kind: "day" },
  day: { is: "day" }, point: { is: "point", weak: false }, kind: { is: "kind" }, factor: { is: "factor-name" }, value: { is: "value", unit: null }, unit: { is: "unit" }, limit: { is: "limit" },
};

/** What a heading means by itself (表头识别); null: nothing known. */
export function meaningOf(heading: string, table: FactorTable): ColumnMeaning | null {
  const plain = compared(heading).replace(/^[*#]+|[*:]+$/g, ""), bare = plain.replace(/\([^()]*\)$/, ""), own = byWord.get(plain.toLowerCase()) ?? byWord.get(bare.toLowerCase());
  if (own !== undefined) return own.is === "value" ? { is: "value", unit: /\(([^()]*)\)$/.exec(plain)?.[1] ?? null } : own;
  const { factor, unit } = headingOf(plain, table);
  return factor === null ? null : { is: "factor", factor, unit };
}

/** What a column holds, a mapping by hand before the heading's own meaning (手工对应优先). */
export function columnOf(column: number, heading: string, mapping: Readonly<Record<string, string>>, table: FactorTable): SheetColumn {
  const chosen = Object.hasOwn(mapping, heading) ? mapping[heading] : undefined;
  if (chosen === undefined) return { column, heading, meaning: meaningOf(heading, table), fault: null };
  if (chosen === "") return { column, heading, meaning: null, fault: null };
  const fixed = Object.hasOwn(meaningWords, chosen) ? meaningWords[chosen] : undefined;
  if (fixed !== undefined) return { column, heading, meaning: fixed.is === "value" ? { is: "value", unit: /\(([^()]*)\)$/.exec(compared(heading))?.[1] ?? null } : fixed, fault: null };
  const factor = factorNamed(chosen, table);
  if (factor === null) return { column, heading, meaning: null, fault: { zh: `手工对应的“${chosen}”不是因子编码，也不是 time、point、kind 等列名`, en: `"${chosen}" of the mapping is no factor code and none of time, point, kind` } };
  return { column, heading, meaning: { is: "factor", factor, unit: headingOf(heading, table).unit }, fault: null };
}

/** The word by which a meaning crosses to the screen and back: `time`, `point`, …, or a factor code. */
export function meaningWord(meaning: ColumnMeaning | null): string | null {
  if (meaning === null) return null;
  switch (meaning.is) {
    case "factor": return anyCode(meaning.factor);
    case "factor-name": return "factor";
    case "time": return meaning.kind === null ? "time" : `time:${meaning.kind}`;
    default: return meaning.is;
  }
}

const kindWords: Readonly<Record<MeasuredKind, string>> = {
  "real-time": "real-time realtime 实时 瞬时 采样 瞬时样 手工 手工监测 实验室", minute: "minute 分钟 分钟值 分钟均值 分钟数据 分钟均", hour: "hour hourly 小时 小时值 时均 小时均值 时均值 小时数据 小时均 1小时", day: "day daily 日 日均 日均值 日值 日数据 天 24小时",
};
const kindByWord = new Map((Object.entries(kindWords) as readonly [MeasuredKind, string][]).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)));
/** The kind of window that a cell names (数据类别), or null. */
export function kindOfCell(text: string): MeasuredKind | null { return kindByWord.get(compared(text).toLowerCase()) ?? null; }
