import { ledger } from "@yunqing/ledger";

/** Places that noise must spare (噪声敏感点): the ledger of `docs/new-ledger.md`. */
export const quietPlace = ledger({
  id: "quiet-place", title: { zh: "噪声敏感点台账", en: "Places to be kept quiet" }, source: { line: 325, systems: ["S025"] },
  key: ["number"], name: "name", read: ["ledger.read"], write: ["ledger.write", "town"], likeness: { names: ["name"] },
  fields: {
    number: { kind: "text", label: { zh: "编号", en: "Number" }, max: 20, required: true },
    name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, headings: ["学校名称", "考点"] },
    use: { kind: "choice", label: { zh: "用途", en: "Use" }, required: true, options: { school: { zh: "学校", en: "school" }, hospital: { zh: "医院", en: "hospital" }, dwelling: { zh: "住宅", en: "dwellings" } } },
    town: { kind: "reference", to: "admin-unit", label: { zh: "所在乡镇", en: "Town" } },
    position: { kind: "place", geometry: "point", label: { zh: "位置", en: "Position" }, required: true },
    people: { kind: "integer", label: { zh: "人数", en: "People" }, unit: "人", min: 0 },
    contact: { kind: "phone", label: { zh: "联系电话", en: "Telephone" }, clearTo: ["ledger.personal"] },
    day: { kind: "decimal", label: { zh: "昼间声级", en: "By day" }, unit: "dB(A)", scale: 1, min: "20", max: "130" },
    night: { kind: "decimal", label: { zh: "夜间声级", en: "By night" }, unit: "dB(A)", scale: 1, min: "20", max: "130", requiredWhen: { field: "use", in: ["hospital", "dwelling"] } },
    photo: { kind: "file", label: { zh: "照片", en: "Photo" }, accept: ["image/jpeg", "image/png"] },
  },
  life: {
    initial: "listed",
    states: {
      listed: { label: { zh: "已列入", en: "listed" } },
      loud: { label: { zh: "超标待治理", en: "too loud" }, duty: { kind: "noise.quieten", label: { zh: "治理噪声", en: "make it quiet" }, workingDays: 20, holder: { organisation: "bureau" } } },
      quiet: { label: { zh: "已达标", en: "quiet" }, isClosed: true, proofs: ["report"] },
    },
    proofs: { report: { zh: "噪声监测报告", en: "noise report" } },
    moves: {
      find: { label: { zh: "发现超标", en: "found too loud" }, from: ["listed"], to: "loud", by: ["ledger.write", "town"], needs: { note: true } },
      show: { label: { zh: "提交监测报告", en: "report given" }, from: ["listed", "loud"], by: ["ledger.write", "town"], needs: { proofs: ["report"] } },
      close: { label: { zh: "认定达标", en: "found quiet" }, from: ["listed", "loud"], to: "quiet", by: ["ledger.approve"] },
      relapse: { label: { zh: "再次超标", en: "too loud again" }, from: ["quiet"], to: "loud", by: ["ledger.write", "town"] },
    },
  },
});
