import { ledger } from "@yunqing/ledger";
import { exact } from "@yunqing/standards";
import { inspector, note, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Inspections of test stations (机动车排放检验机构检查): false tests named one by one. */
export const testStationCheck = ledger({
  id: "test-station-check", title: { zh: "机动车排放检验机构检查记录", en: "Inspections of test stations" }, source: { line: 739, systems: ["S087"], text: "HJ 1237-2021" },
  key: ["station", "day"], ...byInspector,
  fields: {
    station: { kind: "reference", to: "test-station", label: { zh: "检验机构", en: "Station" }, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, kind: { kind: "choice", label: { zh: "检查方式", en: "Kind" }, options: { random: { zh: "双随机", en: "random" }, data: { zh: "数据筛查", en: "data" }, video: { zh: "视频倒查", en: "video" }, report: { zh: "举报核查", en: "complaint" } } }, inspector, sampled: { kind: "integer", label: { zh: "抽查检验报告数", en: "Reports looked at" }, unit: "份", min: 0, required: true }, anomalous: { kind: "integer", label: { zh: "异常报告数", en: "Anomalous" }, unit: "份", min: 0, required: true, validWhen: [{ must: { field: "anomalous", comparison: "≤", than: "sampled" }, say: { zh: "异常数不得多于抽查数", en: "not more than were looked at" } }] }, rate: { kind: "computed", label: { zh: "异常率", en: "Anomalous" }, as: "decimal", unit: "%", scale: 2, from: ["sampled", "anomalous"], formula: { zh: "异常 ÷ 抽查 × 100", en: "anomalous ÷ looked at × 100" }, by: (row) => percentOf(row.exact("anomalous"), row.exact("sampled") ?? exact(0)) },
    falsity: { kind: "choices", label: { zh: "弄虚作假情形", en: "Falsity" }, options: { substitute: { zh: "替检（一车多检）", en: "another car tested" }, program: { zh: "修改软件参数", en: "software altered" }, sensor: { zh: "干扰采样探头", en: "probe disturbed" }, method: { zh: "擅改检验方法", en: "another method" }, obd: { zh: "OBD 作弊器", en: "false OBD" }, report: { zh: "伪造报告", en: "false report" }, none: { zh: "未发现", en: "none" } } }, caseNumber: { kind: "text", label: { zh: "立案编号", en: "Case" }, max: 40 }, problems: { ...problems, requiredWhen: { field: "anomalous", comparison: ">", is: "0" } }, photos, note,
  },
  life: rectification({ kind: "station.rectify", workingDays: 15, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
