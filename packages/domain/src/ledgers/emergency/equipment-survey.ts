import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

/** The national survey form of emergency resources by firm (环境应急资源调查): what it has, what it lacks, and what goes to the register of supplies. */
export const equipmentSurvey = ledger({
  id: "equipment-survey", title: { zh: "环境应急资源调查表", en: "Survey of emergency resources" }, source: { line: 969, systems: ["S173"], text: "环境应急资源调查指南（试行）（环办应急〔2019〕17号）" },
  purpose: { zh: "重点企业应急装备情况调查，缺项整改，成果并入物资库", en: "What a firm has and lacks; the results go to the register" },
  key: ["unit", "year"], name: "surveyor", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, required: true },
    surveyor: { kind: "text", label: { zh: "调查人", en: "Surveyed by" }, required: true, max: 60 },
    surveyedOn: { kind: "day", label: { zh: "调查日期", en: "Surveyed on" }, required: true },
    majorHazard: { kind: "boolean", label: { zh: "涉及重大危险源", en: "Major hazard" } },
    keyProcess: { kind: "boolean", label: { zh: "涉及重点监管危险化工工艺", en: "Key dangerous process" } },
    keyChemical: { kind: "boolean", label: { zh: "涉及重点监管危险化学品", en: "Key dangerous chemical" } },
    team: { kind: "integer", label: { zh: "应急救援队伍人数", en: "Rescue team" }, unit: "人", min: 0 },
    items: {
      kind: "children", label: { zh: "装备物资", en: "Items" }, required: true, max: 300,
      fields: {
        name: { kind: "text", label: { zh: "名称", en: "Item" }, required: true, max: 80 },
        have: { kind: "integer", label: { zh: "现有数量", en: "There" }, unit: "—", required: true, min: 0 },
        need: { kind: "integer", label: { zh: "应有数量", en: "Needed" }, unit: "—", min: 0 },
        place: { kind: "text", label: { zh: "存放地点", en: "Where" }, max: 100 },
      },
    },
    gaps: {
      kind: "computed", label: { zh: "缺配项", en: "Items short" }, as: "decimal", unit: "项", scale: 0, from: ["items"],
      formula: { zh: "应有数量大于现有数量的项数", en: "items of which there is less than needed" },
      by: (row) => exact(rowsIn(row, "items").filter((each) => { const have = numberIn(each, "have"), need = numberIn(each, "need"); return have !== null && need !== null && need.compare(have) > 0; }).length),
    },
    pond: { kind: "decimal", label: { zh: "事故应急池容积", en: "Emergency pond" }, unit: "m³", scale: 1, min: "0" },
    problems: { ...problems },
  },
  life: rectification({ kind: "equipment.mend", workingDays: 60, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm"] }),
});
