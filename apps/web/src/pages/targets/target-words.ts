import type { Labels } from "@yunqing/standards";

const domains: Readonly<Record<string, Labels>> = {
  air: { zh: "大气", en: "Air" }, water: { zh: "水", en: "Water" }, soil: { zh: "土壤", en: "Soil" }, groundwater: { zh: "地下水", en: "Groundwater" }, rural: { zh: "农村", en: "Rural" }, climate: { zh: "气候变化", en: "Climate" },
  indicator: { zh: "规划指标", en: "Indicator" }, ecology: { zh: "生态", en: "Ecology" }, eco: { zh: "生态", en: "Ecology" }, risk: { zh: "环境风险", en: "Risk" }, waste: { zh: "固体废物", en: "Waste" }, monitoring: { zh: "监测", en: "Monitoring" }, noise: { zh: "噪声", en: "Noise" },
  energy: { zh: "能源", en: "Energy" }, transport: { zh: "交通", en: "Transport" }, industry: { zh: "产业", en: "Industry" }, radiation: { zh: "辐射", en: "Radiation" }, total: { zh: "总量", en: "Totals" }, emission: { zh: "减排", en: "Emissions" }, supervision: { zh: "监管", en: "Supervision" }, dust: { zh: "扬尘", en: "Dust" }, heating: { zh: "取暖", en: "Heating" }, vehicle: { zh: "机动车", en: "Vehicles" }, agriculture: { zh: "农业", en: "Agriculture" }, mining: { zh: "矿山", en: "Mining" }, governance: { zh: "治理", en: "Governance" }, general: { zh: "综合", en: "General" },
};
const scopes: Readonly<Record<string, Labels>> = {
  district: { zh: "本区", en: "District" }, city: { zh: "全市", en: "City" }, province: { zh: "全省", en: "Province" }, national: { zh: "全国", en: "National" }, enterprise: { zh: "企业", en: "Enterprise" }, town: { zh: "镇街", en: "Town" },
};
/** Domain of a target in words; a word of the pack's own is shown as it stands. */
export const domainWords = (domain: string): Labels => domains[domain] ?? { zh: domain, en: domain };
export const scopeWords = (scope: string): Labels => scopes[scope] ?? { zh: scope, en: scope };
