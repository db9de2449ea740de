import { DownloadOutlined } from "@ant-design/icons";
import type { DrawnPlace, MapLayer, PlaceAnswer, PlaceHit, PlaceQuestionView, PlacesAt } from "@yunqing/wire";
import { Button, Input } from "antd";
import "ol/ol.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useAddress, useRows, useView } from "../../client/views.js";
import { Choice, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Quoted, To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { OpenDutyForm } from "../duties/open-duty-form.js";
import { openChartRoom, type ChartRoom } from "../map/chart-room.js";

/** 空间分析: the plan's own questions of place, answered over whole ledgers. */
export function PlacesPanel() {
  const { t } = useLanguage();
  const questions = useRows<PlaceQuestionView>("placeQuestions");
  return <div className="stack"><Loaded of={questions}>{(all) => all.length === 0 ? <p className="empty">{t({ zh: "没有可以提问的台账。", en: "No ledger to ask." })}</p> : <Asked questions={all} />}</Loaded><PointPanel /></div>;
}

function Asked({ questions }: { readonly questions: readonly PlaceQuestionView[] }) {
  const { t, language } = useLanguage();
  const { can } = useActor();
  const address = useAddress();
  const [id, setId] = useFilter("question", questions[0]?.id ?? ""), [metres, setMetres] = useFilter("metres"), question = questions.find((each) => each.id === id) ?? questions[0];
  const far = question?.metres === null || question === undefined ? "" : question.metres.choices.map(String).includes(metres) ? metres : String(question.metres.usual);
  const answer = useView<PlaceAnswer>("placeAnswer", { holes: { question: question?.id ?? "" }, query: { metres: far }, enabled: question !== undefined });
  if (question === undefined) return null;
  return (
    <section className="stack" aria-label={t(question.title)}>
      <div className="filters">
        <Choice label={t({ zh: "问题", en: "Question" })} value={question.id} onChange={setId} options={questions.map((each) => ({ value: each.id, label: t(each.title) }))} />
        {question.metres !== null && <Choice label={t({ zh: "距离", en: "Within" })} value={far} onChange={setMetres} options={question.metres.choices.map((each) => ({ value: String(each), label: `${each} m` }))} />}
        {can("table.export") && (answer.data?.zones ?? 0) > 0 && <Button size="small" icon={<DownloadOutlined />} href={address("placeAnswerSheet", { holes: { question: question.id }, query: { metres: far, lang: language } })} download>Excel</Button>}
      </div>
      <p className="note">{t({ zh: "规划要求：", en: "The plan asks: " })}<Quoted quotation={question.quotation} /></p>
      <p className="note">{t({ zh: "查：", en: "Asked: " })}{question.rows.map((each) => t(each.title)).join(t({ zh: "、", en: ", " }))}{t({ zh: "；对照：", en: "; held against: " })}{question.zones.map((each) => t(each.title)).join(t({ zh: "、", en: ", " }))}{t({ zh: "。", en: ". " })}{t(question.remark)}{t({ zh: "。", en: "." })}</p>
      <Loaded of={answer}>{(found) => <Answered answer={found} />}</Loaded>
    </section>
  );
}

function Answered({ answer }: { readonly answer: PlaceAnswer }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const [picked, setPicked] = useState<string | null>(null), [opening, setOpening] = useState<PlaceHit | null>(null), near = answer.question.how === "near";
  const columns = useMemo<readonly Column<PlaceHit>[]>(() => [
    { id: "name", heads: true, title: { zh: "名称", en: "Name" }, sortBy: (row) => row.name, cell: (row) => <To to={`/ledgers/${row.ledger}/${encodeURIComponent(row.id)}`}>{row.name}</To> },
    { id: "ledger", title: { zh: "台账", en: "Ledger" }, sortBy: (row) => t(row.ledgerTitle), cell: (row) => t(row.ledgerTitle) },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => (row.state === null ? "—" : t(row.state)) },
    { id: "zone", title: { zh: "对照范围", en: "Zone" }, sortBy: (row) => row.zone.name, cell: (row) => <>{row.zone.ledger === null ? row.zone.name : <To to={`/ledgers/${row.zone.ledger}/${encodeURIComponent(row.zone.id)}`}>{row.zone.name}</To>} <small>{t(row.zone.label)}{row.zones > 1 && t({ zh: `，另 ${row.zones - 1} 个`, en: `, and ${row.zones - 1} more` })}</small></> },
    ...(near ? [{ id: "metres", numeric: true, title: { zh: "距离（m）", en: "Distance (m)" }, sortBy: (row: PlaceHit) => Number(row.metres), cell: (row: PlaceHit) => <Asks title={row.name} lineage={row.lineage}>{row.metres}</Asks> }] : []),
    { id: "how", title: { zh: "关系", en: "How" }, cell: (row) => <Asks title={row.name} lineage={row.lineage}>{row.within ? <Tag of="awaiting-review" words={{ zh: "在内", en: "inside" }} /> : row.overlaps ? <Tag of="awaiting-review" words={{ zh: "相交", en: "overlaps" }} /> : t({ zh: "在外", en: "outside" })}</Asks> },
    { id: "act", title: { zh: "办理", en: "Act" }, cell: (row) => <><Button size="small" onClick={() => setPicked(row.id)}>{t({ zh: "看图", en: "Map" })}</Button>{can("duty.open") && <> <Button size="small" onClick={() => setOpening(row)}>{t({ zh: "交办", en: "Open a duty" })}</Button></>}</> },
  ], [t, near, can]);
  return (
    <>
      {answer.missing.length > 0 && <ul className="note" aria-label={t({ zh: "未参与判断的", en: "What was not asked" })}>{answer.missing.map((each) => <li key={each.zh}>{t(each)}{t({ zh: "。", en: "." })}</li>)}</ul>}
      {answer.zones === 0 ? <p className="empty" role="status">{t({ zh: "没有可对照的范围，不能判断。", en: "There is nothing to hold them against: it cannot be told." })}</p> : (
        <>
          <p role="status"><b className="num">{answer.count}</b> {t({ zh: "条符合", en: "rows answer" })}{answer.counts.length > 1 && `：${answer.counts.map((each) => `${t(each.title)} ${each.found}`).join(t({ zh: "、", en: ", " }))}`}{answer.left > 0 && t({ zh: `；列出前 ${answer.rows.length} 条，其余请导出`, en: `; the first ${answer.rows.length} are listed, export the rest` })}</p>
          <PlacesMap zones={answer.drawn.zones} rows={answer.drawn.rows} picked={picked} onPick={setPicked} title={answer.question.title} />
          <DataTable name={answer.question.title} rows={answer.rows} columns={columns} idOf={(row) => `${row.ledger} ${row.id}`} chooser={false} empty={{ zh: "没有查出。", en: "None were found." }} />
        </>)}
      {opening !== null && <OpenDutyForm onClose={() => setOpening(null)} begin={{ key: `${answer.question.id}.${opening.id}`, title: `${opening.name}：${answer.question.title.zh}`.slice(0, 100), text: t({ zh: `空间分析查出：${opening.ledgerTitle.zh}“${opening.name}”${opening.within ? "位于" : opening.overlaps ? "与其相交：" : `距离 ${opening.metres} 米：`}“${opening.zone.name}”（${opening.zone.label.zh}）。规划文本第 ${answer.question.quotation.line} 行：${answer.question.quotation.quote}。请核实并办理。`, en: `Found by place: ${opening.name} (${opening.ledgerTitle.en}), ${opening.metres} m from ${opening.zone.name}. Line ${answer.question.quotation.line} of the plan. Please check and act.` }) }} />}
    </>
  );
}

