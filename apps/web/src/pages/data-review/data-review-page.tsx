import { Page } from "../../parts/page.js";

/** 数据审核. */
export function DataReviewPage() {
  return <Page title={{ zh: "数据审核", en: "Review of data" }} judged={false}><p /></Page>;
}
