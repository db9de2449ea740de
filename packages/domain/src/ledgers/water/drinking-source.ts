import { ledger } from "@yunqing/ledger";
import { address, note, position, town } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Drinking-water sources (饮用水水源地名录): levels, kinds, zones, frequency of monitoring; a closed source leaves the compliance rate from the day of its paper. */
export const drinkingSource = ledger({
  id: "drinking-source", title: { zh: "饮用水水源地名录", en: "Drinking-water sources" }, source: { line: 121, systems: ["S003"], text: "HJ 338、HJ/T 433、HJ 773、HJ 774；监测频次见计划 2.3.1" },
  purpose: { zh: "水源地级别、类型、保护区和监测频次；关停的自关停日起不计入达标率", en: "Level, kind, zones and frequency; a closed source no longer counts from its day" },
  key: ["name"], referable: true, ...published, likeness: { names: ["name", "formerNames"] },
  sections: { source: { zh: "水源地", en: "Source" }, supply: { zh: "取水与供水", en: "Supply" }, zones: { zh: "保护区", en: "Zones" }, monitoring: { zh: "监测", en: "Monitoring" } },
  public: { fields: ["name", "level", "kind", "use", "town", "supplier", "population", "zoned", "zoneDocument", "firstArea", "secondArea", "quasiArea", "first", "second", "quasi", "standard", "frequency"], rows: { field: "row_state", in: ["inUse", "leaving"] }, note: { zh: "取水口位置不公开", en: "where water is taken is not public" }, basis: { zh: "水污染防治法第六十三、七十二条：保护区划定与饮用水安全状况公开（凭记忆）", en: "Water Pollution Law art. 63 and 72: protected zones and the state of drinking water are public (from memory)" } },
  fields: {
    code: { kind: "text", label: { zh: "水源地编码", en: "Code" }, section: "source", max: 32, headings: ["水源编码"] },
    name: { kind: "text", label: { zh: "水源地名称", en: "Name" }, required: true, section: "source", headings: ["水源名称", "水源地"] },
    formerNames: { kind: "text", label: { zh: "别名", en: "Other names" }, section: "source", max: 200, note: { zh: "多个用顿号隔开", en: "separated by 、" } },
    level: {
      kind: "choice", label: { zh: "级别", en: "Level" }, required: true, section: "source",
      options: {
        prefecture: { zh: "地级及以上", en: "prefecture level", also: ["地级", "地级集中式", "地级以上"] }, county: { zh: "县级", en: "county level", also: ["县级城镇", "县级城镇集中式"] },
        town: { zh: "乡镇级", en: "town level", also: ["乡镇", "乡镇集中式"] }, village: { zh: "农村（千吨万人等）", en: "rural", also: ["农村"] },
      },
      headings: ["水源级别"],
    },
    kind: {
      kind: "choice", label: { zh: "水源类型", en: "Kind" }, section: "source", requiredWhen: { field: "use", in: ["inUse", "backup"] },
      options: {
        river: { zh: "河流型", en: "river" }, reservoir: { zh: "湖库型", en: "lake or reservoir", also: ["水库", "地表水水库"] },
        groundwater: { zh: "地下水型", en: "groundwater", also: ["地下水"] }, surface: { zh: "地表水（未分型）", en: "surface water", also: ["地表水"] },
      },
    },
    use: {
      kind: "choice", label: { zh: "使用状况", en: "Use" }, section: "source",
      options: {
        inUse: { zh: "在用", en: "in use" }, backup: { zh: "备用", en: "backup" }, planned: { zh: "规划", en: "planned" },
        closed: { zh: "已关停", en: "closed", also: ["关停", "停用"] },
      },
    },
    closedOn: { kind: "day", label: { zh: "关停日期", en: "Closed on" }, section: "source", note: { zh: "自该日起不计入达标率", en: "from this day it does not count in the rate" } },
    closedBy: { kind: "text", label: { zh: "关停文件", en: "Paper of closing" }, section: "source", requiredWhen: { field: "use", in: ["closed"] }, max: 100 },
    town: { ...town, section: "source" },
    address: { ...address, section: "source" },
    supplier: { kind: "text", label: { zh: "供水单位", en: "Supplier" }, section: "source", max: 80, headings: ["供水企业"] },
    designed: { kind: "decimal", label: { zh: "设计取水量", en: "Designed intake" }, unit: "m³/d", scale: 1, section: "supply", min: "0" },
    actual: { kind: "decimal", label: { zh: "年实际取水量", en: "Yearly intake" }, unit: "万m³/a", scale: 4, section: "supply", min: "0" },
    population: { kind: "integer", label: { zh: "服务人口", en: "People served" }, unit: "人", section: "supply", min: 0 },
    wells: { kind: "integer", label: { zh: "取水井数", en: "Wells" }, unit: "眼", section: "supply", shownWhen: { field: "kind", in: ["groundwater"] }, min: 0 },
    aquifer: {
      kind: "choice", label: { zh: "含水层介质", en: "Aquifer" }, section: "supply",
      options: { pore: { zh: "孔隙水", en: "pore water" }, fissure: { zh: "裂隙水", en: "fissure water" }, karst: { zh: "岩溶水", en: "karst water" } },
      shownWhen: { field: "kind", in: ["groundwater"] },
    },
    confined: { kind: "choice", label: { zh: "埋藏条件", en: "Confinement" }, section: "supply", options: { phreatic: { zh: "潜水", en: "phreatic" }, confined: { zh: "承压水", en: "confined" } }, shownWhen: { field: "kind", in: ["groundwater"] } },
    permit: { kind: "text", label: { zh: "取水许可证编号", en: "Abstraction permit" }, section: "supply", max: 40 },
    zoned: {
      kind: "choice", label: { zh: "保护区划定", en: "Delineation" }, required: true, section: "zones",
      options: {
        approved: { zh: "已批复", en: "approved", also: ["已划定"] }, drafted: { zh: "已编制技术报告", en: "drafted" }, none: { zh: "未划定", en: "none" },
        adjusted: { zh: "调整中", en: "being changed" }, unknown: { zh: "未载明", en: "not said" },
      },
    },
    zoneDocument: { kind: "text", label: { zh: "划定批复文号", en: "Paper of approval" }, section: "zones", requiredWhen: { field: "zoned", in: ["approved"] }, max: 100 },
    firstArea: { kind: "decimal", label: { zh: "一级保护区面积", en: "First zone" }, unit: "km²", scale: 4, section: "zones", min: "0" },
    secondArea: { kind: "decimal", label: { zh: "二级保护区面积", en: "Second zone" }, unit: "km²", scale: 4, section: "zones", min: "0" },
    quasiArea: { kind: "decimal", label: { zh: "准保护区面积", en: "Quasi zone" }, unit: "km²", scale: 4, section: "zones", min: "0" },
    first: {
      kind: "place", geometry: "area", label: { zh: "一级保护区边界", en: "First zone, boundary" }, section: "zones", source: { text: "HJ 338；CGCS2000" },
      requiredWhen: { all: [{ field: "zoned", in: ["approved"] }, { field: "use", in: ["inUse", "backup"] }] },
    },
    second: { kind: "place", geometry: "area", label: { zh: "二级保护区边界", en: "Second zone, boundary" }, section: "zones" },
    quasi: { kind: "place", geometry: "area", label: { zh: "准保护区边界", en: "Quasi zone, boundary" }, section: "zones" },
    intake: { ...position, label: { zh: "取水口位置", en: "Intake" }, section: "zones", seenBy: ["ledger.read"] },
    standard: {
      kind: "choice", label: { zh: "评价标准", en: "Standard" }, section: "monitoring", requiredWhen: { field: "use", in: ["inUse", "backup"] },
      options: { gb3838: { zh: "GB 3838-2002（表1—表3）", en: "GB 3838-2002" }, gbt14848: { zh: "GB／T 14848-2017", en: "GB T 14848-2017" } },
      validWhen: [{ must: { any: [{ not: { field: "kind", in: ["river", "reservoir", "surface"] } }, { field: "standard", in: ["gb3838"] }] }, say: { zh: "地表水水源应按 GB 3838 评价", en: "surface water is judged by GB 3838" } }, { must: { any: [{ not: { field: "kind", in: ["groundwater"] } }, { field: "standard", in: ["gbt14848"] }] }, say: { zh: "地下水水源应按 GB/T 14848 评价", en: "groundwater is judged by GB/T 14848" } }],
    },
    frequency: {
      kind: "choice", label: { zh: "监测频次", en: "Frequency" }, section: "monitoring", requiredWhen: { field: "use", in: ["inUse", "backup"] },
      options: {
        monthly: { zh: "每月一次", en: "monthly" }, quarterly: { zh: "每季度一次", en: "quarterly" }, halfYearly: { zh: "每半年一次（间隔不少于四个月）", en: "half-yearly" },
        yearly: { zh: "每年一次", en: "yearly" },
      },
      validWhen: [{ must: { any: [{ not: { field: "level", in: ["prefecture"] } }, { not: { field: "use", in: ["inUse"] } }, { field: "frequency", in: ["monthly"] }] }, say: { zh: "地级及以上在用水源每月监测", en: "a source of prefecture level is sampled monthly" } }, { must: { any: [{ not: { field: "use", in: ["backup"] } }, { field: "frequency", in: ["monthly", "quarterly"] }] }, say: { zh: "备用水源至少每季度监测", en: "a backup source at least quarterly" } }],
    },
    fullAnalysis: { kind: "boolean", label: { zh: "每年六至七月全分析", en: "Full analysis in June or July" }, section: "monitoring", requiredWhen: { field: "level", in: ["prefecture"] } },
    autoStation: { kind: "boolean", label: { zh: "水质自动监测", en: "Automatic station" }, section: "monitoring" },
    note: { ...note, section: "monitoring" },
  },
  life: standing({ zh: "关停（撤销）文件", en: "paper of closing" }),
});
