import type { Labels } from "@yunqing/standards";
import type { ExportingSystem, ReconciliationKind, ReconciliationReason, ReconciliationState } from "@yunqing/wire";

export const systemWords: Readonly<Record<ExportingSystem, Labels>> = {
  hw: { zh: "全国固体废物管理信息系统", en: "national solid-waste system" }, radiation: { zh: "国家核技术利用辐射安全管理系统", en: "national radiation-safety system" }, permit: { zh: "全国排污许可证管理信息平台", en: "national permit platform" },
  monitoring: { zh: "全国污染源监测数据管理与共享系统", en: "national system of source monitoring" }, vehicle: { zh: "机动车环境监管平台", en: "vehicle supervision platform" }, machine: { zh: "非道路移动机械环保信息平台", en: "non-road machinery platform" }, other: { zh: "其他系统", en: "another system" },
};
export const kindWords: Readonly<Record<ReconciliationKind, Labels>> = { same: { zh: "一致", en: "the same" }, fields: { zh: "字段不一致", en: "fields differ" }, theirs: { zh: "只在国家系统", en: "in the national system only" }, ours: { zh: "只在本地台账", en: "in our ledger only" }, perhaps: { zh: "疑似同一主体待确认", en: "perhaps the same subject" }, twice: { zh: "重复", en: "repeated" }, unreadable: { zh: "无法读取", en: "cannot be read" } };
export const stateWords: Readonly<Record<ReconciliationState, Labels>> = { open: { zh: "待说明", en: "open" }, proposed: { zh: "待确认", en: "to be confirmed" }, confirmed: { zh: "已确认", en: "confirmed" } };
export const stateTags: Readonly<Record<ReconciliationState, string>> = { open: "awaiting-sign", proposed: "awaiting-review", confirmed: "closed" };
export const reasonWords: Readonly<Record<ReconciliationReason, Labels>> = { entered: { zh: "补录到本地", en: "enter it here" }, adopted: { zh: "采用国家系统值", en: "take their value" }, wrong: { zh: "国家系统有误，已报更正", en: "wrong in the national system, reported" }, closed: { zh: "已注销或关停", en: "signed off or closed" }, scope: { zh: "口径不同", en: "another scope" }, alias: { zh: "同一主体，记别名", en: "the same subject: note the name" }, "not-same": { zh: "不是同一主体", en: "another subject" }, duplicate: { zh: "重复登记", en: "entered twice" } };
export const matchedWords = { "credit-code": { zh: "按统一社会信用代码", en: "by credit code" }, code: { zh: "按许可证等编码", en: "by another code" }, name: { zh: "按名称", en: "by name" } } as const;
/** Reasons that say nothing without words. */
export const wordy: ReadonlySet<ReconciliationReason> = new Set(["wrong", "closed", "scope", "not-same"]);
