import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useAddress } from "../../client/views.js";

/** The table as Excel (导出), for who may take it away. */
export function SheetButton({ table, year }: { readonly table: "points" | "sampling" | "laboratories" | "sandstorm-days"; readonly year?: string }) {
  const { t, language } = useLanguage();
  const { can } = useActor();
  const address = useAddress();
  if (!can("table.export")) return null;
  return <Button size="small" icon={<DownloadOutlined />} href={address("networkSheet", { query: { table, lang: language, ...(year === undefined ? {} : { year }) } })} download>{t({ zh: "Excel", en: "Excel" })}</Button>;
}
