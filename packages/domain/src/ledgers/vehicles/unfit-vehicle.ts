import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";
import { energies, stages, vehicleKinds } from "./options.js";

/** Operating vehicles that do not conform (不合规营运车辆数据库), each with the plan for its exit. */
export const unfitVehicle = ledger({
  id: "unfit-vehicle", title: { zh: "不合规营运车辆数据库", en: "Operating vehicles that do not conform" }, source: { line: 729, systems: ["S083"] },
  key: ["plate"], name: "plate", ...byDepartment, likeness: { code: "plate", names: [] },
  fields: {
    plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true, headings: ["车牌号"] }, permit: { kind: "text", label: { zh: "道路运输证号", en: "Permit" }, max: 40 }, company: { kind: "reference", to: "transport-company", label: { zh: "货运企业", en: "Company" }, required: true }, kind: { kind: "choice", label: { zh: "车型", en: "Kind" }, required: true, options: vehicleKinds }, energy: { kind: "choice", label: { zh: "燃料", en: "Energy" }, options: energies }, stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, options: stages }, registeredOn: { kind: "day", label: { zh: "注册登记日期", en: "Registered on" } },
    faults: { kind: "choices", label: { zh: "不合规情形", en: "Faults" }, required: true, options: { tank: { zh: "不合规危险货运罐车", en: "tank truck" }, long: { zh: "超长平板半挂车", en: "overlong flat trailer" }, container: { zh: "超长集装箱半挂车", en: "overlong container trailer" }, size: { zh: "外廓尺寸超限", en: "too large" }, stage: { zh: "国三及以下", en: "China III or less" }, changed: { zh: "非法改装", en: "altered" } }, source: { line: 729 } },
    exit: { kind: "choice", label: { zh: "退出方式", en: "Exit" }, required: true, options: { scrap: { zh: "报废", en: "scrapped" }, refit: { zh: "改装达标", en: "refitted" }, replace: { zh: "更新为国六或新能源", en: "replaced" }, out: { zh: "退出营运", en: "out of service" } } }, exitBy: { kind: "day", label: { zh: "退出期限", en: "By" }, required: true }, exitedOn: { kind: "day", label: { zh: "退出日期", en: "On" } }, subsidy: { kind: "money", label: { zh: "补贴", en: "Subsidy" }, unit: "元", min: "0" }, note,
  },
  life: undertaking("vehicle.exit", 120, "transport", { zh: "报废（注销、更新）凭证", en: "proof of exit" }),
});
