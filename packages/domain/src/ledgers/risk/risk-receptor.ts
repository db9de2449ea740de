import { ledger } from "@yunqing/ledger";
import { address, person, phone, position, town } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Receptors of risk（环境风险受体台账）. */
export const riskReceptor = ledger({
  id: "risk-receptor", title: { zh: "环境风险受体台账", en: "Receptors of risk" }, source: { line: 971, systems: ["S174", "S206"], text: "HJ 169-2018；HJ 941-2018" },
  purpose: { zh: "风险源周边居民区、水源地等敏感目标", en: "Places around that must be spared" },
  key: ["name", "town"], name: "name", ...office, likeness: { names: ["name"] },
  fields: {
    name: { kind: "text", label: { zh: "敏感目标名称", en: "Receptor" }, required: true },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        home: { zh: "居民区", en: "housing" }, school: { zh: "学校", en: "school" }, hospital: { zh: "医院", en: "hospital" },
        elderly: { zh: "养老机构", en: "home for the elderly" }, source: { zh: "饮用水水源地", en: "drinking source" }, river: { zh: "河流", en: "river" },
        wetland: { zh: "湿地", en: "wetland" }, farmland: { zh: "耕地", en: "farmland" }, other: { zh: "其他", en: "other" },
      },
    },
    town: { ...town, required: true },
    address: { ...address },
    position: { ...position, required: true },
    people: { kind: "integer", label: { zh: "人口", en: "People" }, unit: "人", min: 0 },
    source: { kind: "reference", to: "drinking-source", label: { zh: "水源地", en: "Source" }, requiredWhen: { field: "kind", in: ["source"] } },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, requiredWhen: { field: "kind", in: ["river"] } },
    warning: { kind: "choice", label: { zh: "通知方式", en: "How they are warned" }, options: { phone: { zh: "电话", en: "telephone" }, broadcast: { zh: "广播", en: "broadcast" }, visit: { zh: "入户", en: "visit" }, other: { zh: "其他", en: "other" } } },
    person: { ...person },
    phone: { ...phone },
    updated: { kind: "day", label: { zh: "更新日期", en: "Updated on" } },
  },
});
