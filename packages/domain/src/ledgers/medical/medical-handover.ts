import { ledger, type Inputs } from "@yunqing/ledger";
import { exact, type Exact } from "@yunqing/standards";
import { note, unit } from "../parts/fields.js";
import { totalIn } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const limit = exact(48), hourMs = exact(3_600_000), hundred = exact(100);
function hoursBetween(row: Inputs, from: string, to: string): Exact | null {
  const start = row.text(from), finish = row.text(to);
  return start === null || finish === null ? null : exact(String(Date.parse(finish) - Date.parse(start))).over(hourMs);
}
/** Medical waste from its box to its end (医疗废物交接台账): kept at most two days, handed over, received, disposed of. */
export const medicalHandover = ledger({
  id: "medical-handover", title: { zh: "医疗废物暂存交接台账", en: "Medical waste handed over" }, source: { line: 981, systems: ["S028", "S186"], text: "医疗废物管理条例：暂时贮存不超过 2 天，至少 2 天收集一次，登记保存 3 年；HJ 421 包装与标志" },
  purpose: { zh: "登记来源、种类、重量、交接时间、处置方法、最终去向、经办人签名；暂存不超过 48 小时，转运接收逐箱核对。", en: "Source, kind, weight, times, method, end and signature; kept for 48 hours at most." },
  key: ["medicalUnit", "number"], name: "number", ...byFirm,
  sections: { store: { zh: "产生与暂存", en: "Store" }, hand: { zh: "交接运输", en: "Handing over" }, end: { zh: "接收处置", en: "End" } },
  terms: { store: { label: { zh: "暂存两日期限", en: "Two days in store" }, on: { field: "storedAt", days: 2 }, states: ["stored"], warn: { days: 1 }, source: { text: "医疗废物管理条例：暂时贮存不得超过二日" } } },
  parties: {
    giver: { field: "giverUnit", label: { zh: "医疗机构", en: "Institution" }, makes: true, sections: ["store"], fills: ["handedAt", "giver", "taker", "plate", "disposer"], during: ["stored", "refused"], may: ["hand", "handAgain"] },
    disposer: { field: "disposer", label: { zh: "处置单位", en: "Disposer" }, fills: ["receivedAt", "method", "disposedOn", "endPlace", "note", "boxes.received"], during: ["carried", "received"], may: ["receive", "refuse", "dispose"] },
  },
  fields: {
    medicalUnit: { kind: "reference", to: "medical-unit", label: { zh: "医疗机构", en: "Institution" }, section: "store", required: true }, giverUnit: { ...unit, label: { zh: "名录中的医疗机构", en: "Institution in the register" }, section: "store", headings: [] }, number: { kind: "text", label: { zh: "交接单号", en: "Number" }, section: "store", required: true, max: 40 }, storedAt: { kind: "instant", label: { zh: "最早入库时间", en: "First into store" }, section: "store", required: true },
    boxes: { kind: "children", label: { zh: "箱（袋）", en: "Boxes" }, section: "store", required: true, fields: { box: { kind: "text", label: { zh: "箱（袋）码", en: "Box" }, required: true, max: 40 }, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { infectious: { zh: "感染性", en: "infectious" }, sharp: { zh: "损伤性", en: "sharps" }, pathological: { zh: "病理性", en: "pathological" }, drug: { zh: "药物性", en: "medicines" }, chemical: { zh: "化学性", en: "chemical" } } }, ward: { kind: "text", label: { zh: "来源科室", en: "From" }, max: 60 }, weight: { kind: "decimal", label: { zh: "重量", en: "Weight" }, unit: "kg", scale: 2, min: "0", required: true }, received: { kind: "decimal", label: { zh: "接收重量", en: "Received" }, unit: "kg", scale: 2, min: "0" } } },
    weight: { kind: "computed", label: { zh: "重量合计", en: "Weight" }, section: "store", as: "decimal", unit: "kg", scale: 2, from: ["boxes"], formula: { zh: "各箱重量之和", en: "sum" }, by: (row) => totalIn(row, "boxes", "weight") },
    handedAt: { kind: "instant", label: { zh: "交接时间", en: "Handed over at" }, section: "hand", validWhen: [{ must: { field: "handedAt", comparison: "≥", than: "storedAt" }, say: { zh: "交接不得早于入库", en: "not before it came in" } }] }, giver: { kind: "text", label: { zh: "交出人", en: "Given by" }, section: "hand", max: 40, requiredWhen: { field: "handedAt", filled: true } }, taker: { kind: "text", label: { zh: "接运人", en: "Taken by" }, section: "hand", max: 40, requiredWhen: { field: "handedAt", filled: true } }, plate: { kind: "code", rule: "plate", label: { zh: "转运车辆", en: "Plate" }, section: "hand" },
    keptHours: { kind: "computed", label: { zh: "暂存时长", en: "Kept" }, section: "hand", as: "decimal", unit: "h", scale: 1, from: ["storedAt", "handedAt"], formula: { zh: "交接时间 − 最早入库时间", en: "handed over − into store" }, by: (row) => hoursBetween(row, "storedAt", "handedAt") },
    inTime: { kind: "computed", label: { zh: "48 小时判定", en: "Within 48 hours" }, section: "hand", as: "text", from: ["storedAt", "handedAt"], formula: { zh: "暂存 ≤ 48 小时（2 天）为符合", en: "kept for 48 hours at most" }, clauses: ["医疗废物管理条例第17条"], attestation: "VERIFIED", by: (row) => { const hours = hoursBetween(row, "storedAt", "handedAt"); return hours === null ? null : hours.compare(limit) <= 0 ? "符合" : "超过 48 小时"; } },
    receivedAt: { kind: "instant", label: { zh: "处置单位接收时间", en: "Received at" }, section: "end", validWhen: [{ must: { field: "receivedAt", comparison: "≥", than: "handedAt" }, say: { zh: "接收不得早于交接", en: "not before it was handed over" } }] }, disposer: { ...unit, label: { zh: "处置单位", en: "Disposed of by" }, section: "end", requiredWhen: { field: "receivedAt", filled: true } }, wholeHours: { kind: "computed", label: { zh: "入库至接收", en: "Store to receipt" }, section: "end", as: "decimal", unit: "h", scale: 1, from: ["storedAt", "receivedAt"], formula: { zh: "接收时间 − 最早入库时间", en: "received − into store" }, by: (row) => hoursBetween(row, "storedAt", "receivedAt") },
    deviation: { kind: "computed", label: { zh: "重量差率", en: "Deviation" }, section: "end", as: "decimal", unit: "%", scale: 2, from: ["boxes"], formula: { zh: "|接收 − 交出| ÷ 交出 × 100", en: "|received − given| ÷ given × 100" }, by: (row) => { const given = totalIn(row, "boxes", "weight"), got = totalIn(row, "boxes", "received"); return given === null || got === null || given.isZero() ? null : got.minus(given).absolute().times(hundred).over(given); } },
    method: { kind: "choice", label: { zh: "处置方法", en: "Method" }, section: "end", options: { burn: { zh: "焚烧", en: "burning" }, steam: { zh: "高温蒸汽", en: "steam" }, micro: { zh: "微波", en: "microwave" }, chemical: { zh: "化学消毒", en: "chemical" } } }, disposedOn: { kind: "day", label: { zh: "处置日期", en: "Disposed of on" }, section: "end" }, endPlace: { kind: "text", label: { zh: "最终去向", en: "End" }, section: "end", max: 120 }, note: { ...note, section: "end" },
  },
  life: {
    initial: "stored",
    // the two days run over weekends too, which working days do not: the duty asks for the next one, the hours decide
    states: { stored: { label: { zh: "暂存中", en: "in store" }, duty: { kind: "medical.collect", label: { zh: "48 小时内交接", en: "hand it over within 48 hours" }, limit: "medical/store", since: { field: "storedAt" }, holder: { organisation: "health" } } }, carried: { label: { zh: "转运中", en: "carried" } }, received: { label: { zh: "已接收", en: "received" } }, refused: { label: { zh: "拒收", en: "refused" } }, disposed: { label: { zh: "已处置办结", en: "disposed of" }, isClosed: true, proofs: ["slip", "receipt"] } },
    proofs: { slip: { zh: "交接签字单", en: "signed slip" }, receipt: { zh: "接收单", en: "receipt" } },
    moves: {
      hand: { label: { zh: "交接", en: "handed over" }, from: ["stored"], to: "carried", by: ["ledger.write"], needs: { fields: ["handedAt"], proofs: ["slip"] } },
      receive: { label: { zh: "接收", en: "received" }, from: ["carried"], to: "received", by: ["ledger.write"], needs: { fields: ["receivedAt"], proofs: ["receipt"], anotherThan: ["hand"] } },
      refuse: { label: { zh: "拒收", en: "refused" }, from: ["carried"], to: "refused", by: ["ledger.write"], needs: { note: true, anotherThan: ["hand"] } },
      handAgain: { label: { zh: "重新交接", en: "handed over again" }, from: ["refused"], to: "carried", by: ["ledger.write"], needs: { note: true } },
      dispose: { label: { zh: "处置办结", en: "disposed of" }, from: ["received"], to: "disposed", by: ["ledger.approve"], needs: { fields: ["method", "disposedOn"], anotherThan: ["hand", "receive"] } },
      reopen: { label: { zh: "核查重开", en: "reopened" }, from: ["disposed"], to: "received", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
