// Long because every column of every exported table is declared once, with the ids that the screens use.
import type { Labels } from "@yunqing/standards";
import type { AuditView, AwaitingValue, FindingView, IndicatorRow, ProjectRow, TargetRow, TaskRow } from "../desk/plan-desk-views.js";
import type { DutyLine } from "../duty/view.js";
import { boundOf, boundText, signs, stateNames } from "../judgement/comparison.js";
import { projectStateNames } from "../judgement/judge-project.js";
import type { Nature, Target } from "../plan/model.js";
import type { ColumnKind, TableName } from "./table-model.js";

/** What a cell may ask: the language, and names of organisations. */
export interface CellWords { readonly say: (labels: Labels) => string; readonly organisation: (id: string | null) => string }
export interface Column<Row> {
  readonly id: string; readonly label: Labels; readonly unit?: string; readonly width: number; readonly kind: ColumnKind;
  /** left out unless the screen chose it */
  readonly hidden?: boolean;
  /** stands even when the screen's choice of columns does not name it: it heads the row */
  readonly heads?: boolean;
  /** shown whenever this other column is: the screen has both in one cell */
  readonly beside?: string;
  readonly cell: (row: Row, words: CellWords) => string;
  readonly sortBy?: (row: Row, words: CellWords) => string | number | null;
}
/** A filter of the screen (筛选), by the name it has in the address. */
export interface Filter<Row> { readonly id: string; readonly label: Labels; readonly holds: (row: Row, wanted: string) => boolean; readonly show?: (wanted: string, words: CellWords) => string }
export interface TableDeclaration<Row> { readonly name: TableName; readonly title: Labels; readonly unit: string; readonly columns: readonly Column<Row>[]; readonly filters: readonly Filter<Row>[] }

const dash = (text: string | null | undefined): string => (text === null || text === undefined || text === "" ? "—" : text);
const both = (zh: string, en: string): Labels => ({ zh, en });
export const natureNames = (nature: Nature): Labels => nature === "binding" ? both("约束性", "binding") : nature === "expected" ? both("预期性", "expected") : both("—", "—");
/** A target as the tables show it: as printed, or with the comparator it is read by. */
export function targetText(target: Target, assigned: { readonly op: keyof typeof signs; readonly value: string } | null = null): string {
  if (assigned !== null) return `${signs[assigned.op]}${assigned.value}`;
  return target.kind === "bare" || target.kind === "bound" ? target.printed || boundText(boundOf(target, "unspecified") as NonNullable<ReturnType<typeof boundOf>>) : dash(target.printed);
}
const stateOf = (state: keyof typeof stateNames): Labels => stateNames[state];
const indicatorOrder = ["missed", "behind", "on-track", "met", "awaiting-target", "not-computable"], projectOrder = ["late", "under-way", "not-started", "done", "unknown"];
const equals = <Row>(id: string, label: Labels, of: (row: Row) => string | null, show?: Filter<Row>["show"]): Filter<Row> => ({ id, label, holds: (row, wanted) => of(row) === wanted, ...(show === undefined ? {} : { show }) });
const search = <Row>(of: (row: Row) => string): Filter<Row> => ({ id: "q", label: both("查找", "find"), holds: (row, wanted) => of(row).toLowerCase().includes(wanted.toLowerCase()) });
const line = <Row>(of: (row: Row) => number): Column<Row> => ({ id: "line", label: both("原文行号", "line in the document"), width: 10, kind: "integer", cell: (row) => String(of(row)) });

