import { exact, isDay } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { note, number, person, phone, unit } from "../parts/fields.js";
import { rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";
import { blacklistOf, type BlacklistFinding } from "./blacklist.js";

const ten = exact(10), rule = ["vehicles", "asOf", "tests"] as const;
const dayIn = (value: unknown): string | null => (typeof value === "string" ? value : null);
function findingOf(row: Inputs): BlacklistFinding | null {
  const vehicles = row.exact("vehicles"), day = row.text("asOf");
  return vehicles === null || day === null || !isDay(day) ? null : blacklistOf(vehicles, rowsIn(row, "tests").map((each) => ({ plate: String(each["plate"]), testedOn: String(each["testedOn"]), repairBy: dayIn(each["repairBy"]), passedOn: dayIn(each["passedOn"]) })), day);
}
/** Transport companies and the blacklist (运输企业监管“黑名单”): 10 % of the vehicles above the limits within a year, or one not repaired in time. */
export const transportCompany = ledger({
  id: "transport-company", title: { zh: "运输企业与“黑名单”台账", en: "Transport companies and the blacklist" }, source: { line: 739, systems: ["S089"] },
  purpose: { zh: "两条规则：（一）未在规定期限内维修并复检合格的超标车辆；（二）一年内超标排放车辆占其总车辆数 10% 以上的企业。规则提出、人工确认、公布、整改后移出。", en: "Two rules propose, a person confirms, the list is published, and who puts it right leaves it." },
  key: ["number"], referable: true, name: "name", ...office, likeness: { code: "creditCode", names: ["name"] },
  sections: { company: { zh: "企业", en: "Company" }, year: { zh: "近一年超标", en: "Within a year" }, list: { zh: "名单", en: "List" } },
  public: { fields: ["name", "creditCode", "kind", "listedOn"], rows: { field: "row_state", in: ["listed"] }, title: { zh: "运输企业“黑名单”", en: "Blacklist of transport companies" }, basis: { zh: "规划 3.3.4：运输企业“黑名单”公布；移出后不再公开", en: "the plan: the blacklist is published, and a firm that left it is not on it" } },
  fields: {
    number: { ...number, section: "company", required: true, headings: ["道路运输经营许可证号"] }, name: { kind: "text", label: { zh: "运输企业名称", en: "Name" }, section: "company", required: true, max: 120 }, creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, section: "company" }, unit: { ...unit, label: { zh: "企业名录中的单位", en: "In the register" }, section: "company" }, contact: { ...person, section: "company" }, phone: { ...phone, section: "company" },
    vehicles: { kind: "integer", label: { zh: "车辆总数", en: "Vehicles" }, section: "year", unit: "辆", min: 1, required: true }, asOf: { kind: "day", label: { zh: "统计截止日", en: "As of" }, section: "year", required: true },
    tests: {
      kind: "children", label: { zh: "超标检测记录", en: "Tests above the limits" }, section: "year", note: { zh: "路检路查、入户抽测、遥感认定的超标；同一车辆多次照录，只计一次", en: "roadside, yard and remote; a vehicle that is there twice counts once" },
      fields: { plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true }, testedOn: { kind: "day", label: { zh: "检测日期", en: "Tested on" }, required: true }, repairBy: { kind: "day", label: { zh: "最迟复检日期", en: "Retest by" } }, passedOn: { kind: "day", label: { zh: "复检合格日期", en: "Passed on" } } },
    },
    exceeding: { kind: "computed", label: { zh: "一年内超标车辆数", en: "Exceeding within a year" }, section: "year", as: "decimal", unit: "辆", scale: 0, from: rule, formula: { zh: "截止日前一年内有超标记录的车辆，每车一次", en: "vehicles with a test above the limits in the year to the day, each once" }, by: (row) => { const found = findingOf(row); return found && exact(String(found.exceeding.length)); } },
    share: { kind: "computed", label: { zh: "超标车辆占比", en: "Share" }, section: "year", as: "decimal", unit: "%", scale: 2, from: rule, formula: { zh: "一年内超标车辆数 ÷ 车辆总数 × 100", en: "exceeding ÷ vehicles × 100" }, clauses: ["规划 4.1.3 第3点：10%以上"], by: (row) => findingOf(row)?.share ?? null },
    overdue: { kind: "computed", label: { zh: "逾期未复检合格车辆", en: "Not retested in time" }, section: "year", as: "text", from: rule, formula: { zh: "复检期限已过而未合格，或合格晚于期限的车辆", en: "vehicles whose term ran out without a pass" }, clauses: ["规划 4.1.3 第3点"], by: (row) => { const found = findingOf(row); return found && (found.overdue.join("、") || "无"); } },
    proposal: {
      kind: "computed", label: { zh: "规则意见", en: "Proposed by rule" }, section: "year", as: "text", from: rule, formula: { zh: "占比 ≥ 10%，或有逾期未复检合格车辆，则建议列入", en: "a share of 10 % or more, or a vehicle overdue" }, clauses: ["规划 4.1.3 第3点"],
      by: (row) => {
        const found = findingOf(row);
        if (found === null) return null;
        const why = [found.share !== null && found.share.compare(ten) >= 0 ? "超标占比达10%" : "", found.overdue.length > 0 ? "有逾期未复检合格车辆" : ""].filter(Boolean);
        return found.isProposed ? `建议列入：${why.join("、")}` : "不建议列入";
      },
    },
    kind: { kind: "choice", label: { zh: "列入类别", en: "Listed as" }, section: "list", options: { black: { zh: "监管“黑名单”", en: "blacklist" }, watch: { zh: "重点监管对象", en: "watched" } } }, listedOn: { kind: "day", label: { zh: "列入日期", en: "Listed on" }, section: "list" }, measures: { kind: "text", label: { zh: "整改措施", en: "Measures" }, section: "list", max: 1000, long: true }, leftOn: { kind: "day", label: { zh: "移出日期", en: "Left on" }, section: "list" }, note: { ...note, section: "list" },
  },
  life: {
    initial: "watched",
    states: {
      watched: { label: { zh: "日常监管", en: "not listed" } },
      proposed: { label: { zh: "规则提出待确认", en: "proposed" }, duty: { kind: "blacklist.confirm", label: { zh: "核实并确认", en: "confirm it" }, workingDays: 10, holder: { organisation: "bureau" } } },
      listed: { label: { zh: "已列入并公布", en: "listed" }, duty: { kind: "blacklist.follow", label: { zh: "跟踪整改", en: "follow it" }, workingDays: 60, holder: { organisation: "bureau" } } },
      removed: { label: { zh: "整改后移出", en: "left the list" }, isClosed: true, proofs: ["retests"] },
    },
    proofs: { basis: { zh: "超标记录清单", en: "list of the tests" }, notice: { zh: "公布文件", en: "publication" }, retests: { zh: "全部超标车辆复检合格材料", en: "all retested" } },
    moves: {
      propose: { label: { zh: "提出列入", en: "proposed" }, from: ["watched"], to: "proposed", by: ["ledger.write"], needs: { proofs: ["basis"] } },
      confirm: { label: { zh: "确认列入并公布", en: "listed" }, from: ["proposed"], to: "listed", by: ["ledger.approve"], needs: { fields: ["kind", "listedOn"], proofs: ["notice"], anotherThan: ["propose"] } },
      reject: { label: { zh: "不列入", en: "not listed" }, from: ["proposed"], to: "watched", by: ["ledger.approve"], needs: { note: true } },
      show: { label: { zh: "提交整改材料", en: "shown" }, from: ["listed"], by: ["ledger.write", "firm"], needs: { fields: ["measures"], proofs: ["retests"] } },
      remove: { label: { zh: "移出名单", en: "left the list" }, from: ["listed"], to: "removed", by: ["ledger.approve"], needs: { fields: ["leftOn"], anotherThan: ["show", "confirm"] } },
      relapse: { label: { zh: "再次触发规则", en: "again" }, from: ["removed"], to: "proposed", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
