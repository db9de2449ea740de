import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf, rowsIn, totalIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const ninety = exact(90), hundred = exact(100);
/** The VOCs file of an enterprise for a year (VOCs 治理一企一档): sources, collection, treatment, replacement; the rates 90/90/100. */
export const vocsUnit = ledger({
  id: "vocs-unit", title: { zh: "VOCs 治理台账（一企一档）", en: "VOCs files of enterprises" }, source: { line: 693, systems: ["S060", "S074"], text: "GB 37822-2019；环大气〔2019〕53号 重点行业挥发性有机物综合治理方案" },
  purpose: { zh: "五类源项的收集与治理“应收尽收、分质收集”；按年算出无组织收集率、处理率、原辅料替代率，与规划 90/90/100 对照。", en: "Five kinds of sources, collected and treated; the year's three rates against 90, 90 and 100." },
  key: ["unit", "year"], ...byFirm,
  sections: { source: { zh: "产生", en: "What arises" }, collect: { zh: "收集", en: "Collection" }, treat: { zh: "处理", en: "Treatment" }, replace: { zh: "原辅料替代", en: "Replacement" }, outcome: { zh: "三率与判定", en: "Rates" } },
  fields: {
    unit: { ...unit, section: "source", required: true }, year: { ...year, section: "source", required: true },
    trade: { kind: "choice", label: { zh: "行业", en: "Trade" }, section: "source", required: true, options: { chemical: { zh: "化工", en: "chemicals" }, coalChem: { zh: "煤化工", en: "coal chemicals" }, pharma: { zh: "制药", en: "pharmaceuticals" }, coating: { zh: "工业涂装", en: "industrial coating", also: ["表面喷涂", "表面涂装"] }, printing: { zh: "包装印刷", en: "packaging and printing" }, rubber: { zh: "橡胶塑料", en: "rubber and plastics" }, cable: { zh: "电线电缆", en: "wire and cable" }, repair: { zh: "汽修", en: "vehicle repair" }, oil: { zh: "油品储运销", en: "oil storage and sale" }, coking: { zh: "焦化", en: "coking" }, other: { zh: "其他", en: "other" } } },
    sources: {
      kind: "children", label: { zh: "源项", en: "Sources" }, section: "source",
      fields: {
        kind: { kind: "choice", label: { zh: "源项类别", en: "Kind" }, required: true, options: { storage: { zh: "含 VOCs 物料储存", en: "storage" }, moving: { zh: "物料转移和输送", en: "moving" }, leak: { zh: "设备与管线组件泄漏", en: "leaks" }, surface: { zh: "敞开液面逸散", en: "open surfaces" }, process: { zh: "工艺过程", en: "process" } } },
        name: { kind: "text", label: { zh: "产污环节", en: "Where" }, required: true, max: 80 },
        produced: { kind: "decimal", label: { zh: "产生量", en: "Produced" }, unit: "t/a", scale: 4, min: "0" },
        collected: { kind: "decimal", label: { zh: "收集量", en: "Collected" }, unit: "t/a", scale: 4, min: "0" },
        how: { kind: "choice", label: { zh: "收集方式", en: "How" }, options: { closed: { zh: "密闭空间（负压）", en: "closed room under suction" }, hoodClosed: { zh: "集气罩＋密闭空间", en: "hood in a closed room" }, full: { zh: "全密闭集气罩（设备直连）", en: "closed hood" }, half: { zh: "半密闭集气罩", en: "half-closed hood" }, outer: { zh: "外部集气罩", en: "outer hood" }, none: { zh: "未收集", en: "not collected" } } },
        speed: { kind: "decimal", label: { zh: "控制风速", en: "Capture speed" }, unit: "m/s", scale: 2, min: "0" },
      },
    },
    collectedTotal: { kind: "computed", label: { zh: "收集量合计", en: "Collected in all" }, section: "collect", as: "decimal", unit: "t/a", scale: 4, from: ["sources"], formula: { zh: "各源项收集量之和", en: "sum over the sources" }, by: (row) => totalIn(row, "sources", "collected") },
    producedTotal: { kind: "computed", label: { zh: "产生量合计", en: "Produced in all" }, section: "collect", as: "decimal", unit: "t/a", scale: 4, from: ["sources"], formula: { zh: "各源项产生量之和", en: "sum over the sources" }, by: (row) => totalIn(row, "sources", "produced") },
    sorted: { kind: "boolean", label: { zh: "分质收集", en: "Collected by kind" }, section: "collect", source: { line: 637 } },
    treatments: {
      kind: "children", label: { zh: "治理设施", en: "Treatment" }, section: "treat",
      fields: {
        facility: { kind: "code", rule: "facility", label: { zh: "设施编号", en: "Facility" } },
        process: { kind: "choice", label: { zh: "治理工艺", en: "Process" }, required: true, options: { carbon: { zh: "活性炭吸附", en: "activated carbon" }, carbonBurn: { zh: "吸附浓缩＋燃烧", en: "concentration and burning" }, rto: { zh: "蓄热燃烧（RTO）", en: "regenerative burning" }, rco: { zh: "催化燃烧（CO/RCO）", en: "catalytic burning" }, direct: { zh: "直接燃烧", en: "direct burning" }, condense: { zh: "冷凝回收", en: "condensing" }, absorb: { zh: "吸收", en: "absorption" }, bio: { zh: "生物法", en: "biological" }, uv: { zh: "光催化（低效）", en: "photocatalysis" }, plasma: { zh: "低温等离子（低效）", en: "plasma" }, none: { zh: "无治理", en: "none" } } },
        inRate: { kind: "decimal", label: { zh: "进口 NMHC 初始排放速率", en: "NMHC rate before" }, unit: "kg/h", scale: 3, min: "0" },
        intake: { kind: "decimal", label: { zh: "进口量", en: "In" }, unit: "t/a", scale: 4, min: "0" }, outlet: { kind: "decimal", label: { zh: "出口量", en: "Out" }, unit: "t/a", scale: 4, min: "0" },
        stack: { kind: "code", rule: "facility", label: { zh: "排放口", en: "Stack" } }, report: { kind: "text", label: { zh: "监测报告编号", en: "Test report" }, max: 60 },
      },
    },
    bypass: { kind: "choice", label: { zh: "旁路", en: "Bypass" }, section: "treat", options: { none: { zh: "无旁路", en: "none" }, sealed: { zh: "铅封并安装流量计", en: "sealed and metered" }, open: { zh: "未监管", en: "unwatched" } } },
    materialAll: { kind: "decimal", label: { zh: "涂料油墨胶粘剂等用量", en: "Materials used" }, section: "replace", unit: "t/a", scale: 4, min: "0" },
    materialLow: { kind: "decimal", label: { zh: "其中低（无）VOCs 含量用量", en: "Low-VOC materials used" }, section: "replace", unit: "t/a", scale: 4, min: "0", validWhen: [{ must: { field: "materialLow", comparison: "≤", than: "materialAll" }, say: { zh: "低 VOCs 用量不得大于总用量", en: "not more than all materials" } }] },
    cannotReplace: { kind: "text", label: { zh: "不可替代的工艺和理由", en: "What cannot be replaced, and why" }, section: "replace", max: 1000, long: true },
    intakeTotal: { kind: "computed", label: { zh: "进口量合计", en: "In, in all" }, section: "treat", as: "decimal", unit: "t/a", scale: 4, from: ["treatments"], formula: { zh: "各设施进口量之和", en: "sum over the facilities" }, by: (row) => totalIn(row, "treatments", "intake") },
    outletTotal: { kind: "computed", label: { zh: "出口量合计", en: "Out, in all" }, section: "treat", as: "decimal", unit: "t/a", scale: 4, from: ["treatments"], formula: { zh: "各设施出口量之和", en: "sum over the facilities" }, by: (row) => totalIn(row, "treatments", "outlet") },
    collection: {
      kind: "computed", label: { zh: "无组织收集率", en: "Collection rate" }, section: "outcome", as: "decimal", unit: "%", scale: 2, from: ["sources"], formula: { zh: "收集量合计 ÷ 产生量合计 × 100（源项均有产生量时）", en: "collected ÷ produced × 100, when every source has its amount" }, clauses: ["规划 4.1.1 第7点：90%以上"], attestation: "REPORTED",
      by: (row) => (rowsIn(row, "sources").every((each) => each["produced"] !== null) ? percentOf(totalIn(row, "sources", "collected"), totalIn(row, "sources", "produced")) : null),
    },
    removal: {
      kind: "computed", label: { zh: "处理率", en: "Treatment rate" }, section: "outcome", as: "decimal", unit: "%", scale: 2, from: ["treatments"], formula: { zh: "（进口量 − 出口量）÷ 进口量 × 100", en: "(in − out) ÷ in × 100" }, clauses: ["规划 4.1.1 第7点：90%以上"], attestation: "REPORTED",
      by: (row) => { const intake = totalIn(row, "treatments", "intake"), out = totalIn(row, "treatments", "outlet"); return intake === null || out === null || rowsIn(row, "treatments").some((each) => each["intake"] === null || each["outlet"] === null) ? null : percentOf(intake.minus(out), intake); },
    },
    replacement: {
      kind: "computed", label: { zh: "原辅料替代率", en: "Replacement rate" }, section: "outcome", as: "decimal", unit: "%", scale: 2, from: ["materialAll", "materialLow"], formula: { zh: "低（无）VOCs 含量用量 ÷ 总用量 × 100", en: "low-VOC ÷ all × 100" }, clauses: ["规划 4.1.1 第7点：100%"], attestation: "REPORTED",
      by: (row) => percentOf(row.exact("materialLow"), row.exact("materialAll")),
    },
    released: {
      kind: "computed", label: { zh: "VOCs 排放量", en: "Released" }, section: "outcome", as: "decimal", unit: "t/a", scale: 4, from: ["sources", "treatments"], formula: { zh: "产生量 − 收集量 + 出口量", en: "produced − collected + out" },
      by: (row) => { const produced = totalIn(row, "sources", "produced"), collected = totalIn(row, "sources", "collected"), out = totalIn(row, "treatments", "outlet"); return produced && collected && out && produced.minus(collected).plus(out); },
    },
    verdict: {
      kind: "computed", label: { zh: "90/90/100 判定", en: "Against 90/90/100" }, section: "outcome", as: "text", from: ["sources", "treatments", "materialAll", "materialLow"], formula: { zh: "收集率 ≥ 90%、处理率 ≥ 90%、替代率 = 100%，逐项列出未达的", en: "collection ≥ 90, treatment ≥ 90, replacement 100; what falls short is named" },
      by: (row) => {
        const intake = totalIn(row, "treatments", "intake"), out = totalIn(row, "treatments", "outlet");
        const rates = [
          { zh: "收集率", value: percentOf(totalIn(row, "sources", "collected"), totalIn(row, "sources", "produced")), least: ninety },
          { zh: "处理率", value: intake === null || out === null ? null : percentOf(intake.minus(out), intake), least: ninety },
          { zh: "替代率", value: percentOf(row.exact("materialLow"), row.exact("materialAll")), least: hundred },
        ];
        const short = rates.filter((each) => each.value !== null && each.value.compare(each.least) < 0).map((each) => `${each.zh}未达`), unknown = rates.filter((each) => each.value === null).map((each) => `${each.zh}未知`);
        return short.length + unknown.length === 0 ? "三率达到" : [...short, ...unknown].join("、");
      },
    },
    problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, section: "outcome", max: 1000, long: true }, note: { ...note, section: "outcome" },
  },
  life: rectification({ kind: "vocs.fix", workingDays: 30, organisation: "bureau", problem: "problem" }),
});