export const indicatorTable: TableDeclaration<IndicatorRow> = {
  name: "indicators", title: both("规划指标", "Indicators of the plan"), unit: "",
  columns: [
    { id: "category", label: both("类别", "category"), width: 18, kind: "text", heads: true, cell: (row) => row.category },
    { id: "seq", label: both("序号", "no."), width: 6, kind: "integer", heads: true, cell: (row) => String(row.seq) },
    { id: "name", label: both("指标", "indicator"), width: 36, kind: "text", heads: true, cell: (row, { say }) => say(row.name), sortBy: (row) => row.seq },
    { id: "unit", label: both("单位", "unit"), width: 10, kind: "text", cell: (row) => dash(row.unit) },
    { id: "base", label: both("基期值", "base"), width: 10, kind: "decimal", cell: (row) => dash(row.base.value ?? row.base.printed) },
    { id: "target", label: both("目标", "target"), width: 18, kind: "text", cell: (row) => targetText(row.target, row.assigned) },
    { id: "value", label: both("现值", "value"), width: 10, kind: "decimal", cell: (row) => dash(row.value?.rounded) },
    { id: "valueYear", beside: "value", label: both("现值年度", "year of the value"), width: 10, kind: "text", cell: (row) => dash(row.value?.period) },
    { id: "state", label: both("状态", "state"), width: 12, kind: "text", cell: (row, { say }) => say(stateOf(row.state)), sortBy: (row) => indicatorOrder.indexOf(row.state) },
    { id: "distance", label: both("与目标差", "to target"), width: 10, kind: "decimal", cell: (row) => dash(row.distance), sortBy: (row) => (row.distance === null ? null : Number(row.distance)) },
    { id: "spark", label: both("历年", "by year"), width: 30, kind: "text", cell: (row) => dash(row.spark.map((one) => `${one.period}: ${one.value}`).join("；")) },
    { id: "nature", label: both("属性", "nature"), width: 10, kind: "text", cell: (row, { say }) => say(natureNames(row.nature)), sortBy: (row) => row.nature },
    { id: "path", label: both("应达进度", "due on path"), width: 10, kind: "decimal", hidden: true, cell: (row) => dash(row.path?.expected) },
    { id: "holder", label: both("填报单位", "reported by"), width: 20, kind: "text", hidden: true, cell: (row, { organisation }) => organisation(row.holder), sortBy: (row, { organisation }) => organisation(row.holder) },
    { id: "printed", label: both("文件所载状态", "state in the document"), width: 12, kind: "text", hidden: true, cell: (row) => dash(row.printedState) },
    { id: "reason", label: both("说明", "why"), width: 44, kind: "text", hidden: true, cell: (row, { say }) => say(row.stateReason) },
    line((row) => row.quotation.line),
  ],
  filters: [
    equals("category", both("类别", "category"), (row) => row.category), equals("state", both("状态", "state"), (row) => row.state, (wanted, { say }) => say(stateNames[wanted as keyof typeof stateNames] ?? both(wanted, wanted))),
    equals("nature", both("属性", "nature"), (row) => row.nature, (wanted, { say }) => say(natureNames(wanted as Nature))), search((row) => `${row.name.zh} ${row.name.en} ${row.code} ${row.printedName}`),
  ],
};

