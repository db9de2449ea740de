import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Medical institutions and their waste (医疗机构医疗废物名录). */
export const medicalUnit = ledger({
  id: "medical-unit", title: { zh: "医疗机构（医疗废物）名录", en: "Medical institutions" }, source: { line: 335, systems: ["S028"] },
  purpose: { zh: "公立综合和专科医院、乡镇卫生院、社区门诊一院一行；偏远乡镇的转运方式单列。", en: "Hospitals, health centres and clinics, one row each; how remote towns are served." },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  sections: { unit: { zh: "机构", en: "The institution" }, waste: { zh: "医疗废物管理", en: "Waste" }, water: { zh: "医疗废水", en: "Waste water" } },
  terms: { contract: { label: { zh: "处置协议期限", en: "Contract of disposal" }, on: { field: "contract" }, warn: { days: 30 } } },
  parties: { institution: { field: "unit", label: { zh: "医疗机构", en: "Institution" }, sections: ["unit", "waste"] }, disposer: { field: "disposer", label: { zh: "集中处置单位", en: "Disposer" } } },
  fields: {
    number: { ...number, label: { zh: "机构编号", en: "Number" }, section: "unit", required: true, headings: ["执业许可证号"] }, name: { kind: "text", label: { zh: "机构名称", en: "Name" }, section: "unit", required: true, max: 120 }, unit: { ...unit, section: "unit" },
    kind: { kind: "choice", label: { zh: "机构类别", en: "Kind" }, section: "unit", required: true, options: { general: { zh: "综合医院", en: "general hospital" }, special: { zh: "专科医院", en: "special hospital" }, town: { zh: "乡镇卫生院", en: "town health centre" }, community: { zh: "社区门诊", en: "community clinic" }, village: { zh: "村卫生室", en: "village clinic" }, isolation: { zh: "临时隔离场所", en: "temporary isolation" }, private: { zh: "民营医疗机构", en: "private" } } },
    beds: { kind: "integer", label: { zh: "床位数", en: "Beds" }, section: "unit", unit: "张", min: 0 }, town: { ...town, section: "unit" }, address: { ...address, section: "unit" }, position: { ...position, section: "unit" }, contact: { ...person, section: "unit" }, phone: { ...phone, section: "unit" }, remote: { kind: "boolean", label: { zh: "偏远乡镇（农村）", en: "Remote" }, section: "unit", source: { line: 981 } },
    system: { kind: "boolean", label: { zh: "管理制度建立", en: "Rules" }, section: "waste" }, ledgerKept: { kind: "boolean", label: { zh: "台账建立", en: "Ledger kept" }, section: "waste" }, room: { kind: "choice", label: { zh: "暂存间", en: "Store" }, section: "waste", options: { good: { zh: "规范", en: "in order" }, bad: { zh: "不规范", en: "not in order" }, none: { zh: "没有", en: "none" } } },
    disposer: { ...unit, label: { zh: "集中处置单位", en: "Disposed of by" }, section: "waste" }, transfer: { kind: "choice", label: { zh: "转运方式", en: "Carried by" }, section: "waste", options: { direct: { zh: "处置单位直接收运", en: "collected" }, centre: { zh: "送乡镇卫生院集中", en: "brought to a health centre" }, onSite: { zh: "就地处置（边远）", en: "on the spot" } } }, contract: { kind: "period", label: { zh: "处置协议期限", en: "Contract" }, section: "waste" },
    sewage: { kind: "choice", label: { zh: "污水处理设施", en: "Sewage works" }, section: "water", options: { runs: { zh: "正常运行", en: "runs" }, stopped: { zh: "停运", en: "stopped" }, none: { zh: "没有", en: "none" } } }, disinfection: { kind: "choice", label: { zh: "消毒工艺", en: "Disinfection" }, section: "water", options: { hypo: { zh: "次氯酸钠", en: "hypochlorite" }, clo2: { zh: "二氧化氯", en: "chlorine dioxide" }, ozone: { zh: "臭氧", en: "ozone" }, uv: { zh: "紫外", en: "ultraviolet" }, powder: { zh: "含氯消毒片（粉）", en: "chlorine tablets" } } }, note: { ...note, section: "water" },
  },
});
