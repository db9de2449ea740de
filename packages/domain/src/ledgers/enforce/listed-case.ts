import { ledger } from "@yunqing/ledger";
import { number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Cases under listed supervision（挂牌督办案件台账）. */
export const listedCase = ledger({
  id: "listed-case", title: { zh: "挂牌督办案件台账", en: "Cases under listed supervision" }, source: { line: 1138, systems: ["S219"], text: "环境违法案件挂牌督办管理办法（凭记忆）" },
  purpose: { zh: "重大环境违法案件挂牌督办、期限、解除", en: "Great cases under supervision, with their terms" },
  key: ["number"], name: "title", ...office,
  public: { fields: ["number", "title", "unit", "level", "demands", "listedOn", "due", "document"], rows: { field: "published", in: ["true"] }, state: true, basis: { zh: "挂牌督办向社会公开", en: "listed cases are made public" } },
  fields: {
    number: { ...number, required: true, headings: ["督办编号"] },
    title: { kind: "text", label: { zh: "案件名称", en: "Case" }, required: true },
    unit: { ...unit, required: true },
    level: { kind: "choice", label: { zh: "督办级别", en: "Level" }, required: true, options: { ministry: { zh: "部级", en: "ministry" }, province: { zh: "省级", en: "province" }, city: { zh: "市级", en: "city" }, district: { zh: "区级", en: "district" } } },
    facts: { kind: "text", label: { zh: "主要违法事实", en: "Facts" }, required: true, long: true, max: 2000 },
    demands: { kind: "text", label: { zh: "督办要求", en: "Demands" }, required: true, long: true, max: 2000 },
    listedOn: { kind: "day", label: { zh: "挂牌日期", en: "Listed on" }, required: true },
    due: { kind: "day", label: { zh: "督办期限", en: "Due" }, required: true, validWhen: [{ must: { any: [{ field: "listedOn", filled: false }, { field: "due", comparison: "≥", than: "listedOn" }] }, say: { zh: "不得早于挂牌日期", en: "not before it was listed" } }] },
    document: { kind: "text", label: { zh: "督办文号", en: "Paper" }, max: 60 },
    published: { kind: "boolean", label: { zh: "已向社会公开", en: "Published" } },
    caseNumber: { kind: "text", label: { zh: "立案编号", en: "Case number" }, max: 40 },
  },
  life: task({ kind: "case.settle", label: { zh: "按期完成督办事项", en: "meet the demands in time" }, workingDays: 60, holder: { organisation: "bureau" }, proofs: { report: { zh: "督办完成报告", en: "report" }, lifting: { zh: "解除督办文件", en: "paper of lifting" } }, by: ["ledger.write"] }),
});
