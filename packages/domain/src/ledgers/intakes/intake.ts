import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

const wanM3 = exact(10000);
/** Water intakes (取水口台账): permit, source, volume, use, meter. */
export const intake = ledger({
  id: "intake", title: { zh: "取水口台账", en: "Water intakes" }, source: { line: 789, systems: ["S112", "S154"], text: "取水许可和水资源费征收管理条例；地下水管理条例第20、22条" },
  purpose: { zh: "取水口统计与通报的底册：许可证、水源、许可水量、用途、计量；达到规模的地下水取水须在线计量，缺表列单。", en: "The base of the bulletins: permit, source, volume, use and meter; large takes of groundwater are metered online." },
  key: ["number"], name: "name", ...byDepartment, likeness: { code: "permit", names: ["name"] },
  sections: { what: { zh: "取水口", en: "The intake" }, permit: { zh: "取水许可", en: "Permit" }, meter: { zh: "计量", en: "Metering" } },
  terms: { permit: { label: { zh: "取水许可有效期", en: "Intake permit" }, on: { field: "permitTerm" }, when: { field: "permit", filled: true }, warn: { days: 90, duty: { kind: "intake.renew", label: { zh: "届满 45 日前申请延续取水许可（凭记忆）", en: "ask for renewal 45 days before the end (from memory)" }, holder: { field: "unit" }, before: 45 } }, source: { text: "取水许可和水资源费征收管理条例" } } },
  fields: {
    number: { ...number, label: { zh: "取水口编号", en: "Number" }, section: "what", required: true }, name: { kind: "text", label: { zh: "取水口名称", en: "Name" }, section: "what", required: true, max: 120 },
    unit: { ...unit, label: { zh: "取水单位", en: "Taker" }, section: "what" }, takerName: { kind: "text", label: { zh: "取水人（未登记单位）", en: "Taker, not registered" }, section: "what", max: 120 },
    source: { kind: "choice", label: { zh: "水源", en: "Source" }, section: "what", required: true, options: { shallow: { zh: "浅层地下水", en: "shallow groundwater" }, deep: { zh: "深层承压水", en: "deep groundwater" }, karst: { zh: "岩溶水", en: "karst water" }, river: { zh: "河流", en: "river" }, reservoir: { zh: "水库", en: "reservoir" }, mine: { zh: "矿坑疏干水", en: "mine water" }, yellow: { zh: "引黄水", en: "transferred Yellow River water" } } },
    facility: { kind: "choice", label: { zh: "取水工程", en: "Works" }, section: "what", options: { well: { zh: "机电井", en: "pumped well" }, pump: { zh: "泵站", en: "pumping station" }, sluice: { zh: "水闸", en: "sluice" }, gravity: { zh: "自流引水", en: "gravity" }, spring: { zh: "泉水", en: "spring" } } },
    depth: { kind: "decimal", label: { zh: "井深", en: "Depth" }, section: "what", unit: "m", scale: 1, min: "0", shownWhen: { field: "facility", in: ["well"] } },
    overdrawn: { kind: "boolean", label: { zh: "位于地下水超采区", en: "In an over-drawn area" }, section: "what" }, town: { ...town, section: "what" }, position: { ...position, section: "what" },
    permit: { kind: "text", label: { zh: "取水许可证编号", en: "Permit" }, section: "permit", max: 40, headings: ["取水许可证号", "许可证编号"] }, permitTerm: { kind: "period", label: { zh: "许可有效期", en: "Permit valid" }, section: "permit", requiredWhen: { field: "permit", filled: true } },
    permitted: { kind: "decimal", label: { zh: "年许可取水量", en: "Permitted a year" }, section: "permit", unit: "万m³", scale: 4, min: "0", requiredWhen: { field: "permit", filled: true } },
    uses: { kind: "choices", label: { zh: "用途", en: "Use" }, section: "permit", options: { domestic: { zh: "生活", en: "domestic" }, industry: { zh: "工业", en: "industry" }, farm: { zh: "农业灌溉", en: "irrigation" }, eco: { zh: "生态", en: "ecology" }, service: { zh: "城镇公共", en: "town services" } } },
    argued: { kind: "choice", label: { zh: "水资源论证", en: "Argument" }, section: "permit", options: { report: { zh: "论证报告书", en: "report" }, form: { zh: "论证表", en: "form" }, none: { zh: "未论证", en: "none" } } },
    noPermit: { kind: "choice", label: { zh: "无证原因", en: "Why no permit" }, section: "permit", shownWhen: { field: "permit", filled: false }, options: { exempt: { zh: "依法免办", en: "exempt" }, small: { zh: "农村集中供水或灌溉待登记", en: "to be registered" }, illegal: { zh: "非法取水", en: "illegal" } } },
    metered: { kind: "choice", label: { zh: "计量设施", en: "Meter" }, section: "meter", options: { online: { zh: "在线计量", en: "online" }, meter: { zh: "已装（不在线）", en: "meter" }, power: { zh: "以电折水", en: "by electricity" }, none: { zh: "未装", en: "none" } } },
    threshold: { kind: "decimal", label: { zh: "当地在线计量规模", en: "Metered online from" }, section: "meter", unit: "万m³", scale: 4, min: "0", note: { zh: "由省确定，可配置", en: "set by the province" } },
    meterRuling: {
      kind: "computed", label: { zh: "计量判定", en: "Metering" }, section: "meter", as: "text", from: ["metered", "permitted", "threshold", "source"], formula: { zh: "地下水取水达到规模的应在线计量；其余应有计量设施", en: "groundwater takes from the threshold on are metered online, others are metered" }, clauses: ["地下水管理条例第22条"], attestation: "REPORTED",
      by: (row) => {
        const metered = row.text("metered"), permitted = row.exact("permitted"), threshold = row.exact("threshold"), ground = ["shallow", "deep", "karst"].includes(row.text("source") ?? "");
        if (metered === null) return null;
        if (metered === "online") return "符合";
        if (ground && permitted !== null && threshold !== null && permitted.compare(threshold) >= 0) return "缺在线计量";
        return metered === "none" ? "缺计量设施" : "符合";
      },
    },
    contact: { ...person, section: "meter" }, phone: { ...phone, section: "meter" },
    permittedCubic: { kind: "computed", label: { zh: "年许可取水量折立方米", en: "Permitted, in cubic metres" }, section: "permit", as: "decimal", unit: "m³", scale: 0, from: ["permitted"], formula: { zh: "万立方米 × 10000", en: "× 10000" }, by: (row) => row.exact("permitted")?.times(wanM3) ?? null }, note: { ...note, section: "meter" },
  },
});
