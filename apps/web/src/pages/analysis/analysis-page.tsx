import { Page } from "../../parts/page.js";

/** 分析. */
export function AnalysisPage() {
  return <Page title={{ zh: "分析", en: "Analysis" }} judged={false}><p /></Page>;
}
