import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { office } from "../parts/rights.js";
import { classOf } from "../parts/evaluated.js";

const weighted = (parts: readonly (readonly [weight: string, value: Exact | null])[]): Exact | null => parts.reduce<Exact | null>((all, [weight, value]) => (all === null || value === null ? null : all.plus(exact(weight).times(value))), exact(0));
const rest = (value: Exact | null): Exact | null => value && exact(100).minus(value);
function eiOf(row: Inputs): Exact | null { return weighted([["0.35", row.exact("biology")], ["0.25", row.exact("cover")], ["0.15", row.exact("water")], ["0.15", rest(row.exact("stress"))], ["0.10", rest(row.exact("load"))]]); }
function eqiOf(row: Inputs): Exact | null { return weighted([["0.36", row.exact("pattern")], ["0.35", row.exact("functions")], ["0.19", row.exact("diversity")], ["0.10", rest(row.exact("pressure"))]]); }

/** Yearly ecological indices (生态环境状况指数 EI、生态质量指数 EQI): computed from their parts; EI is no base for EQI. */
export const ecologicalIndex = ledger({
  id: "ecological-index", title: { zh: "生态环境状况指数台账", en: "Ecological indices" }, source: { line: 455, systems: ["S043"], text: "HJ 192-2015；区域生态质量评价办法（试行）（环监测〔2021〕99号），EQI 权重凭记忆" },
  purpose: { zh: "由五个分指数计算 EI 和级别；2021 年起按 EQI 评价，二者不可比", en: "EI from its five parts; EQI since 2021; the two are not compared" },
  key: ["area", "year"], name: "area", ...office,
  sections: { scope: { zh: "评价范围", en: "Scope" }, ei: { zh: "EI 分指数", en: "Parts of EI" }, eqi: { zh: "EQI 分指数", en: "Parts of EQI" } },
  fields: {
    area: { kind: "text", label: { zh: "评价区域", en: "Area" }, required: true, section: "scope", max: 60 },
    year: { ...year, required: true, section: "scope" },
    size: { kind: "decimal", label: { zh: "区域面积", en: "Size" }, unit: "km²", scale: 2, section: "scope", min: "0" },
    method: {
      kind: "choice", label: { zh: "评价方法", en: "Method" }, required: true, section: "scope",
      options: { ei: { zh: "HJ 192-2015（EI）", en: "EI" }, eqi: { zh: "区域生态质量评价办法（EQI）", en: "EQI" } },
      validWhen: [{ must: { any: [{ not: { field: "method", in: ["ei"] } }, { field: "year", comparison: "≤", is: "2020" }] }, say: { zh: "2021 年起国家评价采用 EQI", en: "from 2021 the national method is EQI" } }],
    },
    biology: { kind: "decimal", label: { zh: "生物丰度指数", en: "Biological richness" }, unit: "—", scale: 2, section: "ei", requiredWhen: { field: "method", in: ["ei"] }, shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    cover: { kind: "decimal", label: { zh: "植被覆盖指数", en: "Vegetation cover" }, unit: "—", scale: 2, section: "ei", requiredWhen: { field: "method", in: ["ei"] }, shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    water: { kind: "decimal", label: { zh: "水网密度指数", en: "Density of waters" }, unit: "—", scale: 2, section: "ei", requiredWhen: { field: "method", in: ["ei"] }, shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    stress: { kind: "decimal", label: { zh: "土地胁迫指数", en: "Land stress" }, unit: "—", scale: 2, section: "ei", requiredWhen: { field: "method", in: ["ei"] }, shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    load: { kind: "decimal", label: { zh: "污染负荷指数", en: "Pollution load" }, unit: "—", scale: 2, section: "ei", requiredWhen: { field: "method", in: ["ei"] }, shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    printed: { kind: "decimal", label: { zh: "报告所载 EI", en: "EI as printed" }, unit: "—", scale: 2, section: "ei", shownWhen: { field: "method", in: ["ei"] }, min: "0" },
    ei: {
      kind: "computed", label: { zh: "生态环境状况指数 EI", en: "EI" }, as: "decimal", unit: "—", scale: 2, section: "ei", from: ["biology", "cover", "water", "stress", "load"],
      formula: { zh: "0.35 生物丰度 + 0.25 植被覆盖 + 0.15 水网密度 + 0.15（100 − 土地胁迫）+ 0.10（100 − 污染负荷），环境限制指数为零时", en: "weights 0.35, 0.25, 0.15, 0.15 (100 − stress), 0.10 (100 − load), with no restriction" },
      by: (row) => eiOf(row), clauses: ["HJ 192-2015"],
    },
    eiClass: {
      kind: "computed", label: { zh: "生态环境质量类型", en: "Class of EI" }, as: "text", section: "ei", from: ["biology", "cover", "water", "stress", "load"],
      formula: { zh: "优 ≥75，良 ≥55，一般 ≥35，较差 ≥20，差", en: "75, 55, 35, 20" }, by: (row) => classOf(eiOf(row), [["75", "优"], ["55", "良"], ["35", "一般"], ["20", "较差"]], "差"),
      clauses: ["HJ 192-2015"],
    },
    pattern: { kind: "decimal", label: { zh: "生态格局指数", en: "Pattern" }, unit: "—", scale: 2, section: "eqi", requiredWhen: { field: "method", in: ["eqi"] }, shownWhen: { field: "method", in: ["eqi"] }, min: "0" },
    functions: { kind: "decimal", label: { zh: "生态功能指数", en: "Functions" }, unit: "—", scale: 2, section: "eqi", requiredWhen: { field: "method", in: ["eqi"] }, shownWhen: { field: "method", in: ["eqi"] }, min: "0" },
    diversity: { kind: "decimal", label: { zh: "生物多样性指数", en: "Diversity" }, unit: "—", scale: 2, section: "eqi", requiredWhen: { field: "method", in: ["eqi"] }, shownWhen: { field: "method", in: ["eqi"] }, min: "0" },
    pressure: { kind: "decimal", label: { zh: "生态胁迫指数", en: "Stress" }, unit: "—", scale: 2, section: "eqi", requiredWhen: { field: "method", in: ["eqi"] }, shownWhen: { field: "method", in: ["eqi"] }, min: "0" },
    eqi: {
      kind: "computed", label: { zh: "生态质量指数 EQI", en: "EQI" }, as: "decimal", unit: "—", scale: 2, section: "eqi", from: ["pattern", "functions", "diversity", "pressure"],
      formula: { zh: "0.36 生态格局 + 0.35 生态功能 + 0.19 生物多样性 + 0.10（100 − 生态胁迫）", en: "weights 0.36, 0.35, 0.19, 0.10 (100 − stress)" }, by: (row) => eqiOf(row),
      attestation: "FROM MEMORY",
    },
    eqiClass: {
      kind: "computed", label: { zh: "生态质量类别", en: "Class of EQI" }, as: "text", section: "eqi", from: ["pattern", "functions", "diversity", "pressure"],
      formula: { zh: "一类 ≥70，二类 ≥55，三类 ≥40，四类 ≥30，五类", en: "70, 55, 40, 30" }, by: (row) => classOf(eqiOf(row), [["70", "一类"], ["55", "二类"], ["40", "三类"], ["30", "四类"]], "五类"),
      attestation: "FROM MEMORY",
    },
  },
  life: statement(["ledger.write"]),
});
