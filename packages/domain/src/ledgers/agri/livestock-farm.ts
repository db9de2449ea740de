import { ledger } from "@yunqing/ledger";
import { address, person, phone, position, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Livestock farms (畜禽规模养殖场台账), with their facilities for manure and their place against the forbidden zones. */
export const livestockFarm = ledger({
  id: "livestock-farm", title: { zh: "畜禽规模养殖场台账", en: "Livestock farms" }, source: { line: 479, systems: ["S048", "S133", "S169"], text: "畜禽规模养殖污染防治条例；直联直报系统；规模标准按省级规定" },
  purpose: { zh: "规模养殖场、粪污处理设施配套、禁养区核查", en: "Farms with their facilities, checked against the forbidden zones" },
  key: ["code"], name: "name", ...byTown, likeness: { code: "creditCode", names: ["name"] },
  sections: { farm: { zh: "养殖场", en: "Farm" }, stock: { zh: "养殖", en: "Stock" }, facility: { zh: "粪污设施", en: "Facilities" }, papers: { zh: "手续", en: "Papers" } },
  fields: {
    code: { kind: "text", label: { zh: "养殖场代码", en: "Farm code" }, required: true, section: "farm", max: 40, headings: ["直联直报代码", "养殖代码"] },
    name: { kind: "text", label: { zh: "养殖场名称", en: "Farm" }, required: true, section: "farm", headings: ["场名"] },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, section: "farm" },
    scale: {
      kind: "choice", label: { zh: "规模", en: "Scale" }, required: true, section: "farm",
      options: {
        large: { zh: "大型规模", en: "large", also: ["大型"] }, scale: { zh: "规模养殖场", en: "scale farm", also: ["规模"] },
        household: { zh: "规模以下专业户", en: "below scale", also: ["专业户"] }, scattered: { zh: "散养密集区", en: "scattered" },
      },
    },
    town: { ...town, required: true, section: "farm" },
    address: { ...address, section: "farm" },
    position: { ...position, section: "farm" },
    person: { ...person, section: "farm" },
    phone: { ...phone, section: "farm" },
    zone: { kind: "reference", to: "livestock-zone", label: { zh: "所在禁（限）养区", en: "Forbidden zone" }, section: "farm", note: { zh: "落入禁养区的填写", en: "filled when inside a zone" } },
    state: {
      kind: "choice", label: { zh: "状态", en: "State" }, required: true, section: "farm",
      options: { running: { zh: "在养", en: "running" }, empty: { zh: "空栏", en: "empty" }, moved: { zh: "已搬迁", en: "moved" }, closed: { zh: "已关闭", en: "closed" } },
      validWhen: [{ must: { any: [{ field: "zone", filled: false }, { field: "state", in: ["moved", "closed"] }, { field: "scale", in: ["household", "scattered"] }] }, say: { zh: "禁养区内的规模养殖场应关闭或搬迁", en: "a scale farm inside a forbidden zone is closed or moved" } }],
    },
    species: {
      kind: "choice", label: { zh: "畜种", en: "Species" }, required: true, section: "stock",
      options: {
        pig: { zh: "生猪", en: "pigs", also: ["猪"] }, dairy: { zh: "奶牛", en: "dairy cows" }, beef: { zh: "肉牛", en: "beef cattle" },
        layer: { zh: "蛋鸡", en: "layers" }, broiler: { zh: "肉鸡", en: "broilers" }, sheep: { zh: "肉羊", en: "sheep", also: ["羊"] },
        other: { zh: "其他", en: "other" },
      },
    },
    designed: { kind: "decimal", label: { zh: "设计出栏（存栏）", en: "Designed stock" }, unit: "头（只）", scale: 0, section: "stock", min: "0" },
    stock: { kind: "decimal", label: { zh: "年末存栏", en: "Stock" }, unit: "头（只）", scale: 0, section: "stock", min: "0" },
    sold: { kind: "decimal", label: { zh: "年出栏", en: "Sold a year" }, unit: "头（只）", scale: 0, section: "stock", min: "0" },
    rainSplit: { kind: "boolean", label: { zh: "雨污分流", en: "Rain kept apart" }, section: "facility" },
    store: {
      kind: "choices", label: { zh: "贮存设施", en: "Storing" }, required: true, section: "facility",
      options: { shed: { zh: "防雨堆粪场", en: "covered heap" }, tank: { zh: "污水贮存池", en: "tank" }, lagoon: { zh: "氧化塘", en: "lagoon" }, none: { zh: "无", en: "none" } },
    },
    treat: {
      kind: "choices", label: { zh: "处理设施", en: "Treating" }, required: true, section: "facility",
      options: {
        compost: { zh: "堆肥发酵", en: "compost" }, bed: { zh: "异位发酵床（大通铺）", en: "fermentation bed" }, biogas: { zh: "沼气工程", en: "biogas" },
        liquid: { zh: "液体粪肥", en: "liquid manure" }, plant: { zh: "有机肥生产线", en: "organic fertiliser plant" }, works: { zh: "污水处理设施", en: "works" },
        agent: { zh: "委托第三方", en: "third party" }, none: { zh: "无", en: "none" },
      },
    },
    equipped: {
      kind: "boolean", label: { zh: "粪污处理设施装备配套", en: "Equipped" }, required: true, section: "facility", headings: ["设施配套"],
      validWhen: [{ must: { any: [{ field: "equipped", in: ["false"] }, { all: [{ not: { field: "treat", in: ["none"] } }, { not: { field: "store", in: ["none"] } }] }] }, say: { zh: "无贮存或无处理设施的不得填“是”", en: "not without both storing and treating" } }],
    },
    standardised: { kind: "boolean", label: { zh: "设施验收合格", en: "Accepted" }, section: "facility" },
    accounts: { kind: "boolean", label: { zh: "已建立资源化利用计划和台账", en: "Keeps an account" }, section: "facility" },
    eia: { kind: "choice", label: { zh: "环评手续", en: "EIA" }, section: "papers", options: { report: { zh: "报告书", en: "report" }, form: { zh: "报告表", en: "form" }, register: { zh: "登记表", en: "registration" }, none: { zh: "无", en: "none" } } },
    permit: { kind: "choice", label: { zh: "排污许可", en: "Permit" }, section: "papers", options: { permit: { zh: "排污许可证", en: "permit" }, registered: { zh: "排污登记", en: "registered" }, none: { zh: "无", en: "none" } } },
    outlet: { kind: "boolean", label: { zh: "设有排污口", en: "Has an outlet" }, section: "papers" },
  },
  life: standing({ zh: "关闭搬迁证明", en: "paper of closing or moving" }),
});
