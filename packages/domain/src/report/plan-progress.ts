// Long because the whole official paper is laid out in one place, section by section, in the order it is read.
import { exact, sum, type Lineage } from "@yunqing/standards";
import { dutyRules, reportDueDay } from "../desk/plan-desk-duties.js";
import type { Situation } from "../desk/plan-desk-situation.js";
import { indicatorJudgement, targetJudgement, type Lookup } from "../desk/plan-desk-rows.js";
import type { CheckResult, IndicatorRow, ProjectsView, TargetRow } from "../desk/plan-desk-views.js";
import type { DutyLine } from "../duty/view.js";
import { states, stateNames, type State } from "../judgement/comparison.js";
import { projectStateNames, projectStates } from "../judgement/judge-project.js";
import { paidOf } from "../judgement/money.js";
import { beijingTime, chineseDay } from "./duty-sheet.js";
import type { Block, ReportFigure, ReportModel, TableBlock } from "./model.js";
import { natureNames, targetText } from "./table-columns.js";

/** What the progress report says (规划实施进展报告): everything as the screens show it. */
export interface ProgressParts {
  readonly situation: Situation; readonly indicators: readonly IndicatorRow[]; readonly targets: readonly TargetRow[]; readonly projects: ProjectsView;
  readonly duties: readonly DutyLine[]; readonly check: CheckResult; readonly madeAt: string;
  /** what people are called in the trees of the figures */
  readonly lookup?: Pick<Lookup, "nameOf">;
}

