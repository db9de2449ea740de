import { alarmCauseNames, alarmMoveNames } from "../alarm/model.js";
import type { ClueDetail } from "../desk/alarm-desk-views.js";
import type { Labels } from "@yunqing/standards";
import { beijingTime, chineseDay } from "./duty-sheet.js";
import type { ReportModel } from "./model.js";

/** What the paper of a clue needs besides the clue: the district, its bureau, the day and the moment it is drawn. */
export interface CluePaperHead { readonly district: { readonly id: string; readonly name: Labels; readonly simulated: boolean }; readonly office: string; readonly today: string; readonly madeAt: string }
const qualityWords: Readonly<Record<string, string>> = { reliable: "有效", doubtful: "存疑", unreliable: "无效" };

/** The paper by which an exceedance is handed to enforcement (环境执法线索移交单): what was over, what was done, the data as they were frozen, and lines for a director to sign. */
export function cluePaperModel(clue: ClueDetail, head: CluePaperHead): ReportModel {
  const day = clue.at.slice(0, 10);
  return {
    kind: "clue", title: `环境执法线索 ${clue.number}`, district: head.district, banner: head.district.simulated ? "模拟" : "", plan: null, day: head.today, known: head.madeAt, madeAt: head.madeAt, figures: [],
    blocks: [
      { kind: "title", text: "环境执法线索移交单" }, { kind: "subtitle", text: clue.number },
      { kind: "fields", fields: [
        { label: "线索名称", value: clue.title }, { label: "监测点位", value: clue.pointName.zh }, { label: "超标情况", value: clue.text.zh }, { label: "监测值", value: `${clue.value} ${clue.unit}`.trim() }, { label: "限值", value: clue.limit === null ? "—" : `${clue.limit} ${clue.unit}`.trim() },
        { label: "依据", value: clue.clause }, { label: "提出人", value: clue.by }, { label: "数据固定时间", value: beijingTime(clue.at) },
      ] },
      { kind: "heading", level: 1, text: "一、说明" }, { kind: "paragraph", text: clue.note === "" ? "提出人未另作说明。" : clue.note },
      { kind: "paragraph", text: `本单所附数据为${chineseDay(day)}固定的监测数据，共 ${clue.values.length} 个值，每个值可由原始报文编号核对；之后的审核与更正不改变本单。` },
      { kind: "heading", level: 1, text: "二、判定所用数据" },
      { kind: "table", caption: "", unit: "", columns: ["项目", "数值", "时段", "标记", "报文"], align: ["left", "right", "center", "center", "right"], widths: [18, 16, 36, 8, 12], note: "", rows: clue.inputs.map((one) => [one.name.zh, `${one.value} ${one.unit}`.trim(), `${beijingTime(one.from)} 至 ${beijingTime(one.until)}`, one.flag ?? "—", one.packet === null ? "—" : String(one.packet)]) },
      { kind: "heading", level: 1, text: "三、报警处置记录" },
      clue.steps.length === 0 ? { kind: "paragraph", text: "移交时尚无处置记录。" } : { kind: "table", caption: "", unit: "", columns: ["时间", "处置人", "事项", "说明"], align: ["center", "center", "left", "left"], widths: [18, 14, 14, 40], note: "", rows: clue.steps.map((step) => [beijingTime(step.at), step.by, alarmMoveNames[step.move].zh, [step.cause === null ? "" : alarmCauseNames[step.cause].zh, step.note].filter(Boolean).join("；") || "—"]) },
      { kind: "heading", level: 1, text: "四、固定的监测数据" },
      { kind: "table", caption: "", unit: "", columns: ["时段起", "因子", "数值", "标记", "质量", "报文"], align: ["center", "left", "right", "center", "center", "right"], widths: [22, 20, 18, 8, 10, 12], note: "报文编号为负的，是批次导入的数据。", rows: clue.values.map((one) => [beijingTime(one.from), `${one.factor}-${one.field}`, `${one.value} ${one.unit}`.trim(), one.flag ?? "—", qualityWords[one.quality] ?? one.quality, String(one.packet)]) },
      { kind: "heading", level: 1, text: "五、审批与签收" },
      { kind: "fields", fields: [{ label: "承办人意见", value: "" }, { label: "局领导批示", value: "" }, { label: "局领导签字", value: "" }, { label: "批示时间", value: "" }, { label: "执法机构接收人", value: "" }, { label: "接收时间", value: "" }] },
      { kind: "signature", office: head.office, day: chineseDay(head.today) },
    ],
  };
}
