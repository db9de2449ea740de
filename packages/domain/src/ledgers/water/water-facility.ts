import { ledger } from "@yunqing/ledger";
import { note, position, town } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Water facilities（水利设施登记册）. */
export const waterFacility = ledger({
  id: "water-facility", title: { zh: "水利设施登记册", en: "Water facilities" }, source: { line: 117, systems: ["S002"], text: "地下水管理条例第四十九条；分类按文件所列四类" },
  purpose: { zh: "机电井、自流灌区、水闸、塘坝登记造册，取水台账的底数", en: "Wells, gravity-fed areas, sluices and ponds: the base of the intake ledger" },
  key: ["code"], name: "name", ...byDepartment,
  sections: { well: { zh: "机电井", en: "Well" }, scale: { zh: "规模与效益", en: "Size" } },
  fields: {
    code: { kind: "text", label: { zh: "设施编号", en: "Code" }, required: true, max: 32, headings: ["登记号", "井号"] },
    name: { kind: "text", label: { zh: "设施名称", en: "Name" }, required: true, headings: ["名称", "水井名称"] },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        well: { zh: "灌溉机电井", en: "irrigation well", also: ["机电井"] }, gravity: { zh: "小型自流灌区", en: "gravity-fed area", also: ["自流灌区"] },
        sluice: { zh: "水闸", en: "sluice" }, pond: { zh: "塘坝", en: "pond" }, other: { zh: "其他", en: "other" },
      },
      headings: ["设施类型"],
    },
    town: { ...town },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, max: 40 },
    position: { ...position },
    built: { kind: "integer", label: { zh: "建成年份", en: "Built in" }, unit: "年", min: 1900, max: 2100 },
    depth: { kind: "decimal", label: { zh: "井深", en: "Depth" }, unit: "m", scale: 1, section: "well", shownWhen: { field: "kind", in: ["well"] }, min: "0" },
    aquifer: {
      kind: "choice", label: { zh: "含水层", en: "Aquifer" }, section: "well",
      options: { shallow: { zh: "浅层地下水", en: "shallow" }, deep: { zh: "深层承压水", en: "deep confined" }, karst: { zh: "岩溶水", en: "karst" } },
      shownWhen: { field: "kind", in: ["well"] },
    },
    pump: { kind: "decimal", label: { zh: "水泵功率", en: "Pump power" }, unit: "kW", scale: 1, section: "well", shownWhen: { field: "kind", in: ["well"] }, min: "0" },
    permit: { kind: "text", label: { zh: "取水许可证编号", en: "Abstraction permit" }, section: "well", max: 40, headings: ["电子证照编号", "取水许可证号"] },
    meter: {
      kind: "choice", label: { zh: "计量方式", en: "Metering" }, section: "well",
      options: { online: { zh: "在线计量", en: "online" }, meter: { zh: "水表", en: "meter" }, electric: { zh: "以电折水", en: "from electricity" }, none: { zh: "未计量", en: "none" } },
      requiredWhen: { field: "kind", in: ["well"] }, shownWhen: { field: "kind", in: ["well"] },
    },
    irrigated: { kind: "decimal", label: { zh: "控制灌溉面积", en: "Irrigated area" }, unit: "亩", scale: 1, section: "scale", min: "0" },
    storage: { kind: "decimal", label: { zh: "库容", en: "Storage" }, unit: "万m³", scale: 3, section: "scale", shownWhen: { field: "kind", in: ["pond"] }, min: "0" },
    gates: { kind: "integer", label: { zh: "闸孔数", en: "Gates" }, unit: "孔", section: "scale", shownWhen: { field: "kind", in: ["sluice"] }, min: 0 },
    manager: { kind: "text", label: { zh: "管护单位", en: "Kept by" }, section: "scale", max: 80 },
    state: { kind: "choice", label: { zh: "运行状态", en: "State" }, required: true, section: "scale", options: { running: { zh: "在用", en: "in use" }, idle: { zh: "闲置", en: "idle" }, damaged: { zh: "损坏待修", en: "damaged" }, sealed: { zh: "已封填", en: "sealed" } } },
    sealedOn: { kind: "day", label: { zh: "封填日期", en: "Sealed on" }, section: "scale", requiredWhen: { field: "state", in: ["sealed"] } },
    note: { ...note, section: "scale" },
  },
  life: standing({ zh: "封填或报废文件", en: "paper of sealing or scrapping" }),
});
