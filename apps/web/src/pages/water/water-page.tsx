import { Page } from "../../parts/page.js";

/** 地表水. */
export function WaterPage() {
  return <Page title={{ zh: "地表水", en: "Surface water" }} judged={false}><p /></Page>;
}