export const targetTable: TableDeclaration<TargetRow> = {
  name: "targets", title: both("文字目标", "Targets in the text"), unit: "",
  columns: [
    { id: "metric", label: both("目标", "target"), width: 40, kind: "text", heads: true, cell: (row) => row.metric, sortBy: (row) => row.metric },
    { id: "value", label: both("目标值", "target value"), width: 16, kind: "text", cell: (row) => `${targetText(row.target)}${row.target.kind === "bound" || row.target.kind === "bare" ? (row.target.printed.endsWith(row.unit) ? "" : ` ${row.unit}`) : ""}` },
    { id: "due", label: both("期限", "due"), width: 12, kind: "day", cell: (row) => dash(row.due), sortBy: (row) => row.due },
    { id: "state", label: both("状态", "state"), width: 12, kind: "text", cell: (row, { say }) => say(stateOf(row.state)), sortBy: (row) => row.state },
    { id: "now", label: both("现值", "value"), width: 10, kind: "decimal", cell: (row) => dash(row.value?.rounded) },
    { id: "nowYear", beside: "now", label: both("现值年度", "year of the value"), width: 10, kind: "text", cell: (row) => dash(row.value?.period) },
    { id: "scope", label: both("层级", "scope"), width: 10, kind: "text", cell: (row, { say }) => say(scopeName(row.scope)), sortBy: (row) => row.scope },
    { id: "domain", label: both("领域", "domain"), width: 12, kind: "text", hidden: true, cell: (row) => row.domain, sortBy: (row) => row.domain },
    { id: "holder", label: both("责任单位", "responsible"), width: 20, kind: "text", hidden: true, cell: (row, { organisation }) => organisation(row.holder), sortBy: (row, { organisation }) => organisation(row.holder) },
    { id: "reason", label: both("状态说明", "why"), width: 44, kind: "text", hidden: true, cell: (row, { say }) => say(row.stateReason) },
    { id: "section", label: both("章节", "section"), width: 10, kind: "text", hidden: true, cell: (row) => row.section, sortBy: (row) => row.section },
    { id: "quote", label: both("原文", "in the document"), width: 50, kind: "text", cell: (row) => row.quotation.quote },
    line((row) => row.quotation.line),
  ],
  filters: [
    equals("state", both("状态", "state"), (row) => row.state, (wanted, { say }) => say(stateNames[wanted as keyof typeof stateNames] ?? both(wanted, wanted))), equals("domain", both("领域", "domain"), (row) => row.domain),
    equals("scope", both("层级", "scope"), (row) => row.scope, (wanted, { say }) => say(scopeName(wanted))), search((row) => `${row.metric} ${row.quotation.quote}`),
  ],
};
const scopeName = (scope: string): Labels => ({ district: both("本区", "district"), city: both("全市", "city"), province: both("全省", "province"), national: both("全国", "national"), enterprise: both("企业", "enterprise"), town: both("镇街", "town") })[scope] ?? both(scope, scope);

export const projectTable: TableDeclaration<ProjectRow> = {
  name: "projects", title: both("重点工程", "Projects"), unit: "",
  columns: [
    { id: "group", label: both("工程类别", "group"), width: 24, kind: "text", heads: true, cell: (row) => row.group },
    { id: "name", label: both("工程", "project"), width: 36, kind: "text", heads: true, cell: (row) => row.name, sortBy: (row) => row.name },
    { id: "owner", label: both("实施单位", "owner"), width: 30, kind: "text", cell: (row) => dash(row.owner), sortBy: (row) => row.owner },
    { id: "state", label: both("状态", "state"), width: 10, kind: "text", cell: (row, { say }) => say(projectStateNames[row.state]), sortBy: (row) => projectOrder.indexOf(row.state) },
    { id: "progress", label: both("进度", "progress"), unit: "%", width: 8, kind: "decimal", cell: (row) => dash(row.progress) },
    { id: "money", label: both("投资", "investment"), unit: "万元", width: 14, kind: "decimal", cell: (row) => row.investmentWan, sortBy: (row) => Number(row.investmentWan) },
    { id: "paid", label: both("已支付", "paid"), unit: "万元", width: 14, kind: "decimal", hidden: true, cell: (row) => dash(row.paidWan) },
    { id: "period", label: both("期限", "period"), width: 18, kind: "text", cell: (row) => dash(row.periodPrinted), sortBy: (row) => row.until },
    { id: "benefit", label: both("预期减排", "expected reduction"), unit: "t/a", width: 30, kind: "text", cell: (row) => dash(row.benefits.map((one) => `${one.pollutant} ${one.tonnesPerYear}`).join("；") || row.benefitPrinted) },
    { id: "location", label: both("地点", "location"), width: 24, kind: "text", hidden: true, cell: (row) => dash(row.location) },
    { id: "lead", label: both("牵头部门", "lead"), width: 18, kind: "text", hidden: true, cell: (row) => dash(row.lead) },
    { id: "content", label: both("建设内容", "content"), width: 50, kind: "text", hidden: true, cell: (row) => dash(row.content) },
    { id: "reason", label: both("状态说明", "why"), width: 40, kind: "text", hidden: true, cell: (row, { say }) => say(row.stateReason) },
    line((row) => row.quotation.line),
  ],
  filters: [
    equals("state", both("状态", "state"), (row) => row.state, (wanted, { say }) => say(projectStateNames[wanted as keyof typeof projectStateNames] ?? both(wanted, wanted))), equals("domain", both("领域", "domain"), (row) => row.domain),
    equals("group", both("工程类别", "group"), (row) => row.group), search((row) => `${row.name} ${row.owner} ${row.content}`),
  ],
};

