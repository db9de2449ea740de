import { ledger } from "@yunqing/ledger";
import { note, number, person, phone, unit } from "../parts/fields.js";
import { rowsIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const stages = { "0": { zh: "国零", en: "stage 0" }, "1": { zh: "国一", en: "stage I" }, "2": { zh: "国二", en: "stage II" }, "3": { zh: "国三", en: "stage III" }, "4": { zh: "国四", en: "stage IV" }, D: { zh: "电动", en: "electric" } } as const;
/** What a builder files before machines enter a site (施工机械进场报备). */
export const machineFiling = ledger({
  id: "machine-filing", title: { zh: "非道路移动机械进场报备台账", en: "Machines filed before they enter" }, source: { line: 747, systems: ["S097"] },
  purpose: { zh: "施工单位进场前向区生态环境部门报备设备名称和编码；对照低排放控制区要求核对阶段，未报备入场的为线索。", en: "Names and codes of machines before they enter; stages are held against the low-emission zone." },
  key: ["number"], name: "number", ...byFirm,
  terms: { stay: { label: { zh: "使用期间", en: "On the site" }, on: { field: "period" }, states: ["allowed"], warn: { days: 7 } } },
  parties: {
    user: { field: "userUnit", label: { zh: "使用单位", en: "User" }, makes: true, fills: ["number", "site", "builder", "contact", "userUnit", "ownerUnit", "period", "zone", "least", "machines", "note"], during: ["filed", "refused"], may: ["amend", "leave"] },
    owner: { field: "ownerUnit", label: { zh: "机械所有单位", en: "Owner" } },
  },
  fields: {
    number: { ...number, label: { zh: "报备编号", en: "Number" }, required: true }, site: { kind: "reference", to: "site", label: { zh: "工地", en: "Site" }, required: true }, builder: { kind: "text", label: { zh: "施工（建设）单位", en: "Builder" }, required: true, max: 120 }, contact: person, phone, userUnit: { ...unit, label: { zh: "名录中的使用单位", en: "User in the register" }, headings: [] }, ownerUnit: { ...unit, label: { zh: "名录中的机械所有单位", en: "Owner in the register" }, headings: [] }, period: { kind: "period", label: { zh: "使用期间", en: "From and to" }, required: true },
    zone: { kind: "choice", label: { zh: "低排放控制区", en: "Low-emission zone" }, required: true, options: { in: { zh: "区内", en: "within" }, out: { zh: "区外", en: "outside" } } }, least: { kind: "choice", label: { zh: "区内最低阶段要求", en: "Least stage there" }, options: { "2": { zh: "国二", en: "stage II" }, "3": { zh: "国三", en: "stage III" }, "4": { zh: "国四", en: "stage IV" } }, requiredWhen: { field: "zone", in: ["in"] }, note: { zh: "以当地通告为准", en: "by the local notice" } },
    machines: { kind: "children", label: { zh: "机械", en: "Machines" }, required: true, max: 200, fields: { name: { kind: "text", label: { zh: "设备名称", en: "Name" }, required: true, max: 60 }, code: { kind: "text", label: { zh: "编码", en: "Code" }, required: true, max: 20 }, stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, required: true, options: stages } } },
    unfit: { kind: "computed", label: { zh: "不符合控制区要求的机械", en: "Not allowed there" }, as: "text", from: ["zone", "least", "machines"], formula: { zh: "控制区内低于最低阶段的机械编码；电动均可", en: "codes below the least stage within the zone" }, by: (row) => { const least = row.text("least"); if (row.text("zone") !== "in" || least === null) return "无"; const low = rowsIn(row, "machines").filter((each) => each["stage"] !== "D" && Number(each["stage"]) < Number(least)).map((each) => String(each["code"])); return low.length === 0 ? "无" : low.join("、"); } }, note,
  },
  life: {
    initial: "filed",
    states: { filed: { label: { zh: "已报备", en: "filed" }, duty: { kind: "machine.check", label: { zh: "核对报备信息", en: "check it" }, workingDays: 5, holder: { organisation: "bureau" } } }, allowed: { label: { zh: "核对通过", en: "allowed" } }, refused: { label: { zh: "不得进场", en: "refused" } }, left: { label: { zh: "已退场", en: "left" } } },
    moves: {
      allow: { label: { zh: "核对通过", en: "allowed" }, from: ["filed"], to: "allowed", by: ["ledger.write", "ledger.approve"] },
      refuse: { label: { zh: "不得进场", en: "refused" }, from: ["filed", "allowed"], to: "refused", by: ["ledger.write", "ledger.approve"], needs: { note: true } },
      amend: { label: { zh: "补正（增减机械）", en: "amended" }, from: ["refused", "allowed"], to: "filed", by: ["ledger.write"], needs: { note: true } },
      leave: { label: { zh: "退场", en: "left" }, from: ["allowed"], to: "left", by: ["ledger.write"] },
    },
  },
});
