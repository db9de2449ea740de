import type { LedgerFeatures, LedgerView, MapLayer } from "@yunqing/wire";
import "ol/ol.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { useRows, useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { openChartRoom, type ChartRoom } from "../map/chart-room.js";
import { LedgerFilters } from "./ledger-filters.js";
import { useLedgerQuery } from "./ledger-query.js";

const kindOf = { point: "point", line: "line", area: "polygon" } as const;

/** The places of a ledger over the outline of the district (地图), with a list of the same for keyboard and reader. */
export function LedgerMap({ view }: { readonly view: LedgerView }) {
  const { t } = useLanguage();
  const { asked, query, change } = useLedgerQuery();
  const [field, setField] = useFilter("layer", view.layers[0]?.field ?? ""), [by, setBy] = useFilter("legend", view.layers[0]?.legends[0]?.by ?? "");
  const layer = view.layers.find((each) => each.field === field) ?? view.layers[0];
  const features = useView<LedgerFeatures>("ledgerFeatures", { holes: { ledger: view.ledger }, query: { ...query, field: layer?.field ?? "" } });
  return (
    <div className="stack">
      <LedgerFilters view={view} asked={asked} change={change} />
      <div className="filters">
        {view.layers.length > 1 && <Choice label={t({ zh: "图层", en: "Layer" })} value={field} onChange={setField} options={view.layers.map((each) => ({ value: each.field, label: t(each.title) }))} />}
        {layer && layer.legends.length > 0 && <Choice label={t({ zh: "按", en: "Coloured by" })} value={by} onChange={setBy} options={layer.legends.map((each) => ({ value: each.by, label: t(each.label) }))} />}
      </div>
      {layer && <Loaded of={features}>{(found) => <Drawn view={view} layer={layer} by={by} found={found} />}</Loaded>}
    </div>
  );
}

function Drawn({ view, layer, by, found }: { readonly view: LedgerView; readonly layer: LedgerView["layers"][number]; readonly by: string; readonly found: LedgerFeatures }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const go = useGo();
  const box = useRef<HTMLDivElement>(null), room = useRef<ChartRoom | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const base = useRows<MapLayer>("layers");
  const legend = layer.legends.find((each) => each.by === by);
  const drawn = useMemo<readonly MapLayer[]>(() => {
    const optionOf = (each: LedgerFeatures["features"][number]) => String((legend?.by === "row_state" ? each.properties.state : each.properties.values[legend?.by ?? ""]) ?? "");
    const options = legend ? [...legend.options, { id: "", label: { zh: "未填", en: "blank" } }] : [{ id: "", label: view.title }];
    return options.map((option) => ({
      id: `${layer.id}/${option.id}`, title: option.label, group: view.title, approximate: false, kind: kindOf[layer.geometry], imported: null,
      features: { type: "FeatureCollection", features: found.features.filter((each) => !legend || optionOf(each) === option.id).map((each) => ({ ...each, properties: { id: each.id, name: each.properties.name, kind: view.ledger, approximate: false, line: null, detail: [] } })) },
    })).filter((each) => each.features.features.length > 0);
  }, [found, layer, legend, view]);
  const pick = useRef(setPicked); pick.current = setPicked;
  useEffect(() => {
    if (!box.current) return undefined;
    room.current = openChartRoom(box.current, (id) => pick.current(id), () => undefined, () => "");
    return () => { room.current?.leave(); room.current = null; };
  }, []);
  useEffect(() => { room.current?.show([...(base.data ?? []).filter((each) => ["outline", "towns"].includes(each.id)), ...drawn], new Set(), theme === "dark"); }, [base.data, drawn, theme]);
  useEffect(() => { room.current?.select(picked, false); }, [picked]);
  const chosen = found.features.find((each) => each.id === picked);
  return (
    <>
      <div className="ledger-map" ref={box} role="img" aria-label={t({ zh: `${view.title.zh}地图，${found.features.length} 处；下面的列表内容相同`, en: `Map of ${view.title.en}, ${found.features.length} places; the list below says the same` })} />
      <p role="status" className="note">{chosen ? <><b>{chosen.properties.name}</b> <button type="button" className="sorter" onClick={() => go(`/ledgers/${view.ledger}/${encodeURIComponent(chosen.id)}`)}>{t({ zh: "打开", en: "open" })}</button></> : t({ zh: `${found.features.length} 处有位置`, en: `${found.features.length} with a place` })}{found.left > 0 && t({ zh: `，另有 ${found.left} 处未画出，请筛选`, en: `, ${found.left} more not drawn: narrow the list` })}</p>
      <div className="stack">{drawn.map((each) => (
        <details key={each.id}><summary>{t(each.title)} · {(each.features as { readonly features: readonly unknown[] }).features.length}</summary>
          <ul className="place-list">{(each.features as { readonly features: readonly { readonly id: string; readonly properties: { readonly name: string } }[] }).features.slice(0, 200).map((one) => <li key={one.id}><To to={`/ledgers/${view.ledger}/${encodeURIComponent(one.id)}`}>{one.properties.name}</To></li>)}</ul></details>))}</div>
    </>
  );
}
