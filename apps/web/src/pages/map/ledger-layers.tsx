import type { LedgerFeatures, LedgerMapLayer, MapLayer } from "@yunqing/wire";
import { Checkbox } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useRows, useView } from "../../client/views.js";

/** The box on the screen in degrees: west, south, east, north. */
export type ScreenBox = readonly [number, number, number, number];
/** Features of one layer on the map at once: beyond it a browser stands still, so how many are left out is said. */
const mostDrawn = 2000, mostLayers = 4, kinds = { point: "point", line: "line", area: "polygon" } as const;
export interface LedgerLayers { readonly choices: readonly LedgerMapLayer[]; readonly on: readonly string[]; readonly drawn: readonly MapLayer[]; readonly left: Readonly<Record<string, number>>; readonly set: (on: readonly string[]) => void; readonly took: (id: string, features: LedgerFeatures | null) => void }

/** Places of the ledgers as layers that are switched on (台账图层), kept in the address. */
export function useLedgerLayers(): LedgerLayers {
  const { can } = useActor();
  const [text, setText] = useFilter("ledgers"), choices = useRows<LedgerMapLayer>("ledgerLayers", { enabled: can("ledger.read") }), [held, setHeld] = useState<Readonly<Record<string, LedgerFeatures>>>({});
  const on = useMemo(() => text.split(",").filter((id) => (choices.data ?? []).some((each) => each.id === id)).slice(0, mostLayers), [text, choices.data]);
  const drawn = useMemo(() => on.flatMap((id): readonly MapLayer[] => {
    const layer = choices.data?.find((each) => each.id === id), features = held[id];
    if (layer === undefined || features === undefined) return [];
    return [{ id: `ledger/${id}`, title: layer.title, group: { zh: "台账", en: "ledgers" }, approximate: false, kind: kinds[layer.geometry], imported: null, features: { type: "FeatureCollection", features: features.features.map((each) => ({ ...each, properties: { id: each.id, name: each.properties.name, kind: layer.ledger, approximate: false, line: null, detail: [] } })) } }];
  }), [on, held, choices.data]);
  const took = useCallback((id: string, features: LedgerFeatures | null) => { setHeld((old) => { if (features !== null) return old[id] === features ? old : { ...old, [id]: features }; const { [id]: _gone, ...rest } = old; return rest; }); }, []);
  return { choices: choices.data ?? [], on, drawn, left: Object.fromEntries(on.flatMap((id) => { const features = held[id]; return features === undefined ? [] : [[id, features.left]]; })), set: (next) => { setText(next.slice(-mostLayers).join(",")); }, took };
}

/** Asks for the rows of one layer by the box on the screen; draws nothing itself. */
export function LedgerLayerRows({ layer, box, took }: { readonly layer: LedgerMapLayer; readonly box: ScreenBox; readonly took: LedgerLayers["took"] }) {
  const filter = JSON.stringify([{ field: layer.field, way: "within", box: box.map((each) => each.toFixed(5)) }]);
  const { data } = useView<LedgerFeatures>("ledgerFeatures", { holes: { ledger: layer.ledger }, query: { field: layer.field, filter, most: String(mostDrawn) } });
  useEffect(() => { if (data !== undefined) took(layer.id, data); }, [data, layer.id, took]);
  useEffect(() => () => { took(layer.id, null); }, [layer.id, took]);
  return null;
}

/** Which ledgers stand on the map, and how many of their rows on the screen are left out (台账图层开关). */
export function LedgerLayerTree({ layers }: { readonly layers: LedgerLayers }) {
  const { t } = useLanguage();
  const [find, setFind] = useState("");
  if (layers.choices.length === 0) return null;
  const word = find.trim(), shown = layers.choices.filter((each) => layers.on.includes(each.id) || (word !== "" && t(each.title).includes(word)));
  return (
    <div className="layer-tree"><fieldset><legend>{t({ zh: "添加台账图层", en: "Add a ledger" })}</legend>
      <input type="search" className="search-box" aria-label={t({ zh: "查找台账图层", en: "Find a ledger" })} placeholder={t({ zh: `查找台账图层（${layers.choices.length} 个）`, en: `Find among ${layers.choices.length} ledgers` })} value={find} onChange={(event) => setFind(event.target.value)} />
      {shown.map((each) => (
        <Checkbox key={each.id} checked={layers.on.includes(each.id)} onChange={({ target }) => layers.set(target.checked ? [...layers.on, each.id] : layers.on.filter((id) => id !== each.id))}>
          <span className="layer-name">{t(each.title)} <small>{(layers.left[each.id] ?? 0) > 0 ? t({ zh: `屏内另有 ${layers.left[each.id] ?? 0} 处未画，请放大`, en: `${layers.left[each.id] ?? 0} more here are not drawn: zoom in` }) : ""}</small></span>
        </Checkbox>))}
      {word !== "" && shown.length === 0 && <p className="empty">{t({ zh: "没有这样的台账图层。", en: "No such ledger." })}</p>}
      {layers.on.length >= mostLayers && <p className="note">{t({ zh: `同时最多 ${mostLayers} 个台账图层。`, en: `At most ${mostLayers} ledgers at once.` })}</p>}
    </fieldset></div>
  );
}