export const taskTable: TableDeclaration<TaskRow> = {
  name: "tasks", title: both("任务分工", "Tasks by department"), unit: "",
  columns: [
    { id: "section", label: both("章节", "section"), width: 10, kind: "text", heads: true, cell: (row) => row.section, sortBy: (row) => row.section },
    { id: "title", label: both("任务", "task"), width: 36, kind: "text", heads: true, cell: (row) => row.title, sortBy: (row) => row.title },
    { id: "holders", label: both("责任单位", "responsible"), width: 40, kind: "text", cell: (row, { organisation }) => dash(row.holders.map((holder) => `${organisation(holder.organisation)}${holder.inferred ? "（推定）" : ""}`).join("、")) },
    { id: "due", label: both("期限", "due"), width: 12, kind: "day", cell: (row) => dash(row.due), sortBy: (row) => row.due },
    { id: "text", label: both("内容", "content"), width: 70, kind: "text", cell: (row) => row.text },
    line((row) => row.quotation.line),
  ],
  filters: [
    { id: "organisation", label: both("责任单位", "responsible"), holds: (row, wanted) => row.holders.some((holder) => holder.organisation === wanted), show: (wanted, { organisation }) => organisation(wanted) },
    equals("section", both("章节", "section"), (row) => row.section),
    { id: "cell", label: both("章节×单位", "section × department"), holds: (row, wanted) => { const [section = "", organisation = ""] = wanted.split(/[|~]/); return row.section === section && (organisation === "" || row.holders.some((holder) => holder.organisation === organisation)); } },
    search((row) => `${row.title} ${row.text}`),
  ],
};

const dutyStates: Readonly<Record<DutyLine["state"], Labels>> = { "awaiting-sign": both("待签收", "to be signed for"), "in-hand": both("办理中", "in hand"), "awaiting-review": both("待审核", "awaiting review"), closed: both("已办结", "closed"), returned: both("已退回", "returned"), withdrawn: both("已撤销", "withdrawn") };
const dutyKinds: Readonly<Record<DutyLine["kind"], Labels>> = { indicator: both("指标", "indicator"), target: both("目标", "target"), project: both("工程", "project"), report: both("填报", "report"), manual: both("人工交办", "manual"), ledger: both("台账", "ledger") };
const lights: Readonly<Record<DutyLine["light"], Labels>> = { green: both("期限内", "in time"), yellow: both("临近期限", "due soon"), red: both("逾期", "overdue"), paused: both("暂停", "paused"), none: both("不计时", "no clock") };
export const dutyTable: TableDeclaration<DutyLine> = {
  name: "duties", title: both("督办事项", "Duties"), unit: "",
  columns: [
    { id: "title", label: both("事项", "matter"), width: 40, kind: "text", heads: true, cell: (row) => row.title, sortBy: (row) => row.title },
    { id: "number", label: both("编号", "number"), width: 22, kind: "text", cell: (row) => row.number, sortBy: (row) => row.number },
    { id: "light", label: both("期限灯", "light"), width: 12, kind: "text", cell: (row, { say }) => say(lights[row.light]), sortBy: (row) => row.workingDaysLeft },
    { id: "state", label: both("状态", "state"), width: 10, kind: "text", cell: (row, { say }) => say(dutyStates[row.state]), sortBy: (row) => row.state },
    { id: "due", label: both("办理期限", "due"), width: 12, kind: "day", cell: (row) => row.dueDay, sortBy: (row) => row.dueDay },
    { id: "holder", label: both("承办单位", "holder"), width: 24, kind: "text", cell: (row, { organisation }) => organisation(row.holder), sortBy: (row, { organisation }) => organisation(row.holder) },
    { id: "coHolders", label: both("协办单位", "co-holders"), width: 24, kind: "text", cell: (row, { organisation }) => row.coHolders.map(organisation).join("、") },
    { id: "kind", label: both("类别", "kind"), width: 10, kind: "text", cell: (row, { say }) => say(dutyKinds[row.kind]), sortBy: (row) => row.kind },
    { id: "cause", label: both("起因", "cause"), width: 50, kind: "text", cell: (row, { say }) => say(row.cause.text) },
    { id: "opened", label: both("交办日", "opened"), width: 12, kind: "day", hidden: true, cell: (row) => row.openedDay, sortBy: (row) => row.openedDay },
    { id: "approver", label: both("审核单位", "approver"), width: 24, kind: "text", hidden: true, cell: (row, { organisation }) => organisation(row.approver) },
  ],
  filters: [
    equals("state", both("状态", "state"), (row) => row.state, (wanted, { say }) => say(dutyStates[wanted as DutyLine["state"]] ?? both(wanted, wanted))), { id: "holder", label: both("承办单位", "holder"), holds: (row, wanted) => row.holder === wanted || row.coHolders.includes(wanted), show: (wanted, { organisation }) => organisation(wanted) },
    equals("overdue", both("逾期", "overdue"), (row) => String(row.overdue), (wanted, { say }) => say(wanted === "true" ? both("是", "yes") : both("否", "no"))), equals("paused", both("暂停", "paused"), (row) => String(row.light === "paused"), (wanted, { say }) => say(wanted === "true" ? both("是", "yes") : both("否", "no"))),
    equals("joint", both("联合办理", "joint"), (row) => String(row.coHolders.length > 0), (wanted, { say }) => say(wanted === "true" ? both("是", "yes") : both("否", "no"))), equals("kind", both("类别", "kind"), (row) => row.kind, (wanted, { say }) => say(dutyKinds[wanted as DutyLine["kind"]] ?? both(wanted, wanted))), search((row) => `${row.number} ${row.title}`),
  ],
};

