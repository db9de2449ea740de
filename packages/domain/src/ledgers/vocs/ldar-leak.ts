import { dayAfter, daysBetween, isDay } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";

/** Leaking points (泄漏点修复台账): a first repair within 5 days, sound within 15 days, put off only with a reason. */
export const ldarLeak = ledger({
  id: "ldar-leak", title: { zh: "LDAR 泄漏点修复台账", en: "Leaks and their repair" }, source: { line: 689, systems: ["S071"], text: "GB 37822-2019 §8.4：发现之日起 5 日内首次修复，15 日内完成修复（凭记忆，未核原文）" },
  key: ["unit", "tag", "foundOn"], name: "tag", ...byFirm,
  sections: { point: { zh: "密封点", en: "The point" }, leak: { zh: "泄漏", en: "The leak" }, repair: { zh: "修复与复测", en: "Repair" } },
  fields: {
    unit: { ...unit, section: "point", required: true }, tag: { kind: "text", label: { zh: "密封点编码", en: "Tag" }, section: "point", required: true, max: 60 },
    device: { kind: "choice", label: { zh: "组件类型", en: "Component" }, section: "point", required: true, options: { pump: { zh: "泵", en: "pump" }, compressor: { zh: "压缩机", en: "compressor" }, agitator: { zh: "搅拌器", en: "agitator" }, valve: { zh: "阀门", en: "valve" }, openEnd: { zh: "开口阀或开口管线", en: "open-ended line" }, flange: { zh: "法兰及其他连接件", en: "flange or connector", also: ["法兰", "连接件"] }, relief: { zh: "泄压设备", en: "relief device" }, sampling: { zh: "取样连接系统", en: "sampling connection" }, other: { zh: "其他", en: "other" } } },
    medium: { kind: "choice", label: { zh: "介质状态", en: "Medium" }, section: "point", required: true, options: { gas: { zh: "气体", en: "gas" }, light: { zh: "轻液", en: "light liquid" }, heavy: { zh: "重液", en: "heavy liquid" } } },
    spot: { kind: "text", label: { zh: "装置与位置", en: "Where" }, section: "point", max: 120 }, reachable: { kind: "boolean", label: { zh: "可达", en: "Within reach" }, section: "point" },
    foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, section: "leak", required: true },
    reading: { kind: "decimal", label: { zh: "检测净值", en: "Reading" }, section: "leak", unit: "μmol/mol", scale: 0, min: "0", required: true },
    threshold: { kind: "decimal", label: { zh: "泄漏认定浓度", en: "Leak from" }, section: "leak", unit: "μmol/mol", scale: 0, min: "0", required: true, note: { zh: "气体、轻液 5000（重点地区 2000），重液 2000（重点地区 500）", en: "gas and light liquid 5000 (key areas 2000), heavy liquid 2000 (500)" }, source: { text: "GB 37822-2019 表1（凭记忆，未核原文）" } },
    tagged: { kind: "boolean", label: { zh: "已挂牌", en: "Tagged" }, section: "leak" },
    firstRepairOn: { kind: "day", label: { zh: "首次修复日期", en: "First repair on" }, section: "repair", validWhen: [{ must: { field: "firstRepairOn", comparison: "≥", than: "foundOn" }, say: { zh: "修复不得早于发现", en: "not before it was found" } }] },
    repairDue: { kind: "computed", label: { zh: "修复期限", en: "Sound by" }, section: "repair", as: "text", from: ["foundOn"], formula: { zh: "发现日期 + 15 日", en: "found on + 15 days" }, attestation: "FROM MEMORY", by: (row) => { const from = row.text("foundOn"); return from !== null && isDay(from) ? dayAfter(from, 15) : null; } },
    soundOn: { kind: "day", label: { zh: "复测合格日期", en: "Sound on" }, section: "repair", validWhen: [{ must: { field: "soundOn", comparison: "≥", than: "foundOn" }, say: { zh: "复测不得早于发现", en: "not before it was found" } }] },
    retest: { kind: "decimal", label: { zh: "复测净值", en: "Retest" }, section: "repair", unit: "μmol/mol", scale: 0, min: "0", requiredWhen: { field: "soundOn", filled: true }, validWhen: [{ must: { any: [{ field: "soundOn", filled: false }, { field: "retest", comparison: "<", than: "threshold" }] }, say: { zh: "复测合格的净值应低于泄漏认定浓度", en: "a sound point reads below the threshold" } }] },
    delay: { kind: "choice", label: { zh: "延迟修复理由", en: "Put off because" }, section: "repair", options: { stop: { zh: "须停车（工）后修复", en: "needs a shutdown" }, danger: { zh: "立即修复有安全风险", en: "dangerous now" }, more: { zh: "立即修复引发更大排放", en: "would release more" } } },
    delayUntil: { kind: "day", label: { zh: "延迟至（下次停车）", en: "Put off until" }, section: "repair", requiredWhen: { field: "delay", filled: true } },
    outcome: {
      kind: "computed", label: { zh: "是否按期", en: "In time" }, section: "repair", as: "text", from: ["foundOn", "soundOn", "delay"], formula: { zh: "复测合格距发现 ≤ 15 日为按期；有延迟理由的列为延迟修复", en: "sound within 15 days is in time; with a reason it is put off" }, attestation: "FROM MEMORY",
      by: (row) => { const from = row.text("foundOn"), to = row.text("soundOn"); return row.text("delay") !== null && to === null ? "延迟修复" : from === null || to === null ? null : daysBetween(from, to) <= 15 ? "按期" : "逾期"; },
    },
    note: { ...note, section: "repair" },
  },
  life: {
    initial: "leaking",
    states: {
      // fifteen days from the finding are ten or eleven working days
      leaking: { label: { zh: "待修复", en: "leaking" }, duty: { kind: "ldar.repair", label: { zh: "15 日内修复并复测", en: "repair and retest within 15 days" }, workingDays: 10, holder: { field: "unit" } } },
      delayed: { label: { zh: "延迟修复", en: "put off" } },
      repaired: { label: { zh: "已修复", en: "repaired" } },
      closed: { label: { zh: "复测合格", en: "sound" }, isClosed: true, proofs: ["retest"] },
    },
    proofs: { retest: { zh: "复测记录", en: "record of the retest" } },
    moves: {
      repair: { label: { zh: "修复", en: "repaired" }, from: ["leaking", "delayed"], to: "repaired", by: ["ledger.write", "firm"], needs: { fields: ["firstRepairOn"] } },
      delay: { label: { zh: "延迟修复", en: "put off" }, from: ["leaking"], to: "delayed", by: ["ledger.write", "firm"], needs: { fields: ["delay", "delayUntil"] } },
      test: { label: { zh: "复测", en: "retested" }, from: ["repaired"], by: ["ledger.write", "firm"], needs: { fields: ["soundOn", "retest"], proofs: ["retest"] } },
      fail: { label: { zh: "复测仍泄漏", en: "still leaking" }, from: ["repaired"], to: "leaking", by: ["ledger.write", "firm"], needs: { note: true } },
      close: { label: { zh: "关闭", en: "closed" }, from: ["repaired"], to: "closed", by: ["ledger.approve", "ledger.write"], needs: { fields: ["soundOn"], anotherThan: ["repair"] } },
      relapse: { label: { zh: "再次泄漏", en: "leaks again" }, from: ["closed"], to: "leaking", by: ["ledger.write", "firm", "inspector"] },
    },
  },
});
