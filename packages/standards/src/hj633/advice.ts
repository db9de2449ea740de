import type { Labels } from "../labels.js";
import type { AirCategory } from "./category.js";

/**
 * What the level of the index advises people to do (健康提示), in our own short words: the sense of the table's last column, not its sentences.
 * FROM MEMORY: the column is not among the verified tables; whoever shows it says so.
 * @clause HJ 633-2012 table 2
 */
export const airAdvice: Readonly<Record<AirCategory, Labels>> = {
  优: { zh: "各类人群正常活动", en: "everybody as usual" },
  良: { zh: "极少数特别敏感的人少在户外", en: "the very few who are most sensitive: less time outdoors" },
  轻度污染: { zh: "儿童、老人和心肺病人少做久的、剧烈的户外运动", en: "children, the old, heart and lung patients: less long or hard exercise outdoors" },
  中度污染: { zh: "儿童、老人和心肺病人不做久的、剧烈的户外运动；其他人适当减少", en: "children, the old, heart and lung patients: no long or hard exercise outdoors; others somewhat less" },
  重度污染: { zh: "儿童、老人和心肺病人留在室内，不在户外运动；其他人减少", en: "children, the old, heart and lung patients: stay inside; others: less exercise outdoors" },
  严重污染: { zh: "儿童、老人和病人留在室内，少耗体力；其他人避免户外活动", en: "children, the old and the ill: stay inside and rest; others: avoid being outdoors" },
};
