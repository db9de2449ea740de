import { Page } from "../../parts/page.js";

/** 污染源. */
export function SourcesPage() {
  return <Page title={{ zh: "污染源", en: "Sources" }} judged={false}><p /></Page>;
}
