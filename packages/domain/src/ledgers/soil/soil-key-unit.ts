import { ledger } from "@yunqing/ledger";
import { position, unit, year } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Key units for soil by year (土壤污染重点监管单位名录): the list is made anew each year; each unit has its duties by law. */
export const soilKeyUnit = ledger({
  id: "soil-key-unit", title: { zh: "土壤污染重点监管单位名录", en: "Key units for soil" }, source: { line: 321, systems: ["S023", "S141"], text: "土壤污染防治法第二十一条；工矿用地土壤环境管理办法（试行）；环境监管重点单位名录管理办法（令27）" },
  purpose: { zh: "名录年度动态更新，新增、移出有据；法定义务逐项落实", en: "A list made anew each year, with each unit's duties" },
  key: ["unit", "year"], name: "industry", ...published,
  sections: { list: { zh: "名录", en: "List" }, duty: { zh: "法定义务", en: "Duties by law" } },
  public: { fields: ["unit", "year", "change", "industry", "listed", "publishedOn", "publishedAt"], rows: { all: [{ field: "row_state", in: ["listed", "fulfilled"] }, { field: "listed", filled: true }] }, basis: { zh: "土壤污染防治法第二十一条：名录向社会公开并适时更新", en: "Soil Law art. 21: the list is public" } },
  fields: {
    unit: { ...unit, required: true, section: "list" },
    year: { ...year, label: { zh: "名录年度", en: "Year of the list" }, required: true, section: "list" },
    change: { kind: "choice", label: { zh: "变化", en: "Change" }, required: true, section: "list", options: { first: { zh: "首次建立名录", en: "first list" }, kept: { zh: "保留", en: "kept" }, added: { zh: "新增", en: "added" }, removed: { zh: "移出", en: "removed" } } },
    reason: { kind: "text", label: { zh: "纳入（移出）理由", en: "Why" }, section: "list", max: 300, requiredWhen: { field: "change", in: ["added", "removed"] } },
    industry: { kind: "text", label: { zh: "行业", en: "Industry" }, section: "list", max: 80 },
    listed: { kind: "day", label: { zh: "名录公布日期", en: "Published on" }, section: "list" },
    hazards: { kind: "text", label: { zh: "有毒有害物质", en: "Toxic substances" }, section: "list", max: 500 },
    position: { ...position, section: "list" },
    liability: { kind: "boolean", label: { zh: "已签订土壤污染防治责任书", en: "Statement of liability signed" }, section: "duty" },
    emissionReport: { kind: "day", label: { zh: "有毒有害物质排放报告日期", en: "Yearly report of toxic releases" }, section: "duty", note: { zh: "每年向生态环境部门报告", en: "yearly" } },
    hiddenSystem: { kind: "boolean", label: { zh: "已建立隐患排查制度", en: "System of finding hidden dangers" }, required: true, section: "duty" },
    hiddenCheck: { kind: "day", label: { zh: "最近隐患排查日期", en: "Last search" }, section: "duty" },
    plan: { kind: "boolean", label: { zh: "已制定自行监测方案", en: "Monitoring plan made" }, required: true, section: "duty" },
    monitored: { kind: "day", label: { zh: "最近自行监测日期", en: "Last monitored" }, section: "duty" },
    publishedOn: {
      kind: "day", label: { zh: "监测结果公开日期", en: "Results published" }, section: "duty",
      validWhen: [{ must: { any: [{ field: "monitored", filled: false }, { field: "publishedOn", comparison: "≥", than: "monitored" }] }, say: { zh: "不得早于监测日期", en: "not before the monitoring" } }],
    },
    publishedAt: { kind: "text", label: { zh: "公开地址", en: "Published at" }, section: "duty", max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    recordAt: { kind: "text", label: { zh: "隐患排查台账编号", en: "Account of dangers" }, section: "duty", max: 40 },
    dismantling: { kind: "boolean", label: { zh: "有拆除活动", en: "Dismantling goes on" }, section: "duty" },
    dismantlingFiled: { kind: "day", label: { zh: "拆除活动污染防治方案备案日期", en: "Plan filed" }, section: "duty", requiredWhen: { field: "dismantling", in: ["true"] }, note: { zh: "拆除前十五个工作日备案（凭记忆）", en: "filed fifteen working days before (from memory)" } },
    overdue: {
      kind: "computed", label: { zh: "未履行项", en: "Duties not done" }, as: "text", section: "duty",
      from: ["hiddenSystem", "hiddenCheck", "plan", "monitored", "publishedOn", "emissionReport"],
      formula: { zh: "制度、排查、方案、监测、公开、排放报告六项中未完成的", en: "of six duties, those not done" },
      by: (row) => { const lacking = [[row.value("hiddenSystem") === true, "隐患排查制度"], [row.text("hiddenCheck") !== null, "隐患排查"], [row.value("plan") === true, "监测方案"], [row.text("monitored") !== null, "自行监测"], [row.text("publishedOn") !== null, "结果公开"], [row.text("emissionReport") !== null, "排放报告"]].filter(([done]) => done !== true).map(([, name]) => String(name)); return lacking.length === 0 ? "无" : lacking.join("、"); },
    },
  },
  life: {
    initial: "listed",
    states: {
      listed: { label: { zh: "在册", en: "listed" }, duty: { kind: "soil-unit.duties", label: { zh: "完成年度法定义务", en: "fulfil the duties of the year" }, workingDays: 240, holder: { field: "unit" } } },
      fulfilled: { label: { zh: "义务已履行", en: "duties fulfilled" } },
      leaving: { label: { zh: "拟移出", en: "to be removed" } },
      removed: { label: { zh: "已移出", en: "removed" }, isClosed: true, proofs: ["basis", "notice"] },
    },
    proofs: { plan: { zh: "自行监测方案", en: "monitoring plan" }, report: { zh: "自行监测报告", en: "monitoring report" }, hidden: { zh: "隐患排查报告", en: "report on hidden dangers" }, basis: { zh: "移出依据", en: "basis of removal" }, notice: { zh: "名录公布文件", en: "published list" } },
    moves: {
      fulfil: { label: { zh: "确认履行", en: "fulfilled" }, from: ["listed"], to: "fulfilled", by: ["ledger.write"], needs: { proofs: ["plan", "report", "hidden"], fields: ["publishedOn"] } },
      leave: { label: { zh: "申请移出", en: "removal asked for" }, from: ["listed", "fulfilled"], to: "leaving", by: ["ledger.write"], needs: { proofs: ["basis"] } },
      show: { label: { zh: "提交公布文件", en: "list shown" }, from: ["leaving"], by: ["ledger.write"], needs: { proofs: ["notice"] } },
      stay: { label: { zh: "不予移出", en: "kept" }, from: ["leaving"], to: "listed", by: ["ledger.approve"], needs: { note: true } },
      remove: { label: { zh: "移出", en: "removed" }, from: ["leaving"], to: "removed", by: ["ledger.approve"], needs: { anotherThan: ["leave", "show"] } },
      relist: { label: { zh: "重新列入", en: "listed again" }, from: ["removed"], to: "listed", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
