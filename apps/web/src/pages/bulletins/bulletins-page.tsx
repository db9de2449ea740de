import { Page } from "../../parts/page.js";

/** 报表. */
export function BulletinsPage() {
  return <Page title={{ zh: "报表", en: "Bulletins" }} judged={false}><p /></Page>;
}
