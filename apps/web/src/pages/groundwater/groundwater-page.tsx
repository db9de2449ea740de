import { Page } from "../../parts/page.js";

/** 地下水与水源. */
export function GroundwaterPage() {
  return <Page title={{ zh: "地下水与水源", en: "Groundwater and sources" }} judged={false}><p /></Page>;
}
