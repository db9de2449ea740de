import { ledger } from "@yunqing/ledger";
import { outline } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Control zones of plots（污染地块管控区域台账）. */
export const controlZone = ledger({
  id: "control-zone", title: { zh: "污染地块管控区域台账", en: "Control zones of plots" }, source: { line: 857, systems: ["S147"] },
  purpose: { zh: "暂不开发利用污染地块划定管控区域、设立标识、发布公告、年度计划", en: "Zones, signs, notices and yearly plans of plots left unused" },
  key: ["plot"], name: "name", ...office,
  fields: {
    plot: { kind: "reference", to: "polluted-plot", label: { zh: "污染地块", en: "Plot" }, required: true },
    name: { kind: "text", label: { zh: "管控区域名称", en: "Zone" }, required: true },
    outline: { ...outline },
    reason: { kind: "choice", label: { zh: "管控原因", en: "Why" }, required: true, options: { notUsed: { zh: "暂不开发利用", en: "not used" }, notReady: { zh: "现阶段不具备治理修复条件", en: "cannot be restored yet" } } },
    organised: { kind: "text", label: { zh: "组织划定机关", en: "Drawn by" }, required: true, max: 80 },
    since: { kind: "day", label: { zh: "划定日期", en: "Drawn on" }, required: true },
    noticeOn: { kind: "day", label: { zh: "公告日期", en: "Notice on" } },
    signs: { kind: "integer", label: { zh: "标识牌数量", en: "Signs" }, unit: "块", min: 0 },
    plans: {
      kind: "children", label: { zh: "年度管控计划", en: "Yearly plans" }, max: 50,
      fields: {
        year: { kind: "integer", label: { zh: "年度", en: "Year" }, unit: "年", required: true, min: 2016, max: 2100 },
        measures: { kind: "text", label: { zh: "管控措施", en: "Measures" }, required: true, max: 500 },
        monitored: { kind: "choices", label: { zh: "监测介质", en: "Watched" }, options: { soil: { zh: "土壤", en: "soil" }, surface: { zh: "地表水", en: "surface water" }, ground: { zh: "地下水", en: "groundwater" }, air: { zh: "空气", en: "air" } } },
        spread: { kind: "boolean", label: { zh: "发现污染扩散", en: "Spreading" }, required: true },
        action: { kind: "text", label: { zh: "隔离阻断措施", en: "Barrier" }, max: 300 },
      },
    },
  },
  life: {
    initial: "drawn",
    states: {
      drawn: { label: { zh: "已划定", en: "drawn" }, duty: { kind: "zone.notice", label: { zh: "设立标识并发布公告", en: "put up signs and give notice" }, workingDays: 20, holder: { organisation: "gov" } } },
      watched: { label: { zh: "管控中", en: "watched" }, duty: { kind: "zone.plan", label: { zh: "制定并实施年度管控计划", en: "plan of the year" }, workingDays: 250, holder: { organisation: "bureau" } } },
      lifting: { label: { zh: "拟解除", en: "to be lifted" } },
      lifted: { label: { zh: "已解除", en: "lifted" }, isClosed: true, proofs: ["lifting"] },
    },
    proofs: { sign: { zh: "标识照片", en: "photo of the signs" }, notice: { zh: "公告", en: "notice" }, lifting: { zh: "解除依据", en: "basis of lifting" } },
    moves: {
      watch: { label: { zh: "公告设标", en: "signs and notice" }, from: ["drawn"], to: "watched", by: ["ledger.write"], needs: { proofs: ["sign", "notice"], fields: ["noticeOn", "signs"] } },
      ask: { label: { zh: "申请解除", en: "lifting asked for" }, from: ["watched"], to: "lifting", by: ["ledger.write"], needs: { proofs: ["lifting"] } },
      keep: { label: { zh: "继续管控", en: "kept" }, from: ["lifting"], to: "watched", by: ["ledger.approve"], needs: { note: true } },
      lift: { label: { zh: "解除", en: "lifted" }, from: ["lifting"], to: "lifted", by: ["ledger.approve"], needs: { anotherThan: ["ask"] } },
      again: { label: { zh: "恢复管控", en: "watched again" }, from: ["lifted"], to: "watched", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
