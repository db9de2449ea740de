import { ledger } from "@yunqing/ledger";
import { note, person, phone, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Environment supervisors of enterprises (企业环境监督员), qualified persons. */
export const supervisorPerson = ledger({
  id: "supervisor-person", title: { zh: "企业环境监督员名册", en: "Environment supervisors of enterprises" }, source: { line: 1138, systems: ["S221"] },
  key: ["unit", "certificate"], name: "certificate", ...office, likeness: { code: "certificate", names: ["name"] },
  terms: { certificate: { label: { zh: "监督员资格有效期", en: "Certificate" }, on: { field: "validity" }, when: { field: "onDuty", in: ["true"] }, warn: { days: 60 } } },
  fields: {
    unit: { ...unit, required: true },
    certificate: { kind: "text", label: { zh: "资格证号", en: "Certificate" }, required: true, max: 40 },
    name: { ...person, label: { zh: "姓名", en: "Name" }, required: true },
    identity: { kind: "identity", label: { zh: "公民身份号码", en: "Identity number" }, seenBy: ["ledger.write", "ledger.approve", "ledger.personal"], clearTo: ["ledger.personal"] },
    phone, post: { kind: "choice", label: { zh: "岗位", en: "Post" }, required: true, options: { chief: { zh: "环境总监督员", en: "chief supervisor" }, supervisor: { zh: "环境监督员", en: "supervisor" } } },
    validity: { kind: "period", label: { zh: "资格有效期", en: "Valid" }, required: true },
    training: { kind: "children", label: { zh: "培训记录", en: "Training" }, fields: { day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true }, subject: { kind: "text", label: { zh: "内容", en: "Subject" }, required: true, max: 200 }, hours: { kind: "decimal", label: { zh: "学时", en: "Hours" }, unit: "h", scale: 1, min: "0" }, passed: { kind: "boolean", label: { zh: "考核合格", en: "Passed" } } } },
    onDuty: { kind: "boolean", label: { zh: "在岗", en: "In post" }, required: true }, note,
  },
});
