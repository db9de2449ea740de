import type { Labels, Lineage } from "@yunqing/standards";
import type { DutySheet } from "../duty/view.js";
import type { Block, ReportModel } from "./model.js";

const stateWords: Readonly<Record<DutySheet["state"], string>> = { "awaiting-sign": "待签收", "in-hand": "办理中", "awaiting-review": "待审核", closed: "办结", returned: "退回", withdrawn: "撤销" };

const partWords: Readonly<Record<DutySheet["parts"][number]["state"], string>> = { "awaiting-sign": "待签收", "in-hand": "办理中", submitted: "已提交" };
const clockMoves: ReadonlySet<string> = new Set(["extend", "pause", "resume", "redate"]);

/** How the term changed (期限变化): extensions, pauses and redatings, with the day that each came to. */
function clockBlocks(duty: DutySheet): readonly Block[] {
  const moved = duty.steps.filter((step) => clockMoves.has(step.move));
  return moved.length === 0 ? [] : [{ kind: "heading", level: 1, text: "四、期限变化" }, { kind: "table", caption: "", unit: "", columns: ["时间", "办理人", "事项", "理由", "期限"], align: ["center", "center", "left", "left", "center"], widths: [18, 12, 22, 30, 12], note: "",
    rows: moved.map((step) => [beijingTime(step.at), step.by, step.what, step.note === "" ? "—" : step.note, step.move === "pause" ? "暂停" : step.dueDay]) }];
}

/** What a printed 督办单 needs besides the duty itself. `nameOf` gives an organisation's Chinese name. */
export interface DutySheetHead { readonly district: { readonly id: string; readonly name: Labels; readonly simulated: boolean }; readonly office: string; readonly nameOf: (organisation: string) => string; readonly today: string; readonly madeAt: string }

/** Chinese day in words: 2026年11月23日. */
export function chineseDay(day: string): string { return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`; }
/** Beijing wall time of an instant, to the minute. */
export function beijingTime(at: string): string { return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " "); }

/** The printable duty sheet (督办单): head, cause, steps so far, and lines to be signed by hand. */
export function dutySheetModel(duty: DutySheet, head: DutySheetHead): ReportModel {
  const blocks: Block[] = [
    { kind: "title", text: "督 办 单" }, { kind: "subtitle", text: duty.number },
    { kind: "fields", fields: [
      { label: "事由", value: duty.title }, { label: duty.parts.length === 0 ? "承办单位" : "牵头单位", value: head.nameOf(duty.holder) }, ...(duty.parts.length === 0 ? [] : [{ label: "协办单位", value: duty.parts.map((part) => `${head.nameOf(part.holder)}（${partWords[part.state]}）`).join("、") }]), { label: "审核单位", value: duty.approver === null ? "由承办人以外的有审核权的人审核" : head.nameOf(duty.approver) },
      { label: "交办日期", value: chineseDay(duty.openedDay) }, { label: "办结期限", value: chineseDay(duty.dueDay) }, ...(duty.law === null ? [] : [{ label: "法定时限", value: `${duty.law.name.zh}：${duty.law.text.zh}，${duty.law.basis}${duty.law.attestation === "VERIFIED" ? "" : "（待核实）"}；起算 ${duty.law.since.length === 10 ? chineseDay(duty.law.since) : beijingTime(duty.law.since)}${duty.law.instant === null ? "" : `，至 ${beijingTime(duty.law.instant)}`}` }]),
      { label: "目前状态", value: `${stateWords[duty.state]}${duty.overdue ? "（逾期）" : ""}${duty.paused === null ? "" : `（暂停计时，自 ${chineseDay(duty.paused.since)}：${duty.paused.reason.zh}）`}` },
    ] },
    { kind: "heading", level: 1, text: "一、起因" }, { kind: "paragraph", text: duty.cause.text.zh },
    { kind: "heading", level: 1, text: "二、办理要求" }, ...duty.text.split("\n").filter((line) => line !== "").map((text): Block => ({ kind: "paragraph", text })),
    { kind: "heading", level: 1, text: "三、办理记录" },
    { kind: "table", caption: "", unit: "", columns: ["时间", "办理人", "事项", "说明"], align: ["center", "center", "left", "left"], widths: [18, 12, 20, 40], note: "",
      rows: duty.steps.map((step) => [beijingTime(step.at), step.by, step.what, [step.note, step.evidence.length === 0 ? "" : `佐证：${step.evidence.map((file) => file.name).join("、")}`].filter(Boolean).join("；") || "—"]) },
    ...clockBlocks(duty),
    { kind: "heading", level: 1, text: `${duty.steps.some((step) => clockMoves.has(step.move)) ? "五" : "四"}、签收与审核` },
    { kind: "fields", fields: [{ label: "签收人", value: "" }, { label: "签收时间", value: "" }, { label: "承办单位意见", value: "" }, { label: "审核意见", value: "" }, { label: "审核人", value: "" }] },
    { kind: "signature", office: head.office, day: chineseDay(head.today) },
  ];
  const clock: Lineage = duty.clock;
  return { kind: "duty-sheet", title: `督办单 ${duty.number}`, district: head.district, banner: head.district.simulated ? "模拟" : "", plan: null, day: head.today, known: head.madeAt, madeAt: head.madeAt, blocks,
    figures: [{ subject: `duty:${duty.id}:due`, label: { zh: "办结期限", en: "due day" }, value: duty.dueDay, unit: "", lineage: clock }] };
}
