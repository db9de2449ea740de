import { Page } from "../../parts/page.js";

/** 监测网络. */
export function NetworkPage() {
  return <Page title={{ zh: "监测网络", en: "Network" }} judged={false}><p /></Page>;
}
