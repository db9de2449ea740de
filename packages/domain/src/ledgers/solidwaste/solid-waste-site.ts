import { ledger } from "@yunqing/ledger";
import { address, note, number, outline, person, phone, photos, town, unit, year } from "../parts/fields.js";
import { exact } from "@yunqing/standards";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

const kept = { yes: { zh: "完善", en: "complete" }, part: { zh: "部分", en: "in part" }, no: { zh: "没有", en: "none" }, na: { zh: "不涉及", en: "does not apply" } } as const;
const three = ["blow", "flow", "leak"] as const;
/** Storage sites of industrial solid waste (工业固体废物堆存场所): the three preventions, the goal of the year, the restoration. */
export const solidWasteSite = ledger({
  id: "solid-waste-site", title: { zh: "工业固体废物堆存场所台账", en: "Storage sites of solid waste" }, source: { line: 839, systems: ["S144", "S188"], text: "GB 18599-2020；山西省工业固体废物堆存场所整治工作方案" },
  purpose: { zh: "一场一行：防扬散、防流失、防渗漏“三防”逐项核定，定年度整治目标，封场后做生态恢复；档案永久保存。", en: "Each site with its three preventions, the year's goal and the restoration; files are kept for ever." },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  sections: { site: { zh: "场所", en: "The site" }, three: { zh: "“三防”措施", en: "Three preventions" }, goal: { zh: "年度目标", en: "The year's goal" }, repair: { zh: "封场与恢复", en: "Closure" } },
  fields: {
    number: { ...number, section: "site", required: true }, name: { kind: "text", label: { zh: "堆场名称", en: "Site" }, section: "site", required: true, max: 120 }, unit: { ...unit, section: "site" }, ownerLost: { kind: "boolean", label: { zh: "历史遗留（无主）", en: "Without an owner" }, section: "site" },
    kind: { kind: "choice", label: { zh: "固废种类", en: "Waste" }, section: "site", required: true, options: { tailings: { zh: "尾矿", en: "tailings" }, gangue: { zh: "煤矸石", en: "gangue" }, gypsum: { zh: "工业副产石膏", en: "gypsum" }, ash: { zh: "粉煤灰", en: "fly ash", also: ["灰场"] }, redMud: { zh: "赤泥", en: "red mud" }, slag: { zh: "冶炼渣", en: "slag" }, carbide: { zh: "电石渣", en: "carbide slag" }, chrome: { zh: "铬渣", en: "chromium slag" }, arsenic: { zh: "砷渣", en: "arsenic slag" }, flue: { zh: "脱硫脱硝除尘固废", en: "flue-gas residues" }, other: { zh: "其他", en: "other" } }, source: { line: 839 } },
    class: { kind: "choice", label: { zh: "场地类别", en: "Class" }, section: "site", options: { I: { zh: "Ⅰ类场", en: "class I" }, II: { zh: "Ⅱ类场", en: "class II" } }, source: { text: "GB 18599-2020" } }, state: { kind: "choice", label: { zh: "状态", en: "State" }, section: "site", options: { running: { zh: "运行", en: "in use" }, stopped: { zh: "停用", en: "not in use" }, closed: { zh: "已封场", en: "closed" }, building: { zh: "在建", en: "being built" } } },
    town: { ...town, section: "site" }, address: { ...address, section: "site" }, boundary: { ...outline, section: "site" }, area: { kind: "decimal", label: { zh: "占地面积", en: "Area" }, section: "site", unit: "hm²", scale: 4, min: "0" }, capacity: { kind: "decimal", label: { zh: "设计容量", en: "Capacity" }, section: "site", unit: "万m³", scale: 4, min: "0" }, stock: { kind: "decimal", label: { zh: "现存量", en: "Stock" }, section: "site", unit: "万t", scale: 4, min: "0" }, contact: { ...person, section: "site" }, phone: { ...phone, section: "site" },
    blow: { kind: "choice", label: { zh: "防扬散", en: "Against blowing" }, section: "three", options: kept, note: { zh: "覆盖、喷淋、围挡、碾压", en: "covers, sprays, fences, rolling" } }, flow: { kind: "choice", label: { zh: "防流失", en: "Against washing away" }, section: "three", options: kept, note: { zh: "拦挡坝、截排水沟、渗滤液收集", en: "dams, drains, leachate" } }, leak: { kind: "choice", label: { zh: "防渗漏", en: "Against seeping" }, section: "three", options: kept, note: { zh: "天然或人工防渗衬层、监测井", en: "lining and wells" } }, wells: { kind: "integer", label: { zh: "地下水监测井", en: "Wells" }, section: "three", unit: "眼", min: 0 },
    rate: { kind: "computed", label: { zh: "“三防”完善率", en: "Preventions complete" }, section: "three", as: "decimal", unit: "%", scale: 1, from: [...three], formula: { zh: "完善项 ÷ 适用项 × 100", en: "complete ÷ applicable × 100" }, clauses: ["规划 4.6.2"], by: (row) => { const found = three.map((each) => row.text(each)), applicable = found.filter((each) => each !== null && each !== "na"); return found.some((each) => each === null) ? null : percentOf(exact(String(applicable.filter((each) => each === "yes").length)), exact(String(applicable.length))); } },
    goalYear: { ...year, label: { zh: "目标年度", en: "Year of the goal" }, section: "goal" }, goal: { kind: "text", label: { zh: "年度整治目标", en: "Goal" }, section: "goal", max: 1000, long: true, requiredWhen: { field: "goalYear", filled: true } }, done: { kind: "text", label: { zh: "完成情况", en: "What was done" }, section: "goal", max: 1000, long: true },
    closedOn: { kind: "day", label: { zh: "封场日期", en: "Closed on" }, section: "repair", requiredWhen: { field: "state", in: ["closed"] } }, restored: { kind: "decimal", label: { zh: "生态恢复面积", en: "Restored" }, section: "repair", unit: "hm²", scale: 4, min: "0", validWhen: [{ must: { field: "restored", comparison: "≤", than: "area" }, say: { zh: "恢复面积不得大于占地面积", en: "not more than the site" } }] }, photos: { ...photos, section: "repair" }, note: { ...note, section: "repair" },
  },
  life: {
    initial: "surveyed",
    states: { surveyed: { label: { zh: "已摸排", en: "surveyed" } }, working: { label: { zh: "整治中", en: "being put right" }, duty: { kind: "dump.fix", label: { zh: "完成年度整治目标", en: "reach the year's goal" }, workingDays: 200, holder: { organisation: "bureau" } } }, done: { label: { zh: "待验收", en: "to be accepted" } }, accepted: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["after", "acceptance"] } },
    proofs: { after: { zh: "整治后影像", en: "images afterwards" }, acceptance: { zh: "验收意见", en: "acceptance" } },
    moves: {
      start: { label: { zh: "下达年度目标", en: "goal set" }, from: ["surveyed"], to: "working", by: ["ledger.write"], needs: { fields: ["goalYear", "goal"] } },
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["working"], to: "done", by: ["ledger.write", "firm"], needs: { fields: ["done", "blow", "flow", "leak"], proofs: ["after"] } },
      show: { label: { zh: "提交验收意见", en: "shown" }, from: ["done"], by: ["ledger.write"], needs: { proofs: ["acceptance"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["done"], to: "working", by: ["ledger.approve"], needs: { note: true } },
      accept: { label: { zh: "验收", en: "accepted" }, from: ["done"], to: "accepted", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      reopen: { label: { zh: "下一年度（反弹）", en: "reopened" }, from: ["accepted"], to: "working", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
