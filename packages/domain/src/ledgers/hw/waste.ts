import { wasteCategories, wasteHazards } from "@yunqing/standards";
import type { ChildFields, Options } from "@yunqing/ledger";

/** Categories HW01–HW50 as options (危险废物类别), with the number and the name as other spellings. */
export const categoryOptions: Options = Object.fromEntries(Object.entries(wasteCategories).map(([id, { zh, en }]) => [id, { zh: `${id} ${zh.replace(/、/g, "与")}`, en: `${id} ${en.replace(/,/g, "")}`, also: [id] }]));
export const categoryIds: readonly string[] = Object.keys(categoryOptions);
/** Hazards (危险特性). */
export const hazardOptions: Options = Object.fromEntries(Object.entries(wasteHazards).map(([id, label]) => [id, { ...label, also: [id] }]));
export const formOptions = { solid: { zh: "固态", en: "solid" }, semi: { zh: "半固态", en: "semi-solid" }, liquid: { zh: "液态", en: "liquid" }, gas: { zh: "气态（容器内）", en: "gas in a vessel" } } as const;
/** Ways of use and disposal (利用处置方式), by their codes. */
export const wayOptions: Options = {
  R1: { zh: "R1 作为燃料", en: "R1 fuel" }, R2: { zh: "R2 溶剂回收再生", en: "R2 solvents regained" }, R3: { zh: "R3 再循环有机物", en: "R3 organics regained" }, R4: { zh: "R4 再循环金属", en: "R4 metals regained" }, R5: { zh: "R5 再循环其他无机物", en: "R5 inorganics regained" }, R6: { zh: "R6 再生酸或碱", en: "R6 acids or alkalis" }, R7: { zh: "R7 回收污染减除剂组分", en: "R7 parts of abatement agents" }, R8: { zh: "R8 回收催化剂组分", en: "R8 parts of catalysts" }, R9: { zh: "R9 废油再提炼", en: "R9 oil refined again" }, R15: { zh: "R15 其他利用", en: "R15 other use" },
  D1: { zh: "D1 填埋", en: "D1 landfill" }, D9: { zh: "D9 物理化学处理", en: "D9 physical or chemical" }, D10: { zh: "D10 焚烧", en: "D10 burning" }, D16: { zh: "D16 其他处置", en: "D16 other disposal" }, C1: { zh: "C1 水泥窑共处置", en: "C1 cement kiln" }, C2: { zh: "C2 生产建筑材料", en: "C2 building material" }, C3: { zh: "C3 清洗包装容器", en: "C3 vessels washed" }, S: { zh: "S 贮存", en: "S storage" }, G1: { zh: "G1 收集", en: "G1 collecting" },
};
/** One waste as it is planned, kept and moved. */
export const wasteFields = {
  code: { kind: "code", rule: "waste", label: { zh: "废物代码", en: "Code" }, required: true, source: { text: "国家危险废物名录：3-3-2 位" } },
  name: { kind: "text", label: { zh: "废物名称", en: "Waste" }, required: true, max: 120 },
  form: { kind: "choice", label: { zh: "形态", en: "Form" }, options: formOptions },
  hazards: { kind: "choices", label: { zh: "危险特性", en: "Hazards" }, options: hazardOptions },
} as const satisfies ChildFields;
