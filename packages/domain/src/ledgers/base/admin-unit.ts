import { ledger } from "@yunqing/ledger";
import { office } from "../parts/rights.js";
import { note, number, outline } from "../parts/fields.js";

/** Administrative units (行政区划名录): district → towns and subdistricts → villages and communities → grid cells; every place of every ledger is one of them. */
export const adminUnit = ledger({
  id: "admin-unit", title: { zh: "行政区划与网格名录", en: "Administrative units and grid cells" }, source: { line: 129, systems: ["S004"] },
  purpose: { zh: "区—乡镇（街道）—村（社区）—网格四级名录；撤并改名不删行，写明原名、起止日期和承接单位。", en: "District, towns, villages and grid cells; a merged or renamed one stays with its former name, dates and successor." },
  key: ["number"], referable: true, name: "name", ...office, likeness: { names: ["name", "formerNames"] },
  sections: { what: { zh: "名称与级别", en: "Name and level" }, size: { zh: "规模与范围", en: "Size and boundary" }, change: { zh: "沿革", en: "Changes" } },
  fields: {
    number: { ...number, section: "what", required: true, note: { zh: "地区数据包中的地点编号；有法定代码的另填", en: "id of the place in the district's pack; the legal code goes below" } },
    name: { kind: "text", label: { zh: "名称", en: "Name" }, section: "what", required: true, max: 80, headings: ["行政村", "社区", "村名", "乡镇名称"] },
    level: {
      kind: "choice", label: { zh: "级别", en: "Level" }, section: "what", required: true,
      options: {
        district: { zh: "县级（区）", en: "district", also: ["区", "县"] }, town: { zh: "镇", en: "town" }, township: { zh: "乡", en: "township" }, subdistrict: { zh: "街道办事处", en: "subdistrict", also: ["街道"] },
        village: { zh: "行政村", en: "administrative village", also: ["村"] }, community: { zh: "社区", en: "community" }, natural: { zh: "自然村", en: "natural village" }, grid: { zh: "网格", en: "grid cell" }, zone: { zh: "开发区（园区）", en: "development zone or park", also: ["开发区", "园区"] },
      },
    },
    parent: { kind: "reference", to: "admin-unit", label: { zh: "上级", en: "Belongs to" }, section: "what", requiredWhen: { not: { field: "level", in: ["district"] } }, validWhen: [{ must: { not: { field: "level", in: ["district"] } }, say: { zh: "区级没有上级", en: "a district has none above it here" } }] },
    code: { kind: "text", label: { zh: "区划代码", en: "Division code" }, section: "what", max: 12, headings: ["行政区划代码", "统计用区划代码"], source: { text: "GB/T 2260 六位；GB/T 10114 九位；统计用区划代码十二位" }, note: { zh: "县级 6 位、乡级 9 位、村级 12 位", en: "6 digits for a district, 9 for a town, 12 for a village" } },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, section: "size", unit: "km²", scale: 4, min: "0" },
    population: { kind: "integer", label: { zh: "常住人口", en: "Residents" }, section: "size", unit: "人", min: 0, headings: ["人口"] },
    households: { kind: "integer", label: { zh: "户数", en: "Households" }, section: "size", unit: "户", min: 0 },
    boundary: { ...outline, section: "size" },
    formerNames: { kind: "text", label: { zh: "曾用名", en: "Former names" }, section: "change", max: 400, note: { zh: "多个用分号隔开", en: "separated by semicolons" } },
    formerDistrict: { kind: "text", label: { zh: "原属区（县）", en: "Former district" }, section: "change", max: 80, headings: ["原行政区"] },
    inForce: { kind: "period", label: { zh: "设立与撤销", en: "In force" }, section: "change" },
    successor: { kind: "reference", to: "admin-unit", label: { zh: "承接单位", en: "Successor" }, section: "change", validWhen: [{ must: { field: "inForce", filled: true }, say: { zh: "填承接单位时须填设立与撤销日期", en: "a successor needs the dates" } }] },
    note: { ...note, section: "change" },
  },
});
