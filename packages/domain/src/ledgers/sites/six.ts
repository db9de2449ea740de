import type { Labels } from "@yunqing/standards";

/** The six hundred-percents of building sites (建筑工地扬尘防治“六个百分之百”), each with what is looked at. */
export const six: Readonly<Record<"fence" | "cover" | "wash" | "harden" | "wet" | "closed", { readonly label: Labels; readonly look: Labels }>> = {
  fence: { label: { zh: "工地周边百分之百围挡", en: "fenced all around" }, look: { zh: "围挡连续、高度达标、无破损", en: "unbroken, high enough, sound" } },
  cover: { label: { zh: "物料堆放百分之百覆盖", en: "stockpiles covered" }, look: { zh: "裸土、砂石、建筑垃圾全部覆盖或绿化", en: "bare soil, sand and rubble covered or planted" } },
  wash: { label: { zh: "出入车辆百分之百冲洗", en: "vehicles washed" }, look: { zh: "自动冲洗设施有效，车轮车身不带泥", en: "the wash works; no mud leaves" } },
  harden: { label: { zh: "施工现场地面百分之百硬化", en: "ground paved" }, look: { zh: "主要道路、出入口、加工区硬化", en: "roads, gates and work areas" } },
  wet: { label: { zh: "土方开挖（拆迁工地）百分之百湿法作业", en: "earthworks and demolition done wet" }, look: { zh: "开挖、拆除、破碎同步喷淋", en: "sprayed while digging and breaking" } },
  closed: { label: { zh: "渣土车辆百分之百密闭运输", en: "muck carried closed" }, look: { zh: "车厢密闭、不超载、不抛洒", en: "closed, not overloaded, nothing falls" } },
};
export const sixIds = Object.keys(six) as readonly (keyof typeof six)[];
