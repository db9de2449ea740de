import type { FigureOpened, FigureView } from "@yunqing/wire";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.js";
import { get } from "../client/fetch.js";
import { useAddress } from "../client/views.js";
import { Asks } from "./why.js";

/** A figure that opens 怎么算的 by its key (统计值溯源): its value with unit, or what is given to stand for it. */
export function FigureWhy({ figure, title, unit = false, children }: { readonly figure: FigureView; readonly title: string; readonly unit?: boolean; readonly children?: ReactNode }) {
  const { t } = useLanguage(), address = useAddress(), why = figure.validity.reason;
  const load = async () => (await get<FigureOpened>(address("figure", { query: { key: figure.key } }))).lineage;
  return (
    <span className="nowrap" title={why ? t(why) : undefined}>
      <Asks title={title} load={load}>{children ?? (figure.value === null ? "—" : figure.value)}{children === undefined && unit && figure.value !== null && figure.unit !== "" ? <span className="unit"> {figure.unit}</span> : null}</Asks>
      {figure.value !== null && figure.validity.state === "invalid" && <span className="tag tone-warn">{t({ zh: "△ 无效", en: "△ invalid" })}</span>}
    </span>
  );
}
