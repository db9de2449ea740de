import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { position, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

/** Facilities for the sewage of villages (农村生活污水处理设施); those of 20 t a day and more are monitored by the half-year. */
export const ruralSewageFacility = ledger({
  id: "rural-sewage-facility", title: { zh: "农村生活污水处理设施台账", en: "Rural sewage facilities" }, source: { line: 483, systems: ["S049"], text: "DB14/726；20 t/d 及以上设施监测（计划清单 S049，频次凭记忆）" },
  purpose: { zh: "设施规模、工艺、运行和出水监测；日处理 20 吨及以上的逐季或半年监测", en: "Size, process, running and outlet monitoring" },
  key: ["name", "town"], name: "name", ...byTown, likeness: { names: ["name"] },
  sections: { facility: { zh: "设施", en: "Facility" }, running: { zh: "运行与监测", en: "Running" } },
  fields: {
    name: { kind: "text", label: { zh: "设施名称", en: "Facility" }, required: true, section: "facility", headings: ["污水处理站"] },
    town: { ...town, required: true, section: "facility" },
    villages: { kind: "text", label: { zh: "服务村庄", en: "Villages served" }, section: "facility", max: 300 },
    position: { ...position, section: "facility" },
    capacity: { kind: "decimal", label: { zh: "设计规模", en: "Designed" }, unit: "t/d", scale: 1, required: true, section: "facility", headings: ["处理能力", "设计处理能力"], min: "0" },
    process: {
      kind: "choice", label: { zh: "处理工艺", en: "Process" }, section: "facility",
      options: {
        ao: { zh: "A／O", en: "AO" }, aao: { zh: "A2O", en: "AAO" }, mbr: { zh: "MBR", en: "MBR" }, sbr: { zh: "SBR", en: "SBR" },
        biofilm: { zh: "生物膜", en: "biofilm" }, wetland: { zh: "人工湿地", en: "wetland" }, septic: { zh: "三格化粪池", en: "septic tank" },
        tank: { zh: "大三格（集中收集）", en: "collecting tank" }, other: { zh: "其他", en: "other" },
      },
    },
    standard: {
      kind: "choice", label: { zh: "执行标准", en: "Standard" }, section: "facility",
      options: { I: { zh: "一级", en: "first grade" }, IA: { zh: "一级A", en: "first grade A" }, II: { zh: "二级", en: "second grade" }, III: { zh: "三级", en: "third grade" } },
      note: { zh: "DB14/726", en: "DB14/726" },
    },
    outlet: { kind: "text", label: { zh: "排放去向", en: "Discharged to" }, section: "facility", max: 100 },
    builtOn: { kind: "day", label: { zh: "建成日期", en: "Built on" }, section: "facility" },
    operator: { kind: "text", label: { zh: "运维单位", en: "Operated by" }, section: "facility", max: 80 },
    electricity: { kind: "decimal", label: { zh: "月均用电量", en: "Electricity a month" }, unit: "kWh", scale: 1, section: "facility", min: "0" },
    state: {
      kind: "choice", label: { zh: "运行状态", en: "State" }, required: true, section: "running",
      options: {
        normal: { zh: "正常运行", en: "running", also: ["正常"] }, abnormal: { zh: "运行不正常", en: "not running well" }, idle: { zh: "闲置", en: "idle" },
        repair: { zh: "维修改造", en: "under repair" }, building: { zh: "在建", en: "being built" },
      },
    },
    treated: { kind: "decimal", label: { zh: "实际处理量", en: "Treated" }, unit: "t/d", scale: 1, section: "running", requiredWhen: { field: "state", in: ["normal", "abnormal"] }, min: "0" },
    load: {
      kind: "computed", label: { zh: "负荷率", en: "Load" }, as: "decimal", unit: "%", scale: 1, section: "running", from: ["treated", "capacity"],
      formula: { zh: "实际处理量 ÷ 设计规模 × 100", en: "treated ÷ designed" }, by: (row) => percentOf(row.exact("treated"), row.exact("capacity")),
    },
    obliged: {
      kind: "computed", label: { zh: "是否应监测出水", en: "Outlet monitored" }, as: "text", section: "running", from: ["capacity"],
      formula: { zh: "设计规模 ≥ 20 t/d 的应监测", en: "20 t a day and more" },
      by: (row) => { const size = row.exact("capacity"); return size === null ? null : size.compare(exact(20)) >= 0 ? "应监测" : "抽测"; },
    },
    samples: {
      kind: "children", label: { zh: "出水监测", en: "Outlet samples" }, section: "running", max: 200,
      fields: {
        sampledOn: { kind: "day", label: { zh: "采样日期", en: "Day" }, required: true },
        cod: { kind: "decimal", label: { zh: "化学需氧量", en: "COD" }, unit: "mg/L", scale: 1, min: "0" },
        ammonia: { kind: "decimal", label: { zh: "氨氮", en: "Ammonia" }, unit: "mg/L", scale: 2, min: "0" },
        phosphorus: { kind: "decimal", label: { zh: "总磷", en: "Phosphorus" }, unit: "mg/L", scale: 2, min: "0" },
        nitrogen: { kind: "decimal", label: { zh: "总氮", en: "Nitrogen" }, unit: "mg/L", scale: 2, min: "0" },
        solids: { kind: "decimal", label: { zh: "悬浮物", en: "Solids" }, unit: "mg/L", scale: 1, min: "0" },
        ph: { kind: "decimal", label: { zh: "pH", en: "pH" }, unit: "无量纲", scale: 1, max: "14", min: "0" },
        verdict: { kind: "choice", label: { zh: "评价", en: "Verdict" }, required: true, options: { compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" } } },
      },
    },
    problems: { ...problems, section: "running", requiredWhen: { field: "state", in: ["abnormal", "idle"] } },
  },
  life: rectification({ kind: "rural-sewage.mend", workingDays: 30, organisation: "bureau", problem: "problems", by: ["ledger.write", "town"] }),
});