const kinds = { Point: "point", LineString: "line", Polygon: "polygon" } as const;
/** Zones and found rows over the outline of the district; the table below says the same. */
function PlacesMap({ zones, rows, picked, onPick, title }: { readonly zones: readonly DrawnPlace[]; readonly rows: readonly DrawnPlace[]; readonly picked: string | null; readonly onPick: (id: string) => void; readonly title: MapLayer["title"] }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const box = useRef<HTMLDivElement>(null), room = useRef<ChartRoom | null>(null), pick = useRef(onPick); pick.current = onPick;
  const base = useRows<MapLayer>("layers");
  const drawn = useMemo<readonly MapLayer[]>(() => ([["zones", { zh: "对照范围", en: "Zones" }, zones], ["rows", { zh: "查出的", en: "Found" }, rows]] as const).flatMap(([id, name, all]) => (["Polygon", "LineString", "Point"] as const).map((type): MapLayer => ({
    id: `places-${id}-${type}`, title: name, group: title, approximate: false, kind: kinds[type], imported: null,
    features: { type: "FeatureCollection", features: all.filter((each) => each.geometry.type === type).map((each) => ({ ...each, properties: { id: each.id, name: each.properties.name, kind: each.properties.ledger ?? "place", approximate: false, line: null, detail: [] } })) },
  })).filter((layer) => (layer.features as { readonly features: readonly unknown[] }).features.length > 0)), [zones, rows, title]);
  useEffect(() => {
    if (!box.current) return undefined;
    room.current = openChartRoom(box.current, (id) => pick.current(id), () => undefined, () => "");
    return () => { room.current?.leave(); room.current = null; };
  }, []);
  useEffect(() => { room.current?.show([...(base.data ?? []).filter((each) => ["outline", "towns"].includes(each.id)), ...drawn], new Set(), theme === "dark"); }, [base.data, drawn, theme]);
  useEffect(() => { room.current?.select(picked, true); }, [picked, drawn]);
  return <div className="ledger-map" ref={box} role="img" aria-label={t({ zh: `${title.zh}：对照范围 ${zones.length} 处，查出 ${rows.length} 处；下面的表内容相同`, en: `${title.en}: ${zones.length} zones, ${rows.length} found; the table below says the same` })} />;
}

