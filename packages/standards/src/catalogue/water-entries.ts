import { gb15618Editions } from "../gb15618/class.js";
import { gb36600Editions } from "../gb36600/model.js";
import { gb3838Editions } from "../gb3838/model.js";
import { gbt14848Editions } from "../gbt14848/model.js";
import { hj192Editions } from "../hj192/index-2015.js";
import { eqiEditions } from "../eqi/eqi.js";
import { noiseEditions } from "../noise/limits.js";
import { surfaceEvaluationEditions } from "../surface-evaluation/state.js";
import { clause, erratum, missing, type CatalogueEntry } from "./entry.js";

/** Water, soil, noise and ecology (水、土壤、声、生态). */
export const waterEntries: readonly CatalogueEntry[] = [
  {
    standard: "GB 3838", title: { zh: "地表水环境质量标准", en: "environmental quality standards for surface water" }, editions: gb3838Editions,
    held: [
      clause("table 1", "24 项，五类", "24 items, five classes", "VERIFIED", "gb3838/items.ts", "water-tables.test.ts", "water-vectors.test.ts"),
      clause("tables 2, 3", "集中式生活饮用水地表水源地补充与特定项目，85 项", "85 items of drinking-water sources", "VERIFIED", "gb3838/items.ts", "water-tables.test.ts"),
      clause("5.1, 5.3", "单因子评价", "class by the worst item", "VERIFIED", "gb3838/class.ts", "water-vectors.test.ts", "water-sections.test.ts"),
      clause("table 1 no. 3", "溶解氧饱和率，按海拔", "oxygen saturation at altitude", "REPORTED", "gb3838/oxygen.ts", "water-rules.test.ts"),
    ],
    missing: [missing("table 1 no. 1", "水温：周平均温升须有对照，不参加类别判定", "water temperature: a rise against a reference, takes no part in the class"), missing("before 2002", "1999 年及以前的版本", "editions before 2002")], errata: [],
  },
  {
    standard: "环办〔2011〕22号", title: { zh: "地表水环境质量评价办法（试行）", en: "method of surface-water evaluation" }, editions: surfaceEvaluationEditions,
    held: [
      clause("二（一）1–4", "断面、河流、流域：类别、状况、主要污染指标", "sections, rivers, basins: class, state, main pollutants", "REPORTED", "surface-evaluation/section.ts, surface-evaluation/river.ts", "water-vectors.test.ts"),
      clause("二（二）2", "湖库营养状态指数", "trophic level index", "REPORTED", "tli", "water-vectors.test.ts"),
      clause("三（一）", "时段比较（凭记忆）", "comparison of periods (from memory)", "FROM MEMORY", "surface-evaluation/change.ts", "water-rules.test.ts", "water-lineage.test.ts"),
      clause("一（一）, 一（二）; 9+X", "21 项、均值、“9+X”监测项目", "21 items, means, the 9+X programme", "REPORTED", "surface-evaluation/programme.ts, surface-evaluation/statistics.ts", "water-rules.test.ts"),
      clause("三（二）", "秩相关趋势", "rank-correlation trend", "VERIFIED", "surface-evaluation/trend.ts", "water-vectors.test.ts"),
    ],
    missing: [missing("text", "办法全文未读到，只有目录与转引", "the full text was not read, only its contents and quotations")],
    errata: [erratum("five sections", "恰为五个断面时按比例或按均值，凭记忆：作为设置", "whether five sections go by shares or by means is from memory: a setting")],
  },
  {
    standard: "GB/T 14848", title: { zh: "地下水质量标准", en: "standard for groundwater quality" }, editions: gbt14848Editions,
    held: [clause("tables 1, 2", "93 项，五类", "93 items, five classes", "VERIFIED", "gbt14848/class.ts", "water-tables.test.ts", "water-vectors.test.ts"), clause("6.3, 6.4", "单指标与综合评价", "by single item and by the worst", "VERIFIED", "gbt14848/class.ts", "water-vectors.test.ts")],
    missing: [missing("1993", "1993 版的 F 值评分法", "the F score of 1993")],
    errata: [erratum("gross α, β", "Ⅳ、Ⅴ类限值相同，不能由数值区分：答“Ⅳ/Ⅴ类，需核素分析”", "classes IV and V have one limit and cannot be told apart by value")],
  },
  {
    standard: "GB 15618", title: { zh: "土壤环境质量 农用地土壤污染风险管控标准", en: "soil: risk control for agricultural land" }, editions: gb15618Editions,
    held: [clause("tables 1, 3", "筛选值与管制值", "screening and control values", "VERIFIED", "gb15618/class.ts", "water-vectors.test.ts"), clause("table 2", "其他项目筛选值", "screening values of other items", "FROM MEMORY", "gb15618/class.ts", "water-tables.test.ts")],
    missing: [missing("1995", "1995 版三级标准", "the three grades of 1995")], errata: [],
  },
  {
    standard: "GB 36600", title: { zh: "土壤环境质量 建设用地土壤污染风险管控标准", en: "soil: risk control for development land" }, editions: gb36600Editions,
    held: [clause("tables 1, 2", "85 项，两类用地", "85 items, two land classes", "VERIFIED", "gb36600/class.ts", "water-tables.test.ts", "water-vectors.test.ts")], missing: [], errata: [],
  },
  {
    standard: "HJ 192", title: { zh: "生态环境状况评价技术规范（EI）", en: "ecological index (EI)" }, editions: hj192Editions,
    held: [clause("6, 7.1", "EI 与分级", "index and classes", "VERIFIED", "hj192/index-2015.ts", "water-vectors.test.ts"), clause("7.2", "变化分级", "classes of change", "FROM MEMORY", "hj192/index-2015.ts", "water-rules.test.ts"), clause("annex B", "分指数权重与归一化系数，凭记忆", "weights and coefficients of the sub-indices, from memory", "FROM MEMORY", "hj192/sub-indices.ts", "water-rules.test.ts")],
    missing: [missing("restriction", "环境限制指数的判定条件：由调用者给值", "when the restriction applies: the caller gives its value")], errata: [],
  },
  {
    standard: "环监测〔2021〕99号", title: { zh: "区域生态质量评价办法（EQI）", en: "ecological quality index (EQI)" }, editions: eqiEditions,
    held: [clause("classes", "分类与权重（权重凭记忆，与已发布值相符）", "classes and weights (weights from memory, every published value fits)", "FROM MEMORY", "eqi/eqi.ts", "water-vectors.test.ts")], missing: [missing("indicators", "各级指标的计算", "how the indicators are computed")], errata: [],
  },
  {
    standard: "GB 3096, GB 12348, GB 12523", title: { zh: "声环境与厂界、施工场界噪声", en: "noise: ambient, plant and site boundaries" }, editions: noiseEditions,
    held: [clause("limits", "各类功能区与场界限值", "limits of zones and boundaries", "VERIFIED", "noise/limits.ts", "water-vectors.test.ts"), clause("GB 3096 3.4–3.6", "Leq、Ld、Ln、Ldn", "equivalent levels", "FROM MEMORY", "noise/levels.ts", "water-vectors.test.ts")], missing: [missing("GB 12348 indoor", "结构传播固定设备室内噪声限值", "indoor limits of structure-borne noise")], errata: [],
  },
  {
    standard: "受污染耕地与建设用地安全利用率", title: { zh: "两项安全利用率", en: "the two safe-use rates" },
    editions: [{ standard: "受污染耕地与建设用地安全利用率", edition: "核算方法（试行）", from: "2019-01-01", held: true }],
    held: [clause("A = (B+C+D)/E", "受污染耕地安全利用率", "polluted farmland", "VERIFIED", "soil-indicators/safe-use.ts", "water-vectors.test.ts"), clause("重点建设用地", "面积或地块数，凭记忆", "by area or plots, from memory", "FROM MEMORY", "soil-indicators/safe-use.ts", "water-tables.test.ts")], missing: [], errata: [],
  },
  {
    standard: "黑臭水体", title: { zh: "城市黑臭水体整治工作指南、农村黑臭水体治理工作指南", en: "black and odorous water" },
    editions: [{ standard: "黑臭水体", edition: "城市黑臭水体整治工作指南（2015）", from: "2015-08-28", held: true }],
    held: [clause("表2", "四项指标分级", "four indicators", "VERIFIED", "black-odorous/black-odorous.ts", "water-vectors.test.ts"), clause("2.2; rural", "河段判定与农村判据，凭记忆", "reaches and rural criteria, from memory", "FROM MEMORY", "black-odorous/black-odorous.ts", "water-rules.test.ts")], missing: [], errata: [],
  },
  {
    standard: "HJ 774", title: { zh: "集中式饮用水水源地环境保护状况评估", en: "drinking-water sources" },
    editions: [{ standard: "HJ 774", edition: "HJ 774-2015", from: "2016-03-01", held: true }],
    held: [clause("达标率", "水源与水量两个达标率，凭记忆", "two compliance rates, from memory", "FROM MEMORY", "drinking-water/source.ts", "water-rules.test.ts")], missing: [missing("scores", "评估打分表", "the scoring tables")], errata: [],
  },
];
