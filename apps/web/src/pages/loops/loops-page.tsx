import { Page } from "../../parts/page.js";

/** 控制回路. */
export function LoopsPage() {
  return <Page title={{ zh: "控制回路", en: "Control loops" }} judged={false}><p /></Page>;
}
