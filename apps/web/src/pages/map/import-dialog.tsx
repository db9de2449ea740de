import { pathOf, type ImportLayer, type MapLayer } from "@yunqing/wire";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { readGeoJson, type ReadGeoJson } from "./geojson-file.js";

/** Imports an office's own GeoJSON in CGCS2000, WGS 84 or GCJ-02 (导入图层). */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [title, setTitle] = useState("");
  const [crs, setCrs] = useState<ImportLayer["crs"]>("CGCS2000");
  const [read, setRead] = useState<ReadGeoJson | null>(null);
  const store = useCommand<Omit<ImportLayer, "id">, MapLayer>((body) => send("POST", pathOf("layers", { d }), body), () => { void message.success(t({ zh: "图层已导入", en: "The layer is imported" })); onClose(); });
  const choose = async (file: File | undefined) => { if (!file) return; const result = readGeoJson(await file.text()); setRead(result); if (result.ok && !title) setTitle(file.name.replace(/\.(geo)?json$/i, "")); };
  return (
    <Modal open onCancel={onClose} title={t({ zh: "导入 GeoJSON", en: "Import GeoJSON" })} okText={t({ zh: "导入", en: "Import" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: !read?.ok || !title.trim(), loading: store.isPending }}
      onOk={() => { if (read?.ok) store.mutate({ title: title.trim(), crs, geojson: read.geojson }); }}>
      <Field label={t({ zh: "文件（.geojson，经纬度）", en: "File (.geojson, degrees)" })} required wrong={read && !read.ok ? t(read.why) : undefined} hint={read?.ok ? t({ zh: `${read.count} 个要素`, en: `${read.count} features` }) : undefined}>{(a) => <input {...a} type="file" accept=".geojson,.json,application/geo+json" onChange={(event) => void choose(event.target.files?.[0])} />}</Field>
      <Field label={t({ zh: "图层名称", en: "Name of the layer" })} required wrong={wrongOf(store.error, "title", language)}>{(a) => <Input {...a} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label={t({ zh: "坐标系", en: "Coordinate system" })} required hint={crs === "GCJ-02" ? t({ zh: "将换算为 CGCS2000 保存（误差约数米）", en: "Converted to CGCS2000 (to within some metres)" }) : t({ zh: "WGS 84 与 CGCS2000 在厘米级一致", en: "WGS 84 and CGCS2000 agree to centimetres" })}>{(a) => <select {...a} value={crs} onChange={(event) => setCrs(event.target.value as ImportLayer["crs"])}><option value="CGCS2000">CGCS2000</option><option value="WGS84">WGS 84</option><option value="GCJ-02">GCJ-02（{t({ zh: "高德、腾讯等", en: "Amap, Tencent" })}）</option></select>}</Field>
      {store.error && <ProblemNote problem={store.error} />}
    </Modal>
  );
}
