import { ledger } from "@yunqing/ledger";
import { address, note, person, phone, position, town } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** The register of enterprises (企业名录, 一企一档的底册): every ledger that speaks of an enterprise refers to a row here. */
export const enterprise = ledger({
  id: "enterprise", title: { zh: "企业（单位）名录", en: "Enterprises" }, source: { line: 657, systems: ["S063"] },
  purpose: { zh: "一企一档的主体名录；有统一社会信用代码的以代码为编号，没有的用本地编号，取得代码后补录。曾用名和原区名一并登记，疑似同一主体提示合并。", en: "The subjects that all other ledgers refer to; the credit code is the number where there is one." },
  key: ["number"], referable: true, name: "name", ...office, likeness: { code: "creditCode", names: ["name", "formerNames"] },
  sections: { who: { zh: "身份", en: "Identity" }, trade: { zh: "行业与规模", en: "Trade and size" }, where: { zh: "位置与联系", en: "Place and contact" }, care: { zh: "环境管理", en: "Environmental management" } },
  public: { fields: ["name", "creditCode", "industry", "permitClass", "permit", "permitUntil"], rows: { field: "permitClass", in: ["key", "simple", "registered"] }, title: { zh: "排污许可持证单位公开", en: "Holders of discharge permits" }, basis: { zh: "排污许可管理条例：许可证信息在全国排污许可证管理信息平台公开", en: "Permit Regulation: permits are public on the national platform" } },
  terms: { permit: { label: { zh: "排污许可证有效期", en: "Discharge permit" }, on: { field: "permitUntil" }, when: { all: [{ field: "permitClass", in: ["key", "simple"] }, { not: { field: "state", in: ["closed"] } }] }, warn: { days: 90, duty: { kind: "permit.renew", label: { zh: "届满 60 日前申请延续排污许可证", en: "ask for renewal 60 days before the end" }, holder: { organisation: "bureau" }, before: 60 } }, source: { text: "排污许可管理条例：有效期五年，届满六十日前申请延续" } } },
  fields: {
    number: { kind: "text", label: { zh: "单位编号", en: "Number" }, section: "who", required: true, max: 40, note: { zh: "统一社会信用代码；没有的用本地编号", en: "the credit code, or a local number where there is none" } },
    name: { kind: "text", label: { zh: "单位名称", en: "Name" }, section: "who", required: true, max: 120, headings: ["企业名称", "名称", "企业", "单位", "公司名称"] },
    shortName: { kind: "text", label: { zh: "简称", en: "Short name" }, section: "who", max: 40 },
    formerNames: { kind: "text", label: { zh: "曾用名", en: "Former names" }, section: "who", max: 400, note: { zh: "多个用分号隔开；含文件中的异写", en: "separated by semicolons, with the spellings of documents" } },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, section: "who", headings: ["信用代码", "社会信用代码"], source: { text: "GB 32100-2015" } },
    kind: { kind: "choice", label: { zh: "单位性质", en: "Kind" }, section: "who", options: { company: { zh: "企业", en: "company" }, individual: { zh: "个体工商户", en: "individual business" }, cooperative: { zh: "农民专业合作社", en: "farmers' cooperative" }, institution: { zh: "事业单位", en: "public institution" }, private: { zh: "民办非企业", en: "private non-enterprise" }, other: { zh: "其他", en: "other" } } },
    state: { kind: "choice", label: { zh: "生产状态", en: "State" }, section: "who", options: { running: { zh: "在产", en: "running", also: ["正常", "生产"] }, building: { zh: "在建", en: "being built" }, season: { zh: "季节性生产", en: "seasonal" }, stopped: { zh: "停产", en: "stopped", also: ["长期停产"] }, closed: { zh: "关闭", en: "closed", also: ["注销", "关停"] } } },
    stateSince: { kind: "day", label: { zh: "状态起始日期", en: "Since" }, section: "who", requiredWhen: { all: [{ field: "state", in: ["closed"] }] } },
    industry: { kind: "text", label: { zh: "行业", en: "Industry" }, section: "trade", max: 80 },
    industryCode: { kind: "text", label: { zh: "行业代码", en: "Industry code" }, section: "trade", max: 5, source: { text: "GB/T 4754-2017" } },
    scale: { kind: "choice", label: { zh: "企业规模", en: "Size" }, section: "trade", options: { large: { zh: "大型", en: "large" }, medium: { zh: "中型", en: "medium" }, small: { zh: "小型", en: "small" }, micro: { zh: "微型", en: "micro" } } },
    products: { kind: "text", label: { zh: "主要产品与产能", en: "Products and capacity" }, section: "trade", max: 400 },
    startedOn: { kind: "day", label: { zh: "投产日期", en: "Started on" }, section: "trade" },
    park: { kind: "reference", to: "admin-unit", label: { zh: "所在园区", en: "Park" }, section: "where" },
    town: { ...town, section: "where" }, address: { ...address, section: "where" }, position: { ...position, section: "where" },
    outside: { kind: "boolean", label: { zh: "区外单位", en: "Outside of the district" }, section: "where", note: { zh: "接收本区废物等、登记备查的区外单位", en: "kept because it takes the district's waste" } },
    legalPerson: { ...person, label: { zh: "法定代表人", en: "Legal representative" }, section: "where", headings: ["法人", "法人代表"] },
    contact: { ...person, label: { zh: "环保负责人", en: "Environmental manager" }, section: "where" }, phone: { ...phone, section: "where" },
    permitClass: { kind: "choice", label: { zh: "排污许可管理类别", en: "Permit class" }, section: "care", options: { key: { zh: "重点管理", en: "key" }, simple: { zh: "简化管理", en: "simplified" }, registered: { zh: "登记管理", en: "registered" }, none: { zh: "不纳入", en: "none" } }, source: { text: "排污许可管理条例" } },
    permit: { kind: "code", rule: "permit", label: { zh: "排污许可证（登记）编号", en: "Permit number" }, section: "care", requiredWhen: { field: "permitClass", in: ["key", "simple"] }, headings: ["排污许可证编号"], source: { text: "HJ 608-2017" } },
    permitUntil: { kind: "day", label: { zh: "许可证有效期至", en: "Permit valid until" }, section: "care", requiredWhen: { field: "permitClass", in: ["key", "simple"] }, note: { zh: "有效期五年，届满 60 日前申请延续", en: "five years; renew 60 days before the end" } },
    grade: { kind: "choice", label: { zh: "重污染天气绩效等级", en: "Performance grade" }, section: "care", options: { A: { zh: "A 级", en: "grade A", also: ["A"] }, B: { zh: "B 级", en: "grade B", also: ["B"] }, C: { zh: "C 级", en: "grade C", also: ["C"] }, D: { zh: "D 级", en: "grade D", also: ["D"] }, lead: { zh: "引领性", en: "leading" }, livelihood: { zh: "保障类", en: "livelihood" } } },
    roles: { kind: "text", label: { zh: "规划中的事项", en: "Named in the plan for" }, section: "care", max: 400 },
    note: { ...note, section: "care" },
  },
});
