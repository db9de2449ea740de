import type { Labels } from "@yunqing/standards";

const words: Readonly<Record<string, Labels>> = {
  government: { zh: "政府", en: "Government" }, bureau: { zh: "生态环境局", en: "Bureau" }, department: { zh: "部门", en: "Department" }, town: { zh: "镇", en: "Town" }, township: { zh: "乡", en: "Township" }, street: { zh: "街道", en: "Street" }, subdistrict: { zh: "街道", en: "Subdistrict" },
  district: { zh: "区", en: "District" }, river: { zh: "河流", en: "River" }, section: { zh: "断面", en: "Section" }, well: { zh: "监测井", en: "Well" }, source: { zh: "水源地", en: "Water source" }, "water-source": { zh: "水源地", en: "Water source" }, enterprise: { zh: "企业", en: "Enterprise" }, project: { zh: "工程", en: "Project" }, zone: { zh: "开发区", en: "Zone" }, park: { zh: "园区", en: "Park" }, plant: { zh: "污水处理厂", en: "Plant" }, landmark: { zh: "地标", en: "Landmark" }, reservoir: { zh: "水库", en: "Reservoir" }, outfall: { zh: "排污口", en: "Outfall" }, station: { zh: "监测站", en: "Station" }, bureauOffice: { zh: "科室", en: "Office" }, community: { zh: "社区", en: "Community" }, village: { zh: "村", en: "Village" }, city: { zh: "市", en: "City" }, county: { zh: "县", en: "County" }, office: { zh: "科室", en: "Office" }, firm: { zh: "企业", en: "Firm" },
};
/** Kind of an organisation or a place in words. */
export const kindWords = (kind: string): Labels => words[kind] ?? { zh: kind, en: kind };
