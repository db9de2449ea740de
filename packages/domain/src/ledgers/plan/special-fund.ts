import { ledger } from "@yunqing/ledger";
import { number, unit } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Special and award funds (专项资金、以奖促治、以奖代补): asked for, granted, used, measured against their aims. */
export const specialFund = ledger({
  id: "special-fund", title: { zh: "生态环境专项资金台账", en: "Special and award funds" }, source: { line: 1144, systems: ["S226"], text: "生态环境资金绩效管理；计划 6.2.3" },
  purpose: { zh: "资金申报、下达、支付和绩效", en: "Asked for, granted, paid, measured" },
  key: ["number"], name: "project", ...byDepartment,
  sections: { project: { zh: "项目", en: "Project" }, money: { zh: "资金", en: "Money" }, result: { zh: "绩效", en: "Performance" } },
  fields: {
    number: { ...number, required: true, section: "project" },
    project: { kind: "text", label: { zh: "项目名称", en: "Project" }, required: true, section: "project" },
    unit: { ...unit, label: { zh: "实施单位", en: "Carried out by" }, section: "project" },
    level: {
      kind: "choice", label: { zh: "资金级别", en: "Level" }, required: true, section: "project",
      options: { central: { zh: "中央", en: "central" }, province: { zh: "省级", en: "provincial" }, city: { zh: "市级", en: "city" }, district: { zh: "区级", en: "district" } },
    },
    kind: {
      kind: "choice", label: { zh: "资金类型", en: "Kind" }, required: true, section: "project",
      options: {
        special: { zh: "专项资金", en: "special fund" }, award: { zh: "以奖促治", en: "award for treatment" }, subsidy: { zh: "以奖代补", en: "award instead of subsidy" },
        bond: { zh: "专项债", en: "bond" }, other: { zh: "其他", en: "other" },
      },
    },
    field: {
      kind: "choice", label: { zh: "支持方向", en: "For" }, section: "project",
      options: {
        air: { zh: "大气", en: "air" }, water: { zh: "水", en: "water" }, soil: { zh: "土壤", en: "soil" }, rural: { zh: "农村", en: "villages" },
        ecology: { zh: "生态", en: "nature" }, capacity: { zh: "能力建设", en: "capability" },
      },
    },
    document: { kind: "text", label: { zh: "下达文号", en: "Paper" }, section: "project", max: 80, requiredWhen: { field: "granted", filled: true } },
    asked: { kind: "money", label: { zh: "申报金额", en: "Asked for" }, unit: "万元", required: true, section: "money", min: "0" },
    granted: { kind: "money", label: { zh: "下达金额", en: "Granted" }, unit: "万元", section: "money", min: "0" },
    own: { kind: "money", label: { zh: "配套资金", en: "Own share" }, unit: "万元", section: "money", min: "0" },
    paid: {
      kind: "money", label: { zh: "已支付", en: "Paid" }, unit: "万元", section: "money", min: "0",
      validWhen: [{ must: { any: [{ field: "granted", filled: false }, { field: "paid", comparison: "≤", than: "granted" }] }, say: { zh: "不得大于下达金额", en: "not above what was granted" } }],
    },
    paidRate: {
      kind: "computed", label: { zh: "支付率", en: "Paid of granted" }, as: "decimal", unit: "%", scale: 2, section: "money", from: ["paid", "granted"],
      formula: { zh: "已支付 ÷ 下达金额 × 100", en: "paid ÷ granted" }, by: (row) => percentOf(row.exact("paid"), row.exact("granted")),
    },
    aims: { kind: "text", label: { zh: "绩效目标", en: "Aims" }, section: "result", long: true, max: 2000 },
    met: { kind: "choice", label: { zh: "完成情况", en: "Met" }, section: "result", options: { met: { zh: "完成", en: "met" }, partly: { zh: "部分完成", en: "partly" }, missed: { zh: "未完成", en: "missed" } } },
    score: { kind: "decimal", label: { zh: "绩效评分", en: "Score" }, unit: "分", scale: 1, section: "result", max: "100", min: "0" },
    audit: { kind: "text", label: { zh: "审计意见", en: "Audit" }, section: "result", max: 500 },
  },
  life: undertaking("fund.use", 250, "finance", { zh: "绩效评价报告", en: "report on performance" }),
});
