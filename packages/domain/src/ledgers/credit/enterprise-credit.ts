import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** Marks weighted by their weights, which need not add up to a hundred. */
function creditOf(row: Inputs): Exact | null {
  const marks = rowsIn(row, "indicators").map((each) => [numberIn(each, "given"), numberIn(each, "weight")] as const).filter((each): each is readonly [Exact, Exact] => each[0] !== null && each[1] !== null);
  return quotientOf(marks.reduce((all, [given, weight]) => all.plus(given.times(weight)), exact(0)), marks.reduce((all, [, weight]) => all.plus(weight), exact(0)));
}

/** Yearly environmental credit of enterprises (企业环境信用评价): scored by the indicators that the rule sets, with one-vote veto, repair and appeal; the weights stand in the record, not in the code. */
export const enterpriseCredit = ledger({
  id: "enterprise-credit", title: { zh: "企业环境信用评价台账", en: "Environmental credit of enterprises" }, source: { line: 1154, systems: ["S232"], text: "企业环境信用评价办法（试行）（环发〔2013〕150号）；二十一项权重与分档未全部核实，逐项录入" },
  purpose: { zh: "四类二十一项指标记分、一票否决、绿蓝黄红等级、修复和申诉", en: "Indicators, veto, colour, repair and appeal" },
  key: ["unit", "year"], name: "reason", ...office,
  sections: { unit: { zh: "参评", en: "Unit" }, verdict: { zh: "等级", en: "Verdict" } },
  public: { fields: ["unit", "year", "proposed", "publishedOn", "shownUntil"], rows: { all: [{ field: "row_state", in: ["published", "final"] }, { field: "publishedOn", filled: true }] }, terms: ["shown"], basis: { zh: "企业环境信用评价办法（试行）（环发〔2013〕150号）：评价结果公布", en: "credit grades are published (150 of 2013)" } },
  terms: { shown: { label: { zh: "公示期", en: "Shown" }, on: { field: "shownUntil" }, states: ["published", "final"] } },
  fields: {
    unit: { ...unit, required: true, section: "unit" },
    year: { ...year, required: true, section: "unit" },
    scheme: { kind: "text", label: { zh: "评价方案版本", en: "Scheme" }, required: true, section: "unit", max: 60 },
    indicators: {
      kind: "children", label: { zh: "指标记分", en: "Indicators" }, required: true, section: "unit", max: 60,
      fields: {
        what: {
          kind: "choice", label: { zh: "指标类别", en: "Group" }, required: true,
          options: {
            prevention: { zh: "污染防治", en: "prevention" }, ecology: { zh: "生态保护", en: "ecology" }, supervision: { zh: "环境管理", en: "management" },
            society: { zh: "社会监督", en: "society" },
          },
        },
        name: { kind: "text", label: { zh: "指标", en: "Indicator" }, required: true, max: 80 },
        weight: { kind: "decimal", label: { zh: "权重", en: "Weight" }, unit: "%", scale: 2, required: true, min: "0", max: "100" },
        given: { kind: "decimal", label: { zh: "得分", en: "Marks" }, unit: "分", scale: 1, required: true, max: "100", min: "0" },
      },
    },
    score: {
      kind: "computed", label: { zh: "综合得分", en: "Score" }, as: "decimal", unit: "分", scale: 2, section: "unit", from: ["indicators"],
      formula: { zh: "各指标得分 × 权重之和 ÷ 权重之和 × 100", en: "sum of marks × weight ÷ sum of weights" }, by: (row) => creditOf(row),
    },
    veto: {
      kind: "choices", label: { zh: "一票否决情形", en: "Veto" }, section: "verdict",
      options: {
        crime: { zh: "环境犯罪", en: "crime" }, unapproved: { zh: "未批先建", en: "built unapproved" }, unaccepted: { zh: "未验先投", en: "run unaccepted" },
        total: { zh: "超总量", en: "over the total" }, pipe: { zh: "暗管渗井", en: "hidden pipe" }, dumping: { zh: "非法倾倒危险废物", en: "illegal dumping" },
        incident: { zh: "较大以上事件", en: "large incident" }, none: { zh: "无", en: "none" },
      },
    },
    proposed: {
      kind: "choice", label: { zh: "评价等级", en: "Colour" }, required: true, section: "verdict",
      options: {
        green: { zh: "环保诚信企业（绿）", en: "green" }, blue: { zh: "环保良好企业（蓝）", en: "blue" }, yellow: { zh: "环保警示企业（黄）", en: "yellow" },
        red: { zh: "环保不良企业（红）", en: "red" },
      },
      validWhen: [{ must: { any: [{ not: { field: "veto", in: ["crime", "unapproved", "unaccepted", "total", "pipe", "dumping", "incident"] } }, { field: "proposed", in: ["red"] }] }, say: { zh: "有一票否决情形的应评为环保不良企业", en: "a veto makes it red" } }],
    },
    reason: { kind: "text", label: { zh: "评价意见", en: "Opinion" }, required: true, section: "verdict", max: 500 },
    publishedOn: { kind: "day", label: { zh: "公布日期", en: "Published on" }, section: "verdict" },
    shownUntil: { kind: "day", label: { zh: "公示期满", en: "Shown until" }, section: "verdict" },
    repair: { kind: "choice", label: { zh: "信用修复", en: "Repair" }, section: "verdict", options: { none: { zh: "未申请", en: "not asked" }, asked: { zh: "申请中", en: "asked" }, done: { zh: "已修复", en: "repaired" }, refused: { zh: "不予修复", en: "refused" } } },
  },
  life: {
    initial: "draft",
    states: {
      draft: { label: { zh: "评价中", en: "being scored" } }, published: { label: { zh: "公示", en: "shown" } },
      objected: { label: { zh: "异议处理", en: "objection" }, duty: { kind: "credit.objection", label: { zh: "十五个工作日内答复异议", en: "answer the objection" }, workingDays: 15, holder: { organisation: "bureau" } } },
      final: { label: { zh: "已定级", en: "settled" }, isClosed: true, proofs: ["notice"] },
      repairing: { label: { zh: "信用修复中", en: "under repair" } },
    },
    proofs: { notice: { zh: "公布文件", en: "published paper" }, repair: { zh: "修复材料", en: "papers of the repair" } },
    moves: {
      publish: { label: { zh: "公示", en: "shown" }, from: ["draft"], to: "published", by: ["ledger.write"], needs: { fields: ["publishedOn"] } },
      object: { label: { zh: "收到异议", en: "objected" }, from: ["published"], to: "objected", by: ["ledger.write", "firm"] },
      answer: { label: { zh: "答复异议", en: "answered" }, from: ["objected"], to: "published", by: ["ledger.approve"], needs: { note: true } },
      show: { label: { zh: "提交公布文件", en: "paper shown" }, from: ["published", "repairing"], by: ["ledger.write"], needs: { proofs: ["notice"] } },
      settle: { label: { zh: "定级", en: "settled" }, from: ["published", "repairing"], to: "final", by: ["ledger.approve"], needs: { anotherThan: ["show"] } },
      repair: { label: { zh: "申请修复", en: "repair asked for" }, from: ["final"], to: "repairing", by: ["ledger.write", "firm"], needs: { proofs: ["repair"] } },
    },
  },
});
