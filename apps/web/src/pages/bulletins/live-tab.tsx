import type { BulletinContentView, FigureOpened } from "@yunqing/wire";
import { useCallback, useEffect } from "react";
import { useLanguage } from "../../app/language.js";
import { get } from "../../client/fetch.js";
import { useAddress, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Loaded } from "../../parts/page.js";
import { BulletinBody } from "./bulletin-body.js";

/** The real-time report (实时报): the last whole hour, looked at again every minute. */
export function LiveTab() {
  const { t } = useLanguage(), address = useAddress(), view = useView<BulletinContentView>("bulletinLive"), { refetch } = view;
  useEffect(() => { const timer = window.setInterval(() => { void refetch(); }, 60_000); return () => window.clearInterval(timer); }, [refetch]);
  const load = useCallback(async (key: string) => (await get<FigureOpened>(address("figure", { query: { key } }))).lineage, [address]);
  return <Loaded of={view}>{(content) => <><p className="note" role="status">{t({ zh: `${content.periodName.zh}（时末）；${beijingMinuteOf(content.madeAt)} 取数，每分钟更新。HJ 633 要求滞后不超过 1 小时。`, en: `${content.periodName.en} (end of the hour); taken at ${beijingMinuteOf(content.madeAt)}, anew every minute. HJ 633 allows a delay of one hour.` })}</p><BulletinBody content={content} load={load} /></>}</Loaded>;
}
