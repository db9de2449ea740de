import { Page } from "../../parts/page.js";

/** 报警. */
export function AlarmsPage() {
  return <Page title={{ zh: "报警", en: "Alarms" }} judged={false}><p /></Page>;
}
