import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Construction sites (施工工地名录). */
export const site = ledger({
  id: "site", title: { zh: "施工工地名录", en: "Construction sites" }, source: { line: 755, systems: ["S014"] },
  purpose: { zh: "在建工地一地一行；“六个百分之百”检查、渣土运输、非道路机械报备都挂在工地上。", en: "One row a site; the checks, muck trucks and machines all hang on it." },
  key: ["number"], referable: true, name: "name", ...byDepartment, likeness: { names: ["name"] },
  sections: { site: { zh: "工地", en: "The site" }, people: { zh: "各方责任人", en: "Who is responsible" }, dust: { zh: "扬尘防治", en: "Dust" } },
  fields: {
    number: { ...number, label: { zh: "工地编号", en: "Number" }, section: "site", required: true, headings: ["施工许可证号", "项目编号"] }, name: { kind: "text", label: { zh: "工程名称", en: "Name" }, section: "site", required: true, max: 160, headings: ["工地名称", "项目名称"] },
    kind: { kind: "choice", label: { zh: "工程类别", en: "Kind" }, section: "site", required: true, options: { house: { zh: "房屋建筑", en: "building" }, city: { zh: "市政道路", en: "city road" }, highway: { zh: "公路", en: "highway" }, water: { zh: "水利", en: "waterworks" }, demolish: { zh: "拆除", en: "demolition" }, line: { zh: "线性工程", en: "pipe or line" }, garden: { zh: "园林绿化", en: "gardening" }, other: { zh: "其他", en: "other" } } },
    phase: { kind: "choice", label: { zh: "施工阶段", en: "Phase" }, section: "site", required: true, options: { earth: { zh: "土石方", en: "earthworks" }, demolish: { zh: "拆除", en: "demolition" }, base: { zh: "基础", en: "foundation" }, main: { zh: "主体", en: "structure" }, fit: { zh: "装饰装修", en: "fitting out" }, stopped: { zh: "停工", en: "stopped" }, done: { zh: "完工", en: "finished" } } },
    town: { ...town, section: "site" }, address: { ...address, section: "site" }, position: { ...position, section: "site" }, area: { kind: "decimal", label: { zh: "占地面积", en: "Area" }, section: "site", unit: "m²", scale: 1, min: "0" }, term: { kind: "period", label: { zh: "工期", en: "Term" }, section: "site", required: true },
    owner: { kind: "text", label: { zh: "建设单位", en: "Owner" }, section: "people", required: true, max: 120 }, builder: { kind: "text", label: { zh: "施工单位", en: "Builder" }, section: "people", required: true, max: 120 }, supervisor: { kind: "text", label: { zh: "监理单位", en: "Supervisor" }, section: "people", max: 120 },
    department: { kind: "choice", label: { zh: "行业主管部门", en: "Department" }, section: "people", options: { housing: { zh: "住建", en: "housing" }, transport: { zh: "交通运输", en: "transport" }, water: { zh: "水务", en: "water" }, garden: { zh: "园林", en: "gardens" }, city: { zh: "城管", en: "city administration" } } },
    contact: { ...person, label: { zh: "扬尘防治责任人", en: "Responsible for dust" }, section: "people" }, phone: { ...phone, section: "people" },
    fee: { kind: "boolean", label: { zh: "扬尘防治费已列支", en: "Paid for" }, section: "dust" }, online: { kind: "choice", label: { zh: "扬尘在线与视频", en: "Dust monitor and video" }, section: "dust", options: { both: { zh: "均已联网", en: "both networked" }, one: { zh: "仅一项", en: "one of them" }, none: { zh: "未装", en: "none" } } }, mn: { kind: "text", label: { zh: "扬尘监测设备编号（MN）", en: "Instrument" }, section: "dust", max: 24 },
    board: { kind: "boolean", label: { zh: "公示牌", en: "Notice board" }, section: "dust" }, note: { ...note, section: "dust" },
  },
});
