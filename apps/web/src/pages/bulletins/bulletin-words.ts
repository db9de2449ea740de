import type { Labels } from "@yunqing/standards";
import type { BulletinMoveWord, BulletinStateWord, PaperKindWord } from "@yunqing/wire";

export const kindWords: Readonly<Record<PaperKindWord, Labels>> = { "air-daily": { zh: "空气质量日报", en: "Daily, air" }, "air-monthly": { zh: "环境空气质量月报", en: "Monthly, air" }, "water-monthly": { zh: "地表水环境质量月报", en: "Monthly, surface water" } };
export const bulletinStateWords: Readonly<Record<BulletinStateWord, Labels>> = { draft: { zh: "草稿", en: "Draft" }, submitted: { zh: "待审核", en: "Awaiting review" }, returned: { zh: "已退回", en: "Returned" }, published: { zh: "已发布", en: "Published" } };
/** Icon and tone of a state, as the tags of the house know them. */
export const stateTone: Readonly<Record<BulletinStateWord, string>> = { draft: "in-hand", submitted: "awaiting-review", returned: "returned", published: "done" };
export const bulletinMoveWords: Readonly<Record<BulletinMoveWord, Labels>> = { make: { zh: "编制", en: "Made" }, refresh: { zh: "重新取数", en: "Figures taken anew" }, submit: { zh: "送审", en: "Submitted" }, return: { zh: "退回", en: "Returned" }, publish: { zh: "发布", en: "Published" } };
export const lineWords: Readonly<Record<"real-time" | "reviewed", Labels>> = { "real-time": { zh: "实时线", en: "Real-time" }, reviewed: { zh: "审核线", en: "Reviewed" } };
/** 2026-11-27 or 2026-11 as a person writes a period of a kind. */
export const monthly = (kind: PaperKindWord): boolean => kind !== "air-daily";
