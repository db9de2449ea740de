import type { Labels } from "@yunqing/standards";
import type { CurveValue, CurveView } from "../desk/monitor-desk-views.js";
import type { ColumnKind, TableColumn, TableModel } from "../report/table-model.js";
import type { MeasuredKind, ObservationOrigin, Quality } from "./model.js";

const both = (zh: string, en: string): Labels => ({ zh, en });
export const measuredKindNames: Readonly<Record<MeasuredKind, Labels>> = { "real-time": both("实时", "real-time"), minute: both("分钟", "minute"), hour: both("小时", "hour"), day: both("日", "day") };
export const qualityNames: Readonly<Record<Quality, Labels>> = { reliable: both("可靠", "reliable"), doubtful: both("存疑", "doubtful"), unreliable: both("不可靠", "unreliable") };
export const originNames: Readonly<Record<ObservationOrigin, Labels>> = { instrument: both("设备", "instrument"), laboratory: both("实验室", "laboratory"), import: both("导入", "import"), push: both("推送", "push"), correction: both("更正", "correction") };

type Cell = (value: CurveValue, say: (labels: Labels) => string) => string;
const wall = (text: string): string => text.slice(0, 19).replace("T", " "), dash = (text: string | null): string => (text === null || text === "" ? "—" : text);
const column = (id: string, zh: string, en: string, width: number, kind: ColumnKind, cell: Cell): { readonly column: TableColumn; readonly cell: Cell } => ({ column: { id, label: both(zh, en), unit: "", width, kind }, cell });

/** A curve as a table for Excel (监测数据表): one row a value, with flag, quality and whoever marked it. */
export function curveTable(curve: CurveView, head: { readonly point: Labels; readonly district: Labels; readonly madeAt: string; readonly banner: string; readonly language: "zh" | "en" }): TableModel {
  const names = new Map(curve.factors.map(({ code, name }) => [code, name])), say = (labels: Labels): string => labels[head.language];
  const columns = [
    column("from", "时段起", "from", 20, "text", ({ from }) => wall(from)), column("until", "时段止", "until", 20, "text", ({ until }) => wall(until)),
    column("factor", "因子编码", "factor", 12, "text", ({ factor }) => factor), column("name", "因子", "name", 18, "text", ({ factor }, word) => word(names.get(factor) ?? both(factor, factor))),
    column("field", "数据项", "field", 10, "text", ({ field }) => field), column("value", "数值", "value", 14, "decimal", ({ value }) => dash(value)), column("unit", "单位", "unit", 10, "text", ({ unit }) => dash(unit)),
    column("flag", "标记", "flag", 8, "text", ({ flag }) => dash(flag)), column("minimum", "最小值", "minimum", 14, "decimal", ({ minimum }) => dash(minimum)), column("maximum", "最大值", "maximum", 14, "decimal", ({ maximum }) => dash(maximum)),
    column("cumulated", "累计值", "sum", 14, "decimal", ({ cumulated }) => dash(cumulated)), column("quality", "数据质量", "quality", 10, "text", ({ quality }, word) => word(qualityNames[quality])),
    column("reason", "说明", "reason", 32, "text", ({ reason }) => dash(reason)), column("markedBy", "标记人", "marked by", 12, "text", ({ markedBy }) => dash(markedBy)), column("markedAt", "标记时间", "marked at", 20, "text", ({ markedAt }) => (markedAt === null ? "—" : wall(markedAt))),
    column("origin", "来源", "origin", 10, "text", ({ origin }, word) => word(originNames[origin])), column("packet", "报文号或批次", "packet or batch", 16, "text", ({ packet }) => (packet < 0 ? `#${-packet}` : String(packet))),
    column("backFilled", "补传", "back-filled", 8, "text", ({ backFilled }, word) => (backFilled ? word(both("是", "yes")) : "")), column("revises", "被修订的值", "values revised", 24, "text", ({ revises }) => revises.map(({ value }) => value).join("；")),
  ];
  const cut = curve.cut ? both("；时段内数据过多，仅列出前一部分", "; the span holds more, only its beginning is listed") : both("", ""), kind = measuredKindNames[curve.kind];
  return {
    name: "curve", title: both(`${head.point.zh} ${kind.zh}数据`, `${head.point.en} ${kind.en} values`), unit: "", madeAt: head.madeAt, banner: head.banner,
    filter: both(`${head.district.zh}；${wall(curve.from)} 至 ${wall(curve.until)}；共 ${curve.values.length} 项${cut.zh}`, `${head.district.en}; ${wall(curve.from)} to ${wall(curve.until)}; ${curve.values.length} rows${cut.en}`),
    columns: columns.map((one) => one.column), rows: curve.values.map((value) => columns.map(({ cell }) => cell(value, say))),
  };
}
