import { ledger } from "@yunqing/ledger";
import { phone, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Experts, teams and stores（应急专家队伍与储备库）. */
export const emergencyTeam = ledger({
  id: "emergency-team", title: { zh: "应急专家队伍与储备库", en: "Experts, teams and stores" }, source: { line: 1003, systems: ["S207"] },
  purpose: { zh: "专家、专业处置队伍、物资储备库及值守", en: "Experts, teams, stores and their duty roster" },
  key: ["name", "kind"], name: "name", ...office, likeness: { names: ["name"] },
  terms: { office: { label: { zh: "聘期", en: "Term of office" }, on: { field: "until" }, warn: { days: 30 } } },
  fields: {
    name: { kind: "text", label: { zh: "姓名（队伍、储备库名称）", en: "Name" }, required: true, max: 80 },
    kind: { kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, options: { expert: { zh: "应急专家", en: "expert" }, team: { zh: "专业处置队伍", en: "team" }, store: { zh: "物资储备库", en: "store" } } },
    unit: { ...unit, label: { zh: "依托单位", en: "Based at" } },
    skills: {
      kind: "choices", label: { zh: "专业特长", en: "Skills" },
      options: {
        air: { zh: "大气", en: "air" }, water: { zh: "水", en: "water" }, soil: { zh: "土壤", en: "soil" }, chemical: { zh: "化学品", en: "chemicals" },
        radiation: { zh: "辐射", en: "radiation" }, monitor: { zh: "监测", en: "monitoring" }, medical: { zh: "医疗救护", en: "medical" },
        containment: { zh: "拦截处置", en: "containment" },
      },
      requiredWhen: { field: "kind", in: ["expert", "team"] },
    },
    people: { kind: "integer", label: { zh: "人数", en: "People" }, unit: "人", requiredWhen: { field: "kind", in: ["team"] }, min: 0 },
    area: { kind: "text", label: { zh: "服务区域", en: "Serves" }, max: 100 },
    phone: { ...phone },
    duty: {
      kind: "children", label: { zh: "值守表", en: "Duty roster" }, max: 400,
      fields: {
        day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true },
        person: { kind: "text", label: { zh: "值守人", en: "On duty" }, required: true, max: 40 },
        shift: { kind: "choice", label: { zh: "班次", en: "Shift" }, required: true, options: { day: { zh: "白班", en: "day" }, night: { zh: "夜班", en: "night" }, all: { zh: "全天", en: "all day" } } },
      },
    },
    since: { kind: "day", label: { zh: "聘任（建立）日期", en: "Since" } },
    until: { kind: "day", label: { zh: "届满日期", en: "Until" }, validWhen: [{ must: { any: [{ field: "since", filled: false }, { field: "until", comparison: "≥", than: "since" }] }, say: { zh: "不得早于建立日期", en: "not before it began" } }] },
    town: { ...town },
  },
  life: standing({ zh: "解聘或撤销文件", en: "paper of leaving" }),
});
