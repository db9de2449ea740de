import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, outline, person, phone, photos, town, unit } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

const isLost = { field: "ownerLost", in: ["true"] } as const, hundred = exact(100);
/** Open-pit mines (露天矿山台账): licence, faults, dust control, restoration; those whose owner is lost fall to the government. */
export const mine = ledger({
  id: "mine", title: { zh: "露天矿山综合整治台账", en: "Open-pit mines" }, source: { line: 761, systems: ["S013", "S103", "S163"] },
  purpose: { zh: "区露天矿山摸底排查台账：采矿权、违法类别、责任主体是否灭失、扬尘治理和修复进度；据此算治理率、复垦率。", en: "The survey of open pits: licence, faults, lost owners, dust control, restoration and its rates." },
  key: ["number"], name: "name", ...office, write: ["ledger.write", "department"], likeness: { names: ["name"] },
  sections: { mine: { zh: "矿山", en: "The mine" }, fault: { zh: "问题与处置", en: "Faults and disposal" }, dust: { zh: "扬尘治理", en: "Dust control" }, repair: { zh: "修复", en: "Restoration" } },
  terms: { licence: { label: { zh: "采矿许可有效期", en: "Mining licence" }, on: { field: "licenceTerm" }, warn: { days: 60 } } },
  fields: {
    number: { ...number, section: "mine", required: true }, name: { kind: "text", label: { zh: "矿山名称", en: "Mine" }, section: "mine", required: true, max: 120 },
    unit: { ...unit, label: { zh: "采矿权人", en: "Holder" }, section: "mine" }, town: { ...town, section: "mine" },
    mineral: { kind: "choice", label: { zh: "矿种", en: "Mineral" }, section: "mine", options: { limestone: { zh: "石灰岩", en: "limestone" }, dolomite: { zh: "白云岩", en: "dolomite" }, kaolin: { zh: "高岭岩", en: "kaolin" }, sandstone: { zh: "砂岩", en: "sandstone" }, clay: { zh: "耐火粘土", en: "fireclay" }, coal: { zh: "煤", en: "coal" }, sand: { zh: "建筑砂石", en: "sand and stone" }, other: { zh: "其他", en: "other" } }, source: { line: 113 } },
    licence: { kind: "text", label: { zh: "采矿许可证号", en: "Licence" }, section: "mine", max: 40 }, licenceTerm: { kind: "period", label: { zh: "许可有效期", en: "Valid" }, section: "mine", requiredWhen: { field: "licence", filled: true } },
    boundary: { ...outline, label: { zh: "矿区范围", en: "Boundary" }, section: "mine" }, area: { kind: "decimal", label: { zh: "矿区面积", en: "Area" }, section: "mine", unit: "hm²", scale: 4, min: "0" },
    state: { kind: "choice", label: { zh: "开采状态", en: "State" }, section: "mine", options: { running: { zh: "生产", en: "running" }, stopped: { zh: "停产", en: "stopped" }, building: { zh: "在建", en: "being built" }, closed: { zh: "关闭", en: "closed" }, left: { zh: "废弃", en: "abandoned" } } },
    ownerLost: { kind: "boolean", label: { zh: "责任主体灭失", en: "Owner lost" }, section: "fault", source: { line: 761 } },
    government: { kind: "text", label: { zh: "承担修复的政府（部门）", en: "Government that restores it" }, section: "fault", max: 120, requiredWhen: isLost },
    violations: { kind: "choices", label: { zh: "问题类别", en: "Faults" }, section: "fault", options: { law: { zh: "违反资源环境法律法规", en: "breaks the law" }, plan: { zh: "违反规划", en: "against the plan" }, pollute: { zh: "污染环境", en: "pollutes" }, eco: { zh: "破坏生态", en: "harms ecology" }, wild: { zh: "乱采滥挖", en: "digs at will" }, urban: { zh: "位于城市规划区", en: "within the city's plan" } }, source: { line: 761 } },
    disposal: { kind: "choice", label: { zh: "处置类别", en: "Disposal" }, section: "fault", options: { close: { zh: "关停", en: "close" }, rectify: { zh: "停产整治", en: "stop and put right" }, keep: { zh: "规范保留", en: "keep" }, restore: { zh: "修复绿化", en: "restore" } } },
    dueOn: { kind: "day", label: { zh: "处置期限", en: "By" }, section: "fault" }, contact: { ...person, section: "fault" }, phone: { ...phone, section: "fault" },
    plantClosed: { kind: "boolean", label: { zh: "封闭式厂房", en: "Enclosed plant" }, section: "dust", source: { line: 297 } }, yardClosed: { kind: "boolean", label: { zh: "封闭式堆料场", en: "Enclosed stockyard" }, section: "dust" }, filter: { kind: "boolean", label: { zh: "除尘器", en: "Filters" }, section: "dust" }, fence: { kind: "boolean", label: { zh: "外围围挡", en: "Fence" }, section: "dust" }, net: { kind: "boolean", label: { zh: "防尘网", en: "Dust net" }, section: "dust" }, wash: { kind: "boolean", label: { zh: "车辆冲洗", en: "Vehicle wash" }, section: "dust" }, road: { kind: "boolean", label: { zh: "运输道路硬化", en: "Paved road" }, section: "dust" },
    measures: { kind: "computed", label: { zh: "五项扬尘措施落实数", en: "Dust measures in place" }, section: "dust", as: "decimal", unit: "项", scale: 0, from: ["plantClosed", "yardClosed", "filter", "fence", "net"], formula: { zh: "厂房、料场、除尘器、围挡、防尘网中已落实的项数", en: "of the five that the plan names" }, by: (row) => exact(String(["plantClosed", "yardClosed", "filter", "fence", "net"].filter((each) => row.value(each) === true).length)) },
    damaged: { kind: "decimal", label: { zh: "破坏面积", en: "Damaged" }, section: "repair", unit: "hm²", scale: 4, min: "0" }, treated: { kind: "decimal", label: { zh: "已治理面积", en: "Treated" }, section: "repair", unit: "hm²", scale: 4, min: "0", validWhen: [{ must: { field: "treated", comparison: "≤", than: "damaged" }, say: { zh: "已治理面积不得大于破坏面积", en: "not more than was damaged" } }] },
    toReclaim: { kind: "decimal", label: { zh: "应复垦面积", en: "To be reclaimed" }, section: "repair", unit: "hm²", scale: 4, min: "0" }, reclaimed: { kind: "decimal", label: { zh: "已复垦面积", en: "Reclaimed" }, section: "repair", unit: "hm²", scale: 4, min: "0", validWhen: [{ must: { field: "reclaimed", comparison: "≤", than: "toReclaim" }, say: { zh: "已复垦面积不得大于应复垦面积", en: "not more than is due" } }] },
    rateTreated: { kind: "computed", label: { zh: "矿山地质环境治理率", en: "Treatment rate" }, section: "repair", as: "decimal", unit: "%", scale: 2, from: ["damaged", "treated"], formula: { zh: "已治理面积 ÷ 破坏面积 × 100；无破坏为 100", en: "treated ÷ damaged × 100; 100 without damage" }, clauses: ["规划 4.4.2"], by: (row) => { const damaged = row.exact("damaged"); return damaged?.isZero() ? hundred : percentOf(row.exact("treated"), damaged); } },
    rateReclaimed: { kind: "computed", label: { zh: "土地复垦率", en: "Reclamation rate" }, section: "repair", as: "decimal", unit: "%", scale: 2, from: ["toReclaim", "reclaimed"], formula: { zh: "已复垦面积 ÷ 应复垦面积 × 100", en: "reclaimed ÷ to be reclaimed × 100" }, clauses: ["规划 4.4.2"], by: (row) => percentOf(row.exact("reclaimed"), row.exact("toReclaim")) },
    plan: { kind: "file", label: { zh: "生态修复方案", en: "Restoration plan" }, section: "repair", accept: ["application/pdf"] }, fund: { kind: "money", label: { zh: "修复基金（投入）", en: "Fund" }, section: "repair", unit: "万元", min: "0" }, photos: { ...photos, section: "repair" }, note: { ...note, section: "repair" },
  },
  life: {
    initial: "surveyed",
    states: {
      surveyed: { label: { zh: "已摸底", en: "surveyed" } },
      disposing: { label: { zh: "整治中", en: "being put right" }, duty: { kind: "mine.dispose", label: { zh: "按类别完成整治", en: "put it right" }, workingDays: 120, holder: { organisation: "resources" } } },
      restoring: { label: { zh: "修复中", en: "being restored" }, duty: { kind: "mine.restore", label: { zh: "完成修复绿化", en: "restore it" }, workingDays: 250, holder: { organisation: "resources" } } },
      checked: { label: { zh: "待验收", en: "to be accepted" } },
      closed: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["after", "acceptance"] },
    },
    proofs: { order: { zh: "关停或整治文书", en: "order" }, after: { zh: "整治修复后影像", en: "images afterwards" }, acceptance: { zh: "验收意见", en: "acceptance" } },
    moves: {
      dispose: { label: { zh: "下达整治", en: "ordered" }, from: ["surveyed"], to: "disposing", by: ["ledger.write", "department"], needs: { fields: ["disposal", "dueOn"], proofs: ["order"] } },
      restore: { label: { zh: "转入修复", en: "to be restored" }, from: ["surveyed", "disposing"], to: "restoring", by: ["ledger.write", "department"], needs: { fields: ["damaged"] } },
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["disposing", "restoring"], to: "checked", by: ["ledger.write", "department", "firm"], needs: { proofs: ["after"] } },
      show: { label: { zh: "提交验收意见", en: "shown" }, from: ["checked"], by: ["ledger.write", "department"], needs: { proofs: ["acceptance"] } },
      refuse: { label: { zh: "验收不通过", en: "not accepted" }, from: ["checked"], to: "disposing", by: ["ledger.approve"], needs: { note: true } },
      close: { label: { zh: "验收销号", en: "accepted" }, from: ["checked"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      relapse: { label: { zh: "反弹（复采、扬尘）", en: "relapsed" }, from: ["closed"], to: "disposing", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  },
});
