import { daysBetween } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number, photos, position, town } from "../parts/fields.js";
import { byInspector } from "../parts/rights.js";

/** Fire points (火点台账) seen by satellite, video or patrol: verified within the day, laid to a village, closed with a photo. */
export const firePoint = ledger({
  id: "fire-point", title: { zh: "秸秆焚烧与森林火点台账", en: "Fire points" }, source: { line: 765, systems: ["S105", "S161"], text: "HJ 1008-2018 卫星遥感秸秆焚烧监测技术规范" },
  purpose: { zh: "卫星、视频、巡查发现的火点当日核查，责任到村，零火点天数", en: "Fire points verified within the day" },
  key: ["number"], ...byInspector,
  sections: { seen: { zh: "发现", en: "Seen" }, check: { zh: "核查", en: "Check" } },
  fields: {
    number: { ...number, required: true },
    source: {
      kind: "choice", label: { zh: "发现途径", en: "Seen by" }, required: true, section: "seen",
      options: {
        satellite: { zh: "卫星遥感", en: "satellite" }, video: { zh: "视频监控", en: "video" }, patrol: { zh: "巡查", en: "patrol" }, report: { zh: "群众举报", en: "report" },
        fireService: { zh: "消防通报", en: "fire service" },
      },
    },
    seenAt: { kind: "instant", label: { zh: "发现时间", en: "Seen at" }, required: true, section: "seen" },
    satellite: { kind: "text", label: { zh: "卫星或传感器", en: "Satellite" }, section: "seen", max: 40, requiredWhen: { field: "source", in: ["satellite"] } },
    confidence: { kind: "integer", label: { zh: "可信度", en: "Confidence" }, unit: "%", section: "seen", max: 100, min: 0 },
    position: { ...position, required: true, section: "seen" },
    town: { ...town, required: true, section: "seen" },
    village: { kind: "text", label: { zh: "责任村", en: "Village" }, section: "seen", max: 40 },
    checkedAt: {
      kind: "instant", label: { zh: "核查时间", en: "Checked at" }, section: "check",
      validWhen: [{ must: { any: [{ field: "seenAt", filled: false }, { field: "checkedAt", comparison: "≥", than: "seenAt" }] }, say: { zh: "不得早于发现时间", en: "not before it was seen" } }],
    },
    sameDay: {
      kind: "computed", label: { zh: "当日核查", en: "Checked within the day" }, as: "text", section: "check", from: ["seenAt", "checkedAt"],
      formula: { zh: "核查时间与发现时间相差不超过二十四小时为当日", en: "within twenty-four hours" },
      by: (row) => { const seen = row.text("seenAt"), checked = row.text("checkedAt"); return seen === null || checked === null ? null : checked.slice(0, 10) === seen.slice(0, 10) || (daysBetween(seen.slice(0, 10), checked.slice(0, 10)) === 1 && checked.slice(10) <= seen.slice(10)) ? "是" : "否"; },
    },
    verdict: {
      kind: "choice", label: { zh: "核查结论", en: "Verdict" }, section: "check",
      options: {
        straw: { zh: "秸秆焚烧", en: "straw" }, garden: { zh: "果树枝条和落叶焚烧", en: "prunings and leaves" }, film: { zh: "农膜和棚膜焚烧", en: "farm film" },
        waste: { zh: "垃圾焚烧", en: "waste" }, forest: { zh: "森林草原火情", en: "forest fire" }, industrial: { zh: "工业热源", en: "industrial heat" },
        false: { zh: "误报", en: "false" },
      },
      requiredWhen: { field: "checkedAt", filled: true },
    },
    area: { kind: "decimal", label: { zh: "过火面积", en: "Burnt area" }, unit: "亩", scale: 2, section: "check", requiredWhen: { field: "verdict", in: ["straw", "forest"] }, min: "0" },
    responsible: { kind: "text", label: { zh: "责任人", en: "Responsible" }, section: "check", max: 100, seenBy: ["ledger.write", "ledger.approve"] },
    penalty: { kind: "text", label: { zh: "处理情况", en: "What was done" }, section: "check", max: 300 },
    photos: { ...photos, section: "check" },
  },
  life: {
    initial: "seen",
    states: {
      seen: { label: { zh: "待核查", en: "to be verified" }, duty: { kind: "fire.verify", label: { zh: "当日核查火点", en: "verify it within the day" }, workingDays: 1, holder: { field: "town" } } },
      burning: { label: { zh: "处置中", en: "being put out" }, duty: { kind: "fire.settle", label: { zh: "扑灭并追责", en: "put out and hold to account" }, workingDays: 3, holder: { field: "town" } } },
      settled: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["site"] },
    },
    proofs: { site: { zh: "现场核查照片", en: "photo of the place" }, out: { zh: "扑灭（清理）照片", en: "photo afterwards" } },
    moves: {
      confirm: { label: { zh: "确认火点", en: "confirmed" }, from: ["seen"], to: "burning", by: ["ledger.write", "inspector", "town"], needs: { fields: ["checkedAt", "verdict"], proofs: ["site"] } },
      show: { label: { zh: "提交照片", en: "photos given" }, from: ["seen", "burning"], by: ["ledger.write", "inspector", "town"], needs: { proofs: ["site"] } },
      dismiss: { label: { zh: "误报销号", en: "closed as false" }, from: ["seen"], to: "settled", by: ["ledger.approve"], needs: { note: true, fields: ["checkedAt", "verdict"], anotherThan: ["show"] } },
      finish: { label: { zh: "扑灭清理", en: "put out" }, from: ["burning"], by: ["ledger.write", "town"], needs: { proofs: ["out"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["burning"], to: "settled", by: ["ledger.approve"], needs: { proofs: ["out"], anotherThan: ["finish", "confirm"] } },
      rekindle: { label: { zh: "复燃", en: "burning again" }, from: ["settled"], to: "burning", by: ["ledger.write", "inspector", "town"] },
    },
  },
});
