import type { MapLayer } from "@yunqing/wire";
import { Drawer } from "antd";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { LineLink, ThingLink, To } from "../../parts/link.js";
import type { Thing } from "./features.js";
import { layerTitle } from "./layer-panel.js";

/** What is known of one thing on the map (图上要素详情). */
export function ThingDrawer({ thing, layer, onClose }: { readonly thing: Thing; readonly layer: MapLayer | null; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Drawer open onClose={onClose} mask={false} size={Math.min(360, window.innerWidth)} title={thing.name}>
      <dl className="facts">
        <dt>{t({ zh: "图层", en: "Layer" })}</dt><dd>{layer ? t(layerTitle(layer)) : "—"}</dd>
        <dt>{t({ zh: "位置", en: "Place" })}</dt><dd>{!thing.placed ? thing.layer.startsWith("points-") ? t({ zh: "未填坐标", en: "no coordinates given" }) : t({ zh: "未知，规划没有写坐标", en: "unknown; the plan gives no coordinates" }) : thing.approximate ? t({ zh: "示意（近似位置，不作依据）", en: "approximate; not to be relied on" }) : t({ zh: "有坐标", en: "known" })}</dd>
        {thing.facts.map((fact, at) => <FactRow key={at} label={fact.label} value={fact.value} />)}
        {thing.line !== null && <><dt>{t({ zh: "出处", en: "Where" })}</dt><dd><LineLink line={thing.line} /></dd></>}
        {layer?.imported && <><dt>{t({ zh: "导入", en: "Imported" })}</dt><dd>{layer.imported.by} · {beijingMinuteOf(layer.imported.at)} · {layer.imported.crs}</dd></>}
      </dl>
      {thing.kind === "project" && <p className="drawer-link"><ThingLink kind="project" id={thing.id}>{t({ zh: "打开工程", en: "Open the project" })}</ThingLink></p>}
      {thing.layer.startsWith("ledger/") && <p className="drawer-link"><To to={`/ledgers/${thing.kind}/${encodeURIComponent(thing.id)}`}>{t({ zh: "打开台账记录", en: "Open the row" })}</To></p>}
      {thing.layer.startsWith("points-") && <p className="drawer-link"><ThingLink kind="point" id={thing.id}>{t({ zh: "打开点位", en: "Open the point" })}</ThingLink></p>}
    </Drawer>
  );
}
function FactRow({ label, value }: { readonly label: string; readonly value: string }) { return <><dt>{label || "·"}</dt><dd>{value}</dd></>; }
