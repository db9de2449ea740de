import { Page } from "../../parts/page.js";

/** 大屏: 1920×1080, dark, turning by itself. */
export function ScreenPage() {
  return <Page title={{ zh: "大屏", en: "Wall screen" }} judged={false}><p /></Page>;
}
