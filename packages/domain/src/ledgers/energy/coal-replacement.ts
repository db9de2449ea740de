import { ledger } from "@yunqing/ledger";
import { unit } from "../parts/fields.js";
import { totalIn } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Replacement of coal（煤炭消费减量替代台账）. */
export const coalReplacement = ledger({
  id: "coal-replacement", title: { zh: "煤炭消费减量替代台账", en: "Replacement of coal" }, source: { line: 707, systems: ["S077"], text: "煤炭消费减量替代管理暂行办法（凭记忆）" },
  purpose: { zh: "新增耗煤项目的替代来源，未落实的不得投产", en: "Each new coal-using project with its source; without it nothing runs" },
  key: ["project"], name: "project", ...byDepartment,
  fields: {
    project: { kind: "text", label: { zh: "耗煤项目", en: "Project" }, required: true, max: 120 },
    unit: { ...unit, required: true },
    kind: { kind: "choice", label: { zh: "性质", en: "Nature" }, required: true, options: { new: { zh: "新建", en: "new" }, rebuilt: { zh: "改建", en: "rebuilt" }, enlarged: { zh: "扩建", en: "enlarged" }, technical: { zh: "技术改造", en: "technical works" } } },
    added: { kind: "decimal", label: { zh: "新增煤炭消费量", en: "New coal use" }, unit: "t", scale: 2, required: true, min: "0" },
    way: { kind: "choice", label: { zh: "替代方式", en: "Way" }, required: true, options: { reduced: { zh: "减量替代", en: "reduced" }, equal: { zh: "等量替代", en: "equal" } } },
    sources: {
      kind: "children", label: { zh: "替代来源", en: "Sources" }, required: true, max: 50,
      fields: {
        origin: { kind: "text", label: { zh: "来源（企业、工程）", en: "From" }, required: true, max: 120 },
        kind: {
          kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
          options: {
            closed: { zh: "关停淘汰", en: "closed" }, saved: { zh: "节能改造", en: "saved" }, replaced: { zh: "清洁能源替代", en: "replaced by clean energy" },
            loose: { zh: "散煤治理", en: "loose coal" },
          },
        },
        amount: { kind: "decimal", label: { zh: "替代量", en: "Amount" }, unit: "t", scale: 2, required: true, min: "0" },
        doneOn: { kind: "day", label: { zh: "完成日期", en: "Done" } },
      },
    },
    replaced: { kind: "computed", label: { zh: "替代量合计", en: "Replaced" }, as: "decimal", unit: "t", scale: 2, from: ["sources"], formula: { zh: "各来源替代量之和", en: "sum of the sources" }, by: (row) => totalIn(row, "sources", "amount") },
    enough: {
      kind: "computed", label: { zh: "替代是否落实", en: "Enough" }, as: "text", from: ["added", "sources", "way"],
      formula: { zh: "等量替代不小于新增量，减量替代须大于新增量", en: "at least, or more than, the new use" },
      by: (row) => { const added = row.exact("added"), replaced = totalIn(row, "sources", "amount"); return added === null || replaced === null ? null : replaced.compare(added) > 0 || (row.text("way") === "equal" && replaced.compare(added) === 0) ? "已落实" : "未落实"; },
    },
    energyReview: { kind: "text", label: { zh: "节能审查文号", en: "Energy review" }, max: 60 },
    running: { kind: "day", label: { zh: "投产日期", en: "Running since" } },
  },
  life: {
    initial: "proposed",
    states: {
      proposed: { label: { zh: "待落实", en: "proposed" }, duty: { kind: "coal.replace", label: { zh: "落实替代来源", en: "settle the replacement" }, workingDays: 60, holder: { organisation: "development" } } },
      settled: { label: { zh: "替代已落实", en: "settled" } },
      verified: { label: { zh: "已核查投产", en: "verified" }, isClosed: true, proofs: ["review", "closed"] },
    },
    proofs: { review: { zh: "节能审查意见", en: "energy review" }, closed: { zh: "替代来源完成证明", en: "proof that the source is done" } },
    moves: {
      settle: { label: { zh: "落实替代", en: "settled" }, from: ["proposed"], to: "settled", by: ["ledger.write", "department"], needs: { proofs: ["review"], fields: ["sources", "energyReview"] } },
      show: { label: { zh: "提交完成证明", en: "proof given" }, from: ["settled"], by: ["ledger.write", "firm", "department"], needs: { proofs: ["closed"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["settled"], to: "proposed", by: ["ledger.approve"], needs: { note: true } },
      verify: { label: { zh: "核查", en: "verified" }, from: ["settled"], to: "verified", by: ["ledger.approve"], needs: { anotherThan: ["settle", "show"] } },
      reopen: { label: { zh: "重新核查", en: "verified again" }, from: ["verified"], to: "proposed", by: ["ledger.approve"] },
    },
  },
});
