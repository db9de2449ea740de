import { ledger } from "@yunqing/ledger";
import { photos, town, unit, year } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Green units（绿色创建单位名录）. */
export const greenUnit = ledger({
  id: "green-unit", title: { zh: "绿色创建单位名录", en: "Green units" }, source: { line: 1158, systems: ["S238"], text: "绿色创建" },
  purpose: { zh: "绿色社区、绿色学校、绿色家庭、绿色企业等创建单位", en: "Communities, schools, families and firms" },
  key: ["name", "kind"], name: "name", ...published, likeness: { names: ["name"] },
  public: { fields: ["name", "kind", "level", "year", "town", "measures", "acceptedOn", "document", "until"], rows: { all: [{ not: { field: "kind", in: ["family"] } }, { field: "row_state", in: ["inUse", "leaving"] }] }, basis: { zh: "绿色创建命名结果公布；家庭属个人信息不公开", en: "titles are published; families are personal and are not" } },
  terms: { title: { label: { zh: "命名有效期", en: "Title" }, on: { field: "until" }, warn: { days: 90 } } },
  fields: {
    name: { kind: "text", label: { zh: "单位（家庭）名称", en: "Unit" }, required: true },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        community: { zh: "绿色社区", en: "community" }, school: { zh: "绿色学校", en: "school" }, family: { zh: "绿色家庭", en: "family" }, firm: { zh: "绿色企业", en: "firm" },
        hospital: { zh: "绿色医院", en: "hospital" }, hotel: { zh: "绿色饭店", en: "hotel" }, office: { zh: "节约型机关", en: "office" },
      },
    },
    level: {
      kind: "choice", label: { zh: "级别", en: "Level" }, required: true,
      options: {
        national: { zh: "国家级", en: "national" }, province: { zh: "省级", en: "provincial" }, city: { zh: "市级", en: "of the city" },
        district: { zh: "区级", en: "of the district" },
      },
    },
    year: { ...year, label: { zh: "创建年度", en: "Year" }, required: true },
    unit: { ...unit },
    town: { ...town, required: true },
    measures: { kind: "text", label: { zh: "创建措施", en: "Measures" }, max: 500 },
    score: { kind: "decimal", label: { zh: "评分", en: "Marks" }, unit: "分", scale: 1, max: "100", min: "0" },
    acceptedOn: { kind: "day", label: { zh: "验收日期", en: "Accepted on" } },
    document: { kind: "text", label: { zh: "命名文件", en: "Paper" }, max: 100 },
    until: { kind: "day", label: { zh: "有效期至", en: "Good until" } },
    photos: { ...photos },
  },
  life: standing({ zh: "取消命名文件", en: "paper of withdrawal" }),
});
