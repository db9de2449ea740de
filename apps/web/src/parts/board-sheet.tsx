import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLanguage } from "../app/language.js";
import { useActor } from "../app/session.js";
import { useAddress } from "../client/views.js";

/** The table of the page as Excel (导出), for who may take it away. */
export function BoardSheet({ table, line, day }: { readonly table: "air" | "sources"; readonly line: string; readonly day: string }) {
  const { t, language } = useLanguage(), { can } = useActor(), address = useAddress();
  if (!can("table.export")) return null;
  return <Button icon={<DownloadOutlined />} href={address("boardSheet", { query: { table, line, lang: language, ...(day === "" ? {} : { day }) } })} download>{t({ zh: "导出 Excel", en: "Excel" })}</Button>;
}
