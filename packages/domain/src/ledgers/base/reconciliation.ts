import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { nationalSystems } from "../../reconciliation/systems.js";
import { office } from "../parts/rights.js";
import { note, number, year } from "../parts/fields.js";

/** Differences between our ledgers and other figures (系统核对差异): 83 plans against 73 producers, 6 units against 8; each resolved with a reason. */
export const reconciliation = ledger({
  id: "reconciliation", title: { zh: "名录核对差异清单", en: "Differences between lists" }, source: { line: 333, systems: ["S026", "S192", "S183"] },
  purpose: { zh: "本区台账与国家系统导出、文件所印数字逐项核对；差异列出、逐条说明原因后销号，不得改数凑平。", en: "Our ledgers held against exports of national systems and printed figures; every difference is resolved with a reason." },
  key: ["number"], name: "subject", ...office,
  sections: { what: { zh: "核对对象", en: "What is compared" }, count: { zh: "数目", en: "Counts" }, outcome: { zh: "差异与说明", en: "Differences and reasons" } },
  fields: {
    number: { ...number, section: "what", required: true },
    subject: { kind: "text", label: { zh: "核对事项", en: "Subject" }, section: "what", required: true, max: 120 },
    system: { kind: "choice", label: { zh: "对照来源", en: "Compared with" }, section: "what", required: true, options: nationalSystems },
    year: { ...year, section: "what", required: true },
    asOf: { kind: "day", label: { zh: "导出日期", en: "Exported on" }, section: "what", requiredWhen: { not: { field: "system", in: ["document"] } } },
    ours: { kind: "integer", label: { zh: "甲数（本区台账）", en: "Our count" }, section: "count", required: true, min: 0 },
    oursMeans: { kind: "text", label: { zh: "甲数口径", en: "What our count means" }, section: "count", max: 120 },
    theirs: { kind: "integer", label: { zh: "乙数（对照）", en: "Their count" }, section: "count", required: true, min: 0 },
    theirsMeans: { kind: "text", label: { zh: "乙数口径", en: "What their count means" }, section: "count", max: 120 },
    difference: {
      kind: "computed", label: { zh: "差数（乙−甲）", en: "Difference" }, section: "count", as: "decimal", unit: "个", scale: 0, from: ["ours", "theirs"], formula: { zh: "乙数 − 甲数", en: "theirs − ours" },
      by: (row) => { const ours = row.exact("ours"), theirs = row.exact("theirs"); return ours && theirs && theirs.minus(ours); },
    },
    differences: {
      kind: "children", label: { zh: "差异明细", en: "Differences" }, section: "outcome", note: { zh: "由核对批次列入，最多一千条；全部差异见该批次", en: "listed by the run, at most a thousand; all of them stand there" },
      fields: {
        name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, max: 200 },
        side: { kind: "choice", label: { zh: "仅见于", en: "Only in" }, required: true, options: { ours: { zh: "本区台账", en: "ours" }, theirs: { zh: "对照来源", en: "theirs" }, both: { zh: "两边都有但内容不同", en: "both but differing" } } },
        reason: { kind: "choice", label: { zh: "原因", en: "Reason" }, options: { closed: { zh: "停产关闭", en: "closed" }, moved: { zh: "迁出或迁入", en: "moved" }, renamed: { zh: "更名重复", en: "renamed" }, exempt: { zh: "豁免或不产生", en: "exempt" }, missing: { zh: "漏登", en: "not entered" }, scope: { zh: "统计口径不同", en: "another scope" }, wrong: { zh: "国家系统有误已报更正", en: "wrong in the national system and reported" }, adopted: { zh: "采用国家系统值", en: "their value taken" }, alias: { zh: "同一主体已记别名", en: "the same subject under another name" }, other: { zh: "不是同一主体", en: "another subject" }, duplicate: { zh: "重复登记", en: "entered twice" } } },
        action: { kind: "text", label: { zh: "处理", en: "Action" }, max: 300 },
      },
    },
    explanation: { kind: "text", label: { zh: "总体说明", en: "Explanation" }, section: "outcome", max: 2000, long: true },
    completeness: {
      kind: "computed", label: { zh: "完整率（甲÷乙）", en: "Completeness" }, section: "count", as: "decimal", unit: "%", scale: 2, from: ["ours", "theirs"], formula: { zh: "甲数 ÷ 乙数 × 100", en: "ours ÷ theirs × 100" },
      by: (row) => { const ours = row.exact("ours"), theirs = row.exact("theirs"); return ours === null || theirs === null || theirs.isZero() ? null : ours.times(exact(100)).over(theirs); },
    },
    note: { ...note, section: "outcome" },
  },
  life: {
    initial: "open",
    states: {
      open: { label: { zh: "待核对", en: "open" }, duty: { kind: "reconciliation.explain", label: { zh: "查清差异原因", en: "explain the differences" }, workingDays: 20, holder: { organisation: "bureau" } } },
      explained: { label: { zh: "已说明", en: "explained" } },
      closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["basis"] },
    },
    proofs: { basis: { zh: "核对底稿（导出表与名单）", en: "working paper with both lists" } },
    moves: {
      explain: { label: { zh: "提交说明", en: "explained" }, from: ["open"], to: "explained", by: ["ledger.write"], needs: { fields: ["explanation"], proofs: ["basis"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["explained"], to: "open", by: ["ledger.approve"], needs: { note: true, anotherThan: ["explain"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["explained"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["explain"] } },
      reopen: { label: { zh: "重新核对", en: "reopened" }, from: ["closed"], to: "open", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