const severities: Readonly<Record<FindingView["severity"], Labels>> = { high: both("重要", "high"), medium: both("一般", "medium"), low: both("提示", "low") };
const sources: Readonly<Record<FindingView["source"], Labels>> = { rule: both("规则发现", "found by rule"), remark: both("人工核阅意见", "reviewed remark") };
export const findingTable: TableDeclaration<FindingView> = {
  name: "findings", title: both("规划体检发现", "Findings of the check"), unit: "",
  columns: [
    { id: "severity", label: both("程度", "severity"), width: 8, kind: "text", heads: true, cell: (row, { say }) => say(severities[row.severity]) },
    { id: "message", label: both("发现", "finding"), width: 60, kind: "text", heads: true, cell: (row, { say }) => say(row.message) },
    { id: "source", label: both("来源", "source"), width: 14, kind: "text", cell: (row, { say }) => say(sources[row.source]) },
    { id: "rule", label: both("规则", "rule"), width: 28, kind: "text", cell: (row) => row.rule, sortBy: (row) => row.rule },
    { id: "lines", label: both("原文行号", "lines"), width: 12, kind: "text", cell: (row) => row.places.map((place) => String(place.line)).join("、") },
    { id: "values", label: both("各处数值", "values"), width: 24, kind: "text", cell: (row) => row.places.map((place) => place.value).join("；") },
    { id: "quotes", label: both("各处原文", "quotations"), width: 70, kind: "text", cell: (row) => row.places.map((place) => place.quote).join("\n") },
    { id: "advice", label: both("建议", "advice"), width: 50, kind: "text", cell: (row, { say }) => say(row.advice) },
  ],
  filters: [
    equals("rule", both("规则", "rule"), (row) => row.rule), equals("severity", both("程度", "severity"), (row) => row.severity, (wanted, { say }) => say(severities[wanted as FindingView["severity"]] ?? both(wanted, wanted))),
    equals("source", both("来源", "source"), (row) => row.source, (wanted, { say }) => say(sources[wanted as FindingView["source"]] ?? both(wanted, wanted))), search((row) => `${row.message.zh} ${row.message.en} ${row.places.map((place) => place.quote).join(" ")}`),
  ],
};

