import { isBlank, nameFieldOf, wktOf, type AnyRow, type Ledger, type Place } from "@yunqing/ledger";
import type { Labels, Lineage } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { holds } from "../access/rules.js";
import { askableOf, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { KeptRow, LedgerReader, RowFilter, RowNear } from "../ledger-rows/ports.js";
import { placeQuestions, type PlaceQuestion, type QuestionRows, type QuestionZones } from "../ledger-rows/place-questions.js";
import { partsOfPackPlace } from "../map/pack-places.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import { mustRead, namesIn, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { placesRoom, type PlacesRoom } from "./ledger-places-desk.js";
import { todayOf } from "./plan-desk-office.js";

/** A question of place as the page offers it (空间问题). */
export interface PlaceQuestionView extends Pick<PlaceQuestion, "id" | "title" | "quotation" | "systems" | "how" | "metres" | "remark"> { readonly rows: readonly QuestionLedger[]; readonly zones: readonly QuestionLedger[] }
export interface QuestionLedger { readonly ledger: string; readonly title: Labels }
export interface PlaceAnswerQuery { readonly metres?: string }
/** A row that was found (查出的行) with the zone it lies in or nearest to; `zones`: how many hold it or are so near. */
export interface PlaceHit {
  readonly ledger: string; readonly ledgerTitle: Labels; readonly id: string; readonly name: string; readonly state: Labels | null;
  readonly zone: { readonly ledger: string | null; readonly id: string; readonly name: string; readonly label: Labels }; readonly metres: string; readonly within: boolean; readonly overlaps: boolean; readonly zones: number; readonly lineage: Lineage;
}
/** `unplaced`: rows that have no place and were not asked about. */
export interface PlaceCount extends QuestionLedger { readonly found: number; readonly placed: number; readonly unplaced: number }
interface DrawnPlace { readonly type: "Feature"; readonly id: string; readonly geometry: { readonly type: "Point" | "LineString" | "Polygon"; readonly coordinates: unknown }; readonly properties: { readonly name: string; readonly ledger: string | null } }
/** The answer (空间分析结果). `missing`: why it cannot be told, or not of all; an answer without zones is none. */
export interface PlaceAnswer {
  readonly question: PlaceQuestionView; readonly metres: number | null; readonly zones: number; readonly missing: readonly Labels[]; readonly counts: readonly PlaceCount[];
  readonly rows: readonly PlaceHit[]; readonly count: number; readonly left: number; readonly drawn: { readonly zones: readonly DrawnPlace[]; readonly rows: readonly DrawnPlace[] };
}

const mostShown = 500, mostZones = 5000, mostTaken = 50_000, pageSize = 500, mostDrawn = 300;
const title = (room: PlacesRoom, id: string): QuestionLedger[] => { const ledger = room.ledgers.get(id); return ledger === undefined || !readsSomewhere(ledger, room.reach) ? [] : [{ ledger: id, title: ledger.title }]; };
function viewOf(room: PlacesRoom, { id, title: name, quotation, systems, how, metres, remark, rows, zones }: PlaceQuestion): PlaceQuestionView {
  return { id, title: name, quotation, systems, how, metres, remark, rows: rows.flatMap(({ ledger }) => title(room, ledger)), zones: zones.flatMap(({ ledger }) => title(room, ledger)) };
}
/** Every question whose ledgers the person reads (空间问题一览). @throws {Forbidden} */
export async function questionsFor(ports: LedgerDeskPorts, actor: Actor): Promise<readonly PlaceQuestionView[]> {
  return ports.ledgerStore.read(async (reader) => { const room = await placesRoom(ports, reader, actor); return placeQuestions.map((each) => viewOf(room, each)).filter(({ rows, zones }) => rows.length > 0 && zones.length > 0); });
}

/** A place that rows are held against (对照范围). */
interface Zone { readonly ledger: string | null; readonly id: string; readonly label: Labels; readonly place: Place }
/** A row found with the zone that is nearest, the first of several in which it lies. */
interface Found { readonly rows: QuestionRows; readonly ledger: Ledger; readonly id: string; readonly through: string | null; readonly near: RowNear; readonly zone: Zone; readonly zones: number }

async function eachRow(reader: LedgerReader, ledger: Ledger, room: PlacesRoom, filters: readonly RowFilter[], work: (row: KeptRow) => void): Promise<void> {
  let after: Parameters<LedgerReader["ledgerPage"]>[3] = null;
  do { const page = await reader.ledgerPage(ledger, { scope: scopeFor(ledger, "read", room), filters }, { field: null, descending: true }, after, pageSize); for (const row of page.rows) work(row); after = page.next; } while (after !== null);
}
const isInForce = (row: KeptRow, field: string | undefined, today: string): boolean => { const period = field === undefined ? null : row.values[field] as { from: string; until: string | null } | null; return period === null || period === undefined || (period.from <= today && (period.until === null || period.until > today)); };
/** The ledger and its place field as far as the person sees it in the clear; what stands in the way goes to `missing`. */
function asked(room: PlacesRoom, id: string, fields: readonly string[], missing: Labels[]): { readonly ledger: Ledger; readonly fields: readonly string[] } | null {
  const ledger = room.ledgers.get(id);
  if (ledger === undefined || !readsSomewhere(ledger, room.reach)) { if (ledger !== undefined) missing.push({ zh: `你没有读取“${ledger.title.zh}”的权限，未参与判断`, en: `you may not read ${ledger.title.en}: it was not asked` }); return null; }
  const { seen } = askableOf(ledger, room), shown = fields.filter((field) => seen.has(field));
  if (shown.length === 0) missing.push({ zh: `“${ledger.title.zh}”的位置对你不公开，未参与判断`, en: `you do not see the places of ${ledger.title.en}: it was not asked` });
  return shown.length === 0 ? null : { ledger, fields: shown };
}

/** The places of one ledger that rows are held against, and those of the pack that stand for the same. */
async function zonesFrom(reader: LedgerReader, room: PlacesRoom, source: QuestionZones, missing: Labels[]): Promise<readonly Zone[]> {
  const zones: Zone[] = [], what = asked(room, source.ledger, source.fields, missing);
  if (what !== null) {
    let rows = 0, over = 0;
    const placed = new Set<string>(), byField = what.fields.map((field): { readonly field: string; readonly own: Zone[] } => ({ field, own: [] }));
    await eachRow(reader, what.ledger, room, source.where ?? [], (row) => {
      rows++;
      if (!isInForce(row, source.inForce, room.today)) { over++; return; }
      for (const { field, own } of byField) { const place = row.values[field] as Place | null | undefined; if (!isBlank(place) && place !== null && place !== undefined) { placed.add(row.id); own.push({ ledger: what.ledger.id, id: row.id, label: what.ledger.fields[field]?.label ?? what.ledger.title, place }); } }
    });
    zones.push(...byField.flatMap(({ own }) => own));
    const { zh, en } = what.ledger.title, blank = rows - over - placed.size;
    const isPart = !scopeFor(what.ledger, "read", room).all, mine = isPart ? { zh: "在你的数据范围内", en: " within your part of the district" } : { zh: "", en: "" };
    if (placed.size === 0) missing.push({ zh: `“${zh}”${mine.zh}${rows === 0 ? "还没有一条" : `共 ${rows} 条，没有一条填了范围${over === rows ? "且在有效期内" : ""}`}，无法判断；请先填写或导入范围（CGCS2000）`, en: `${en}${mine.en} has ${rows} rows, none of them with its boundary: enter or import it (CGCS2000)` });
    else if (blank > 0) missing.push({ zh: `“${zh}”有 ${blank} 条没有填范围，未参与判断`, en: `${blank} rows of ${en} have no boundary and were not asked` });
    if (over > 0 && placed.size > 0) missing.push({ zh: `“${zh}”有 ${over} 条不在有效期内，未参与判断`, en: `${over} rows of ${en} are not in force and were not asked` });
  }
  for (const kind of source.pack ?? []) {
    const own = room.pack.places.filter((each) => each.kind === kind && each.geometry !== null && each.until === null), sketched = own.filter((each) => each.geometry?.approximate === true);
    for (const each of own) if (each.geometry?.approximate === false) zones.push(...partsOfPackPlace(each).slice(0, 1).map((place): Zone => ({ ledger: null, id: each.id, label: { zh: "地区数据包", en: "pack of the district" }, place })));
    if (sketched.length > 0) missing.push({ zh: `地区数据包中有 ${sketched.length} 处只有示意线，不用于判断`, en: `${sketched.length} places of the pack are sketches only and were not used` });
  }
  return zones;
}

async function found(reader: LedgerReader, room: PlacesRoom, question: PlaceQuestion, metres: number | null, missing: Labels[]): Promise<{ readonly zones: readonly Zone[]; readonly hits: readonly Found[]; readonly counts: readonly PlaceCount[] }> {
  const zones: Zone[] = [], hits = new Map<string, Found>(), counts: PlaceCount[] = [];
  for (const source of question.zones) zones.push(...await zonesFrom(reader, room, source, missing));
  if (zones.length > mostZones) throw new Refused("places/too-many-zones", `对照范围有 ${zones.length} 个，一次最多 ${mostZones} 个`, `there are ${zones.length} zones, at most ${mostZones} are asked at once`);
  for (const rows of question.rows) {
    const what = asked(room, rows.through?.ledger ?? rows.ledger, [rows.field], missing), ledger = room.ledgers.get(rows.ledger), before = hits.size;
    if (what === null || ledger === undefined || !readsSomewhere(ledger, room.reach)) continue;
    const scope = scopeFor(ledger, "read", room), filters = rows.where ?? [], named = new Map<string, string[]>();
    let placed = 0;
    if (rows.through === undefined) placed = await reader.ledgerCount(ledger, { scope, filters: [...filters, { field: rows.field, way: "filled", filled: true }] });
    else {
      const { reference } = rows.through;
      await eachRow(reader, ledger, room, filters, (row) => { const to = row.values[reference]; if (typeof to !== "string") return; const own = named.get(to); if (own) own.push(row.id); else named.set(to, [row.id]); });
      const there = new Set((await reader.ledgerRows(what.ledger, [...named.keys()])).filter((row) => !isBlank(row.values[rows.field])).map((row) => row.id));
      placed = [...named].reduce((sum, [to, ids]) => sum + (there.has(to) ? ids.length : 0), 0);
    }
    for (const zone of placed === 0 ? [] : zones) {
      const own = rows.through === undefined ? { scope, filters } : { scope: scopeFor(what.ledger, "read", room), filters: [], ids: [...named.keys()] };
      const { rows: near } = await reader.ledgerNear(what.ledger, own, { field: rows.field, place: zone.place, how: question.how === "inside" && zone.place.geometry !== "area" ? "overlaps" : question.how, metres }, null);
      for (const each of near) for (const id of rows.through === undefined ? [each.id] : named.get(each.id) ?? []) {
        const key = `${ledger.id} ${id}`, held = hits.get(key);
        if (held === undefined || each.metres < held.near.metres) hits.set(key, { rows, ledger, id, through: rows.through === undefined ? null : each.id, near: each, zone, zones: (held?.zones ?? 0) + 1 });
        else hits.set(key, { ...held, zones: held.zones + 1 });
      }
    }
    const all = await reader.ledgerCount(ledger, { scope, filters });
    counts.push({ ledger: ledger.id, title: ledger.title, found: hits.size - before, placed, unplaced: all - placed });
  }
  const order = new Map(question.rows.map(({ ledger }, at) => [ledger, at]));
  return { zones, counts, hits: [...hits.values()].sort((a, b) => a.near.metres - b.near.metres || (order.get(a.ledger.id) ?? 0) - (order.get(b.ledger.id) ?? 0) || (a.id < b.id ? -1 : 1)) };
}

const formulas = {
  inside: { zh: "位置的每一点都在范围之内，边界算在内；按经纬度的小数逐位判断，不作取整", en: "every position of it lies in the boundary, the border included; told from the exact decimals of the degrees" },
  overlaps: { zh: "位置与范围有公共点，边界算在内；按经纬度的小数逐位判断，不作取整", en: "it has a position in common with the boundary, the border included; told from the exact decimals of the degrees" },
  near: { zh: "最近两点之间的大地线长（CGCS2000 椭球，a = 6378137 m，1/f = 298.257222101，Vincenty 反算）；有公共点的为 0", en: "the geodesic between the two nearest positions on the ellipsoid of CGCS2000 (a = 6378137 m, 1/f = 298.257222101, Vincenty's inverse); 0 where they have a position in common" },
} as const;
const shortened = (place: Place): string => { const text = wktOf(place); return text.length > 120 ? `${text.slice(0, 110)}…（${place.positions.length} 点）` : text; };
/** Why a row was found (怎么算的): the rule, the ellipsoid, the two places. */
function lineageOf(question: PlaceQuestion, metres: number | null, hit: Found, name: string, zone: string, place: Place): Lineage {
  const near = question.how === "near", leaf = (label: string, id: string, at: Place): Lineage => ({ name: { zh: label, en: label }, value: shortened(at), unit: "", origin: "entered", source: { id }, inputs: [] });
  return {
    name: near ? { zh: `${name} 到 ${zone} 的距离`, en: `distance from ${name} to ${zone}` } : { zh: `${name} 与 ${zone}`, en: `${name} and ${zone}` }, value: near ? hit.near.metres.toFixed(1) : hit.near.inside ? "在内" : "相交", unit: near ? "m" : "", origin: "computed",
    rule: { id: `places/${question.how}`, formula: formulas[question.how], clauses: [], attestation: "REPORTED" }, ...(near ? { rounding: { rule: "GB/T 8170" as const, places: 1, exact: String(hit.near.metres) } } : {}),
    inputs: [leaf(hit.through === null ? `${name} 的位置` : `${name} 所属单位的位置`, hit.through ?? hit.id, place), leaf(`${zone}（${hit.zone.label.zh}）`, hit.zone.id, hit.zone.place), ...(near && metres !== null ? [{ name: { zh: "所问距离", en: "distance asked" }, value: String(metres), unit: "m", origin: "parameter" as const, source: question.quotation, inputs: [] }] : [])],
    notes: [question.remark, ...(hit.zones > 1 ? [{ zh: `另有 ${hit.zones - 1} 个范围也符合，列出的是最近（最先）的一个`, en: `${hit.zones - 1} more zones answer; the nearest, or first, is listed` }] : [])],
  };
}
const types = { point: "Point", line: "LineString", area: "Polygon" } as const;
function drawn(id: string, name: string, ledger: string | null, { geometry, positions }: Place): DrawnPlace {
  // degrees become numbers for drawing only
  const all = positions.map(([x, y]) => [Number(x), Number(y)]);
  return { type: "Feature", id, geometry: { type: types[geometry], coordinates: geometry === "point" ? all[0] : geometry === "area" ? [all] : all }, properties: { name, ledger } };
}

async function answered(ports: LedgerDeskPorts, actor: Actor, id: string, query: PlaceAnswerQuery, most: number): Promise<{ readonly answer: PlaceAnswer; readonly room: PlacesRoom }> {
  // who may not ask learns nothing, not even which questions there are
  mustRead(ports, actor);
  const question = placeQuestions.find((each) => each.id === id);
  if (question === undefined) throw new NotFound("place-question", id);
  const metres = question.metres === null ? null : query.metres === undefined || query.metres === "" ? question.metres.usual : Number(query.metres);
  if (metres !== null && !(metres >= 0 && metres <= 50_000)) throw new Refused("ledger/bad-query", "距离应为 0—50000 米", "the distance is 0 to 50 000 m", [{ field: "metres", zh: "应为 0—50000", en: "0 to 50 000" }]);
  return ports.ledgerStore.read(async (reader) => {
    const room = await placesRoom(ports, reader, actor), view = viewOf(room, question), missing: Labels[] = [];
    if (view.rows.length === 0 || view.zones.length === 0) throw new NotFound("place-question", id);
    const { zones, hits, counts } = await found(reader, room, question, metres, missing), shown = hits.slice(0, most), rows: PlaceHit[] = [], places: DrawnPlace[] = [];
    const grouped = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => { const out = new Map<string, Set<string>>(); for (const [ledger, one] of pairs) out.set(ledger, (out.get(ledger) ?? new Set()).add(one)); return new Map([...out].map(([ledger, ids]) => [ledger, [...ids]])); };
    const names = new Map<string, string>(), kept = new Map<string, KeptRow>(), drawnZones = zones.slice(0, mostDrawn), read = async (pairs: readonly (readonly [string, string])[], whole: boolean): Promise<void> => {
      for (const [ledger, ids] of grouped(pairs)) {
        const own = room.ledgers.get(ledger);
        if (own === undefined) continue;
        // a name is shown only to who sees it in the clear
        if (askableOf(own, room).seen.has(nameFieldOf(own))) for (const [row, name] of await namesIn(reader, room, own, ids)) names.set(`${ledger} ${row}`, name);
        if (whole) for (const row of await reader.ledgerRows(own, ids)) kept.set(`${ledger} ${row.id}`, row);
      }
    };
    await read(shown.flatMap((hit) => [[hit.ledger.id, hit.id] as const, ...(hit.through === null ? [] : [[hit.rows.through?.ledger ?? "", hit.through] as const])]), true);
    await read([...shown.map(({ zone }) => zone), ...drawnZones].flatMap((zone) => (zone.ledger === null ? [] : [[zone.ledger, zone.id] as const])), false);
    const zoneName = (zone: Zone): string => (zone.ledger === null ? room.pack.places.find((each) => each.id === zone.id)?.name.zh : names.get(`${zone.ledger} ${zone.id}`)) ?? zone.id;
    for (const hit of shown) {
      const row = kept.get(`${hit.ledger.id} ${hit.id}`), placed: AnyRow = kept.get(hit.through === null ? `${hit.ledger.id} ${hit.id}` : `${hit.rows.through?.ledger ?? ""} ${hit.through}`)?.values ?? {}, place = placed[hit.rows.field] as Place | null | undefined;
      if (row === undefined || place === null || place === undefined) continue;
      const own = names.get(`${hit.ledger.id} ${hit.id}`) ?? hit.id, unit = hit.through === null ? "" : names.get(`${hit.rows.through?.ledger ?? ""} ${hit.through}`) ?? "", name = unit === "" || unit === own ? own : `${unit} ${own}`, zone = zoneName(hit.zone);
      rows.push({
        ledger: hit.ledger.id, ledgerTitle: hit.ledger.title, id: hit.id, name, state: row.state === null ? null : hit.ledger.life?.states[row.state]?.label ?? null, zone: { ledger: hit.zone.ledger, id: hit.zone.id, name: zone, label: hit.zone.label },
        metres: hit.near.metres.toFixed(1), within: hit.near.inside, overlaps: hit.near.overlaps, zones: hit.zones, lineage: lineageOf(question, metres, hit, name, zone, place),
      });
      if (places.length < mostDrawn) places.push(drawn(hit.id, name, hit.ledger.id, place));
    }
    for (const each of counts) if (each.unplaced > 0) missing.push({ zh: `“${each.title.zh}”有 ${each.unplaced} 条没有位置，未参与判断`, en: `${each.unplaced} rows of ${each.title.en} have no place and were not asked` });
    return { room, answer: { question: view, metres, zones: zones.length, missing, counts, rows, count: hits.length, left: hits.length - rows.length, drawn: { zones: drawnZones.map((zone) => drawn(zone.id, zoneName(zone), zone.ledger, zone.place)), rows: places } } };
  });
}
/** The answer to a question of place over whole ledgers (空间分析). @throws {NotFound} {Forbidden} {Refused} ledger/bad-query, places/too-many-zones */
export async function questionAnswered(ports: LedgerDeskPorts, actor: Actor, id: string, query: PlaceAnswerQuery): Promise<PlaceAnswer> { return (await answered(ports, actor, id, query, mostShown)).answer; }

/** The answer as a table, recorded in the audit (导出). @throws {NotFound} {Forbidden} {Refused} */
export async function questionTaken(ports: LedgerDeskPorts, actor: Actor, id: string, query: PlaceAnswerQuery): Promise<TableModel> {
  if (!holds(actor.grants, "table.export", ports.ledgerStore.district, todayOf(ports.clock))) throw new Forbidden("table.export", `place-questions/${id}`);
  const { answer, room } = await answered(ports, actor, id, query, mostTaken), { question, metres } = answer, far = metres === null ? { zh: "", en: "" } : { zh: `${metres} 米内；`, en: `within ${metres} m; ` };
  const model: TableModel = {
    name: "ledger", title: question.title, unit: "", filter: { zh: `${far.zh}规划文本第 ${question.quotation.line} 行；共 ${answer.count} 条${answer.missing.map((each) => `；${each.zh}`).join("")}`, en: `${far.en}line ${question.quotation.line} of the plan; ${answer.count} rows${answer.missing.map((each) => `; ${each.en}`).join("")}` }, madeAt: ports.clock.now(), banner: room.pack.district.simulated ? "模拟" : "",
    columns: [
      { id: "ledger", label: { zh: "台账", en: "Ledger" }, unit: "", width: 24, kind: "text" }, { id: "name", label: { zh: "名称", en: "Name" }, unit: "", width: 32, kind: "text" }, { id: "state", label: { zh: "状态", en: "State" }, unit: "", width: 12, kind: "text" },
      { id: "zone", label: { zh: "对照范围", en: "Zone" }, unit: "", width: 28, kind: "text" }, { id: "field", label: { zh: "范围类别", en: "Kind of zone" }, unit: "", width: 16, kind: "text" }, { id: "metres", label: { zh: "距离", en: "Distance" }, unit: "m", width: 10, kind: "decimal" }, { id: "how", label: { zh: "关系", en: "How" }, unit: "", width: 10, kind: "text" },
    ],
    rows: answer.rows.map((row) => [row.ledgerTitle.zh, row.name, row.state?.zh ?? "", row.zone.name, row.zone.label.zh, row.metres, row.within ? "在内" : row.overlaps ? "相交" : "在外"]),
  };
  await ports.ledgerStore.write({ actor, action: "table.export", subject: `place-questions/${id}`, detail: `导出 ${question.title.zh} ${answer.rows.length} 行；${model.filter.zh}`.slice(0, 500) }, () => Promise.resolve());
  return model;
}
