import type { NetworkPointRow, NetworkView } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo } from "react";
import { pointKinds, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { usePlaces } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Tag } from "../../parts/state-tag.js";
import { classWords, levels, levelWords } from "./network-words.js";
import { ProfileDrawer } from "./profile-drawer.js";
import { SheetButton } from "./sheet-button.js";

/** Points with the profile in force today (点位属性). */
export function PointsTab({ view }: { readonly view: NetworkView }) {
  const { t } = useLanguage();
  const places = usePlaces();
  const [kind, setKind] = useFilter("kind"), [level, setLevel] = useFilter("level"), [q, setQ] = useFilter("q"), [open, setOpen] = useFilter("open");
  const columns = useMemo<readonly Column<NetworkPointRow>[]>(() => {
    const bodies = new Map(view.bodies.map((each) => [each.body, t(each.name)])), programmes = new Map(view.programmes.map((each) => [each.programme, t(each.name)]));
    return [
      { id: "name", heads: true, title: { zh: "点位", en: "Point" }, sortBy: (row) => t(row.name), cell: (row) => <>{t(row.name)}{row.simulated && <small className="under">{t({ zh: "模拟", en: "simulated" })}</small>}</> },
      { id: "state", card: "badge", title: { zh: "参评", en: "Evaluated" }, sortBy: (row) => (row.profile === null ? 2 : row.profile.evaluated ? 0 : 1), cell: (row) => row.profile === null ? <Tag of="unknown" words={{ zh: "未设置", en: "Not set" }} /> : row.profile.evaluated ? <Tag of="met" words={{ zh: "参评", en: "Evaluated" }} /> : <Tag of="none" words={{ zh: "不参评", en: "Not evaluated" }} /> },
      { id: "kind", title: { zh: "类别", en: "Kind" }, nowrap: true, sortBy: (row) => pointKinds.indexOf(row.kind), cell: (row) => t(pointKindWords[row.kind]) },
      { id: "place", title: { zh: "所在地", en: "Place" }, sortBy: (row) => places.nameOf(row.place), cell: (row) => places.nameOf(row.place) },
      { id: "network", title: { zh: "所属网络", en: "Network" }, nowrap: true, sortBy: (row) => (row.profile?.network ? levels.indexOf(row.profile.network) : null), cell: (row) => (row.profile?.network ? t(levelWords[row.profile.network]) : "—") },
      { id: "method", title: { zh: "方式", en: "Method" }, nowrap: true, sortBy: (row) => row.profile?.method ?? null, cell: (row) => (row.profile === null ? "—" : row.profile.method === "manual" ? t({ zh: "手工", en: "By hand" }) : t({ zh: "自动", en: "Automatic" })) },
      { id: "body", title: { zh: "水体、里程", en: "Water body" }, sortBy: (row) => (row.profile?.body ? `${row.profile.body} ${(row.profile.chainage ?? "").padStart(8, "0")}` : null), cell: (row) => (row.profile?.body ? <>{bodies.get(row.profile.body) ?? row.profile.body}{row.profile.chainage && <small className="under num">{row.profile.chainage} km</small>}</> : "—") },
      { id: "class", title: { zh: "目标", en: "Target" }, nowrap: true, sortBy: (row) => row.profile?.targetClass ?? null, cell: (row) => (row.profile?.targetClass ? classWords[row.profile.targetClass] : "—") },
      { id: "calendar", title: { zh: "采样方案", en: "Programme" }, cell: (row) => (row.profile?.calendar ? programmes.get(row.profile.calendar) ?? row.profile.calendar : "—") },
      { id: "items", title: { zh: "项目", en: "Items" }, numeric: true, sortBy: (row) => row.items.length, cell: (row) => <span title={row.items.map((each) => (view.itemNames[each] ? t(view.itemNames[each]) : each)).join(t({ zh: "、", en: ", " }))}>{row.items.length}</span> },
      { id: "limits", title: { zh: "限值", en: "Limits" }, numeric: true, hidden: true, sortBy: (row) => row.profile?.limits.length ?? 0, cell: (row) => row.profile?.limits.length ?? 0 },
      { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => <span className="review-actions"><Button size="small" onClick={() => setOpen(row.id)}>{row.mayManage ? t({ zh: "设置", en: "Set" }) : t({ zh: "查看", en: "Look" })}<span className="visually-hidden"> {t(row.name)}</span></Button><To to={`/monitor/${encodeURIComponent(row.id)}`}>{t({ zh: "数据", en: "Data" })}<span className="visually-hidden"> {t(row.name)}</span></To></span> },
    ];
  }, [places, setOpen, t, view]);
  const text = q.trim().toLowerCase(), shown = view.points.filter((row) => (!kind || row.kind === kind) && (!level || (level === "unset" ? row.profile === null : row.profile?.network === level)) && (!text || `${row.id} ${row.name.zh} ${row.name.en}`.toLowerCase().includes(text)));
  const opened = view.points.find((row) => row.id === open);
  return (
    <>
      <DataTable name={{ zh: "监测点位", en: "Points" }} rows={shown} columns={columns} idOf={(row) => row.id} markOf={(row) => (row.id === open ? "open" : undefined)}
        empty={view.points.length > 0 ? { zh: "没有符合条件的点位。放宽筛选条件再试。", en: "No point fits. Loosen the filters." } : { zh: "还没有点位。请先在“实时监控”中新建点位，再来设置它的用途。", en: "No point yet. Make one under Live first, then say here what it is for." }}
        tools={<div className="filters">
          <Choice label={t({ zh: "类别", en: "Kind" })} value={kind} onChange={setKind} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...pointKinds.map((each) => ({ value: each, label: t(pointKindWords[each]) }))]} />
          <Choice label={t({ zh: "网络", en: "Network" })} value={level} onChange={setLevel} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...levels.map((each) => ({ value: each, label: t(levelWords[each]) })), { value: "unset", label: t({ zh: "未设置", en: "Not set" }) }]} />
          <input type="search" aria-label={t({ zh: "按名称查找", en: "Find by name" })} placeholder={t({ zh: "名称", en: "name" })} value={q} onChange={(event) => setQ(event.target.value)} />
          <SheetButton table="points" />
        </div>} />
      {opened && <ProfileDrawer key={opened.id} row={opened} view={view} onClose={() => setOpen("")} />}
    </>
  );
}
