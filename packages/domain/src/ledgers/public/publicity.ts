import { daysBetween, exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Publicity and hearings (社会公示、听证、论证): the window stands as long as the law asks for, comments are answered. */
export const publicity = ledger({
  id: "publicity", title: { zh: "公示听证台账", en: "Publicity and hearings" }, source: { line: 1160, systems: ["S240"], text: "环境影响评价公众参与办法；公示不少于十个工作日，受理后公示不少于五个工作日（凭记忆）" },
  purpose: { zh: "公示期限、意见收集、采纳与反馈", en: "The window, the comments and how they were dealt with" },
  key: ["number"], name: "title", ...published,
  public: { fields: ["number", "title", "kind", "opens", "closes", "days", "ways", "address", "received"], state: true, basis: { zh: "环境影响评价公众参与办法；行政许可法第四十六条：公示与听证公告", en: "public participation and hearings are announced" } },
  terms: { window: { label: { zh: "公示期", en: "Window" }, on: { field: "closes" }, states: ["shown"], warn: { days: 2 } } },
  fields: {
    number: { ...number, required: true },
    title: { kind: "text", label: { zh: "公示事项", en: "Matter" }, required: true, max: 200 },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        eia: { zh: "环评公众参与", en: "EIA" }, hearing: { zh: "听证会", en: "hearing" }, expert: { zh: "论证会", en: "expert meeting" }, plan: { zh: "规划公示", en: "plan" },
        penalty: { zh: "处罚公示", en: "penalty" }, list: { zh: "名录公示", en: "list" }, other: { zh: "其他", en: "other" },
      },
    },
    opens: { kind: "day", label: { zh: "公示起", en: "Opens" }, required: true },
    closes: { kind: "day", label: { zh: "公示止", en: "Closes" }, required: true, validWhen: [{ must: { any: [{ field: "opens", filled: false }, { field: "closes", comparison: "≥", than: "opens" }] }, say: { zh: "不得早于公示起", en: "not before it opens" } }] },
    days: {
      kind: "computed", label: { zh: "公示天数", en: "Days shown" }, as: "decimal", unit: "d", scale: 0, from: ["opens", "closes"],
      formula: { zh: "公示止 − 公示起 + 1", en: "last − first day + 1" },
      by: (row) => { const opens = row.text("opens"), closes = row.text("closes"); return opens === null || closes === null ? null : exact(daysBetween(opens, closes) + 1); },
    },
    ways: {
      kind: "choices", label: { zh: "公示方式", en: "Ways" }, required: true,
      options: {
        web: { zh: "网站", en: "website" }, board: { zh: "公告栏", en: "notice board" }, paper: { zh: "报纸", en: "newspaper" },
        media: { zh: "新媒体", en: "social media" }, meeting: { zh: "现场会", en: "meeting" }, site: { zh: "项目现场", en: "at the site" },
      },
    },
    address: { kind: "text", label: { zh: "公开地址", en: "Address" }, max: 300 },
    comments: {
      kind: "children", label: { zh: "公众意见", en: "Comments" }, max: 500, seenBy: ["ledger.read"],
      fields: {
        source: { kind: "text", label: { zh: "来源", en: "From" }, required: true, max: 60 },
        said: { kind: "text", label: { zh: "意见内容", en: "What was said" }, required: true, max: 1000 },
        taken: { kind: "choice", label: { zh: "采纳情况", en: "Taken" }, required: true, options: { yes: { zh: "采纳", en: "taken" }, partly: { zh: "部分采纳", en: "partly" }, no: { zh: "未采纳", en: "not taken" } } },
        why: { kind: "text", label: { zh: "理由", en: "Why" }, max: 500 },
      },
    },
    received: { kind: "integer", label: { zh: "意见条数", en: "Comments" }, unit: "条", min: 0 },
    objection: { kind: "boolean", label: { zh: "有重大异议", en: "Great objection" }, requiredWhen: { field: "received", filled: true } },
    report: { kind: "file", label: { zh: "公众参与说明", en: "Report" }, accept: ["application/pdf"] },
  },
  life: {
    initial: "shown",
    states: {
      shown: { label: { zh: "公示中", en: "shown" }, duty: { kind: "publicity.close", label: { zh: "期满归集意见", en: "collect the comments at the end" }, workingDays: 20, holder: { organisation: "bureau" } } },
      answered: { label: { zh: "意见已处理", en: "dealt with" } },
      closed: { label: { zh: "已归档", en: "closed" }, isClosed: true, proofs: ["page", "report"] },
    },
    proofs: { page: { zh: "公示截图", en: "picture of the page" }, report: { zh: "公众参与说明", en: "report" } },
    moves: {
      answer: { label: { zh: "处理意见", en: "comments dealt with" }, from: ["shown"], to: "answered", by: ["ledger.write"], needs: { proofs: ["page"], fields: ["received"] } },
      show: { label: { zh: "提交说明", en: "report shown" }, from: ["answered"], by: ["ledger.write"], needs: { proofs: ["report"] } },
      close: { label: { zh: "归档", en: "closed" }, from: ["answered"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["show"] } },
      again: { label: { zh: "重新公示", en: "shown again" }, from: ["closed"], to: "shown", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