const valueStates: Readonly<Record<AwaitingValue["status"], Labels>> = { submitted: both("待审核", "awaiting review"), accepted: both("已采用", "accepted"), returned: both("已退回", "returned"), superseded: both("已被更正", "superseded") };
const beijing = (at: string | null): string => (at === null ? "—" : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " "));
export const valueTable: TableDeclaration<AwaitingValue> = {
  name: "values", title: both("填报值", "Reported values"), unit: "",
  columns: [
    { id: "indicator", label: both("指标", "indicator"), width: 36, kind: "text", heads: true, cell: (row, { say }) => say(row.indicatorName), sortBy: (row) => row.indicatorName.zh },
    { id: "period", label: both("时期", "period"), width: 8, kind: "text", cell: (row) => row.period, sortBy: (row) => row.period },
    { id: "value", label: both("填报值", "value"), width: 12, kind: "decimal", cell: (row) => row.value },
    { id: "rounded", label: both("修约值", "rounded"), width: 12, kind: "decimal", cell: (row) => row.rounded },
    { id: "status", label: both("状态", "state"), width: 10, kind: "text", cell: (row, { say }) => say(valueStates[row.status]), sortBy: (row) => row.status },
    { id: "document", label: both("依据文件", "document"), width: 36, kind: "text", cell: (row) => row.document },
    { id: "by", label: both("填报人", "by"), width: 14, kind: "text", cell: (row) => row.by, sortBy: (row) => row.at },
    { id: "at", label: both("填报时间", "at"), width: 18, kind: "text", cell: (row) => beijing(row.at), sortBy: (row) => row.at },
    { id: "reviewed", label: both("审核人", "reviewed by"), width: 14, kind: "text", cell: (row) => dash(row.reviewedBy) },
    { id: "reviewedAt", label: both("审核时间", "reviewed at"), width: 18, kind: "text", cell: (row) => beijing(row.reviewedAt) },
    { id: "evidence", label: both("佐证", "evidence"), width: 30, kind: "text", cell: (row) => dash(row.evidence.map((file) => file.name).join("、")) },
    { id: "note", label: both("备注", "note"), width: 40, kind: "text", cell: (row) => dash(row.note) },
  ],
  filters: [equals("status", both("状态", "state"), (row) => row.status, (wanted, { say }) => say(valueStates[wanted as AwaitingValue["status"]] ?? both(wanted, wanted))), equals("indicator", both("指标", "indicator"), (row) => row.indicator), search((row) => `${row.indicatorName.zh} ${row.document}`)],
};

const results: Readonly<Record<AuditView["entries"][number]["result"], Labels>> = { done: both("成功", "done"), refused: both("拒绝", "refused"), failed: both("失败", "failed") };
export const auditTable: TableDeclaration<AuditView["entries"][number]> = {
  name: "audit", title: both("审计日志", "Audit log"), unit: "",
  columns: [
    { id: "seq", label: both("序号", "no."), width: 8, kind: "integer", heads: true, cell: (row) => String(row.seq) },
    { id: "at", label: both("时间", "at"), width: 18, kind: "text", cell: (row) => beijing(row.at) }, { id: "actor", label: both("用户", "user"), width: 18, kind: "text", cell: (row) => row.actor },
    { id: "address", label: both("地址", "address"), width: 18, kind: "text", cell: (row) => dash(row.address) }, { id: "action", label: both("操作", "action"), width: 18, kind: "text", cell: (row) => row.action },
    { id: "subject", label: both("对象", "subject"), width: 38, kind: "text", cell: (row) => row.subject }, { id: "result", label: both("结果", "result"), width: 8, kind: "text", cell: (row, { say }) => say(results[row.result]) },
    { id: "detail", label: both("内容", "detail"), width: 60, kind: "text", cell: (row) => row.detail }, { id: "hash", label: both("链值", "hash"), width: 66, kind: "text", cell: (row) => row.hash },
  ],
  filters: [],
};
