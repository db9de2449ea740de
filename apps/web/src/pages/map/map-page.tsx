import { AimOutlined, BorderOutlined, ClearOutlined, FullscreenOutlined, ImportOutlined, LineOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import type { MapLayer, PointRow } from "@yunqing/wire";
import { Button, Tabs } from "antd";
import "ol/ol.css";
import "./live.css";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Loaded, Page } from "../../parts/page.js";
import { openChartRoom, type ChartRoom, type Measure } from "./chart-room.js";
import { thingsOf } from "./features.js";
import { ImportDialog } from "./import-dialog.js";
import { LayerTree, ThingList } from "./layer-panel.js";
import { LedgerLayerRows, LedgerLayerTree, useLedgerLayers, type ScreenBox } from "./ledger-layers.js";
import { useLiveMap, type LiveMap } from "./live-map.js";
import { LiveCard } from "./live-card.js";
import { LivePanel } from "./live-panel.js";
import { pointLayers } from "./point-layers.js";
import { ThingDrawer } from "./thing-drawer.js";
import { TimeBar } from "./time-bar.js";

/** 一张图: the district without tiles; every layer has a list twin for keyboard and reader. */
export function MapPage() {
  const { t } = useLanguage();
  const { can } = useActor();
  const layers = useRows<MapLayer>("layers"), points = useRows<PointRow>("points", { enabled: can("monitor.read") });
  const monitored = useMemo(() => pointLayers(points.data ?? [], t), [points.data, t]);
  const all = useMemo(() => layers.data && [...layers.data, ...monitored], [layers.data, monitored]);
  const [importing, setImporting] = useState(false);
  return (
    <Page title={{ zh: "一张图", en: "Map" }} judged={false} lead={t({ zh: "CGCS2000；虚线和“示意”表示位置是近似的，不作依据", en: "CGCS2000; dashed and marked 示意 means the place is approximate" })}
      actions={can("map.import") && <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>{t({ zh: "导入 GeoJSON", en: "Import GeoJSON" })}</Button>}>
      <Loaded of={{ ...layers, data: all }}>{(loaded) => can("monitor.read") ? <LiveMapBody layers={loaded} /> : <MapBody layers={loaded} live={null} />}</Loaded>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  );
}

function LiveMapBody({ layers }: { readonly layers: readonly MapLayer[] }) { return <MapBody layers={layers} live={useLiveMap()} />; }
/** Points stand on the map by their live marks; their layers by lines stay in the list and can be switched on. */
const hiddenAtFirst = new Set(["points-online", "points-missing", "points-idle"]);
function MapBody({ layers: given, live }: { readonly layers: readonly MapLayer[]; readonly live: LiveMap | null }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const { district } = useActor();
  const box = useRef<HTMLDivElement>(null);
  const room = useRef<ChartRoom | null>(null);
  const ledgers = useLedgerLayers(), [screen, setScreen] = useState<ScreenBox | null>(null), layers = useMemo(() => [...given, ...ledgers.drawn], [given, ledgers.drawn]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => live === null ? new Set() : hiddenAtFirst);
  const [open, setOpen] = useFilter("open"), [q, setQ] = useFilter("q");
  const [measuring, setMeasuring] = useState<Measure>(""), [measured, setMeasured] = useState("");
  const things = useMemo(() => layers.flatMap((layer) => thingsOf(layer)), [layers]);
  const chosen = things.find((each) => each.id === open) ?? null;
  const marksHere = live === null || !open ? [] : live.marks.filter((mark) => mark.id === open || mark.point === open);
  const pick = useRef(setOpen); pick.current = setOpen;
  const said = useRef(t); said.current = t;
  useEffect(() => {
    if (!box.current) return undefined;
    room.current = openChartRoom(box.current, (id) => pick.current(id), setMeasured, (mark) => said.current(mark.name), (seen) => setScreen(seen));
    return () => room.current?.leave();
  }, []);
  useEffect(() => { room.current?.show(layers, hidden, theme === "dark"); }, [layers, hidden, theme]);
  useEffect(() => { room.current?.select(open || null, true); }, [open, given]);
  // rows come anew whenever the map has moved: the chosen one is marked again, and nothing moves
  useEffect(() => { room.current?.select(open || null, false); }, [open, ledgers.drawn]);
  useEffect(() => { if (live !== null) room.current?.live(live.shown, live.picture, theme === "dark", open); }, [live, live?.shown, live?.picture, theme, open]);
  const measure = (what: Measure) => { const next = measuring === what ? "" : what; setMeasuring(next); room.current?.measure(next); };
  const shown = q ? things.filter((each) => each.name.includes(q.trim())) : things;
  return (
    <div className={live === null ? "map-body" : "map-body map-live"}>
      {screen !== null && ledgers.choices.filter((each) => ledgers.on.includes(each.id)).map((each) => <LedgerLayerRows key={each.id} layer={each} box={screen} took={ledgers.took} />)}
      <div className="map-side panel no-print">
        <input type="search" className="search-box" aria-label={t({ zh: "查找地点、断面、企业", en: "Find a place, section or firm" })} placeholder={t({ zh: "查找地点、断面、企业", en: "Find by name" })} value={q} onChange={(event) => setQ(event.target.value)} />
        <Tabs size="small" items={[
          { key: "layers", label: t({ zh: "图层", en: "Layers" }), children: <>{live !== null && <LivePanel marks={live.marks} off={live.off} surface={live.surface} drawable={live.picture !== null} onOff={live.setOff} onSurface={live.setSurface} />}<LayerTree layers={layers} hidden={hidden} onChange={setHidden} /><LedgerLayerTree layers={ledgers} /></> },
          { key: "list", label: t({ zh: `列表（${shown.length}）`, en: `List (${shown.length})` }), children: <ThingList layers={layers} things={shown} open={open} onOpen={setOpen} /> },
        ]} {...(q ? { activeKey: "list" } : {})} />
      </div>
      <div className="map-main">
        <MapTools room={room} measuring={measuring} measured={measured} onMeasure={measure} />
        {live !== null && <TimeBar scale={live.scale} frames={live.frames} at={live.at} waiting={live.waiting} problem={live.problem} onScale={live.setScale} onMove={live.setAt} />}
        <h2 className="print-only map-print-title">{district ? t(district.name) : ""} {t({ zh: "生态环境一张图", en: "environment map" })}</h2>
        <div ref={box} className="map-box" tabIndex={0} role="application" aria-label={t({ zh: "地图。方向键移动，加减号缩放；旁边的列表含同样内容", en: "Map. Arrows move, plus and minus zoom; the list beside holds the same" })}>{measuring !== "" && <span className="map-cross" aria-hidden="true">＋</span>}</div>
        <p className="print-only">{t({ zh: `CGCS2000。虚线与“示意”为近似位置。制图时间 ${beijingMinuteOf(new Date().toISOString())}`, en: `CGCS2000. Dashed: approximate. Printed ${beijingMinuteOf(new Date().toISOString())}` })}</p>
      </div>
      {live !== null && (marksHere.length > 0) ? <LiveCard marks={marksHere} point={live.points.find(({ id }) => id === open) ?? null} when={live.when} onClose={() => setOpen("")} /> : chosen && <ThingDrawer thing={chosen} layer={layers.find((each) => each.id === chosen.layer) ?? null} onClose={() => setOpen("")} />}
    </div>
  );
}

