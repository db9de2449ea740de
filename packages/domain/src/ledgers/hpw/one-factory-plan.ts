import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { rowsIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

/** The plan of one factory (一厂一策): line, process, equipment and what each level of alert does to it, in a way that can be checked. */
export const oneFactoryPlan = ledger({
  id: "one-factory-plan", title: { zh: "重污染天气“一厂一策”操作方案", en: "Plan of one factory" }, source: { line: 775, systems: ["S107", "S015"], text: "重污染天气重点行业应急减排措施制定技术指南（2020 年修订版）" },
  purpose: { zh: "细化到生产线、工序、设备，按黄橙红三级，措施可核查", en: "Lines, processes and equipment by level, checkable" },
  key: ["unit", "year"], name: "title", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, label: { zh: "年度", en: "Year" }, required: true },
    title: { kind: "text", label: { zh: "方案名称", en: "Plan" }, required: true, max: 120 },
    measures: {
      kind: "children", label: { zh: "减排措施", en: "Measures" }, required: true, max: 500,
      fields: {
        line: { kind: "text", label: { zh: "生产线", en: "Line" }, required: true, max: 80 },
        process: { kind: "text", label: { zh: "工序", en: "Process" }, required: true, max: 80 },
        equipment: { kind: "text", label: { zh: "设备", en: "Equipment" }, max: 80 },
        level: { kind: "choice", label: { zh: "预警级别", en: "Level" }, required: true, options: { yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" } } },
        action: {
          kind: "choice", label: { zh: "措施", en: "Action" }, required: true,
          options: {
            stop: { zh: "停产", en: "stop" }, limit: { zh: "限产", en: "limit" }, batch: { zh: "停部分生产线", en: "stop a line" },
            transport: { zh: "停止车辆运输", en: "stop transport" }, gate: { zh: "限制运输车辆", en: "limit lorries" }, dust: { zh: "停止土石方作业", en: "stop earthworks" },
            clean: { zh: "提高治理效率", en: "treat better" },
          },
        },
        share: { kind: "decimal", label: { zh: "限产比例", en: "Share" }, unit: "%", scale: 0, min: "0", max: "100" },
        hours: { kind: "integer", label: { zh: "完成时限", en: "Within hours" }, unit: "h", max: 72, min: 0 },
        proof: { kind: "text", label: { zh: "核查方式", en: "How it is checked" }, required: true, max: 200, note: { zh: "如用电量、在线监控、台账、照片", en: "such as power, online data, books, photos" } },
      },
    },
    power: { kind: "text", label: { zh: "用电监管点位", en: "Power meter" }, max: 60 },
    person: { kind: "text", label: { zh: "责任人", en: "Person in charge" }, max: 40, seenBy: ["ledger.write", "ledger.approve", "firm"] },
    measurable: { kind: "computed", label: { zh: "措施项数", en: "Measures" }, as: "decimal", unit: "项", scale: 0, from: ["measures"], formula: { zh: "措施条数", en: "number of measures" }, by: (row) => exact(rowsIn(row, "measures").length) },
    levels: {
      kind: "computed", label: { zh: "三级齐全", en: "All levels" }, as: "text", from: ["measures"], formula: { zh: "黄橙红三级均有措施", en: "yellow, orange and red are all there" },
      by: (row) => { const levels = new Set(rowsIn(row, "measures").map((each) => String(each["level"]))); return levels.size === 3 ? "齐全" : `缺${["yellow", "orange", "red"].filter((each) => !levels.has(each)).map((each) => ({ yellow: "黄色", orange: "橙色", red: "红色" })[each] ?? "").join("、")}`; },
    },
  },
  life: statement(["ledger.write", "firm"]),
});
