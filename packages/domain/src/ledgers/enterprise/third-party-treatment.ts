import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Contracts of third-party treatment (环境污染第三方治理合同). */
export const thirdPartyTreatment = ledger({
  id: "third-party-treatment", title: { zh: "环境污染第三方治理合同台账", en: "Contracts of third-party treatment" }, source: { line: 1152, systems: ["S230"] },
  purpose: { zh: "排污者付费、服务公司治理；谁运行、达到什么、责任如何分担写在合同里，排污者的法定责任不因此免除。", en: "Who runs the works, what is to be reached and how responsibility is shared; the discharger's own duty remains." },
  key: ["number"], name: "operator", ...office, likeness: { code: "operatorCode", names: ["operator"] },
  terms: { contract: { label: { zh: "合同期限", en: "Contract" }, on: { field: "term" }, warn: { days: 30 } } },
  parties: {
    discharger: { field: "unit", label: { zh: "委托方", en: "Discharger" }, makes: true, fills: ["number", "unit", "operator", "operatorUnit", "operatorCode", "facility", "medium", "mode", "term", "fee", "aim", "responsibility", "contract", "note"] },
    operator: { field: "operatorUnit", label: { zh: "受托方", en: "Operator" } },
  },
  fields: {
    number: { ...number, label: { zh: "合同编号", en: "Contract" }, required: true }, unit: { ...unit, label: { zh: "排污单位（委托方）", en: "Discharger" }, required: true },
    operator: { kind: "text", label: { zh: "治理单位（受托方）", en: "Operator" }, required: true, max: 120 }, operatorUnit: { ...unit, label: { zh: "名录中的受托单位", en: "Operator in the register" }, headings: [] }, operatorCode: { kind: "code", rule: "uscc", label: { zh: "受托方信用代码", en: "Operator's credit code" } },
    facility: { kind: "text", label: { zh: "治理设施", en: "Facility" }, required: true, max: 200 },
    medium: { kind: "choices", label: { zh: "治理对象", en: "What is treated" }, required: true, options: { water: { zh: "废水", en: "waste water" }, gas: { zh: "废气", en: "waste gas" }, solid: { zh: "固体废物", en: "solid waste" }, monitor: { zh: "自动监测运维", en: "running instruments" }, soil: { zh: "土壤修复", en: "soil" } } },
    mode: { kind: "choice", label: { zh: "方式", en: "Mode" }, required: true, options: { run: { zh: "委托运营", en: "entrusted running" }, build: { zh: "投资建设运营", en: "built and run", also: ["BOT"] }, service: { zh: "技术服务", en: "technical service" } } },
    term: { kind: "period", label: { zh: "合同期限", en: "Term" }, required: true },
    fee: { kind: "money", label: { zh: "合同金额", en: "Fee" }, unit: "万元", min: "0" },
    aim: { kind: "text", label: { zh: "约定目标（限值、去除率）", en: "What is to be reached" }, required: true, max: 1000, long: true },
    responsibility: { kind: "text", label: { zh: "责任划分", en: "Responsibility" }, required: true, max: 2000, long: true },
    contract: { kind: "file", label: { zh: "合同文本", en: "Contract" }, accept: ["application/pdf"] },
    met: { kind: "choice", label: { zh: "履约情况", en: "Kept" }, options: { yes: { zh: "达到约定", en: "kept" }, part: { zh: "部分达到", en: "in part" }, no: { zh: "未达到", en: "not kept" } } }, note,
  },
});
