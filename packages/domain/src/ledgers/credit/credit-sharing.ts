import { ledger } from "@yunqing/ledger";
import { note, number } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Sharing of credit（信用信息共享台账）. */
export const creditSharing = ledger({
  id: "credit-sharing", title: { zh: "信用信息共享台账", en: "Sharing of credit" }, source: { line: 1146, systems: ["S229", "S234"], text: "绿色信贷；信用中国；修复后及时移除" },
  purpose: { zh: "向银行、信用平台等报送的信用与处罚清单、版本和撤回", en: "What is sent to banks and platforms, with versions and removal" },
  key: ["number"], ...office,
  fields: {
    number: { ...number, required: true },
    receiver: { kind: "text", label: { zh: "接收单位", en: "Sent to" }, required: true, max: 100 },
    kind: {
      kind: "choice", label: { zh: "内容", en: "What" }, required: true,
      options: {
        credit: { zh: "环境信用等级", en: "credit rating" }, penalty: { zh: "行政处罚", en: "penalties" }, list: { zh: "重点监管名单", en: "lists" },
        repair: { zh: "信用修复结果", en: "repairs" },
      },
    },
    version: { kind: "integer", label: { zh: "版本号", en: "Version" }, unit: "次", required: true, min: 1 },
    sentOn: { kind: "day", label: { zh: "报送日期", en: "Sent on" }, required: true },
    count: { kind: "integer", label: { zh: "条数", en: "Rows" }, unit: "条", required: true, min: 0 },
    file: { kind: "file", label: { zh: "报送文件", en: "File" }, required: true, accept: ["application/pdf"] },
    removed: {
      kind: "children", label: { zh: "撤回与修复移除", en: "Taken back" }, max: 200,
      fields: {
        unit: { kind: "text", label: { zh: "单位", en: "Unit" }, required: true, max: 120 },
        why: { kind: "choice", label: { zh: "原因", en: "Why" }, required: true, options: { repaired: { zh: "信用修复", en: "repaired" }, wrong: { zh: "更正", en: "corrected" }, annulled: { zh: "处罚撤销", en: "annulled" } } },
        removedOn: { kind: "day", label: { zh: "移除日期", en: "Taken back on" }, required: true },
      },
    },
    receiptOn: { kind: "day", label: { zh: "对方回执日期", en: "Receipt on" }, validWhen: [{ must: { any: [{ field: "sentOn", filled: false }, { field: "receiptOn", comparison: "≥", than: "sentOn" }] }, say: { zh: "不得早于报送日期", en: "not before it was sent" } }] },
    note: { ...note },
  },
});
