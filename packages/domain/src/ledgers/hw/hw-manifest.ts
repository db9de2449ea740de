import { ledger, type Condition, type Inputs } from "@yunqing/ledger";
import { exact } from "@yunqing/standards";
import { note, person, phone, unit } from "../parts/fields.js";
import { rowsIn, totalIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";
import { categoryIds, categoryOptions, wasteFields, wayOptions } from "./waste.js";

/** Every category on the manifest is one of the licence: for each of HW01–HW50, it is not on the manifest or it is in the licence. */
const licensed: Condition = { all: categoryIds.map((id): Condition => ({ any: [{ not: { field: "categories", in: [id] } }, { field: "licenceCategories", in: [id] }] })) };
const isPaper = { field: "kind", in: ["paper"] } as const, crosses = { field: "crossProvince", in: ["true"] } as const;
const hundred = exact(100), five = exact(5);
/** The categories on the manifest against the last two digits of its codes: a category left out would pass by the licence. */
function categoriesOf(row: Inputs): { readonly lacking: readonly string[]; readonly surplus: readonly string[] } {
  const told = row.value("categories"), listed: readonly unknown[] = Array.isArray(told) ? told : [], coded = [...new Set(rowsIn(row, "wastes").map((each) => `HW${String(each["code"]).slice(-2)}`))];
  return { lacking: coded.filter((each) => !listed.includes(each)), surplus: listed.map(String).filter((each) => !coded.includes(each)) };
}
/**
 * Manifests of hazardous waste (危险废物转移联单): consignor → carrier → receiver, electronic by rule, the five sheets of paper only in an emergency;
 * refused, taken in part or taken; confirmed within five working days.
 */
export const hwManifest = ledger({
  id: "hw-manifest", title: { zh: "危险废物转移联单台账", en: "Manifests of hazardous waste" }, source: { line: 981, systems: ["S184"], text: "危险废物转移管理办法（部令第23号，2022-01-01 起）" },
  purpose: { zh: "移出人填写、承运人签收运输、接受人核实确认；接受之日起 5 个工作日内在系统确认，拒收写明理由并退回或另行安排；过期许可证、类别不含的不得转移。", en: "Filled by the consignor, signed by the carrier, confirmed by the receiver within five working days, or refused with a reason." },
  key: ["manifest"], name: "manifest", ...byFirm, likeness: { code: "manifest", names: [] },
  sections: { consign: { zh: "移出", en: "Consignor" }, waste: { zh: "废物", en: "Wastes" }, licence: { zh: "接受人许可", en: "The receiver's licence" }, carry: { zh: "运输", en: "Carrier" }, receive: { zh: "接受", en: "Receiver" } },
  terms: { crossing: { label: { zh: "跨省转移批准有效期", en: "Approval to cross provinces" }, on: { field: "approvedUntil" }, states: ["draft", "consigned"], when: { field: "crossProvince", in: ["true"] }, warn: { days: 30 }, source: { text: "危险废物转移管理办法（令23）：批准有效期不超过十二个月" } } },
  parties: {
    consignor: { field: "consignor", label: { zh: "移出人", en: "Consignor" }, makes: true, sections: ["consign", "waste", "licence", "carry"], during: ["draft"], may: ["consign", "consignExempt", "cancel", "redirect", "showReturn"] },
    carrier: { field: "carrierUnit", label: { zh: "承运人", en: "Carrier" }, fills: ["driver", "route", "relays", "departedAt", "arrivedOn"], during: ["consigned", "transit"], may: ["depart", "arrive"] },
    receiver: { field: "receiver", label: { zh: "接受人", en: "Receiver" }, fills: ["opinion", "mismatch", "refusal", "confirmedOn", "note", "wastes.taken", "wastes.way"], during: ["arrived"], may: ["accept", "refuse"] },
  },
  fields: {
    manifest: { kind: "code", rule: "manifest", label: { zh: "联单编号", en: "Manifest" }, section: "consign", required: true, source: { text: "年份 4 + 移出地省级 2 + 市级 2 + 流水 6" } },
    kind: { kind: "choice", label: { zh: "联单形式", en: "Kind" }, section: "consign", required: true, options: { electronic: { zh: "电子联单", en: "electronic" }, paper: { zh: "纸质五联单（应急）", en: "paper in five sheets" } } },
    enteredOn: { kind: "day", label: { zh: "纸质联单补录日期", en: "Paper entered on" }, section: "consign", shownWhen: isPaper, note: { zh: "应急使用纸质联单的，10 个工作日内补录", en: "within ten working days" } },
    consignor: { ...unit, label: { zh: "移出人", en: "Consignor" }, section: "consign", required: true, headings: ["产生单位", "移出单位"] }, consignorContact: { ...person, label: { zh: "移出经办人", en: "Consignor's person" }, section: "consign" }, consignorPhone: { ...phone, label: { zh: "移出人电话", en: "Consignor's telephone" }, section: "consign" },
    plan: { kind: "reference", to: "hw-plan", label: { zh: "对应管理计划", en: "Plan" }, section: "consign" }, contract: { kind: "text", label: { zh: "委托合同编号", en: "Contract" }, section: "consign", max: 60, requiredWhen: { field: "kind", in: ["electronic"] } },
    crossProvince: { kind: "boolean", label: { zh: "跨省转移", en: "Crosses provinces" }, section: "consign", required: true }, approval: { kind: "text", label: { zh: "跨省转移批准文号", en: "Approval" }, section: "consign", max: 60, shownWhen: crosses, requiredWhen: crosses }, approvedUntil: { kind: "day", label: { zh: "批准有效期至", en: "Approved until" }, section: "consign", shownWhen: crosses, requiredWhen: crosses, validWhen: [{ must: { field: "approvedUntil", comparison: "≥", than: "consignedOn" }, say: { zh: "跨省转移批准在移出日已过期，不得转移", en: "the approval had lapsed" } }] },
    consignedOn: { kind: "day", label: { zh: "移出日期", en: "Consigned on" }, section: "consign", required: true },
    wastes: { kind: "children", label: { zh: "废物明细", en: "Wastes" }, section: "waste", required: true, max: 20, fields: { ...wasteFields, packing: { kind: "text", label: { zh: "包装方式与数量", en: "Packing" }, max: 80 }, batch: { kind: "code", rule: "wasteBatch", label: { zh: "出库批次", en: "Batch" } }, sent: { kind: "decimal", label: { zh: "移出量", en: "Sent" }, unit: "t", scale: 4, min: "0", required: true }, taken: { kind: "decimal", label: { zh: "接受量", en: "Taken" }, unit: "t", scale: 4, min: "0" }, way: { kind: "choice", label: { zh: "利用处置方式", en: "Way" }, options: wayOptions }, hasLabel: { kind: "boolean", label: { zh: "标签齐全", en: "Labelled" } } } },
    categories: { kind: "choices", label: { zh: "所含类别", en: "Categories" }, section: "waste", required: true, options: categoryOptions },
    categoryGap: {
      kind: "computed", label: { zh: "类别与代码核对", en: "Categories against codes" }, section: "waste", as: "text", from: ["wastes", "categories"], formula: { zh: "所含类别应与各废物代码末两位一致；列出缺的和多的", en: "the categories are those of the codes; what lacks or is too much is named" },
      by: (row) => { const { lacking, surplus } = categoriesOf(row); return [lacking.length > 0 ? `缺 ${lacking.join("、")}` : "", surplus.length > 0 ? `多 ${surplus.join("、")}` : ""].filter(Boolean).join("；") || "一致"; },
    },
    categoriesAgree: {
      kind: "computed", label: { zh: "类别与代码一致的确认", en: "Categories agree" }, section: "waste", as: "text", from: ["wastes", "categories"], formula: { zh: "一致时为“是”，不一致为空，为空不得移出", en: "yes when they agree, else blank, and nothing is consigned" },
      by: (row) => { const { lacking, surplus } = categoriesOf(row); return lacking.length + surplus.length === 0 ? "是" : null; },
    },
    sent: { kind: "computed", label: { zh: "移出量合计", en: "Sent in all" }, section: "waste", as: "decimal", unit: "t", scale: 4, from: ["wastes"], formula: { zh: "各废物移出量之和", en: "sum" }, by: (row) => totalIn(row, "wastes", "sent") },
    receiver: { ...unit, label: { zh: "接受人", en: "Receiver" }, section: "licence", required: true, headings: ["接收单位", "接受单位"], validWhen: [{ must: { any: [{ field: "consignor", filled: false }, { field: "receiver", comparison: "≠", than: "consignor" }] }, say: { zh: "接受人不能是移出人自己", en: "another than the consignor" } }] },
    licence: { kind: "reference", to: "hw-licence", label: { zh: "接受人许可证", en: "Licence" }, section: "licence", requiredWhen: { field: "exempt", in: ["false"] } }, exempt: { kind: "boolean", label: { zh: "豁免经营", en: "Exempt" }, section: "licence", required: true, note: { zh: "国家名录豁免清单内、满足豁免条件", en: "on the list of exemptions and within its terms" } },
    licenceUntil: { kind: "day", label: { zh: "许可证有效期至", en: "Licence valid until" }, section: "licence", requiredWhen: { field: "exempt", in: ["false"] }, validWhen: [{ must: { field: "licenceUntil", comparison: "≥", than: "consignedOn" }, say: { zh: "接受人许可证在移出日已过期，不得转移", en: "the receiver's licence had lapsed" } }] },
    licenceCategories: { kind: "choices", label: { zh: "许可证核准类别", en: "Licensed categories" }, section: "licence", options: categoryOptions, requiredWhen: { field: "exempt", in: ["false"] }, validWhen: [{ must: licensed, say: { zh: "接受人许可证不含所列废物类别，不得转移", en: "the licence lacks a category on the manifest" } }] },
    carrier: { kind: "text", label: { zh: "承运人", en: "Carrier" }, section: "carry", required: true, max: 120 }, carrierUnit: { ...unit, label: { zh: "名录中的承运单位", en: "Carrier in the register" }, section: "carry", headings: [], note: { zh: "登记后承运人可见联单并签收起运、运抵", en: "the carrier then sees the manifest and signs it" } }, carrierCode: { kind: "code", rule: "uscc", label: { zh: "承运人信用代码", en: "Carrier's credit code" }, section: "carry" }, dangerous: { kind: "text", label: { zh: "危险货物道路运输经营许可证号", en: "Carrier's licence" }, section: "carry", max: 60, requiredWhen: { field: "exempt", in: ["false"] } },
    plate: { kind: "code", rule: "plate", label: { zh: "车辆号牌", en: "Plate" }, section: "carry", required: true }, driver: { ...person, label: { zh: "驾驶员（押运员）", en: "Driver" }, section: "carry" }, route: { kind: "text", label: { zh: "运输起止与路线", en: "Way" }, section: "carry", max: 300 }, relays: { kind: "children", label: { zh: "中途换运", en: "Relays" }, section: "carry", fields: { spot: { kind: "text", label: { zh: "地点", en: "Where" }, required: true, max: 120 }, carrier: { kind: "text", label: { zh: "换运承运人", en: "Carrier" }, required: true, max: 120 }, plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true }, day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true } } },
    departedAt: { kind: "instant", label: { zh: "起运时间", en: "Departed at" }, section: "carry" },
    arrivedOn: { kind: "day", label: { zh: "运抵日期", en: "Arrived on" }, section: "receive", validWhen: [{ must: { field: "arrivedOn", comparison: "≥", than: "consignedOn" }, say: { zh: "运抵不得早于移出", en: "not before it was consigned" } }] },
    opinion: { kind: "choice", label: { zh: "接受意见", en: "Opinion" }, section: "receive", options: { all: { zh: "接受", en: "taken" }, part: { zh: "部分接受", en: "taken in part" }, none: { zh: "拒绝接受", en: "refused", also: ["拒收"] } } },
    mismatch: { kind: "choices", label: { zh: "不符情形", en: "What differs" }, section: "receive", options: { quantity: { zh: "数量", en: "quantity" }, kind: { zh: "种类与代码", en: "kind" }, packing: { zh: "包装破损", en: "packing" }, label: { zh: "标签不符", en: "label" }, hazard: { zh: "特性", en: "hazard" } }, requiredWhen: { field: "opinion", in: ["part", "none"] } },
    refusal: { kind: "text", label: { zh: "拒收（部分接受）理由与处理", en: "Why, and what then" }, section: "receive", max: 1000, long: true, requiredWhen: { field: "opinion", in: ["part", "none"] } },
    taken: { kind: "computed", label: { zh: "接受量合计", en: "Taken in all" }, section: "receive", as: "decimal", unit: "t", scale: 4, from: ["wastes"], formula: { zh: "各废物接受量之和", en: "sum" }, by: (row) => totalIn(row, "wastes", "taken") },
    deviation: {
      kind: "computed", label: { zh: "重量差率", en: "Deviation" }, section: "receive", as: "decimal", unit: "%", scale: 2, from: ["wastes"], formula: { zh: "|接受量 − 移出量| ÷ 移出量 × 100", en: "|taken − sent| ÷ sent × 100" },
      by: (row) => { const sent = totalIn(row, "wastes", "sent"), taken = totalIn(row, "wastes", "taken"); return sent === null || taken === null || sent.isZero() ? null : taken.minus(sent).absolute().times(hundred).over(sent); },
    },
    anomaly: {
      kind: "computed", label: { zh: "异常提示", en: "Anomaly" }, section: "receive", as: "text", from: ["wastes", "opinion"], formula: { zh: "重量差率 > 5%，或部分接受、拒收", en: "more than 5 % off, or not all taken" }, attestation: "FROM MEMORY",
      by: (row) => {
        const sent = totalIn(row, "wastes", "sent"), taken = totalIn(row, "wastes", "taken"), opinion = row.text("opinion");
        const off = sent !== null && taken !== null && !sent.isZero() && taken.minus(sent).absolute().times(hundred).over(sent).compare(five) > 0;
        return [off ? "重量差异常" : "", opinion === "part" ? "部分接受" : opinion === "none" ? "拒收" : ""].filter(Boolean).join("、") || "无";
      },
    },
    confirmedOn: { kind: "day", label: { zh: "系统确认日期", en: "Confirmed on" }, section: "receive", validWhen: [{ must: { field: "confirmedOn", comparison: "≥", than: "arrivedOn" }, say: { zh: "确认不得早于运抵", en: "not before it arrived" } }] }, note: { ...note, section: "receive" },
  },
  life: {
    initial: "draft",
    states: {
      draft: { label: { zh: "填写中", en: "draft" } },
      consigned: { label: { zh: "已移出待承运", en: "consigned" } },
      transit: { label: { zh: "运输中", en: "in transit" } },
      arrived: { label: { zh: "已运抵待确认", en: "arrived" }, duty: { kind: "manifest.confirm", label: { zh: "接受之日起 5 个工作日内确认", en: "confirm within five working days" }, limit: "waste/confirm", since: { field: "arrivedOn" }, holder: { field: "receiver" } } },
      refused: { label: { zh: "拒收待处理", en: "refused" }, duty: { kind: "manifest.refused", label: { zh: "查处拒收原因并安排退回或另行转移", en: "see to the refused load" }, workingDays: 5, holder: { organisation: "bureau" } } },
      accepted: { label: { zh: "已接受", en: "taken" } },
      closed: { label: { zh: "已办结", en: "closed" }, isClosed: true, proofs: ["weighing", "receipt"] },
      returned: { label: { zh: "已退回移出人", en: "returned" }, isClosed: true, proofs: ["returnSlip"] },
      cancelled: { label: { zh: "已作废", en: "cancelled" } },
    },
    proofs: { weighing: { zh: "移出过磅单", en: "weighing slip" }, receipt: { zh: "接受人过磅与入库单", en: "receiver's slip" }, track: { zh: "运输轨迹", en: "track" }, returnSlip: { zh: "退回交接单", en: "return slip" }, paper: { zh: "纸质联单扫描件（五联）", en: "the five sheets" } },
    moves: {
      consign: { label: { zh: "移出", en: "consigned" }, from: ["draft"], to: "consigned", by: ["ledger.write"], needs: { fields: ["wastes", "categoriesAgree", "licenceUntil"], proofs: ["weighing"] } },
      consignExempt: { label: { zh: "移出（豁免经营）", en: "consigned as exempt" }, from: ["draft"], to: "consigned", by: ["ledger.write"], needs: { fields: ["wastes", "categoriesAgree", "exempt"], proofs: ["weighing"], note: true } },
      cancel: { label: { zh: "作废", en: "cancelled" }, from: ["draft", "consigned"], to: "cancelled", by: ["ledger.write"], needs: { note: true } },
      depart: { label: { zh: "承运签收起运", en: "signed by the carrier" }, from: ["consigned"], to: "transit", by: ["ledger.write"], needs: { fields: ["departedAt"], anotherThan: ["consign", "consignExempt"] } },
      arrive: { label: { zh: "运抵", en: "arrived" }, from: ["transit"], to: "arrived", by: ["ledger.write"], needs: { fields: ["arrivedOn"] } },
      accept: { label: { zh: "接受确认", en: "taken" }, from: ["arrived"], to: "accepted", by: ["ledger.write"], needs: { fields: ["opinion", "confirmedOn"], proofs: ["receipt"], anotherThan: ["consign", "consignExempt", "depart"] } },
      refuse: { label: { zh: "拒绝接受", en: "refused" }, from: ["arrived"], to: "refused", by: ["ledger.write"], needs: { fields: ["opinion", "mismatch", "refusal"], note: true, anotherThan: ["consign", "consignExempt", "depart"] } },
      redirect: { label: { zh: "另行安排转移", en: "sent elsewhere" }, from: ["refused"], to: "draft", by: ["ledger.write"], needs: { note: true } },
      showReturn: { label: { zh: "提交退回交接单", en: "return shown" }, from: ["refused"], by: ["ledger.write"], needs: { proofs: ["returnSlip"] } },
      giveBack: { label: { zh: "核定退回", en: "return confirmed" }, from: ["refused"], to: "returned", by: ["ledger.approve"], needs: { anotherThan: ["refuse", "showReturn"] } },
      close: { label: { zh: "办结", en: "closed" }, from: ["accepted"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["accept"] } },
      reopen: { label: { zh: "核查重开", en: "reopened" }, from: ["closed", "returned"], to: "arrived", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
