import { ledger } from "@yunqing/ledger";
import { address, note, position, town, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Groundwater wells (地下水监测井名录): points of the state and wells that obliged units must build (地下水管理条例第四十一条). */
export const monitoringWell = ledger({
  id: "monitoring-well", title: { zh: "地下水监测井名录", en: "Groundwater monitoring wells" }, source: { line: 407, systems: ["S038", "S156"], text: "HJ 164-2020；地下水管理条例第四十一条；GB/T 14848-2017" },
  purpose: { zh: "国控区控监测点位与企业应建监测井；应建未建一目了然", en: "Points of the state and wells that units must have" },
  key: ["name"], ...office, likeness: { names: ["name"] },
  sections: { well: { zh: "监测井", en: "Well" }, quality: { zh: "最近评价", en: "Last judged" } },
  fields: {
    code: { kind: "text", label: { zh: "井编号", en: "Code" }, section: "well", max: 32, headings: ["点位编号"] },
    name: { kind: "text", label: { zh: "监测井名称", en: "Name" }, required: true, section: "well", headings: ["点位名称"] },
    kind: {
      kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, section: "well",
      options: { ambient: { zh: "环境监测点位", en: "ambient point" }, obliged: { zh: "企业（场所）监测井", en: "well of an obliged unit" }, source: { zh: "水源监测井", en: "well of a source" } },
    },
    unit: { ...unit, section: "well", requiredWhen: { field: "kind", in: ["obliged"] } },
    duty: {
      kind: "choice", label: { zh: "建井义务来源", en: "Why it must be built" }, section: "well",
      options: {
        chemical: { zh: "化学品生产企业", en: "chemical maker" }, park: { zh: "工业集聚区", en: "industrial park" }, mine: { zh: "矿山开采区", en: "mine" },
        tailings: { zh: "尾矿库", en: "tailings pond" }, hazardous: { zh: "危险废物处置场", en: "hazardous-waste site" }, landfill: { zh: "垃圾填埋场", en: "landfill" },
        station: { zh: "加油站", en: "petrol station" }, soilUnit: { zh: "土壤污染重点监管单位", en: "soil key unit" },
      },
      requiredWhen: { field: "kind", in: ["obliged"] },
    },
    role: {
      kind: "choice", label: { zh: "布点", en: "Position in the flow" }, section: "well",
      options: {
        background: { zh: "对照井", en: "background" }, spread: { zh: "污染扩散监测井", en: "down-gradient" }, source: { zh: "污染源监测井", en: "at the source" },
        district: { zh: "区域点", en: "district point" },
      },
    },
    town: { ...town, section: "well" },
    address: { ...address, section: "well" },
    position: { ...position, section: "well" },
    depth: { kind: "decimal", label: { zh: "井深", en: "Depth" }, unit: "m", scale: 1, section: "well", min: "0" },
    waterTable: { kind: "decimal", label: { zh: "地下水位埋深", en: "Depth to water" }, unit: "m", scale: 2, section: "well", min: "0" },
    since: { kind: "integer", label: { zh: "监测起始年份", en: "Watched since" }, unit: "年", section: "well", min: 1980, max: 2100 },
    year: { ...year, section: "quality" },
    class: {
      kind: "choice", label: { zh: "水质类别", en: "Class" }, section: "quality",
      options: {
        I: { zh: "Ⅰ类", en: "class I" }, II: { zh: "Ⅱ类", en: "class II" }, III: { zh: "Ⅲ类", en: "class III" }, IV: { zh: "Ⅳ类", en: "class IV" },
        V: { zh: "Ⅴ类", en: "class V" },
      },
      headings: ["水质类别"],
    },
    exceeding: {
      kind: "children", label: { zh: "超标项目", en: "Items exceeding" }, section: "quality", note: { zh: "以 Ⅲ 类标准为基准", en: "over class III" },
      fields: {
        item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 40 },
        multiple: { kind: "decimal", label: { zh: "超标倍数", en: "Times over" }, unit: "倍", scale: 3, required: true, min: "0" },
      },
    },
    frequency: {
      kind: "choice", label: { zh: "监测频次", en: "Frequency" }, section: "quality",
      options: {
        monthly: { zh: "每月", en: "monthly" }, quarterly: { zh: "每季", en: "quarterly" }, halfYearly: { zh: "每半年", en: "half-yearly" },
        yearly: { zh: "每年", en: "yearly" },
      },
    },
    network: { kind: "boolean", label: { zh: "与生态环境主管部门联网", en: "Linked with the bureau" }, section: "quality", shownWhen: { field: "kind", in: ["obliged"] } },
    note: { ...note, section: "quality" },
  },
  life: {
    initial: "planned",
    states: {
      planned: { label: { zh: "应建未建", en: "to be built" }, duty: { kind: "well.build", label: { zh: "建设监测井", en: "build the well" }, workingDays: 120, holder: { organisation: "bureau" } } },
      running: { label: { zh: "在用", en: "in use" } },
      leaving: { label: { zh: "拟封填", en: "to be sealed" } },
      sealed: { label: { zh: "已封填", en: "sealed" }, isClosed: true, proofs: ["sealing"] },
    },
    proofs: { built: { zh: "成井资料", en: "papers of the well" }, sealing: { zh: "封填记录", en: "record of sealing" } },
    moves: {
      build: { label: { zh: "建成", en: "built" }, from: ["planned"], to: "running", by: ["ledger.write", "firm"], needs: { proofs: ["built"] } },
      leave: { label: { zh: "申请封填", en: "sealing asked for" }, from: ["running"], to: "leaving", by: ["ledger.write", "firm"], needs: { proofs: ["sealing"] } },
      seal: { label: { zh: "封填", en: "sealed" }, from: ["leaving"], to: "sealed", by: ["ledger.approve"], needs: { anotherThan: ["leave"] } },
      again: { label: { zh: "重建", en: "built again" }, from: ["sealed"], to: "planned", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
