import { ledger } from "@yunqing/ledger";
import { address, person, phone } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Monitoring companies (社会监测机构): accreditation with its scope and end, credit, jobs given. */
export const thirdPartyLab = ledger({
  id: "third-party-lab", title: { zh: "社会监测机构名录", en: "Monitoring companies" }, source: { line: 999, systems: ["S203"], text: "检验检测机构资质认定管理办法；资质认定六年有效（凭记忆）" },
  purpose: { zh: "资质认定（CMA）能力范围、有效期、信用和委托任务", en: "Accreditation, scope, credit and jobs" },
  key: ["name"], name: "name", ...published, likeness: { code: "creditCode", names: ["name"] },
  sections: { lab: { zh: "机构", en: "Company" }, scope: { zh: "资质", en: "Accreditation" }, work: { zh: "委托与信用", en: "Jobs and credit" } },
  public: { fields: ["name", "creditCode", "cma", "until", "scope", "items", "grade"], rows: { field: "row_state", in: ["inUse", "leaving"] }, basis: { zh: "检验检测机构资质认定管理办法：资质认定信息公开", en: "accreditation is public" } },
  terms: { accreditation: { label: { zh: "资质认定有效期", en: "Accreditation" }, on: { field: "until" }, warn: { days: 60 } } },
  fields: {
    name: { kind: "text", label: { zh: "机构名称", en: "Company" }, required: true, section: "lab" },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, required: true, section: "lab" },
    address: { ...address, section: "lab" },
    person: { ...person, section: "lab" },
    phone: { ...phone, section: "lab" },
    cma: { kind: "text", label: { zh: "资质认定证书编号", en: "Accreditation number" }, required: true, section: "scope", max: 40, headings: ["CMA证书编号"] },
    until: { kind: "day", label: { zh: "证书有效期至", en: "Valid until" }, required: true, section: "scope" },
    scope: {
      kind: "choices", label: { zh: "能力范围", en: "Scope" }, required: true, section: "scope",
      options: {
        air: { zh: "环境空气和废气", en: "air and flue gas" }, water: { zh: "水和废水", en: "water" }, soil: { zh: "土壤和沉积物", en: "soil" },
        waste: { zh: "固体废物", en: "waste" }, noise: { zh: "噪声", en: "noise" }, radiation: { zh: "辐射", en: "radiation" }, biology: { zh: "生物", en: "biology" },
        vocs: { zh: "挥发性有机物", en: "VOCs" },
      },
    },
    items: { kind: "integer", label: { zh: "认定项目数", en: "Items" }, unit: "项", section: "scope", min: 0 },
    jobs: {
      kind: "children", label: { zh: "委托任务", en: "Jobs" }, section: "work", max: 300,
      fields: {
        givenOn: { kind: "day", label: { zh: "委托日期", en: "Given on" }, required: true },
        task: { kind: "text", label: { zh: "任务", en: "Job" }, required: true, max: 200 },
        kind: {
          kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
          options: {
            law: { zh: "执法监测", en: "for enforcement" }, emergency: { zh: "应急监测", en: "emergency" }, ambient: { zh: "环境质量", en: "ambient" },
            selfCheck: { zh: "自行监测比对", en: "comparison" },
          },
        },
        report: { kind: "text", label: { zh: "报告编号", en: "Report" }, max: 60 },
      },
    },
    grade: { kind: "choice", label: { zh: "信用等级", en: "Credit" }, section: "work", options: { A: { zh: "A 级", en: "A" }, B: { zh: "B 级", en: "B" }, C: { zh: "C 级", en: "C" }, D: { zh: "D 级", en: "D" } } },
    faults: { kind: "text", label: { zh: "失信记录", en: "Faults" }, section: "work", long: true, max: 2000 },
  },
  life: standing({ zh: "资质注销或移出文件", en: "paper of removal" }),
});