function MapTools({ room, measuring, measured, onMeasure }: { readonly room: RefObject<ChartRoom | null>; readonly measuring: Measure; readonly measured: string; readonly onMeasure: (what: Measure) => void }) {
  const { t } = useLanguage();
  return (
    <div className="map-tools no-print" role="toolbar" aria-label={t({ zh: "地图工具", en: "Map tools" })}>
      <Button size="small" icon={<PlusOutlined />} onClick={() => room.current?.zoom(1)} aria-label={t({ zh: "放大", en: "Zoom in" })} />
      <Button size="small" icon={<MinusOutlined />} onClick={() => room.current?.zoom(-1)} aria-label={t({ zh: "缩小", en: "Zoom out" })} />
      <Button size="small" icon={<FullscreenOutlined />} onClick={() => room.current?.whole()}>{t({ zh: "全区", en: "Whole" })}</Button>
      <Button size="small" icon={<LineOutlined />} type={measuring === "distance" ? "primary" : "default"} aria-pressed={measuring === "distance"} onClick={() => onMeasure("distance")}>{t({ zh: "测距", en: "Distance" })}</Button>
      <Button size="small" icon={<BorderOutlined />} type={measuring === "area" ? "primary" : "default"} aria-pressed={measuring === "area"} onClick={() => onMeasure("area")}>{t({ zh: "测面", en: "Area" })}</Button>
      {measuring !== "" && <><Button size="small" icon={<AimOutlined />} onClick={() => room.current?.addCentre()}>{t({ zh: "在图中心加点", en: "Add the centre" })}</Button><Button size="small" icon={<ClearOutlined />} onClick={() => room.current?.measure(measuring)}>{t({ zh: "清除", en: "Clear" })}</Button></>}
      <output aria-live="polite" className="measured">{measuring !== "" && (measured ? (measured.endsWith("·") ? t({ zh: `已有 ${measured.slice(0, -2)} 点，至少 3 点`, en: `${measured.slice(0, -2)} points; at least 3` }) : <b>{measured}</b>) : t({ zh: "点击地图逐点测量；键盘用方向键移动地图，再按“在图中心加点”", en: "Click point by point; with keys: arrows move the map, then “Add the centre”" }))}</output>
    </div>
  );
}