/** Counts tables and figures of one paper (表、图编号). */
class Numbering { #tables = 0; #charts = 0; table(title: string): string { return `表${++this.#tables} ${title}`; } chart(title: string): string { return `图${++this.#charts} ${title}`; } }

const dash = (text: string | null | undefined): string => (text === null || text === undefined || text === "" ? "—" : text);
const heading = (level: 1 | 2, text: string): Block => ({ kind: "heading", level, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const mostRows = 20;
/** Thousands apart, for money only: 797,350.97 */
export function moneyText(wan: string): string { const [whole = "", part] = wan.split("."); return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}${part === undefined ? "" : `.${part}`}`; }

const countOf = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length;

/** The progress report of a plan for a judged day (规划实施进展报告), as blocks for the Word adapter. */
export function planProgressModel(parts: ProgressParts): ReportModel {
  const { situation: { plan, pack, day, known }, madeAt } = parts, numbering = new Numbering();
  const bureau = pack.organisations.find((one) => one.id === pack.district.bureau)?.name.zh ?? pack.district.name.zh;
  const title = `${plan.title.zh}实施进展报告`;
  return {
    kind: "plan-progress", title, district: { id: pack.district.id, name: pack.district.name, simulated: pack.district.simulated }, banner: pack.district.simulated ? "模拟" : "", plan: plan.id, day, known, madeAt,
    blocks: [
      { kind: "title", text: title }, { kind: "subtitle", text: `（判定日：${chineseDay(day)}；数据截至：${knownText(known)}）` },
      ...(pack.district.simulated ? [paragraph("本报告由模拟数据生成，仅供演示，不得作为工作依据。")] : []),
      ...summary(parts), ...indicatorSection(parts, numbering), ...targetSection(parts, numbering), ...projectSection(parts, numbering),
      ...dutySection(parts, numbering), ...checkSection(parts, numbering), ...methodSection(parts),
      { kind: "signature", office: bureau, day: chineseDay(beijingTime(madeAt).slice(0, 10)) },
    ],
    figures: figuresOf(parts),
  };
}

function knownText(known: string): string { return /^\d{4}-\d{2}-\d{2}$/.test(known) ? chineseDay(known) : `${chineseDay(beijingTime(known).slice(0, 10))}${beijingTime(known).slice(11)}`; }

function statesInWords(rows: readonly { readonly state: State | "overdue" }[]): string {
  return ([...states, "overdue"] as const).flatMap((state) => { const n = countOf(rows, (row) => row.state === state); return n === 0 ? [] : [`${stateNames[state].zh}${n}项`]; }).join("，");
}

function summary({ situation: { plan, day }, indicators, targets, projects, duties, check }: ProgressParts): readonly Block[] {
  const final = day >= plan.finalDay, binding = indicators.filter((row) => row.nature === "binding"), noValue = countOf(indicators, (row) => row.state === "not-computable");
  const judged = final ? `截至规划期末（${chineseDay(plan.finalDay)}），对规划指标作最终评判` : `截至${chineseDay(day)}，规划期未满，以基期至目标的直线路径衡量进度`;
  const open = duties.filter((duty) => duty.state !== "closed" && duty.state !== "withdrawn");
  const paid = paidOf(projects.rows.map((row) => ({ project: row.id, paidWan: row.paidWan })), projects.money.totalComputedWan);
  return [
    heading(1, "一、总体情况"),
    paragraph(`${judged}。规划列明指标${indicators.length}项，其中约束性${binding.length}项、预期性${countOf(indicators, (row) => row.nature === "expected")}项：${statesInWords(indicators)}。${binding.length === 0 ? "" : `约束性指标中，${statesInWords(binding)}。`}`),
    ...(noValue === 0 ? [] : [paragraph(`有${noValue}项指标无法计算，主要是尚未填报相应年度的数值。未填报不等于零，也不等于未完成；填报并审核后，本报告的结论将随之变化。`)]),
    paragraph(`规划正文另有文字目标${targets.length}项：${statesInWords(targets)}。`),
    paragraph(`重点工程${projects.rows.length}项，按各项目所列投资合计${moneyText(projects.money.totalComputedWan)}万元${projects.money.totalPrintedWan !== null && !sameAmount(projects.money.totalPrintedWan, projects.money.totalComputedWan) ? `（投资计划表各小计之和为${moneyText(projects.money.totalPrintedWan)}万元，两处并存）` : ""}；${paid.paidWan === null ? "已完成投资未见填报" : `已填报完成投资${moneyText(paid.paidWan)}万元，占${dash(paid.share)}%`}。`),
    paragraph(`未办结督办事项${open.length}项，其中逾期${countOf(open, (duty) => duty.overdue)}项。规划文本体检发现问题${check.findings.length}处，其中重要${countOf(check.findings, (one) => one.severity === "high")}处。`),
  ];
}
const sameAmount = (a: string, b: string): boolean => exact(a).equals(exact(b));

function indicatorSection(parts: ProgressParts, numbering: Numbering): readonly Block[] {
  const { indicators } = parts, categories = [...new Set(indicators.map((row) => row.category))];
  const wanting = indicators.filter((row) => row.state === "missed" || row.state === "behind" || row.disagrees);
  const table: TableBlock = {
    kind: "table", caption: numbering.table("规划指标实施情况"), unit: "", note: "注：“—”为原文未载或未填报；状态按修约后的数值评判。",
    columns: ["类别", "序号", "指标", "单位", "属性", "基期值", "目标", "现值", "年度", "状态"], align: ["left", "center", "left", "center", "center", "right", "right", "right", "center", "center"], widths: [12, 5, 24, 8, 8, 8, 12, 8, 7, 10],
    rows: indicators.map((row) => [row.category, String(row.seq), row.name.zh, dash(row.unit), natureNames(row.nature).zh, dash(row.base.value ?? row.base.printed), targetText(row.target, row.assigned), dash(row.value?.rounded), dash(row.value?.period), stateNames[row.state].zh]),
  };
  const shown = states.filter((state) => indicators.some((row) => row.state === state));
  return [
    heading(1, "二、规划指标"), heading(2, "（一）各类指标实施情况"), table,
    { kind: "chart", caption: numbering.chart("各类指标评判结果"), unit: "项", chart: "bar", categories, series: shown.map((state) => ({ name: stateNames[state].zh, values: categories.map((category) => countOf(indicators, (row) => row.category === category && row.state === state)) })),
      summary: categories.map((category) => `${category}：${statesInWords(indicators.filter((row) => row.category === category))}`).join("；") },
    heading(2, "（二）未达标、滞后和与文件所载不一致的指标"),
    ...(wanting.length === 0 ? [paragraph("没有未达标、进度滞后或与文件所载不一致的指标。")] : wanting.map((row, index) => paragraph(`${index + 1}．${row.name.zh}：${row.stateReason.zh}，${stateNames[row.state].zh}。${row.disagrees ? `文件所载为“${dash(row.printedState)}”，与按规则评判的结果不一致，两者并存。` : ""}`))),
    ...keySeries(parts, numbering),
  ];
}

/** Series of up to three indicators against their targets (重点指标走势): binding ones first, then those with most values. */
function keySeries({ indicators, situation: { plan } }: ProgressParts, numbering: Numbering): readonly Block[] {
  const worth = indicators.filter((row) => row.spark.length >= 2).sort((a, b) => Number(b.nature === "binding") - Number(a.nature === "binding") || b.spark.length - a.spark.length || a.seq - b.seq).slice(0, 3);
  if (worth.length === 0) return [];
  return [heading(2, "（三）重点指标走势"), ...worth.map((row): Block => {
    const years = Array.from({ length: plan.targetYear - plan.baseYear + 1 }, (_, step) => String(plan.baseYear + step)), target = row.assigned?.value ?? (row.target.kind === "bound" || row.target.kind === "bare" ? row.target.value : null);
    const values = years.map((year) => { const point = row.spark.find((one) => one.period === year); return point === undefined ? null : Number(point.value); });
    return {
      kind: "chart", caption: numbering.chart(row.name.zh), unit: row.unit, chart: "line", categories: years, series: [{ name: row.name.zh, values }],
      ...(target === null ? {} : { target: { name: `目标 ${targetText(row.target, row.assigned)}`, value: Number(target) } }), summary: row.spark.map((point) => `${point.period}年${point.value}`).join("，"),
    };
  })];
}

function targetSection({ targets }: ProgressParts, numbering: Numbering): readonly Block[] {
  const wanting = targets.filter((row) => row.state === "missed" || row.state === "overdue" || row.state === "behind");
  const early = countOf(targets, (row) => row.dueBeforeIssue);
  return [
    heading(1, "三、文字目标"),
    paragraph(`规划正文中的文字目标${targets.length}项：${statesInWords(targets)}。${early === 0 ? "" : `其中${early}项的期限早于规划印发日期，需补录实际完成情况。`}`),
    ...(wanting.length === 0 ? [] : [{
      kind: "table" as const, caption: numbering.table("未达标、滞后和逾期未报的文字目标"), unit: "", note: wanting.length > mostRows ? `注：共${wanting.length}项，列前${mostRows}项，其余见系统“目标”。` : "",
      columns: ["序号", "目标", "目标值", "期限", "现值", "状态", "原文行号"], align: ["center", "left", "right", "center", "right", "center", "center"] as const, widths: [5, 36, 12, 12, 8, 10, 9],
      rows: wanting.slice(0, mostRows).map((row, index) => [String(index + 1), row.metric, `${targetText(row.target)}${row.target.kind === "bound" || row.target.kind === "bare" ? (row.target.printed.endsWith(row.unit) ? "" : row.unit) : ""}`, dash(row.due), dash(row.value?.rounded), stateNames[row.state].zh, String(row.quotation.line)]),
    }]),
  ];
}

function projectSection({ projects }: ProgressParts, numbering: Numbering): readonly Block[] {
  const { rows, money, reductions } = projects;
  const counts = projectStates.flatMap((state) => { const n = countOf(rows, (row) => row.state === state); return n === 0 ? [] : [`${projectStateNames[state].zh}${n}项`]; }).join("，");
  if (rows.length === 0) return [heading(1, "四、重点工程和投资"), paragraph("本规划没有列明重点工程。")];
  return [
    heading(1, "四、重点工程和投资"), heading(2, "（一）工程进展"), paragraph(`重点工程${rows.length}项：${counts}。`),
    { kind: "table", caption: numbering.table("重点工程实施情况"), unit: "万元", note: "注：进度“—”为从未填报，不是零。", columns: ["序号", "工程类别", "实施单位", "期限", "投资", "进度（%）", "状态"], align: ["center", "left", "left", "center", "right", "right", "center"], widths: [5, 24, 30, 16, 14, 9, 10],
      rows: rows.map((row, index) => [String(index + 1), row.group, dash(row.owner), dash(row.periodPrinted), moneyText(row.investmentWan), dash(row.progress), projectStateNames[row.state].zh]) },
    heading(2, "（二）投资"),
    { kind: "table", caption: numbering.table("重点工程投资"), unit: "万元", note: "", columns: ["工程类别", "项目数", "按项目复算", "投资计划表所载"], align: ["left", "center", "right", "right"], widths: [40, 10, 20, 20],
      rows: [...money.byGroup.map((row) => [row.label, String(row.projects), row.computedWan === null ? "—" : moneyText(row.computedWan), row.printedWan === null ? "—" : moneyText(row.printedWan)]), ["合计", String(rows.length), moneyText(money.totalComputedWan), money.totalPrintedWan === null ? "—" : moneyText(money.totalPrintedWan)]] },
    ...(reductions.length === 0 ? [] : [heading(2, "（三）预计减排量"), { kind: "table" as const, caption: numbering.table("重点工程预计减排量"), unit: "t/a", note: "注：各项目所列减排量之和，未经核算认定。", columns: ["污染物", "预计减排量"], align: ["left", "right"] as const, widths: [50, 50], rows: reductions.map((one) => [one.pollutant, one.tonnesPerYear]) }]),
  ];
}

function dutySection({ duties, situation: { pack } }: ProgressParts, numbering: Numbering): readonly Block[] {
  const open = duties.filter((duty) => duty.state !== "closed" && duty.state !== "withdrawn"), closed = countOf(duties, (duty) => duty.state === "closed");
  const name = (id: string): string => pack.organisations.find((one) => one.id === id)?.name.zh ?? pack.enterprises.find((one) => one.id === id)?.name ?? id;
  return [
    heading(1, "五、督办情况"), paragraph(`共交办督办事项${duties.length}项，已办结${closed}项，未办结${open.length}项，其中逾期${countOf(open, (duty) => duty.overdue)}项。`),
    ...(open.length === 0 ? [] : [{
      kind: "table" as const, caption: numbering.table("未办结督办事项"), unit: "", note: open.length > mostRows ? `注：共${open.length}项，列前${mostRows}项。` : "", columns: ["编号", "事项", "承办单位", "办理期限", "期限状态"], align: ["left", "left", "left", "center", "center"] as const, widths: [18, 36, 22, 12, 10],
      rows: open.slice(0, mostRows).map((duty) => [duty.number, duty.title, name(duty.holder), duty.dueDay, duty.light === "paused" ? "暂停计时" : duty.overdue ? "逾期" : `剩${duty.workingDaysLeft}个工作日`]),
    }]),
  ];
}

function checkSection({ check }: ProgressParts, numbering: Numbering): readonly Block[] {
  const rank = { high: 0, medium: 1, low: 2 } as const, top = [...check.findings].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, 15);
  return [
    heading(1, "六、规划文本体检"), paragraph(`对规划文本自身的数字、引用和期限逐条复算，运行规则${check.rulesRun}条，发现问题${check.findings.length}处，其中规则发现${check.findings.length - check.remarks}处，人工核阅意见${check.remarks}处。系统不改动原文，各处并存。`),
    ...(top.length === 0 ? [] : [{
      kind: "table" as const, caption: numbering.table("规划文本主要问题"), unit: "", note: check.findings.length > top.length ? `注：按程度列前${top.length}处，全部见系统“规划体检”。` : "", columns: ["序号", "问题", "原文行号", "建议"], align: ["center", "left", "center", "left"] as const, widths: [5, 48, 12, 35],
      rows: top.map((one, index) => [String(index + 1), one.message.zh, one.places.map((place) => String(place.line)).join("、") || "—", one.advice.zh]),
    }]),
  ];
}

function methodSection({ situation: { plan, day, known } }: ProgressParts): readonly Block[] {
  return [
    heading(1, "七、评判方法说明"),
    paragraph(`1．评判口径：判定日为${chineseDay(day)}，只使用期末在该日及以前的数值；数据截至${knownText(known)}，此后记录的数值、审核和下达文件不计。数值须经填报人以外的人审核通过；更正须经审核，原值保留。`),
    paragraph("2．修约与比较：数值先按指标规定的小数位修约（GB/T 8170，四舍六入五成双），再与目标比较，只修约一次。裸数值目标按指标优劣方向理解；“完成市级考核任务”等以登记的下达文件为准。"),
    paragraph(`3．规划期末（${chineseDay(plan.finalDay)}）前，以基期值到目标值的直线路径衡量；期末及以后以目标年数值评判已达标或未达标。没有数值的，写明原因，不以零代替。`),
    paragraph(`4．督办规则：${Object.values(dutyRules).map((rule) => `${rule.label.zh}，${rule.workingDays}个工作日`).join("；")}。年度数值应于次年${Number(reportDueDay.slice(0, 2))}月${Number(reportDueDay.slice(3))}日前填报。`),
    paragraph("5．每个数值的计算过程（“怎么算的”）随本报告存档，可在系统中逐级查看到原文行号或填报记录。"),
  ];
}

/** Every figure that the paper states, with its tree: counts, indicators, money, reductions (发布值). */
function figuresOf({ situation, projects, targets, lookup }: ProgressParts): readonly ReportFigure[] {
  const judged = situation.plan.indicators.map((indicator) => ({ indicator, judgement: indicatorJudgement(indicator, situation, lookup) }));
  const counting = (zh: string, en: string, value: number, inputs: readonly Lineage[]): Lineage => ({ name: { zh, en }, value: String(value), unit: "项", origin: "computed", rule: { id: "plan/count", formula: { zh: "逐项计数", en: "counted one by one" }, clauses: [], attestation: "VERIFIED" }, inputs });
  const counts = states.map((state): ReportFigure => {
    const mine = judged.filter(({ judgement }) => judgement.state === state), label = { zh: `指标：${stateNames[state].zh}`, en: `indicators: ${stateNames[state].en}` };
    return { subject: `indicators:${state}`, label, value: String(mine.length), unit: "项", lineage: counting(label.zh, label.en, mine.length, mine.map(({ judgement }) => ({ ...judgement.lineage, inputs: [] }))) };
  });
  const values = judged.map(({ indicator, judgement }): ReportFigure => ({ subject: `indicator:${indicator.id}`, label: indicator.name, value: judgement.value?.rounded ?? null, unit: indicator.unit, lineage: judgement.lineage }));
  const proved = situation.plan.targets.flatMap((one): readonly ReportFigure[] => {
    const { value, lineage } = targetJudgement(one, situation, lookup);
    return value === null ? [] : [{ subject: `target:${one.id}`, label: { zh: one.metric, en: one.metric }, value: value.rounded, unit: one.unit, lineage }];
  });
  const wanting = targets.filter((row) => row.state === "overdue");
  const money: ReportFigure = { subject: "projects:investment", label: { zh: "重点工程投资合计", en: "investment of the projects" }, value: projects.money.totalComputedWan, unit: "万元", lineage: projects.money.lineage };
  const paidRows = projects.rows.filter((row) => row.paidWan !== null);
  const paid: readonly ReportFigure[] = paidRows.length === 0 ? [] : [{ subject: "projects:paid", label: { zh: "已填报完成投资", en: "money reported as paid" }, value: sum(paidRows.map((row) => exact(row.paidWan ?? "0"))).toString(), unit: "万元",
    lineage: { name: { zh: "已填报完成投资", en: "money reported as paid" }, value: sum(paidRows.map((row) => exact(row.paidWan ?? "0"))).toString(), unit: "万元", origin: "computed", rule: { id: "plan/sum", formula: { zh: "各工程最近一次填报之和", en: "sum of the latest reports" }, clauses: [], attestation: "VERIFIED" }, inputs: paidRows.map((row) => ({ name: { zh: row.name, en: row.name }, value: row.paidWan, unit: "万元", origin: "entered", inputs: [] })) } }];
  return [...counts, ...values, ...proved, { subject: "targets:overdue", label: { zh: "文字目标：逾期", en: "targets: overdue" }, value: String(wanting.length), unit: "项", lineage: counting("文字目标：逾期", "targets: overdue", wanting.length, wanting.map((row) => ({ name: { zh: row.metric, en: row.metric }, value: null, unit: row.unit, origin: "printed", source: { line: row.quotation.line, quote: row.quotation.quote }, inputs: [] }))) },
    money, ...paid, ...projects.reductions.map((one): ReportFigure => ({ subject: `reduction:${one.pollutant}`, label: { zh: `预计减排量：${one.pollutant}`, en: `expected reduction: ${one.pollutant}` }, value: one.tonnesPerYear, unit: "t/a", lineage: one.lineage }))];
}
