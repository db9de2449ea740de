import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Inspection and repair stations for vehicles (机动车排放检验机构与维修站, I/M). */
export const testStation = ledger({
  id: "test-station", title: { zh: "机动车排放检验（维修）机构名录", en: "Vehicle test stations" }, source: { line: 739, systems: ["S087", "S092"], text: "GB 18285、GB 3847-2018；HJ 1237-2021" },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  terms: { accreditation: { label: { zh: "资质认定有效期", en: "Accreditation" }, on: { field: "cmaUntil" }, warn: { days: 60 } } },
  fields: {
    number: { ...number, required: true }, name: { kind: "text", label: { zh: "机构名称", en: "Name" }, required: true, max: 120 }, unit, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { I: { zh: "检验机构（I 站）", en: "test station" }, M: { zh: "维修机构（M 站）", en: "repair station" } } }, town, address, position, cma: { kind: "text", label: { zh: "资质认定证书编号", en: "Accreditation" }, max: 40, requiredWhen: { field: "kind", in: ["I"] } }, cmaUntil: { kind: "day", label: { zh: "资质有效期至", en: "Valid until" }, requiredWhen: { field: "kind", in: ["I"] } }, petrolLines: { kind: "integer", label: { zh: "汽油检测线", en: "Petrol lines" }, unit: "条", min: 0 }, dieselLines: { kind: "integer", label: { zh: "柴油检测线", en: "Diesel lines" }, unit: "条", min: 0 }, networked: { kind: "boolean", label: { zh: "与监管平台联网", en: "Networked" } }, video: { kind: "boolean", label: { zh: "视频联网", en: "Video" } }, person, phone, note,
  },
});
