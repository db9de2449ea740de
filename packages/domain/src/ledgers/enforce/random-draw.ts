import { exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { note, number, year } from "../parts/fields.js";
import { countsToDraw, drawn, officersFor, type DrawnFrom } from "../parts/draw.js";
import { rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";
import { sha256 } from "../parts/sha256.js";

const poolOf = (row: Inputs): readonly DrawnFrom[] => rowsIn(row, "objects").map((each) => ({ code: String(each["code"]), class: String(each["class"]) }));
const sharesOf = (row: Inputs): Readonly<Record<string, string | null>> => ({ key: row.text("keyShare"), special: row.text("specialShare"), general: row.text("generalShare") });
const agrees = (row: Inputs): string | null => { const secret = row.text("secret"), commitment = row.text("commitment"); return secret !== null && commitment !== null && sha256(secret) === commitment ? secret : null; };
const from = ["objects", "keyShare", "specialShare", "generalShare", "secret", "commitment"];

/** Draws of random inspections (双随机抽取): the pools, the shares, a seed committed to before and told afterwards, what was drawn, who goes. */
export const randomDraw = ledger({
  id: "random-draw", title: { zh: "双随机抽取台账", en: "Draws of random inspections" }, source: { line: 999, systems: ["S201"], text: "国办发〔2015〕58号；环办〔2015〕88号；抽查比例由各地确定" },
  purpose: { zh: "抽查对象库、执法人员库和比例先定，种子的摘要先公布；抽取后公布种子，任何人可用 SHA-256 重新抽取核对；回避单位不匹配其人员。", en: "Pools and shares come first, with the digest of a seed; the seed is told afterwards, and anybody draws the same again." },
  key: ["number"], name: "title", ...office,
  public: {
    fields: ["number", "title", "year", "quarter", "objects", "keyShare", "specialShare", "generalShare", "commitment", "drawnOn", "secret", "poolSize", "toDraw", "drawn", "publishedOn"], rows: { any: [{ all: [{ field: "row_state", in: ["committed"] }, { field: "secret", filled: false }] }, { field: "row_state", in: ["published"] }] }, state: true,
    note: { zh: "抽取后、检查结束前名单保密", en: "the list is kept secret between the draw and the end of the visits" }, basis: { zh: "国办发〔2015〕58号：抽查计划和结果向社会公开", en: "State Council Office 58 of 2015: plan and results are public" },
  },
  sections: { plan: { zh: "任务", en: "The task" }, pool: { zh: "对象与人员库", en: "Pools" }, draw: { zh: "抽取", en: "Draw" } },
  fields: {
    number: { ...number, required: true, section: "plan" }, title: { kind: "text", label: { zh: "抽查任务", en: "Task" }, required: true, section: "plan", max: 120 }, year: { ...year, required: true, section: "plan" },
    quarter: { kind: "integer", label: { zh: "季度", en: "Quarter" }, section: "plan", min: 1, max: 4 }, document: { kind: "text", label: { zh: "抽查计划文号", en: "Plan" }, section: "plan", max: 60 },
    objects: { kind: "children", label: { zh: "抽查对象库", en: "Objects" }, section: "pool", required: true, max: 1000, fields: { code: { kind: "text", label: { zh: "对象编号", en: "Code" }, required: true, max: 40 }, name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, max: 120 }, class: { kind: "choice", label: { zh: "监管类别", en: "Class" }, required: true, options: { key: { zh: "重点监管对象", en: "key" }, special: { zh: "特殊监管对象", en: "special" }, general: { zh: "一般监管对象", en: "general" } } } } },
    officers: { kind: "children", label: { zh: "执法人员库", en: "Officers" }, section: "pool", required: true, max: 200, seenBy: ["ledger.write", "ledger.approve"], fields: { code: { kind: "text", label: { zh: "执法证号", en: "Card" }, required: true, max: 40 }, avoids: { kind: "text", label: { zh: "回避对象编号", en: "Stays away from" }, max: 400 } } },
    keyShare: { kind: "decimal", label: { zh: "重点对象抽取比例", en: "Share of key objects" }, unit: "%", scale: 2, min: "0", max: "100", section: "pool", required: true, note: { zh: "环办〔2015〕88号一般要求县级每季度不低于 25%，以本地规定为准", en: "usually at least 25 % a quarter; the local rule decides" } },
    specialShare: { kind: "decimal", label: { zh: "特殊对象抽取比例", en: "Share of special objects" }, unit: "%", scale: 2, min: "0", max: "100", section: "pool" }, generalShare: { kind: "decimal", label: { zh: "一般对象抽取比例", en: "Share of general objects" }, unit: "%", scale: 2, min: "0", max: "100", section: "pool" },
    commitment: { kind: "text", label: { zh: "种子摘要（SHA-256）", en: "Digest of the seed" }, section: "draw", max: 64, note: { zh: "64 位小写十六进制，抽取前公布", en: "64 small hexadecimal digits, told before the draw" } },
    secret: { kind: "text", label: { zh: "种子", en: "Seed" }, section: "draw", max: 200, note: { zh: "抽取时填写，摘要须与先前公布的一致", en: "filled at the draw; its digest is the one told before" } },
    secretAgrees: { kind: "computed", label: { zh: "种子与摘要相符", en: "The seed agrees" }, section: "draw", as: "text", from: ["secret", "commitment"], formula: { zh: "SHA-256(种子) 与先前公布的摘要一致为“是”，否则为空，为空不得抽取", en: "yes when the digests are equal, else blank, and nothing is drawn" }, clauses: ["FIPS 180-4"], attestation: "VERIFIED", by: (row) => (agrees(row) === null ? null : "是") },
    drawnOn: { kind: "day", label: { zh: "抽取日期", en: "Drawn on" }, section: "draw" },
    poolSize: { kind: "computed", label: { zh: "对象数", en: "Objects" }, section: "draw", as: "decimal", unit: "家", scale: 0, from: ["objects"], formula: { zh: "对象库内的家数", en: "objects of the pool" }, by: (row) => exact(String(new Set(poolOf(row).map(({ code }) => code)).size)) },
    toDraw: { kind: "computed", label: { zh: "应抽取数", en: "To be drawn" }, section: "draw", as: "decimal", unit: "家", scale: 0, from: ["objects", "keyShare", "specialShare", "generalShare"], formula: { zh: "各类对象数 × 比例，逐类进一取整后相加", en: "objects × share of each class, rounded up, added" }, by: (row) => exact(String(Object.values(countsToDraw(poolOf(row), sharesOf(row))).reduce((all, each) => all + each, 0))) },
    drawn: { kind: "computed", label: { zh: "抽中对象", en: "Drawn" }, section: "draw", as: "text", from, formula: { zh: "每类中 SHA-256(种子|对象编号) 最小的若干家", en: "of each class those with the least SHA-256 of seed|code" }, clauses: ["FIPS 180-4"], attestation: "VERIFIED", by: (row) => { const seed = agrees(row); return seed === null ? null : drawn(seed, poolOf(row), sharesOf(row)).join("、"); } },
    assigned: {
      kind: "computed", label: { zh: "对象与人员", en: "Who goes where" }, section: "draw", as: "text", from: [...from, "officers"], formula: { zh: "每家取 SHA-256(种子|对象编号|执法证号) 最小、不须回避的两人", en: "two officers each, of the least digests, none who stays away" }, clauses: ["FIPS 180-4"], attestation: "VERIFIED",
      by: (row) => {
        const seed = agrees(row), officers = rowsIn(row, "officers").map((each) => ({ code: String(each["code"]), avoids: String(each["avoids"] ?? "").split(/[、,;；，\s]+/).filter(Boolean) }));
        return seed === null ? null : drawn(seed, poolOf(row), sharesOf(row)).map((object) => `${object}：${officersFor(seed, object, officers).join("、")}`).join("；");
      },
    },
    publishedOn: { kind: "day", label: { zh: "结果公开日期", en: "Published on" }, section: "draw" }, note: { ...note, section: "draw" },
  },
  life: {
    initial: "prepared",
    states: {
      prepared: { label: { zh: "准备中", en: "prepared" } }, committed: { label: { zh: "已公布种子摘要", en: "committed" } },
      drawn: { label: { zh: "已抽取待检查", en: "drawn" }, duty: { kind: "random.check", label: { zh: "完成抽查并公开结果", en: "carry out the visits and publish" }, workingDays: 60, holder: { organisation: "bureau" } } },
      published: { label: { zh: "结果已公开", en: "published" }, isClosed: true, proofs: ["result"] },
    },
    proofs: { result: { zh: "抽查结果公开凭证", en: "proof of publication" } },
    moves: {
      commit: { label: { zh: "公布种子摘要", en: "committed" }, from: ["prepared"], to: "committed", by: ["ledger.approve"], needs: { fields: ["objects", "officers", "commitment"] } },
      withdraw: { label: { zh: "撤回重备", en: "taken back" }, from: ["committed"], to: "prepared", by: ["ledger.approve"], needs: { note: true } },
      draw: { label: { zh: "抽取", en: "drawn" }, from: ["committed"], to: "drawn", by: ["ledger.write"], needs: { fields: ["secretAgrees", "drawnOn"], anotherThan: ["commit"] } },
      show: { label: { zh: "提交公开凭证", en: "proof shown" }, from: ["drawn"], by: ["ledger.write"], needs: { proofs: ["result"] } },
      publish: { label: { zh: "公开结果", en: "published" }, from: ["drawn"], to: "published", by: ["ledger.approve"], needs: { fields: ["publishedOn"], anotherThan: ["show"] } },
      again: { label: { zh: "更正重开", en: "taken up again" }, from: ["published"], to: "drawn", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
