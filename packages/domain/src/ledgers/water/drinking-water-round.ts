import { ledger } from "@yunqing/ledger";
import { monthsAfter } from "../parts/terms.js";
import { office } from "../parts/rights.js";

/** Rounds of sampling (饮用水水源、出厂水、末梢水监测轮次): due window, sampling, result, publication; a round not sampled in its window is missed. */
export const drinkingWaterRound = ledger({
  id: "drinking-water-round", title: { zh: "饮用水监测轮次", en: "Rounds of drinking-water monitoring" }, source: { line: 429, systems: ["S039", "S115"], text: "计划 2.3.1；GB 5749、GB 3838、GB/T 14848" },
  purpose: { zh: "水源、出厂水、末梢水三级监测，按频次排期，逾期即漏测，结果公开", en: "Three levels of monitoring by calendar; what is late is missed; results are published" },
  key: ["source", "stage", "opens"], name: "round", ...office,
  sections: { plan: { zh: "排期", en: "Calendar" }, sample: { zh: "采样与结果", en: "Sample" } },
  public: { fields: ["source", "stage", "round", "kind", "sampledOn", "items", "verdict", "exceeding", "publishedOn", "address"], rows: { field: "row_state", in: ["published"] }, basis: { zh: "水污染防治法第七十二条：饮用水水质监测信息公开（凭记忆）", en: "Water Pollution Law art. 72: drinking-water quality is public (from memory)" } },
  terms: { window: { label: { zh: "采样窗口", en: "Window" }, on: { field: "closes" }, states: ["due"], warn: { days: 5 }, move: "miss" } },
  fields: {
    source: { kind: "reference", to: "drinking-source", label: { zh: "水源地", en: "Source" }, required: true, section: "plan" },
    stage: {
      kind: "choice", label: { zh: "监测环节", en: "Stage" }, required: true, section: "plan",
      options: { raw: { zh: "水源水", en: "raw water" }, plant: { zh: "供水厂出水", en: "leaving the works", also: ["出厂水"] }, tap: { zh: "用户水龙头", en: "tap", also: ["末梢水"] } },
    },
    round: { kind: "text", label: { zh: "轮次名称", en: "Round" }, required: true, section: "plan", max: 60, note: { zh: "如“2025年上半年”", en: "such as first half of 2025" } },
    kind: {
      kind: "choice", label: { zh: "监测类型", en: "Kind" }, required: true, section: "plan",
      options: {
        monthly: { zh: "月度", en: "monthly" }, quarterly: { zh: "季度", en: "quarterly" }, halfYearly: { zh: "半年", en: "half-yearly" },
        full: { zh: "全分析", en: "full analysis" }, extra: { zh: "加测", en: "extra" },
      },
    },
    opens: { kind: "day", label: { zh: "窗口起", en: "Window opens" }, required: true, section: "plan" },
    closes: {
      kind: "day", label: { zh: "窗口止", en: "Window closes" }, required: true, section: "plan",
      validWhen: [{ must: { any: [{ field: "opens", filled: false }, { field: "closes", comparison: "≥", than: "opens" }] }, say: { zh: "不得早于窗口起", en: "not before it opens" } }],
    },
    before: { kind: "day", label: { zh: "前次采样日期", en: "Round before, sampled on" }, section: "plan" },
    sampledOn: {
      kind: "day", label: { zh: "采样日期", en: "Sampled on" }, section: "sample",
      validWhen: [{ must: { any: [{ field: "opens", filled: false }, { field: "sampledOn", comparison: "≥", than: "opens" }] }, say: { zh: "不在采样窗口内", en: "outside the window" } }],
    },
    gap: {
      kind: "computed", label: { zh: "与前次间隔", en: "Gap to the round before" }, as: "text", section: "sample", from: ["before", "sampledOn", "kind"],
      formula: { zh: "半年一次的前后两次采样至少间隔四个月", en: "half-yearly samples lie four months apart" },
      by: (row) => { const before = row.text("before"), day = row.text("sampledOn"); return before === null || day === null ? null : row.text("kind") === "halfYearly" && day < monthsAfter(before, 4) ? "间隔不足四个月" : "符合"; },
    },
    laboratory: { kind: "text", label: { zh: "检测单位", en: "Laboratory" }, section: "sample", max: 80 },
    items: { kind: "integer", label: { zh: "监测项目数", en: "Items" }, unit: "项", section: "sample", note: { zh: "月测地表水 61 项、全分析 109 项；地下水 39 项、93 项（凭记忆）", en: "61 and 109 items of surface water, 39 and 93 of groundwater (from memory)" }, min: 0 },
    verdict: { kind: "choice", label: { zh: "评价结果", en: "Verdict" }, section: "sample", options: { compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" } }, requiredWhen: { field: "sampledOn", filled: true } },
    exceeding: {
      kind: "children", label: { zh: "超标项目", en: "Items exceeding" }, section: "sample", requiredWhen: { field: "verdict", in: ["exceeding"] },
      fields: {
        item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 40 },
        value: { kind: "text", label: { zh: "监测值", en: "Value" }, required: true, max: 40, note: { zh: "按报告原样填写", en: "as the report has it" } },
        limitation: { kind: "text", label: { zh: "标准限值", en: "Limit" }, max: 40 },
        multiple: { kind: "decimal", label: { zh: "超标倍数", en: "Times over" }, unit: "倍", scale: 3, min: "0" },
      },
    },
    report: { kind: "file", label: { zh: "检测报告", en: "Report" }, section: "sample", accept: ["application/pdf"] },
    publishedOn: {
      kind: "day", label: { zh: "公开日期", en: "Published on" }, section: "sample",
      validWhen: [{ must: { any: [{ field: "sampledOn", filled: false }, { field: "publishedOn", comparison: "≥", than: "sampledOn" }] }, say: { zh: "不得早于采样日期", en: "not before the sampling" } }],
    },
    address: { kind: "text", label: { zh: "公开地址", en: "Published at" }, section: "sample", max: 300 },
  },
  life: {
    initial: "due",
    states: {
      due: { label: { zh: "待采样", en: "due" }, duty: { kind: "source.sample", label: { zh: "完成采样监测", en: "sample it" }, workingDays: 20, holder: { organisation: "bureau" } } },
      sampled: { label: { zh: "已出结果", en: "result known" } },
      missed: { label: { zh: "漏测", en: "missed" } },
      trouble: { label: { zh: "超标处置中", en: "exceeding, dealt with" }, duty: { kind: "source.exceeding", label: { zh: "查明超标原因并处置", en: "find the cause" }, workingDays: 5, holder: { organisation: "bureau" } } },
      published: { label: { zh: "已公开", en: "published" }, isClosed: true, proofs: ["report", "page"] },
    },
    proofs: { report: { zh: "检测报告", en: "report" }, page: { zh: "公开页面截图", en: "picture of the page" }, cause: { zh: "原因调查与处置报告", en: "report on the cause" } },
    moves: {
      sample: { label: { zh: "登记结果", en: "result entered" }, from: ["due", "missed"], to: "sampled", by: ["ledger.write"], needs: { fields: ["sampledOn", "verdict"], proofs: ["report"] } },
      miss: { label: { zh: "认定漏测", en: "missed" }, from: ["due"], to: "missed", by: ["ledger.approve", "rule"], needs: { note: true } },
      alarm: { label: { zh: "转超标处置", en: "exceeding" }, from: ["sampled"], to: "trouble", by: ["ledger.write"], needs: { fields: ["exceeding"] } },
      settle: { label: { zh: "处置完成", en: "dealt with" }, from: ["trouble"], to: "sampled", by: ["ledger.approve"], needs: { proofs: ["cause"] } },
      show: { label: { zh: "提交公开凭证", en: "page shown" }, from: ["sampled"], by: ["ledger.write"], needs: { proofs: ["report", "page"] } },
      publish: { label: { zh: "公开", en: "published" }, from: ["sampled"], to: "published", by: ["ledger.approve"], needs: { fields: ["publishedOn"], anotherThan: ["show"] } },
      correct: { label: { zh: "更正", en: "corrected" }, from: ["published"], to: "sampled", by: ["ledger.approve"] },
    },
  },
});
