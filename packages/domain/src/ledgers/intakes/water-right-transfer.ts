import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Transfers of water rights (水权转让台账): never more than the giver has, argued before it is used. */
export const waterRightTransfer = ledger({
  id: "water-right-transfer", title: { zh: "水权转让台账", en: "Transfers of water rights" }, source: { line: 789, systems: ["S116"] },
  purpose: { zh: "超采区新增取水通过水权转让取得指标的，转让双方、水量、期限、论证逐笔登记；转让量不得超过出让方可转让量。", en: "Giver, taker, volume, term and argument of every transfer; never more than the giver may give." },
  key: ["number"], name: "number", ...byDepartment,
  sections: { parties: { zh: "转让双方", en: "Parties" }, right: { zh: "水权", en: "The right" } },
  terms: { right: { label: { zh: "转让期限", en: "Transfer" }, on: { field: "term" }, states: ["approved"], warn: { days: 60 } } },
  parties: { giver: { field: "giver", label: { zh: "出让方", en: "Giver" } }, taker: { field: "taker", label: { zh: "受让方", en: "Taker" } } },
  fields: {
    number: { ...number, section: "parties", label: { zh: "转让编号", en: "Number" }, required: true }, giver: { ...unit, section: "parties", label: { zh: "出让方", en: "Giver" }, required: true }, taker: { ...unit, section: "parties", label: { zh: "受让方", en: "Taker" }, required: true, headings: ["受让单位"], validWhen: [{ must: { any: [{ field: "giver", filled: false }, { field: "taker", comparison: "≠", than: "giver" }] }, say: { zh: "受让方与出让方不能相同", en: "another than the giver" } }] },
    purpose: { section: "parties", kind: "choice", label: { zh: "受让用途", en: "For" }, required: true, options: { domestic: { zh: "新增生活用水", en: "domestic" }, relief: { zh: "脱贫攻坚项目", en: "poverty relief" }, industry: { zh: "工业项目", en: "industry" }, eco: { zh: "生态", en: "ecology" } } },
    giverRight: { section: "right", kind: "decimal", label: { zh: "出让方可转让量", en: "The giver may give" }, unit: "万m³/a", scale: 4, min: "0", required: true },
    volume: { section: "right", kind: "decimal", label: { zh: "转让水量", en: "Volume" }, unit: "万m³/a", scale: 4, min: "0", required: true, validWhen: [{ must: { field: "volume", comparison: "≤", than: "giverRight" }, say: { zh: "转让水量不得超过可转让量", en: "not more than may be given" } }] },
    remainder: { section: "right", kind: "computed", label: { zh: "出让方余量", en: "Left to the giver" }, as: "decimal", unit: "万m³/a", scale: 4, from: ["giverRight", "volume"], formula: { zh: "可转让量 − 转让水量", en: "right − volume" }, by: (row) => { const right = row.exact("giverRight"), volume = row.exact("volume"); return right && volume && right.minus(volume); } },
    term: { section: "right", kind: "period", label: { zh: "转让期限", en: "Term" }, required: true }, price: { section: "right", kind: "money", label: { zh: "转让价款", en: "Price" }, unit: "万元", min: "0" },
    overdrawn: { section: "right", kind: "boolean", label: { zh: "受让取水口在超采区", en: "In an over-drawn area" }, required: true }, argument: { section: "right", kind: "file", label: { zh: "水资源论证报告", en: "Argument" }, accept: ["application/pdf"], note: { zh: "超采区项目报审前必须附上", en: "needed before it is submitted" } }, note: { ...note, section: "right" },
  },
  life: {
    initial: "draft",
    states: { draft: { label: { zh: "拟转让", en: "draft" } }, submitted: { label: { zh: "待审批", en: "submitted" }, duty: { kind: "waterright.decide", label: { zh: "审查水权转让", en: "decide on it" }, workingDays: 20, holder: { organisation: "water" } } }, approved: { label: { zh: "已批准", en: "approved" } }, refused: { label: { zh: "不予批准", en: "refused" } } },
    proofs: { agreement: { zh: "转让协议", en: "agreement" }, approval: { zh: "批准文件", en: "approval" } },
    moves: {
      submit: { label: { zh: "报审", en: "submitted" }, from: ["draft"], to: "submitted", by: ["ledger.write", "department"], needs: { fields: ["argument"], proofs: ["agreement"] } },
      approve: { label: { zh: "批准", en: "approved" }, from: ["submitted"], to: "approved", by: ["ledger.approve"], needs: { proofs: ["approval"], anotherThan: ["submit"] } },
      refuse: { label: { zh: "不予批准", en: "refused" }, from: ["submitted"], to: "refused", by: ["ledger.approve"], needs: { note: true, anotherThan: ["submit"] } },
      revise: { label: { zh: "修改后重报", en: "revised" }, from: ["refused", "approved"], to: "draft", by: ["ledger.write", "department"], needs: { note: true } },
    },
  },
});
