import { adcodeCheck, casCheck, facilityCodeCheck, manifestNumberCheck, organisationCodeCheck, permitCodeCheck, plateCheck, radiationSourceCheck, usccCheck, wasteBatchCheck, wasteCodeCheck, type CodeCheck, type Labels } from "@yunqing/standards";

/** The check rules of codes that a ledger may name (编码规则); all live in the room of standards. */
export const codeRules = {
  uscc: { label: { zh: "统一社会信用代码", en: "unified social credit code" }, length: 18, check: usccCheck },
  organisation: { label: { zh: "组织机构代码", en: "organisation code" }, length: 10, check: organisationCodeCheck },
  adcode: { label: { zh: "行政区划代码", en: "administrative division code" }, length: 6, check: adcodeCheck },
  permit: { label: { zh: "排污许可证编号", en: "discharge-permit number" }, length: 22, check: permitCodeCheck },
  facility: { label: { zh: "设施或排放口编码", en: "facility or outlet code" }, length: 6, check: facilityCodeCheck },
  waste: { label: { zh: "危险废物代码", en: "hazardous-waste code" }, length: 32, check: (text: string) => wasteCodeCheck(text) },
  manifest: { label: { zh: "转移联单编号", en: "manifest number" }, length: 32, check: manifestNumberCheck },
  wasteBatch: { label: { zh: "危险废物批次", en: "hazardous-waste batch" }, length: 64, check: wasteBatchCheck },
  radiationSource: { label: { zh: "放射源编码", en: "radiation-source code" }, length: 12, check: radiationSourceCheck },
  cas: { label: { zh: "化学文摘社登记号", en: "CAS number" }, length: 12, check: casCheck },
  plate: { label: { zh: "机动车号牌", en: "number plate" }, length: 12, check: plateCheck },
} as const satisfies Readonly<Record<string, { readonly label: Labels; readonly length: number; readonly check: (text: string) => CodeCheck }>>;
export type CodeRule = keyof typeof codeRules;
