import type { LedgerNear, LedgerRowView, LedgerView } from "@yunqing/wire";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";

const distances = ["50", "100", "500", "1000", "5000"];

/** What lies near the place of this row (周边): in a zone, within so many metres of a bank, over a red line. */
export function NearPanel({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const [other, setOther] = useFilter("near", view.ledger), [metres, setMetres] = useState("500");
  const found = useView<LedgerNear>("ledgerNear", { holes: { ledger: view.ledger, id: row.row.id }, query: { with: other, metres } });
  return (
    <div className="stack">
      <div className="filters">
        <Choice label={t({ zh: "台账", en: "Ledger" })} value={other} onChange={setOther} options={(found.data?.choices ?? [{ ledger: view.ledger, title: view.title }]).map((each) => ({ value: each.ledger, label: t(each.title) }))} />
        <Choice label={t({ zh: "距离", en: "Within" })} value={metres} onChange={setMetres} options={[...distances.map((each) => ({ value: each, label: `${each} m` })), { value: "nearest", label: t({ zh: "最近 20 处", en: "the nearest 20" }) }]} />
      </div>
      <Loaded of={found}>{(near) => near.fields === null ? <p className="empty">{t({ zh: "本条没有填位置，无法查周边。", en: "This row has no place to look around." })}</p> : near.rows.length === 0 ? <p className="empty">{near.count === null ? t({ zh: "没有填了位置的记录。", en: "No row has a place." }) : t({ zh: `${near.metres} 米内没有。`, en: `Nothing within ${near.metres} m.` })}</p> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "周边", en: "Near" })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "名称", en: "Name" })}</th><th scope="col" className="numeric">{t({ zh: "距离（m）", en: "Distance (m)" })}</th><th scope="col">{t({ zh: "关系", en: "How" })}</th></tr></thead>
          <tbody>{near.rows.map((each) => <tr key={each.id}><th scope="row" className="heads"><To to={`/ledgers/${near.ledger}/${encodeURIComponent(each.id)}`}>{each.name}</To></th><td className="numeric num">{each.metres}</td><td>{each.within ? <Tag of="awaiting-review" words={{ zh: "本条位于其内", en: "this row lies within" }} /> : each.overlaps ? <Tag of="awaiting-review" words={{ zh: "相交", en: "overlaps" }} /> : "—"}</td></tr>)}</tbody></table>
          {near.count !== null && <p className="note" role="status">{t({ zh: `共 ${near.count} 处${near.left ? `，列出最近的 ${near.rows.length} 处` : ""}`, en: `${near.count} in all${near.left ? `, the nearest ${near.rows.length} are listed` : ""}` })}</p>}</div>)}</Loaded>
      <p className="note">{t({ zh: "距离为 CGCS2000 椭球上最近两点间的大地线长，供查找用，不作测绘依据。", en: "The geodesic between the nearest positions on the ellipsoid of CGCS2000; for finding, not for surveying." })}</p>
    </div>
  );
}
