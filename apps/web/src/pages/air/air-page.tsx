import { Page } from "../../parts/page.js";

/** 空气. */
export function AirPage() {
  return <Page title={{ zh: "空气", en: "Air" }} judged={false}><p /></Page>;
}
