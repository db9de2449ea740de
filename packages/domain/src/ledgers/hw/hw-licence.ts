import { ledger } from "@yunqing/ledger";
import { address, note, unit } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { categoryOptions } from "./waste.js";

/** Licences of waste operators (危险废物经营许可证): number, categories, capacity, validity; a manifest to a lapsed licence is refused. */
export const hwLicence = ledger({
  id: "hw-licence", title: { zh: "危险废物经营许可证台账", en: "Licences of waste operators" }, source: { line: 489, systems: ["S050"], text: "危险废物经营许可证管理办法；规划表2.3-4" },
  purpose: { zh: "许可证号、有效期、经营方式、核准类别和规模；转移联单以此核对，过期或类别不含的不得转移。", en: "What each operator may take, how much and until when; manifests are held against it." },
  key: ["unit", "licence"], name: "licence", ...published, likeness: { code: "licence", names: ["operator"] },
  public: { fields: ["unit", "operator", "licence", "kind", "ways", "validity", "categories", "codes", "capacity", "outside"], rows: { field: "row_state", in: ["verified"] }, basis: { zh: "危险废物经营许可证管理办法：许可证颁发情况向社会公布（凭记忆）", en: "rules on waste operators: licences granted are published (from memory)" } },
  terms: { licence: { label: { zh: "经营许可证有效期", en: "Operator licence" }, on: { field: "validity" }, warn: { days: 60, duty: { kind: "hw-licence.renew", label: { zh: "届满 30 个工作日前申请换证（凭记忆）", en: "ask for a new licence 30 working days before the end (from memory)" }, holder: { field: "unit" }, before: 42 } }, move: "lapse", source: { text: "固体废物污染环境防治法第八十条；换证期限凭记忆" } } },
  fields: {
    unit: { ...unit, label: { zh: "经营单位", en: "Operator" }, required: true }, operator: { kind: "text", label: { zh: "持证单位名称", en: "Licensee" }, required: true, max: 120 }, licence: { kind: "text", label: { zh: "许可证编号", en: "Licence" }, required: true, max: 60, headings: ["许可证号"], note: { zh: "文件印为“/”的登记为“未载明”", en: "written as not stated where the document prints a slash" } },
    kind: { kind: "choice", label: { zh: "许可类别", en: "Kind" }, options: { full: { zh: "综合经营", en: "full" }, collect: { zh: "收集经营", en: "collecting" }, medical: { zh: "医疗废物", en: "medical waste" } } },
    ways: { kind: "choices", label: { zh: "经营方式", en: "Ways" }, required: true, options: { collect: { zh: "收集", en: "collect" }, store: { zh: "贮存", en: "store" }, use: { zh: "利用", en: "use" }, dispose: { zh: "处置", en: "dispose" } } },
    validity: { kind: "period", label: { zh: "有效期限", en: "Valid" }, headings: ["有限期限", "有效期"], note: { zh: "综合五年、收集三年；未载明的不得用于核对联单", en: "five years, three for collecting; not usable for manifests while unknown" } },
    categories: { kind: "choices", label: { zh: "核准经营类别", en: "Categories" }, options: categoryOptions, headings: ["经营类别"] }, codes: { kind: "text", label: { zh: "核准废物代码（范围）", en: "Codes" }, max: 4000, long: true },
    capacity: { kind: "decimal", label: { zh: "核准经营规模", en: "Capacity" }, unit: "t/a", scale: 1, min: "0", headings: ["经营能力"] }, scope: { kind: "text", label: { zh: "文件所印经营范围", en: "Scope as printed" }, max: 1000, long: true }, outside: { kind: "boolean", label: { zh: "区外单位", en: "Outside of the district" } }, address, file: { kind: "file", label: { zh: "许可证副本", en: "Copy" }, accept: ["application/pdf", "image/jpeg"] }, note,
  },
  life: {
    initial: "entered",
    states: { entered: { label: { zh: "已登记", en: "entered" }, duty: { kind: "licence.verify", label: { zh: "核对许可证原件或发证公告", en: "verify the licence" }, workingDays: 20, holder: { organisation: "bureau" } } }, verified: { label: { zh: "有效", en: "valid" } }, lapsed: { label: { zh: "已过期或注销", en: "lapsed" } } },
    proofs: { copy: { zh: "许可证复印件或公告", en: "copy or announcement" } },
    moves: {
      verify: { label: { zh: "核对有效", en: "verified" }, from: ["entered", "lapsed"], to: "verified", by: ["ledger.approve"], needs: { fields: ["validity", "categories"], proofs: ["copy"] } },
      lapse: { label: { zh: "过期（注销、吊销）", en: "lapsed" }, from: ["entered", "verified"], to: "lapsed", by: ["ledger.write", "ledger.approve", "rule"], needs: { note: true } },
    },
  },
});
