import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { outline, town, year } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Afforestation（营造林台账）. */
export const afforestation = ledger({
  id: "afforestation", title: { zh: "营造林台账", en: "Afforestation" }, source: { line: 753, systems: ["S099"], text: "造林技术规程口径（凭记忆）" },
  purpose: { zh: "逐块逐年营造林面积，累计对照计划", en: "Plots by year, summed against the plan" },
  key: ["plot", "year"], name: "plot", ...byDepartment,
  fields: {
    plot: { kind: "text", label: { zh: "小班（地块）编号", en: "Plot" }, required: true, max: 40, headings: ["小班号"] },
    year: { ...year, required: true },
    town: { ...town, required: true },
    outline: { ...outline },
    works: {
      kind: "choice", label: { zh: "工程类型", en: "Works" }, required: true,
      options: {
        wild: { zh: "荒山造林", en: "barren hills" }, mine: { zh: "矿山修复", en: "mine restoration" }, village: { zh: "村庄绿化", en: "villages" },
        city: { zh: "城市园林绿化", en: "city greening" }, corridor: { zh: "通道绿化", en: "along roads" }, shelter: { zh: "防护林", en: "shelter belt" },
        reforest: { zh: "退耕还林还草", en: "back to forest" }, close: { zh: "封山育林", en: "closed hills" },
      },
    },
    kind: {
      kind: "choice", label: { zh: "造林方式", en: "Way" }, required: true,
      options: {
        planted: { zh: "人工造林", en: "planted" }, closed: { zh: "封山育林", en: "closed" }, air: { zh: "飞播造林", en: "sown from the air" },
        mended: { zh: "退化林修复", en: "mended forest" },
      },
    },
    zone: { kind: "text", label: { zh: "林业分区", en: "Forest zone" }, max: 60, note: { zh: "如水土保持林区、防风固沙林区、平原绿化区", en: "such as soil and water, wind and sand, plains" } },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "亩", scale: 2, required: true, min: "0" },
    forest: { kind: "choice", label: { zh: "林种", en: "Forest" }, options: { ecological: { zh: "生态林", en: "ecological" }, economic: { zh: "经济林", en: "economic" } } },
    species: { kind: "text", label: { zh: "树种", en: "Species" }, max: 100 },
    survival: { kind: "decimal", label: { zh: "成活率", en: "Survival" }, unit: "%", scale: 1, min: "0", max: "100" },
    preserved: { kind: "decimal", label: { zh: "保存率", en: "Preserved" }, unit: "%", scale: 1, min: "0", max: "100" },
    keeper: { kind: "text", label: { zh: "管护主体", en: "Kept by" }, max: 80 },
    counts: {
      kind: "computed", label: { zh: "是否计入完成", en: "Counts as done" }, as: "text", from: ["survival"],
      formula: { zh: "成活率 85% 及以上合格，41%—84% 补植，40% 及以下重造（凭记忆）", en: "85 % passes, 41–84 % is replanted in part, below is done again (from memory)" },
      by: (row) => { const rate = row.exact("survival"); return rate === null ? null : rate.compare(exact(85)) >= 0 ? "合格" : rate.compare(exact(41)) >= 0 ? "补植" : "重造"; },
      attestation: "FROM MEMORY",
    },
  },
  life: undertaking("afforestation.finish", 250, "forestry", { zh: "造林核查验收单", en: "acceptance of the planting" }),
});
