import { ledger } from "@yunqing/ledger";
import { published } from "../parts/rights.js";

/** Monitoring results that are open to everybody (公开的监测结果): written when a result is approved for publication, so that nothing is open before. */
export const publishedResult = ledger({
  id: "published-result", title: { zh: "公开的监测结果", en: "Monitoring results published" }, source: { line: 309, systems: ["S019", "S142", "S233"], text: "集中式生活饮用水水源水质监测信息公开方案；HJ 1209；HJ 819" },
  purpose: { zh: "水源水质、土壤和企业自行监测结果经审核后公开", en: "Results of sources, soil and firms, open after their approval" },
  key: ["kind", "subject", "round"], name: "subject", ...published,
  public: { fields: ["kind", "subject", "round", "sampledOn", "items", "standard", "verdict", "exceeding", "action", "publishedOn", "link"], basis: { zh: "环境保护法第五十四条：环境质量和监测信息公开", en: "Environmental Protection Law art. 54: monitoring is public" } },
  fields: {
    kind: {
      kind: "choice", label: { zh: "类别", en: "Kind" }, required: true,
      options: {
        source: { zh: "饮用水水源水质", en: "drinking source" }, plant: { zh: "供水厂出水", en: "leaving the works" }, tap: { zh: "用户水龙头", en: "tap" },
        soil: { zh: "土壤自行监测", en: "soil of a firm" }, firm: { zh: "企业自行监测", en: "own monitoring of a firm" },
      },
    },
    subject: { kind: "text", label: { zh: "水源（单位）名称", en: "Subject" }, required: true },
    round: { kind: "text", label: { zh: "期次", en: "Round" }, required: true, max: 60 },
    sampledOn: { kind: "day", label: { zh: "采样日期", en: "Sampled on" }, required: true },
    items: { kind: "integer", label: { zh: "监测项目数", en: "Items" }, unit: "项", min: 0 },
    standard: { kind: "text", label: { zh: "评价标准", en: "Standard" }, max: 80 },
    verdict: { kind: "choice", label: { zh: "结果", en: "Verdict" }, required: true, options: { compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" } } },
    exceeding: { kind: "text", label: { zh: "超标项目及倍数", en: "What exceeds" }, max: 500, requiredWhen: { field: "verdict", in: ["exceeding"] } },
    action: { kind: "text", label: { zh: "处置措施", en: "What is done" }, max: 500 },
    publishedOn: {
      kind: "day", label: { zh: "公开日期", en: "Published on" }, required: true,
      validWhen: [{ must: { any: [{ field: "sampledOn", filled: false }, { field: "publishedOn", comparison: "≥", than: "sampledOn" }] }, say: { zh: "不得早于采样日期", en: "not before the sampling" } }],
    },
    link: { kind: "text", label: { zh: "公开地址", en: "Address" }, max: 300 },
    report: { kind: "file", label: { zh: "报告", en: "Report" }, accept: ["application/pdf"] },
  },
});
