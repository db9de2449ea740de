import { dayAfter, isDay } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { address, note, person, phone, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { sourceClasses } from "./options.js";

/** Units that use nuclear technology (核技术利用单位): the licence, what it allows, when it ends. */
export const radiationUnit = ledger({
  id: "radiation-unit", title: { zh: "核技术利用单位与辐射安全许可证台账", en: "Users of nuclear technology and their licences" }, source: { line: 337, systems: ["S029", "S190"], text: "放射性同位素与射线装置安全和防护条例（449号令）；许可证有效期 5 年，届满 30 日前申请延续" },
  purpose: { zh: "涉源单位、射线装置单位一户一行；许可证到期不换发的责令限期整改，发放率按应持证单位计算。", en: "One row a unit; a licence that lapses is put right, and the rate counts those that need one." },
  key: ["unit"], name: "unitName", ...office, likeness: { code: "licence", names: ["unitName"] },
  sections: { unit: { zh: "单位", en: "The unit" }, licence: { zh: "辐射安全许可证", en: "Licence" }, people: { zh: "管理机构与人员", en: "People" }, yearly: { zh: "年度评估与监测", en: "Yearly" } },
  terms: { licence: { label: { zh: "辐射安全许可证有效期", en: "Radiation licence" }, on: { field: "validUntil" }, warn: { days: 60, move: "warn" }, move: "lapse", source: { text: "449号令：有效期五年，届满三十日前申请延续" } } },
  fields: {
    unit: { ...unit, section: "unit", required: true }, unitName: { kind: "text", label: { zh: "单位名称（许可证所载）", en: "Name on the licence" }, section: "unit", required: true, max: 120, headings: ["单位名称", "持证单位"] }, kind: { kind: "choice", label: { zh: "单位类型", en: "Kind" }, section: "unit", options: { hospital: { zh: "医院（卫生院）", en: "hospital" }, industry: { zh: "工业", en: "industry" }, mine: { zh: "煤矿", en: "coal mine" }, research: { zh: "科研教学", en: "research" }, sale: { zh: "生产销售", en: "production or sale" } } }, town: { ...town, section: "unit" }, address: { ...address, section: "unit" }, position: { ...position, section: "unit" },
    activities: { kind: "choices", label: { zh: "种类", en: "Activities" }, section: "licence", required: true, options: { make: { zh: "生产", en: "production" }, sell: { zh: "销售", en: "sale" }, use: { zh: "使用", en: "use" } } }, scope: { kind: "choices", label: { zh: "范围", en: "Scope" }, section: "licence", required: true, options: { ...sourceClasses, open: { zh: "非密封放射性物质", en: "unsealed sources" }, rayI: { zh: "Ⅰ类射线装置", en: "ray device class I" }, rayII: { zh: "Ⅱ类射线装置", en: "ray device class II" }, rayIII: { zh: "Ⅲ类射线装置", en: "ray device class III" } } },
    exempt: { kind: "boolean", label: { zh: "豁免备案（不需许可）", en: "Exempt" }, section: "licence", required: true }, licence: { kind: "text", label: { zh: "许可证编号", en: "Licence" }, section: "licence", max: 40, headings: ["辐射安全许可证编号", "许可证号"], note: { zh: "如 晋环辐证[B0000]；应持证而没有的留空", en: "blank where one is needed and lacks" } },
    issuer: { kind: "choice", label: { zh: "发证机关", en: "Issued by" }, section: "licence", options: { state: { zh: "生态环境部", en: "ministry" }, province: { zh: "省级", en: "province" }, city: { zh: "市级", en: "city" } } }, issuedOn: { kind: "day", label: { zh: "发证日期", en: "Issued on" }, section: "licence", requiredWhen: { field: "licence", filled: true } },
    validUntil: { kind: "day", label: { zh: "有效期至", en: "Valid until" }, section: "licence", requiredWhen: { field: "licence", filled: true }, validWhen: [{ must: { field: "validUntil", comparison: "≥", than: "issuedOn" }, say: { zh: "有效期不得早于发证日期", en: "not before it was issued" } }] },
    renewBy: { kind: "computed", label: { zh: "最迟申请延续日期", en: "Renew by" }, section: "licence", as: "text", from: ["validUntil"], formula: { zh: "有效期至 − 30 日", en: "valid until − 30 days" }, clauses: ["449号令第13条"], attestation: "VERIFIED", by: (row) => { const until = row.text("validUntil"); return until !== null && isDay(until) ? dayAfter(until, -30) : null; } },
    holdsOne: { kind: "computed", label: { zh: "持证情况", en: "Holds one" }, section: "licence", as: "text", from: ["exempt", "licence"], formula: { zh: "不需许可 → 不计；有许可证编号 → 持证；没有 → 无证", en: "exempt ones do not count" }, by: (row) => (row.value("exempt") === true ? "不需许可" : row.text("licence") === null ? "无证" : "持证") },
    head: { ...person, label: { zh: "辐射安全负责人", en: "Head of safety" }, section: "people" }, phone: { ...phone, section: "people" }, body: { kind: "text", label: { zh: "辐射安全管理机构", en: "Safety body" }, section: "people", max: 120 }, workers: { kind: "integer", label: { zh: "辐射工作人员", en: "Workers" }, section: "people", unit: "人", min: 0 }, sources: { kind: "integer", label: { zh: "在用放射源枚数（自报）", en: "Sources as reported" }, section: "people", unit: "枚", min: 0, note: { zh: "与放射源台账逐枚核对", en: "held against the ledger of sources" } }, devices: { kind: "integer", label: { zh: "射线装置台数", en: "Ray devices" }, section: "people", unit: "台", min: 0 },
    assessedOn: { kind: "day", label: { zh: "年度评估报告提交日期", en: "Yearly assessment on" }, section: "yearly", note: { zh: "每年 1 月 31 日前", en: "by 31 January" } }, monitoredOn: { kind: "day", label: { zh: "场所辐射监测日期", en: "Monitored on" }, section: "yearly" }, planOn: { kind: "day", label: { zh: "应急预案备案（演练）日期", en: "Emergency plan or drill on" }, section: "yearly" }, systemOn: { kind: "day", label: { zh: "国家系统最近更新日期", en: "National system renewed on" }, section: "yearly", source: { line: 987 } }, note: { ...note, section: "yearly" },
  },
  life: {
    initial: "entered",
    states: {
      entered: { label: { zh: "已登记", en: "entered" }, duty: { kind: "radiation.licence", label: { zh: "核实许可证", en: "verify the licence" }, workingDays: 20, holder: { organisation: "bureau" } } },
      licensed: { label: { zh: "持证有效", en: "licensed" } },
      expiring: { label: { zh: "临近到期", en: "ends soon" }, duty: { kind: "radiation.renew", label: { zh: "督促申请延续", en: "have it renewed" }, limit: "radiation/renew", since: { field: "validUntil" }, holder: { organisation: "bureau" } } },
      lapsed: { label: { zh: "过期未换（责令整改）", en: "lapsed" }, duty: { kind: "radiation.lapsed", label: { zh: "责令限期整改", en: "put it right" }, workingDays: 20, holder: { organisation: "bureau" } } },
      ended: { label: { zh: "注销", en: "ended" }, isClosed: true, proofs: ["cleared"] },
    },
    proofs: { copy: { zh: "许可证副本", en: "copy of the licence" }, application: { zh: "延续申请受理单", en: "application taken" }, cleared: { zh: "源与装置已清（送贮、报废）证明", en: "nothing is left" } },
    moves: {
      verify: { label: { zh: "核实有效（换发）", en: "verified" }, from: ["entered", "expiring", "lapsed"], to: "licensed", by: ["ledger.approve"], needs: { fields: ["licence", "validUntil"], proofs: ["copy"] } },
      warn: { label: { zh: "到期预警", en: "warned" }, from: ["licensed"], to: "expiring", by: ["ledger.write", "ledger.approve", "rule"] },
      apply: { label: { zh: "已申请延续", en: "renewal asked for" }, from: ["expiring", "lapsed"], by: ["ledger.write", "firm"], needs: { proofs: ["application"] } },
      lapse: { label: { zh: "认定过期", en: "lapsed" }, from: ["entered", "licensed", "expiring"], to: "lapsed", by: ["ledger.write", "inspector", "rule"], needs: { note: true } },
      show: { label: { zh: "提交清源证明", en: "shown" }, from: ["licensed", "expiring", "lapsed"], by: ["ledger.write", "firm"], needs: { proofs: ["cleared"] } },
      finish: { label: { zh: "注销", en: "ended" }, from: ["licensed", "expiring", "lapsed"], to: "ended", by: ["ledger.approve"], needs: { note: true, anotherThan: ["show"] } },
      reopen: { label: { zh: "重新登记", en: "reopened" }, from: ["ended"], to: "entered", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
