import type { MapLayer } from "@yunqing/wire";
import { Checkbox } from "antd";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { kindWords } from "../../app/kind-words.js";
import { rawFeatures, type Thing } from "./features.js";
import { colourOf, lookOf, shapeOf } from "./map-style.js";

const paths = { circle: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", triangle: "M8 2l6.5 11.5h-13z", diamond: "M8 1l6 7-6 7-6-7z", star: "M8 1l2 4.6 5 .4-3.800 3.300 1.200 4.900L8 11.500 3.600 14.200l1.200-4.900L1 6l5-.4z" } as const;

/** The name of a layer; one that the server could only call by a kind is called by the word for it. */
export const layerTitle = (layer: MapLayer) => (layer.title.zh === layer.title.en ? kindWords(layer.title.zh) : layer.title);

/** The sign of a layer, as on the map. */
export function LayerSign({ layer, order }: { readonly layer: MapLayer; readonly order: number }) {
  const { theme } = useLook();
  const look = lookOf(layer, order);
  const colour = colourOf(look, theme === "dark");
  const dash = layer.approximate ? "3 2" : undefined;
  return <svg width="18" height="16" viewBox="0 0 16 16" aria-hidden="true">{layer.kind === "point" ? <path d={paths[shapeOf(look)]} fill={layer.approximate ? "none" : colour} stroke={colour} strokeWidth="1.6" strokeDasharray={dash} /> : layer.kind === "line" ? <path d="M1 12L6 5l4 5 5-7" fill="none" stroke={colour} strokeWidth="2.600" strokeDasharray={dash} /> : <path d="M2 3l11 1 1 9-12 1z" fill={colour} fillOpacity="0.1" stroke={colour} strokeWidth="1.800" strokeDasharray={dash} />}</svg>;
}

/** Layers by group, each to be shown or hidden (图层树). */
export function LayerTree({ layers, hidden, onChange }: { readonly layers: readonly MapLayer[]; readonly hidden: ReadonlySet<string>; readonly onChange: (hidden: ReadonlySet<string>) => void }) {
  const { t } = useLanguage();
  const groups = [...new Set(layers.map((layer) => t(layer.group)))];
  return <div className="layer-tree">{groups.map((group) => (
    <fieldset key={group}><legend>{group}</legend>{layers.map((layer, order) => t(layer.group) !== group ? null : (
      <Checkbox key={layer.id} checked={!hidden.has(layer.id)} onChange={({ target }) => { const next = new Set(hidden); if (target.checked) next.delete(layer.id); else next.add(layer.id); onChange(next); }}>
        <span className="layer-name"><LayerSign layer={layer} order={order} />{t(layerTitle(layer))} <small>{rawFeatures(layer).length}{layer.approximate && t({ zh: " · 示意", en: " · approximate" })}{layer.imported && t({ zh: " · 导入", en: " · imported" })}</small></span>
      </Checkbox>))}</fieldset>))}</div>;
}

/** Everything on the map as a list (列表): the same content without a pointer. */
export function ThingList({ layers, things, open, onOpen }: { readonly layers: readonly MapLayer[]; readonly things: readonly Thing[]; readonly open: string; readonly onOpen: (id: string) => void }) {
  const { t } = useLanguage();
  if (things.length === 0) return <p className="empty">{t({ zh: "没有找到。", en: "Nothing found." })}</p>;
  return <div className="thing-list">{layers.map((layer, order) => {
    const here = things.filter((each) => each.layer === layer.id);
    return here.length === 0 ? null : <section key={layer.id}><h3><LayerSign layer={layer} order={order} />{t(layerTitle(layer))}</h3><ul>{here.map((each) => <li key={each.id}><button type="button" className="link-button" aria-current={each.id === open || undefined} onClick={() => onOpen(each.id)}>{each.name}</button>{!each.placed ? <small>{t({ zh: "位置未知", en: "place unknown" })}</small> : each.approximate && <small>{t({ zh: "示意", en: "approximate" })}</small>}</li>)}</ul></section>;
  })}</div>;
}
