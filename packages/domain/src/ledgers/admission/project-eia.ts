import { dayAfter, daysBetween } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { yearsAfter } from "../parts/terms.js";
import { address, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** What a row shows of itself (违法疑点): begun without or before approval, running before the works were accepted. */
function earlySigns(row: Inputs): string | null {
  const started = row.text("started"), approved = row.text("approved"), state = row.text("state"), running = row.text("running"), acceptedOn = row.text("acceptedOn");
  const signs = [
    started !== null && state !== "exempt" && (approved === null || started < approved) ? "未批先建" : "",
    running !== null && state !== "exempt" && state !== "registered" && acceptedOn !== null && daysBetween(running, acceptedOn) > 365 ? "验收超期" : "",
  ].filter(Boolean);
  return signs.length === 0 ? null : signs.join("、");
}

/** Projects under environmental assessment (建设项目环评台账): admission checks, approval, building, acceptance; building before approval (未批先建) is seen on the row. */
export const projectEia = ledger({
  id: "project-eia", title: { zh: "建设项目环境准入与环评台账", en: "Projects and their assessment" }, source: { line: 653, systems: ["S062", "S067", "S158"] },
  purpose: { zh: "所有新、改、扩建项目环评；未批先建、未验先投一目了然", en: "Every project assessed; building before approval and running before acceptance are seen" },
  key: ["code"], name: "name", ...office, likeness: { names: ["name"] },
  sections: { project: { zh: "项目", en: "Project" }, admission: { zh: "准入核查", en: "Admission" }, assessment: { zh: "环评", en: "Assessment" }, works: { zh: "建设与验收", en: "Works" } },
  public: { fields: ["code", "name", "owner", "nature", "industry", "town", "category", "accepted", "approved", "approval", "approver"], rows: { field: "accepted", filled: true }, title: { zh: "建设项目环评受理与审批公开", en: "Assessments received and decided" }, basis: { zh: "环境影响评价法；政府信息公开条例第二十条：环评受理与审批决定公开", en: "assessments received and decided are published" } },
  terms: { approval: { label: { zh: "批复五年有效（未开工）", en: "Approval for five years, not begun" }, on: { field: "approved", years: 5 }, states: ["filed", "checked"], when: { field: "started", filled: false }, warn: { days: 90 }, source: { text: "环境影响评价法第二十四条：批准之日起满五年方开工的重新审核（凭记忆）" } } },
  fields: {
    code: { kind: "text", label: { zh: "项目代码", en: "Project code" }, required: true, section: "project", max: 40, headings: ["投资项目统一代码", "项目编号"] },
    name: { kind: "text", label: { zh: "项目名称", en: "Project" }, required: true, section: "project", headings: ["建设项目名称"] },
    owner: { ...unit, label: { zh: "建设单位", en: "Owner" }, section: "project", headings: ["建设单位名称"] },
    nature: {
      kind: "choice", label: { zh: "建设性质", en: "Nature" }, required: true, section: "project",
      options: {
        new: { zh: "新建", en: "new" }, rebuilt: { zh: "改建", en: "rebuilt" }, enlarged: { zh: "扩建", en: "enlarged", also: ["改扩建"] },
        technical: { zh: "技术改造", en: "technical works", also: ["技改"] }, moved: { zh: "迁建", en: "moved" },
      },
    },
    industry: { kind: "text", label: { zh: "行业类别", en: "Industry" }, required: true, section: "project", max: 80, headings: ["国民经济行业类别"], note: { zh: "GB/T 4754 小类", en: "class of GB/T 4754" } },
    investment: { kind: "money", label: { zh: "总投资", en: "Investment" }, unit: "万元", section: "project", headings: ["总投资额"], min: "0" },
    ecoInvestment: {
      kind: "money", label: { zh: "环保投资", en: "Of it for the environment" }, unit: "万元", section: "project", min: "0",
      validWhen: [{ must: { any: [{ field: "investment", filled: false }, { field: "ecoInvestment", comparison: "≤", than: "investment" }] }, say: { zh: "环保投资不得大于总投资", en: "not above the investment" } }],
    },
    town: { ...town, section: "project" },
    address: { ...address, section: "project" },
    position: { ...position, section: "project" },
    controlUnit: { kind: "reference", to: "control-unit", label: { zh: "所在管控单元", en: "Control unit" }, section: "admission" },
    conforms: {
      kind: "choice", label: { zh: "分区管控符合性", en: "Conformity with the zoning" }, section: "admission",
      options: { conforms: { zh: "符合", en: "conforms" }, against: { zh: "不符合", en: "does not conform" }, conditional: { zh: "采取措施后符合", en: "conforms with measures" } },
      requiredWhen: { field: "controlUnit", filled: true },
    },
    twoHighs: { kind: "boolean", label: { zh: "“两高”项目", en: "High energy or emission" }, required: true, section: "admission" },
    sensitive: { kind: "boolean", label: { zh: "位于生态脆弱或环境敏感地区", en: "In a fragile or sensitive place" }, required: true, section: "admission" },
    hasKiln: { kind: "boolean", label: { zh: "涉工业炉窑", en: "Has an industrial kiln" }, required: true, section: "admission" },
    park: { kind: "reference", to: "industrial-park", label: { zh: "所在工业园区", en: "Park" }, section: "admission" },
    parkReason: {
      kind: "text", label: { zh: "不入园区理由", en: "Why outside of a park" }, section: "admission",
      requiredWhen: { all: [{ field: "hasKiln", in: ["true"] }, { field: "park", filled: false }] }, long: true, max: 1000, source: { text: "计划 4.1.1：新建涉工业窑炉的建设项目，原则上要入工业园区" },
    },
    karstZone: { kind: "reference", to: "karst-spring-zone", label: { zh: "所在泉域或岩溶保护范围", en: "Spring or karst zone" }, section: "admission" },
    groundwaterRisk: { kind: "boolean", label: { zh: "可能造成地下水污染", en: "May pollute groundwater" }, required: true, section: "admission" },
    mayStand: { kind: "boolean", label: { zh: "划定范围以前已建成", en: "Built before the zone was drawn" }, section: "admission", shownWhen: { field: "karstZone", filled: true } },
    coalUse: { kind: "boolean", label: { zh: "新增煤炭消费", en: "New coal use" }, required: true, section: "admission" },
    coalSource: { kind: "text", label: { zh: "煤炭减量替代来源", en: "Coal replaced from" }, section: "admission", requiredWhen: { field: "coalUse", in: ["true"] }, max: 300 },
    capacitySource: { kind: "text", label: { zh: "产能置换来源", en: "Capacity replaced from" }, section: "admission", max: 300 },
    totalSource: { kind: "text", label: { zh: "主要污染物总量来源", en: "Source of its emission total" }, section: "admission", max: 500, headings: ["总量来源"] },
    category: {
      kind: "choice", label: { zh: "环评类别", en: "Category" }, required: true, section: "assessment",
      options: {
        report: { zh: "环境影响报告书", en: "full report", also: ["报告书"] }, form: { zh: "环境影响报告表", en: "short form", also: ["报告表"] },
        register: { zh: "环境影响登记表", en: "registration", also: ["登记表"] }, exempt: { zh: "不纳入环评管理", en: "not assessed", also: ["豁免"] },
      },
    },
    state: {
      kind: "choice", label: { zh: "环评状态", en: "State of the assessment" }, required: true, section: "assessment",
      options: {
        none: { zh: "未办理", en: "none" }, accepted: { zh: "已受理", en: "accepted" }, approved: { zh: "已批准", en: "approved", also: ["已批复"] },
        registered: { zh: "已备案", en: "registered" }, refused: { zh: "不予批准", en: "refused" }, exempt: { zh: "无需办理", en: "not needed" },
      },
      validWhen: [{ must: { any: [{ not: { field: "state", in: ["approved", "registered"] } }, { field: "karstZone", filled: false }, { field: "groundwaterRisk", in: ["false"] }, { field: "mayStand", in: ["true"] }] }, say: { zh: "泉域和岩溶保护范围内不得新建、改建、扩建可能造成地下水污染的项目（地下水管理条例第四十二条）", en: "nothing that may pollute groundwater is built inside the zone (art. 42)" } }, { must: { any: [{ not: { field: "state", in: ["approved"] } }, { not: { field: "conforms", in: ["against"] } }] }, say: { zh: "不符合分区管控要求的不得批准", en: "what does not conform with the zoning is not approved" } }],
    },
    accepted: { kind: "day", label: { zh: "受理日期", en: "Accepted on" }, section: "assessment", requiredWhen: { field: "state", in: ["accepted"] } },
    approved: {
      kind: "day", label: { zh: "批复（备案）日期", en: "Approved on" }, section: "assessment", requiredWhen: { field: "state", in: ["approved", "registered"] },
      validWhen: [{ must: { any: [{ field: "approved", comparison: "≥", than: "accepted" }, { field: "accepted", filled: false }] }, say: { zh: "不得早于受理日期", en: "not before acceptance" } }],
    },
    approval: { kind: "text", label: { zh: "批复文号", en: "Number of the approval" }, section: "assessment", requiredWhen: { field: "state", in: ["approved"] }, max: 60, headings: ["环评批复文号"] },
    approver: { kind: "text", label: { zh: "审批机关", en: "Approved by" }, section: "assessment", requiredWhen: { field: "state", in: ["approved"] }, max: 60 },
    termEnd: {
      kind: "computed", label: { zh: "审批期限", en: "Decision due" }, as: "text", section: "assessment", from: ["accepted", "category"],
      formula: { zh: "报告书受理后六十日，报告表三十日（环境影响评价法第二十二条）", en: "sixty days for a report, thirty for a form (EIA law, art. 22)" },
      by: (row) => { const day = row.text("accepted"), kind = row.text("category"); return day === null || (kind !== "report" && kind !== "form") ? null : dayAfter(day, kind === "report" ? 60 : 30); },
      clauses: ["环境影响评价法第二十二条"], attestation: "FROM MEMORY",
    },
    lapses: {
      kind: "computed", label: { zh: "批复五年期满", en: "Approval lapses" }, as: "text", section: "assessment", from: ["approved", "started"],
      formula: { zh: "批准满五年未开工的须重新审核（环境影响评价法第二十四条）", en: "not begun in five years: to be examined again (art. 24)" },
      by: (row) => { const day = row.text("approved"); return day === null || row.text("started") !== null ? null : yearsAfter(day, 5); }, clauses: ["环境影响评价法第二十四条"],
      attestation: "FROM MEMORY",
    },
    papers: { kind: "file", label: { zh: "环评文件及批复", en: "Papers" }, section: "assessment", many: true, accept: ["application/pdf"] },
    started: { kind: "day", label: { zh: "开工日期", en: "Begun on" }, section: "works", headings: ["开工时间"] },
    running: {
      kind: "day", label: { zh: "投入生产日期", en: "Running since" }, section: "works",
      validWhen: [{ must: { any: [{ field: "running", comparison: "≥", than: "started" }, { field: "started", filled: false }] }, say: { zh: "不得早于开工日期", en: "not before it was begun" } }],
    },
    permit: { kind: "code", rule: "permit", label: { zh: "排污许可证编号", en: "Discharge permit" }, section: "works" },
    acceptedOn: { kind: "day", label: { zh: "竣工环保验收日期", en: "Accepted on (works)" }, section: "works", headings: ["验收日期"] },
    early: {
      kind: "computed", label: { zh: "违法疑点", en: "Signs of an offence" }, as: "text", section: "works", from: ["started", "approved", "running", "acceptedOn", "state"],
      formula: { zh: "开工早于批复为未批先建；投产满一年未验收为未验先投疑点（验收期限凭记忆）", en: "begun before the approval; running without acceptance" }, by: (row) => earlySigns(row),
      attestation: "FROM MEMORY",
    },
  },
  life: {
    initial: "filed",
    states: {
      filed: { label: { zh: "已登记", en: "filed" } },
      checked: { label: { zh: "准入已核查", en: "checked" } },
      clue: { label: { zh: "涉嫌违法待查", en: "sign of an offence" }, duty: { kind: "project.clue", label: { zh: "核查未批先建（未验先投）线索", en: "look into building before approval" }, workingDays: 15, holder: { organisation: "bureau" } } },
      building: { label: { zh: "建设中", en: "being built" } },
      completed: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["acceptance"] },
    },
    proofs: { check: { zh: "准入核查意见", en: "opinion of the admission" }, case: { zh: "立案或不予立案文书", en: "paper of the case" }, acceptance: { zh: "验收报告及公示", en: "acceptance report and its publication" } },
    moves: {
      check: { label: { zh: "准入核查", en: "checked" }, from: ["filed"], to: "checked", by: ["ledger.write"], needs: { proofs: ["check"] } },
      build: { label: { zh: "开工", en: "begun" }, from: ["checked"], to: "building", by: ["ledger.write"], needs: { fields: ["approved", "started"] } },
      suspect: { label: { zh: "转线索", en: "made a clue" }, from: ["filed", "checked", "building"], to: "clue", by: ["ledger.write", "inspector"], needs: { note: true } },
      settle: { label: { zh: "线索办结", en: "clue settled" }, from: ["clue"], to: "checked", by: ["ledger.approve"], needs: { proofs: ["case"], anotherThan: ["suspect"] } },
      show: { label: { zh: "提交验收材料", en: "acceptance shown" }, from: ["building"], by: ["ledger.write", "firm"], needs: { proofs: ["acceptance"] } },
      accept: { label: { zh: "验收归档", en: "accepted" }, from: ["building"], to: "completed", by: ["ledger.approve"], needs: { fields: ["acceptedOn"], anotherThan: ["show"] } },
      change: { label: { zh: "重大变动重新报批", en: "changed greatly" }, from: ["completed", "building"], to: "filed", by: ["ledger.write", "ledger.approve"], needs: { note: true } },
    },
  },
});
