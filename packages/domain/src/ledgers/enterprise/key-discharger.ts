import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const stackLimit = exact(45);
/** The list of key units under environmental supervision (环境监管重点单位名录): rules propose, a person confirms, the list is published by March. */
export const keyDischarger = ledger({
  id: "key-discharger", title: { zh: "重点排污单位名录", en: "Key dischargers" }, source: { line: 997, systems: ["S197"], text: "环境监管重点单位名录管理办法（部令第27号，2023-01-01 起）" },
  purpose: { zh: "排气口高度超过 45 米的高架源和化工、包装印刷、工业涂装等 VOCs 重点源由规则提出，人工确认，每年公布并承担自动监测与信息公开义务。", en: "Stacks above 45 m and key VOCs sources are proposed by rule, confirmed by a person and published every year." },
  key: ["unit", "year"], ...office,
  sections: { basis: { zh: "筛选依据", en: "Grounds" }, list: { zh: "列入类别", en: "Kinds" }, duty: { zh: "义务落实", en: "Obligations" } },
  public: { fields: ["unit", "year", "media", "publishedOn"], rows: { field: "row_state", in: ["listed"] }, basis: { zh: "环境监管重点单位名录管理办法（令27）：名录向社会公布", en: "rules on key units (order 27): the list is published" } },
  fields: {
    unit: { ...unit, section: "basis", required: true }, year: { ...year, section: "basis", required: true },
    stackHeight: { kind: "decimal", label: { zh: "最高排气口高度", en: "Highest stack" }, section: "basis", unit: "m", scale: 1, min: "0", headings: ["排气筒高度"] },
    vocTrade: { kind: "choice", label: { zh: "VOCs 重点行业", en: "VOCs trade" }, section: "basis", options: { chemical: { zh: "化工", en: "chemicals" }, printing: { zh: "包装印刷", en: "packaging and printing" }, coating: { zh: "工业涂装", en: "industrial coating" }, pharma: { zh: "制药", en: "pharmaceuticals" }, petro: { zh: "石化", en: "petrochemicals" }, storage: { zh: "油品储运销", en: "oil storage and sale" }, none: { zh: "不属于", en: "none" } } },
    lowVoc: { kind: "boolean", label: { zh: "全部使用低（无）VOCs 含量原辅材料", en: "Low-VOC materials only" }, section: "basis", note: { zh: "工业涂装、包装印刷全部使用低 VOCs 原辅材料的除外", en: "coating and printing that use nothing else are exempt" } },
    permitKey: { kind: "boolean", label: { zh: "排污许可重点管理", en: "Key-managed permit" }, section: "basis" },
    proposal: {
      kind: "computed", label: { zh: "规则意见", en: "Proposed by rule" }, section: "basis", as: "text", from: ["stackHeight", "vocTrade", "lowVoc", "permitKey"],
      formula: { zh: "排气口高度 > 45 m，或属 VOCs 重点行业（涂装、印刷全用低 VOCs 的除外），或许可重点管理，则建议列入", en: "a stack above 45 m, a key VOCs trade (coating and printing with low-VOC materials only excepted), or a key-managed permit" }, clauses: ["规划 4.7.1"], attestation: "REPORTED",
      by: (row) => {
        const height = row.exact("stackHeight"), trade = row.text("vocTrade"), exempt = row.value("lowVoc") === true && (trade === "coating" || trade === "printing");
        const grounds = [height !== null && height.compare(stackLimit) > 0 ? "高架源" : "", trade !== null && trade !== "none" && !exempt ? "VOCs重点源" : "", row.value("permitKey") === true ? "许可重点管理" : ""].filter(Boolean);
        return grounds.length > 0 ? `建议列入：${grounds.join("、")}` : "不建议列入";
      },
    },
    media: { kind: "choices", label: { zh: "列入类别", en: "Listed for" }, section: "list", required: true, options: { water: { zh: "水环境重点排污单位", en: "water" }, ground: { zh: "地下水污染防治重点排污单位", en: "groundwater" }, air: { zh: "大气环境重点排污单位", en: "air" }, noise: { zh: "噪声重点排污单位", en: "noise" }, soil: { zh: "土壤污染重点监管单位", en: "soil" }, risk: { zh: "环境风险重点管控单位", en: "risk" } } },
    against: { kind: "text", label: { zh: "与规则意见不一致的理由", en: "Why not as proposed" }, section: "list", max: 500 },
    publishedOn: { kind: "day", label: { zh: "公布日期", en: "Published on" }, section: "list" },
    autoMonitor: { kind: "boolean", label: { zh: "已装自动监测并联网", en: "Monitored online" }, section: "duty" },
    disclosed: { kind: "boolean", label: { zh: "已披露年度环境信息", en: "Yearly disclosure made" }, section: "duty", note: { zh: "每年 3 月 15 日前披露上一年度", en: "by 15 March for the year before" } },
    note: { ...note, section: "duty" },
  },
  life: {
    initial: "proposed",
    states: { proposed: { label: { zh: "规则提出", en: "proposed" } }, confirmed: { label: { zh: "已确认", en: "confirmed" }, duty: { kind: "keylist.publish", label: { zh: "公布名录", en: "publish the list" }, workingDays: 20, holder: { organisation: "bureau" } } }, listed: { label: { zh: "已公布", en: "published" } }, removed: { label: { zh: "不列入", en: "not listed" } } },
    proofs: { notice: { zh: "公布文件或网页", en: "the publication" } },
    moves: {
      confirm: { label: { zh: "确认列入", en: "confirmed" }, from: ["proposed", "removed"], to: "confirmed", by: ["ledger.approve"], needs: { fields: ["media"] } },
      publish: { label: { zh: "公布", en: "published" }, from: ["confirmed"], to: "listed", by: ["ledger.write"], needs: { fields: ["publishedOn"], proofs: ["notice"] } },
      remove: { label: { zh: "不列入（移出）", en: "not listed" }, from: ["proposed", "confirmed", "listed"], to: "removed", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
