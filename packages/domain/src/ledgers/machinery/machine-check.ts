import { ledger } from "@yunqing/ledger";
import { inspector, note, number, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Checks of machines at sites and works (非道路移动机械检查): black smoke, no code, above the limit; banned by number. */
export const machineCheck = ledger({
  id: "machine-check", title: { zh: "非道路移动机械检查台账", en: "Checks of machines" }, source: { line: 747, systems: ["S098"], text: "大气污染防治法第51、56、114条；GB 36886" },
  key: ["number"], name: "code", ...byInspector, likeness: { code: "code", names: [] },
  fields: {
    number: { ...number, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, setting: { kind: "choice", label: { zh: "场所类别", en: "Setting" }, required: true, options: { site: { zh: "施工工地", en: "site" }, works: { zh: "工矿企业", en: "works" }, mine: { zh: "矿山", en: "mine" }, logistics: { zh: "物流园区", en: "logistics" }, road: { zh: "道路养护", en: "road works" } } }, site: { kind: "reference", to: "site", label: { zh: "工地", en: "Site" }, requiredWhen: { field: "setting", in: ["site"] } }, unit: { kind: "reference", to: "enterprise", label: { zh: "单位", en: "Enterprise" }, requiredWhen: { field: "setting", in: ["works"] } }, inspector,
    code: { kind: "text", label: { zh: "机械编码", en: "Code" }, required: true, max: 20, note: { zh: "无码的填“无码”", en: "written as none where there is none" } }, machine: { kind: "reference", to: "machine", label: { zh: "登记的机械", en: "Machine" } }, filed: { kind: "boolean", label: { zh: "已进场报备", en: "Filed" }, required: true }, smoke: { kind: "choice", label: { zh: "黑烟", en: "Smoke" }, required: true, options: { no: { zh: "无可见烟", en: "none" }, yes: { zh: "冒黑烟", en: "black smoke" } } }, opacity: { kind: "decimal", label: { zh: "光吸收系数", en: "Opacity" }, unit: "m⁻¹", scale: 2, min: "0" }, most: { kind: "decimal", label: { zh: "限值", en: "Limit" }, unit: "m⁻¹", scale: 2, min: "0", requiredWhen: { field: "opacity", filled: true } },
    ruling: { kind: "computed", label: { zh: "判定", en: "Ruling" }, as: "text", from: ["code", "filed", "smoke", "opacity", "most"], formula: { zh: "超限值或冒黑烟 → 禁止使用；无码、未报备 → 责令补办", en: "above the limit or smoking is banned; without code or filing is to be mended" }, clauses: ["大气污染防治法第56条"], attestation: "REPORTED", by: (row) => { const a = row.exact("opacity"), b = row.exact("most"); if ((a !== null && b !== null && a.compare(b) > 0) || row.text("smoke") === "yes") return "禁止使用"; return [row.text("code") === "无码" ? "补办编码" : "", row.value("filed") === false ? "补报备" : ""].filter(Boolean).join("、") || "合格"; } },
    problems: { ...problems, requiredWhen: { any: [{ field: "smoke", in: ["yes"] }, { field: "filed", in: ["false"] }, { field: "opacity", comparison: ">", than: "most" }] } }, photos, note,
  },
  life: rectification({ kind: "machine.fix", workingDays: 5, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
