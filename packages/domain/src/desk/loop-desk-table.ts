import type { Labels } from "@yunqing/standards";
import type { LoopSetting } from "../loop/setting.js";
import { beijingText } from "../monitoring/window.js";
import type { ColumnKind, TableColumn, TableModel } from "../report/table-model.js";
import type { LoopRecordView } from "./loop-desk-views.js";

const column = (id: string, zh: string, en: string, width: number, kind: ColumnKind = "text"): TableColumn => ({ id, label: { zh, en }, unit: "", width, kind });
/** The words of states as people read them (状态用语). */
export const loopWords: Readonly<Record<string, Labels>> = {
  on: { zh: "开", en: "on" }, off: { zh: "关", en: "off" }, resting: { zh: "间歇", en: "resting" }, failed: { zh: "故障", en: "failed" }, lost: { zh: "失联", en: "lost" }, dropped: { zh: "看门狗关闭", en: "dropped by watchdog" }, unread: { zh: "待读取", en: "unread" },
  up: { zh: "通", en: "up" }, down: { zh: "断", en: "down" }, known: { zh: "有值", en: "known" }, unknown: { zh: "未知", en: "unknown" }, locked: { zh: "闭锁", en: "locked" }, free: { zh: "不闭锁", en: "free" },
  "known-locks": { zh: "有值·闭锁", en: "known, locks" }, "known-free": { zh: "有值·不闭锁", en: "known, free" }, "unknown-locks": { zh: "未知·闭锁", en: "unknown, locks" }, "unknown-free": { zh: "未知·不闭锁", en: "unknown, free" },
  "in-force": { zh: "生效", en: "in force" }, none: { zh: "无", en: "none" }, auto: { zh: "自动", en: "automatic" }, raised: { zh: "报警", en: "raised" }, clear: { zh: "解除", en: "clear" },
  idle: { zh: "待机", en: "idle" }, starting: { zh: "待启动", en: "starting" }, running: { zh: "运行", en: "running" }, stopping: { zh: "待停止", en: "stopping" }, frost: { zh: "防冻闭锁", en: "frost lock" }, "held-off": { zh: "手动关闭", en: "held off" },
};

/** The log of a loop as a table for Excel (控制记录表). */
export function loopTable(records: readonly LoopRecordView[], head: { readonly setting: LoopSetting; readonly district: Labels; readonly madeAt: string; readonly banner: string; readonly language: "zh" | "en"; readonly cut: boolean }): TableModel {
  const { setting, language } = head, word = (text: string): string => loopWords[text]?.[language] ?? text, wall = (text: string): string => beijingText(Date.parse(text)).slice(0, 19).replace("T", " ");
  return {
    name: "curve", title: { zh: `${setting.name.zh} 控制记录`, en: `${setting.name.en} log` }, unit: "", madeAt: head.madeAt, banner: head.banner,
    filter: { zh: `${head.district.zh}；依据 ${setting.basis.text.zh}；共 ${records.length} 条${head.cut ? "（只列最近部分）" : ""}`, en: `${head.district.en}; ${setting.basis.text.en}; ${records.length} records${head.cut ? " (the latest only)" : ""}` },
    columns: [column("at", "时间", "time", 20), column("subject", "对象", "subject", 20), column("from", "原状态", "from", 14), column("to", "新状态", "to", 14), column("cause", "原因", "cause", 60), column("inputs", "起作用的值", "inputs", 30), column("limit", "限值", "limit", 16), column("by", "人员", "by", 14)],
    rows: records.map(({ at, name, from, to, cause }) => [wall(at), name[language], word(from), word(to), cause.text[language], cause.inputs.map((one) => `${one.name} ${one.value} ${one.unit}`.trim()).join("；"), cause.limit ?? "—", cause.by ?? "—"]),
  };
}