/** What a point lies in (落点判断): town, village, grid cell, control unit. */
function PointPanel() {
  const { t } = useLanguage();
  const [longitude, setLongitude] = useState(""), [latitude, setLatitude] = useState(""), [asked, setAsked] = useState<{ readonly longitude: string; readonly latitude: string } | null>(null);
  const found = useView<PlacesAt>("placesAt", { query: asked ?? {}, enabled: asked !== null }), isDegree = (text: string): boolean => /^-?\d{1,3}(\.\d{1,9})?$/.test(text.trim());
  return (
    <section className="stack" aria-label={t({ zh: "落点判断", en: "What a point lies in" })}>
      <h2>{t({ zh: "落点判断", en: "What a point lies in" })}</h2>
      <form className="filters" onSubmit={(event) => { event.preventDefault(); if (isDegree(longitude) && isDegree(latitude)) setAsked({ longitude: longitude.trim(), latitude: latitude.trim() }); }}>
        <Field label={t({ zh: "经度", en: "Longitude" })} hint="113.1234567" wrong={longitude === "" || isDegree(longitude) ? undefined : t({ zh: "写度数", en: "In degrees" })}>{(a) => <Input {...a} inputMode="decimal" value={longitude} onChange={(event) => setLongitude(event.target.value)} />}</Field>
        <Field label={t({ zh: "纬度", en: "Latitude" })} hint="40.0123456" wrong={latitude === "" || isDegree(latitude) ? undefined : t({ zh: "写度数", en: "In degrees" })}>{(a) => <Input {...a} inputMode="decimal" value={latitude} onChange={(event) => setLatitude(event.target.value)} />}</Field>
        <Button htmlType="submit" disabled={!isDegree(longitude) || !isDegree(latitude)}>{t({ zh: "查落点", en: "Look it up" })}</Button>
      </form>
      {asked !== null && <Loaded of={found}>{({ places, missing }) => (
        <div role="status">
          {places.length === 0 ? <p className="empty">{t({ zh: "没有范围包含这个点。", en: "No boundary holds this point." })}</p> : <ul>{places.map((each) => <li key={`${each.ledger ?? ""} ${each.id}`}>{each.kind}：{each.ledger === null ? each.name : <To to={`/ledgers/${each.ledger}/${encodeURIComponent(each.id)}`}>{each.name}</To>} {each.approximate && <Tag of="none" words={{ zh: "示意", en: "sketch" }} />}</li>)}</ul>}
          {missing.map((each) => <p key={each.zh} className="note">{t(each)}{t({ zh: "。", en: "." })}</p>)}
        </div>)}</Loaded>}
    </section>
  );
}
