import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { dustOptions, fuelOptions, nitrogenOptions, sulphurOptions } from "../parts/emission.js";
import { note, number, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const thirtyFive = exact(35), ten = exact(10);
/** Boilers (锅炉台账), one row a boiler: eliminated, upgraded or kept; those of 35 t/h and more reach ultra-low emissions. */
export const boiler = ledger({
  id: "boiler", title: { zh: "锅炉台账", en: "Boilers" }, source: { line: 293, systems: ["S009", "S064", "S066"], text: "山西省《锅炉大气污染物排放标准》DB14/1929-2019" },
  purpose: { zh: "一台一行：吨位、燃料、治理、联网；10 蒸吨及以下燃煤锅炉淘汰，35 蒸吨及以上保留燃煤锅炉全部超低排放。", en: "One row a boiler; coal boilers of 10 t/h and less go, kept ones of 35 t/h and more are ultra-low." },
  key: ["unit", "number"], name: "number", ...office,
  sections: { boiler: { zh: "锅炉", en: "The boiler" }, treat: { zh: "治理与联网", en: "Treatment and network" }, course: { zh: "整治", en: "What is to be done" } },
  fields: {
    unit: { ...unit, section: "boiler", required: true }, number: { ...number, label: { zh: "锅炉编号", en: "Boiler" }, section: "boiler", required: true },
    town: { ...town, section: "boiler" },
    capacity: { kind: "decimal", label: { zh: "额定出力", en: "Rated output" }, section: "boiler", unit: "t/h", scale: 2, min: "0", headings: ["吨位", "蒸吨", "锅炉吨位"], note: { zh: "蒸吨；0.7 MW 折 1 t/h", en: "steam tonnes; 0.7 MW is 1 t/h" } },
    use: { kind: "choice", label: { zh: "用途", en: "Use" }, section: "boiler", options: { power: { zh: "发电", en: "power" }, heating: { zh: "供暖", en: "heating", also: ["采暖"] }, process: { zh: "生产", en: "process" }, bath: { zh: "洗浴炊事", en: "baths and kitchens" } } },
    fuel: { kind: "choice", label: { zh: "燃料", en: "Fuel" }, section: "boiler", options: fuelOptions }, coalUse: { kind: "decimal", label: { zh: "年燃煤量", en: "Coal a year" }, section: "boiler", unit: "t", scale: 1, min: "0", shownWhen: { field: "fuel", in: ["coal"] } },
    running: { kind: "choice", label: { zh: "运行状态", en: "State" }, section: "boiler", options: { on: { zh: "在用", en: "in use" }, spare: { zh: "备用", en: "spare" }, stopped: { zh: "停用", en: "stopped" }, gone: { zh: "已拆除", en: "taken down" } } },
    dust: { kind: "choice", label: { zh: "除尘", en: "Dust" }, section: "treat", options: dustOptions }, sulphur: { kind: "choice", label: { zh: "脱硫", en: "Sulphur" }, section: "treat", options: sulphurOptions }, nitrogen: { kind: "choice", label: { zh: "脱硝", en: "Nitrogen" }, section: "treat", options: nitrogenOptions },
    slipMeter: { kind: "boolean", label: { zh: "已装氨逃逸监控仪表", en: "Ammonia-slip meter" }, section: "treat", requiredWhen: { all: [{ field: "nitrogen", in: ["scr", "sncr", "both"] }, { field: "running", in: ["on"] }] }, source: { line: 671 } },
    networked: { kind: "boolean", label: { zh: "在线监控已联网", en: "Networked" }, section: "treat", headings: ["是否联网"] }, networkedOn: { kind: "day", label: { zh: "联网日期", en: "Networked on" }, section: "treat", shownWhen: { field: "networked", in: ["true"] } },
    limitDust: { kind: "decimal", label: { zh: "颗粒物限值", en: "Particles, at most" }, section: "treat", unit: "mg/m³", scale: 1, min: "0" }, limitSulphur: { kind: "decimal", label: { zh: "二氧化硫限值", en: "SO₂, at most" }, section: "treat", unit: "mg/m³", scale: 1, min: "0" }, limitNitrogen: { kind: "decimal", label: { zh: "氮氧化物限值", en: "NOₓ, at most" }, section: "treat", unit: "mg/m³", scale: 1, min: "0" },
    ultraLow: { kind: "choice", label: { zh: "超低排放改造", en: "Ultra-low" }, section: "treat", options: { done: { zh: "已完成", en: "done" }, doing: { zh: "实施中", en: "under way" }, not: { zh: "未开始", en: "not begun" } }, source: { line: 667 } },
    course: { kind: "choice", label: { zh: "整治方式", en: "Course" }, section: "course", options: { remove: { zh: "淘汰拆除", en: "take down", also: ["淘汰"] }, upgrade: { zh: "升级改造", en: "upgrade", also: ["提标改造", "升级"] }, replace: { zh: "清洁能源替代", en: "replace", also: ["煤改气", "煤改电"] }, keep: { zh: "保留", en: "keep" } } },
    dueBy: { kind: "day", label: { zh: "完成期限", en: "Due" }, section: "course", headings: ["整改期限"] },
    ruling: {
      kind: "computed", label: { zh: "规则判定", en: "Ruling" }, section: "course", as: "text", from: ["fuel", "capacity", "course", "ultraLow", "running"], formula: { zh: "在用燃煤锅炉：≤ 10 t/h 应淘汰；≥ 35 t/h 且保留的应实施超低排放改造", en: "coal boilers in use: at most 10 t/h must go; 35 t/h and more, when kept, become ultra-low" }, clauses: ["规划 2.2.1", "规划 4.1.1 第5点"], attestation: "REPORTED",
      by: (row) => {
        const capacity = row.exact("capacity");
        if (row.text("fuel") !== "coal" || row.text("running") === "gone") return "不适用";
        if (capacity === null) return null;
        if (capacity.compare(ten) <= 0) return "应淘汰";
        return capacity.compare(thirtyFive) < 0 ? "按提标改造管理" : row.text("ultraLow") === "done" ? "已超低排放" : "应超低排放改造";
      },
    },
    note: { ...note, section: "course" },
  },
  life: {
    initial: "found",
    states: {
      found: { label: { zh: "已登记", en: "registered" } },
      assigned: { label: { zh: "整治中", en: "under way" }, duty: { kind: "boiler.finish", label: { zh: "按期完成整治", en: "finish in time" }, workingDays: 120, holder: { organisation: "bureau" } } },
      done: { label: { zh: "待核查", en: "to be verified" } }, closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["after", "verified"] },
    },
    proofs: { after: { zh: "拆除或改造照片", en: "photo afterwards" }, verified: { zh: "现场核查表", en: "record of the visit" } },
    moves: {
      assign: { label: { zh: "列入整治", en: "assigned" }, from: ["found"], to: "assigned", by: ["ledger.write"], needs: { fields: ["course", "dueBy"] } },
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["assigned"], to: "done", by: ["ledger.write", "firm"], needs: { proofs: ["after"] } },
      verify: { label: { zh: "现场核查", en: "verified" }, from: ["done"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["finish"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["done"], to: "assigned", by: ["ledger.approve", "inspector"], needs: { note: true } },
      close: { label: { zh: "销号", en: "closed" }, from: ["done"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      relapse: { label: { zh: "反弹（复燃）", en: "relapsed" }, from: ["closed"], to: "assigned", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  },
});
