import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";
import { energies, stages } from "../vehicles/options.js";

const rank = ["0", "I", "II", "III", "IV", "V", "VI"];
/** Trucks through a gate (门禁进出记录): the whole plate, in and out, stage, whether it was allowed. */
export const gatePassing = ledger({
  id: "gate-passing", title: { zh: "重点用车单位进出厂记录", en: "Trucks through the gates" }, source: { line: 739, systems: ["S088", "S084"] },
  purpose: { zh: "完整车牌号、进出时间、排放阶段；按单位的清洁运输义务和日期判定，违规的列单；与“黑名单”、重污染天气禁行比对。", en: "Each passing judged by the unit's duty and the day; those not allowed are listed." },
  key: ["gateUnit", "plate", "passedAt"], name: "plate", ...byFirm, likeness: { code: "plate", names: [] },
  sections: { pass: { zh: "进出", en: "Passing" }, vehicle: { zh: "车辆", en: "Vehicle" }, judge: { zh: "判定", en: "Judgement" } },
  fields: {
    gateUnit: { kind: "reference", to: "gate-unit", label: { zh: "用车单位", en: "Unit" }, section: "pass", required: true }, plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, section: "pass", required: true, headings: ["车牌号"] }, passedAt: { kind: "text", label: { zh: "通过时间", en: "Passed at" }, section: "pass", required: true, max: 25, note: { zh: "北京时间 YYYY-MM-DD hh:mm:ss，唯一键的一部分", en: "Beijing time, part of the key" } }, day: { kind: "day", label: { zh: "日期", en: "Day" }, section: "pass", required: true }, direction: { kind: "choice", label: { zh: "方向", en: "Direction" }, section: "pass", required: true, options: { in: { zh: "进厂", en: "in" }, out: { zh: "出厂", en: "out" } } }, gate: { kind: "text", label: { zh: "门禁编号", en: "Gate" }, section: "pass", max: 20 }, photo: { kind: "file", label: { zh: "抓拍照片", en: "Photo" }, section: "pass", accept: ["image/jpeg"] },
    stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, section: "vehicle", required: true, options: { ...stages, unknown: { zh: "未知", en: "unknown" } } }, energy: { kind: "choice", label: { zh: "燃料", en: "Energy" }, section: "vehicle", options: energies }, vin: { kind: "text", label: { zh: "车辆识别代号", en: "VIN" }, section: "vehicle", max: 17 }, cargo: { kind: "text", label: { zh: "货物", en: "Cargo" }, section: "vehicle", max: 40 }, load: { kind: "decimal", label: { zh: "载重", en: "Load" }, section: "vehicle", unit: "t", scale: 3, min: "0" },
    duty: { kind: "choice", label: { zh: "单位义务", en: "The unit's duty" }, section: "judge", required: true, options: { plain: { zh: "一般", en: "plain" }, bulk: { zh: "年货运量 150 万吨以上", en: "1.5 million tonnes" }, urban: { zh: "城市规划区清洁运输", en: "clean transport in the city" } } }, alert: { kind: "choice", label: { zh: "重污染预警", en: "Alert" }, section: "judge", options: { none: { zh: "无", en: "none" }, yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" } } }, blacklisted: { kind: "boolean", label: { zh: "属“黑名单”企业车辆", en: "Blacklisted" }, section: "judge" },
    verdict: {
      kind: "computed", label: { zh: "通行判定", en: "Allowed" }, section: "judge", as: "text", from: ["duty", "stage", "day", "alert", "blacklisted"], clauses: ["规划 4.1.3 第1点"], formula: { zh: "150 万吨单位：2021 年国五及以上，2022-01-01 起国六；城市规划区单位：2021-10-01 起国六或新能源；橙色、红色预警期间国四及以下禁行（通行做法，以当地预案为准）", en: "by the unit's duty and the day; under orange and red alerts stages up to IV stay out" },
      by: (row) => {
        const stage = row.text("stage") ?? "unknown", day = row.text("day"), duty = row.text("duty"), level = rank.indexOf(stage), faults: string[] = [];
        if (day === null) return null;
        if (stage === "unknown") faults.push("排放阶段未知");
        else if (stage !== "E") {
          if (duty === "bulk" && day >= "2021-01-01" && level < (day >= "2022-01-01" ? 6 : 5)) faults.push(day >= "2022-01-01" ? "应为国六" : "应为国五及以上");
          if (duty === "urban" && day >= "2021-10-01" && level < 6) faults.push("应为国六或新能源");
          if (["orange", "red"].includes(row.text("alert") ?? "") && level <= 4) faults.push("预警期间国四及以下禁行");
        }
        if (row.value("blacklisted") === true) faults.push("黑名单车辆");
        return faults.length === 0 ? "符合" : `违规：${faults.join("、")}`;
      },
    },
    note: { ...note, section: "judge" },
  },
});
