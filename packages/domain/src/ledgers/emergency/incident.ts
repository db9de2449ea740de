import { ledger } from "@yunqing/ledger";
import { number, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Incidents (突发环境事件): what came in, what was told within the hour, what stands around, how it ended; EIA, permit, monitoring and cases of the source are shown beside. */
export const incident = ledger({
  id: "incident", title: { zh: "突发环境事件台账", en: "Incidents" }, source: { line: 969, systems: ["S180"], text: "突发环境事件信息报告办法；分级按国家预案，县级一般事件四小时内报告（凭记忆）" },
  purpose: { zh: "事件接报、定级、报告时限、处置与结案，关联审批、许可、监测和案件", en: "From the call to the end, with its reports and deadlines" },
  key: ["number"], name: "title", ...office,
  sections: { call: { zh: "接报", en: "Call" }, report: { zh: "报告", en: "Reports" }, end: { zh: "处置", en: "Handling" } },
  fields: {
    number: { ...number, required: true, section: "call", headings: ["事件编号"] },
    title: { kind: "text", label: { zh: "事件名称", en: "Incident" }, required: true, section: "call" },
    seenAt: { kind: "instant", label: { zh: "接报时间", en: "Told at" }, required: true, section: "call" },
    source: {
      kind: "choice", label: { zh: "信息来源", en: "Told by" }, required: true, section: "call",
      options: {
        hotline: { zh: "12369 热线", en: "hotline" }, call: { zh: "110和119", en: "emergency call" }, patrol: { zh: "巡查", en: "patrol" },
        firm: { zh: "企业报告", en: "firm" }, monitor: { zh: "监测预警", en: "monitoring" }, other: { zh: "部门通报", en: "another department" },
      },
    },
    unit: { ...unit, section: "call" },
    town: { ...town, required: true, section: "call" },
    position: { ...position, required: true, section: "call" },
    level: {
      kind: "choice", label: { zh: "事件级别", en: "Level" }, required: true, section: "call",
      options: {
        unusual: { zh: "特别重大（Ⅰ级）", en: "unusually great" }, great: { zh: "重大（Ⅱ级）", en: "great" }, larger: { zh: "较大（Ⅲ级）", en: "larger" },
        general: { zh: "一般（Ⅳ级）", en: "general" },
      },
    },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, section: "call",
      options: {
        water: { zh: "水污染", en: "water" }, air: { zh: "大气污染", en: "air" }, soil: { zh: "土壤污染", en: "soil" }, radiation: { zh: "辐射", en: "radiation" },
        hazardous: { zh: "危险废物", en: "hazardous waste" }, chemical: { zh: "危化品泄漏", en: "chemical spill" }, traffic: { zh: "交通事故", en: "traffic" },
        other: { zh: "其他", en: "other" },
      },
    },
    first: {
      kind: "instant", label: { zh: "初报时间", en: "First report" }, section: "report",
      validWhen: [{ must: { any: [{ field: "seenAt", filled: false }, { field: "first", comparison: "≥", than: "seenAt" }] }, say: { zh: "不得早于接报时间", en: "not before the call" } }],
    },
    within: {
      kind: "computed", label: { zh: "报告时限", en: "Term of the report" }, as: "text", section: "report", from: ["seenAt", "first", "level"],
      formula: { zh: "Ⅰ、Ⅱ级两小时，Ⅲ、Ⅳ级四小时内报告；未填级别时不判", en: "two hours for I and II, four for III and IV" },
      by: (row) => { const told = row.text("seenAt"), first = row.text("first"), level = row.text("level"); if (told === null || first === null || level === null) return null; const minutes = Math.round((new Date(first).getTime() - new Date(told).getTime()) / 60_000); return minutes <= (level === "unusual" || level === "great" ? 120 : 240) ? "按时" : "超时"; },
    },
    follow: { kind: "integer", label: { zh: "续报次数", en: "Follow-ups" }, unit: "次", section: "report", min: 0 },
    final: {
      kind: "instant", label: { zh: "终报时间", en: "Final report" }, section: "report",
      validWhen: [{ must: { any: [{ field: "first", filled: false }, { field: "final", comparison: "≥", than: "first" }] }, say: { zh: "不得早于初报", en: "not before the first" } }],
    },
    people: { kind: "integer", label: { zh: "受影响人数", en: "People affected" }, unit: "人", section: "report", min: 0 },
    harm: { kind: "text", label: { zh: "影响范围", en: "What it touched" }, section: "report", long: true, max: 2000 },
    measures: { kind: "text", label: { zh: "处置措施", en: "Measures" }, section: "end", long: true, max: 3000 },
    caseNumber: { kind: "text", label: { zh: "立案编号", en: "Case" }, section: "end", max: 40 },
    eia: { kind: "text", label: { zh: "环评批复", en: "EIA of the source" }, section: "end", max: 60, note: { zh: "与“建设项目环评台账”核对", en: "held against the projects" } },
    permit: { kind: "code", rule: "permit", label: { zh: "排污许可证", en: "Permit of the source" }, section: "end" },
    evaluation: { kind: "text", label: { zh: "评估结论", en: "Evaluation" }, section: "end", long: true, max: 2000 },
  },
  life: {
    initial: "called",
    states: {
      called: { label: { zh: "已接报", en: "called" }, duty: { kind: "incident.report", label: { zh: "按时限上报并处置", en: "report and handle it in time" }, limit: "incident/report-high", since: { field: "seenAt" }, holder: { organisation: "bureau" } } },
      handling: { label: { zh: "处置中", en: "handled" } }, ended: { label: { zh: "处置完成", en: "ended" }, duty: { kind: "incident.review", label: { zh: "开展评估", en: "evaluate it" }, workingDays: 30, holder: { organisation: "bureau" } } },
      closed: { label: { zh: "已结案", en: "closed" }, isClosed: true, proofs: ["report", "review"] },
    },
    proofs: { report: { zh: "终报", en: "final report" }, review: { zh: "评估报告", en: "evaluation" } },
    moves: {
      handle: { label: { zh: "启动处置", en: "handled" }, from: ["called"], to: "handling", by: ["ledger.write", "inspector"], needs: { fields: ["first", "level"] } },
      end: { label: { zh: "处置结束", en: "ended" }, from: ["handling"], to: "ended", by: ["ledger.write"], needs: { fields: ["final"], proofs: ["report"] } },
      review: { label: { zh: "提交评估", en: "evaluated" }, from: ["ended"], by: ["ledger.write"], needs: { proofs: ["review"] } },
      close: { label: { zh: "结案", en: "closed" }, from: ["ended"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["end", "review"] } },
      reopen: { label: { zh: "重新处置", en: "opened again" }, from: ["closed"], to: "handling", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
