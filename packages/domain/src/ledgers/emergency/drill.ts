import { ledger } from "@yunqing/ledger";
import { number, photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Drills（环境应急演练台账）. */
export const drill = ledger({
  id: "drill", title: { zh: "环境应急演练台账", en: "Drills" }, source: { line: 975, systems: ["S179", "S193"] },
  purpose: { zh: "桌面推演、重点环节、全面、无脚本演练和辐射事故演练", en: "Table-top, part, full, unscripted and radiation drills" },
  key: ["number"], name: "name", ...office,
  sections: { drill: { zh: "演练", en: "Drill" }, result: { zh: "情景与评估", en: "Scenario and result" } },
  fields: {
    number: { ...number, required: true, section: "drill" },
    name: { kind: "text", label: { zh: "演练名称", en: "Drill" }, required: true, section: "drill" },
    kind: {
      kind: "choice", label: { zh: "演练形式", en: "Kind" }, required: true, section: "drill",
      options: {
        desk: { zh: "桌面推演", en: "table-top" }, part: { zh: "重点环节演练", en: "of one part" }, full: { zh: "全面演练", en: "full" },
        unscripted: { zh: "无脚本演练", en: "unscripted" }, night: { zh: "夜间拉动", en: "at night" },
      },
    },
    field: {
      kind: "choice", label: { zh: "演练类型", en: "Field" }, required: true, section: "drill",
      options: {
        incident: { zh: "突发环境事件", en: "incident" }, radiation: { zh: "辐射事故", en: "radiation" }, tailings: { zh: "尾矿库", en: "tailings" },
        chemical: { zh: "危险化学品", en: "chemical" }, heavy: { zh: "重污染天气", en: "heavy pollution" }, water: { zh: "水源污染", en: "drinking source" },
      },
    },
    held: { kind: "day", label: { zh: "演练日期", en: "Held on" }, required: true, section: "drill" },
    place: { kind: "text", label: { zh: "地点", en: "Place" }, section: "drill", max: 200 },
    joint: {
      kind: "choices", label: { zh: "参演部门", en: "Taking part" }, section: "drill",
      options: {
        bureau: { zh: "生态环境", en: "environment" }, emergency: { zh: "应急管理", en: "emergency management" }, fire: { zh: "消防", en: "fire brigade" },
        health: { zh: "卫健", en: "health" }, traffic: { zh: "交通", en: "transport" }, police: { zh: "公安", en: "police" }, firm: { zh: "企业", en: "firms" },
        town: { zh: "乡镇（街道）", en: "towns" },
      },
    },
    unit: { ...unit, section: "drill" },
    people: { kind: "integer", label: { zh: "参演人数", en: "People" }, unit: "人", section: "drill", min: 0 },
    scenario: { kind: "text", label: { zh: "演练情景", en: "Scenario" }, section: "result", long: true, max: 2000 },
    evaluation: { kind: "text", label: { zh: "评估结论", en: "Evaluation" }, section: "result", max: 500 },
    improvements: {
      kind: "children", label: { zh: "改进项", en: "Improvements" }, section: "result", max: 100,
      fields: {
        what: { kind: "text", label: { zh: "改进内容", en: "What" }, required: true, max: 300 },
        who: { kind: "text", label: { zh: "责任单位", en: "Who" }, required: true, max: 80 },
        due: { kind: "day", label: { zh: "期限", en: "Due" }, required: true },
        done: { kind: "boolean", label: { zh: "已完成", en: "Done" } },
      },
    },
    report: { kind: "file", label: { zh: "演练总结", en: "Report" }, section: "result", accept: ["application/pdf"] },
    photos: { ...photos, section: "result" },
    problems: { ...problems, section: "result" },
  },
  life: rectification({ kind: "drill.improve", workingDays: 30, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm"] }),
});
