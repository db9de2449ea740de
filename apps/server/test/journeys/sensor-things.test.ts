import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "/api/d/yungang", root = `${d}/sensorthings/v1.1`;
/** Three days of hours of two stations, counted by hand below: SO2 goes 10, 11, 12, 13 and round again, NO2 is 20. */
const hours = Array.from({ length: 72 }, (_, at) => ({ from: new Date(Date.UTC(2026, 5, 1) + at * 3_600_000).toISOString(), SO2: String(10 + (at % 4)) }));
/* eslint-disable @typescript-eslint/no-explicit-any -- JSON as a client sees it */
type Answer = { readonly status: number; readonly type: string; readonly body: any };

describe("other software reads the district by SensorThings 1.1, with a read key and over HTTP alone", () => {
  let program: Program, key = "", town: Person;
  const ask = async (path: string, options: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&"), answer = await fetch(path.startsWith("http") ? path : `${program.address}${root}${path}${query === "" ? "" : `?${query}`}`, { headers: { authorization: `Bearer ${key}` } }), text = await answer.text();
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text };
  };
  const rows = async (path: string, options: Readonly<Record<string, string>> = {}): Promise<any[]> => { const { status, body } = await ask(path, options); expect(status, JSON.stringify(body)).toBe(200); return body.value; };
  const ids = async (path: string, options: Readonly<Record<string, string>> = {}): Promise<unknown[]> => (await rows(path, options)).map((row) => row["@iot.id"]);
  const stream = "/Datastreams('st-east~hour~a21026')/Observations", june = "phenomenonTime ge 2026-06-01T08:00:00+08:00 and phenomenonTime lt 2026-06-04T08:00:00+08:00";

  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    const director = new Person(program.address, "director"), system = new Person(program.address, "sysadmin"), security = new Person(program.address, "secadmin");
    for (const who of [director, system, security]) await who.begin(program.passwords[who.name]!, own);
    const sent = async (path: string, body: object): Promise<Record<string, unknown>> => { const answer = await director.send("POST", `${d}${path}`, { id: newId(), ...body }); expect([path, answer.status], JSON.stringify(answer.body)).toEqual([path, 200]); return answer.body; };
    for (const [point, nameZh, place, longitude, latitude] of [["st-east", "东站", "gaoshanzhen", "113.16", "40.02"], ["st-west", "西站", null, "112.90", "39.95"]] as const) {
      await sent("/points", { point, seq: 0, kind: "air-station", nameZh, nameEn: point, place, enterprise: null, longitude, latitude, note: "", active: true });
    }
    const push = await sent("/push-keys", { name: "旅程", origin: "push", points: [], untilDay: null });
    const pushed = await fetch(`${program.address}${d}/observations`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${String(push["key"])}` }, body: JSON.stringify({ id: newId(), observations: ["st-east", "st-west"].flatMap((point) => hours.map(({ from, SO2 }) => ({ point, kind: "hour", from, values: { a21026: SO2, a21004: "20" } }))) }) });
    expect(pushed.status, await pushed.clone().text()).toBe(200);
    key = String((await sent("/read-keys", { name: "QGIS", use: "sensor-things", untilDay: null }))["key"]);
    const made = await system.send("POST", "/api/users", { id: newId(), name: "gaoshan", displayName: "高山镇", phone: null, organisation: null, district: null });
    const grant = await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role: "town", district: "yungang", organisation: "town-gaoshanzhen", place: "*", enterprise: null, from: "2026-01-01", until: null });
    expect([made.status, grant.status], JSON.stringify(grant.body)).toEqual([200, 200]);
    town = new Person(program.address, "gaoshan");
    await town.begin(String(made.body["oneTimePassword"]), own);
  }, 240_000);
  afterAll(async () => { await program?.stop(); });

  test("the landing page names the eight sets at addresses that answer, and claims no requirement that it keeps in part", async () => {
    const { body } = await ask("");
    expect(body.value.map(({ name }: any) => name).sort()).toEqual(["Datastreams", "FeaturesOfInterest", "HistoricalLocations", "Locations", "Observations", "ObservedProperties", "Sensors", "Things"]);
    for (const { url } of body.value) expect((await ask(url)).status, url).toBe(200);
    const claimed: string[] = body.serverSettings.conformance.map((uri: string) => uri.replace("http://www.opengis.net/spec/iot_sensing/1.1/req/", ""));
    expect(claimed).toEqual(["datamodel", "resource-path/resource-path-to-entities", ...["status-code", "query-status-code", "order", "expand", "select", "orderby", "top", "skip", "count", "built-in-filter-operations", "pagination"].map((one) => `request-data/${one}`)]);
  });

  test("entities carry what the model asks of them, their links lead on, and what is not there is 404", async () => {
    const [thing] = await rows("/Things", { $filter: "@iot.id eq 'st-east'" });
    expect(thing).toMatchObject({ "@iot.id": "st-east", name: "东站", properties: { kind: "air-station", simulated: false } });
    for (const link of ["Locations", "HistoricalLocations", "Datastreams"]) expect((await ask(thing[`${link}@iot.navigationLink`])).status, link).toBe(200);
    expect((await ask(thing["@iot.selfLink"])).body).toEqual(thing);
    const { body: observation } = await ask(`${stream}`, { $orderby: "phenomenonTime desc", $top: "1" });
    expect(observation.value[0]).toMatchObject({ result: 13, parameters: { text: "13" }, phenomenonTime: expect.stringMatching(/^2026-06-04T07:00:00/) as string });
    for (const [name, step] of [["Datastream", "st-east~hour~a21026"], ["FeatureOfInterest", "st-east"]] as const) expect((await ask(observation.value[0][`${name}@iot.navigationLink`])).body["@iot.id"]).toBe(step);
    expect((await ask("/Datastreams('st-east~hour~a21026')/Thing/Locations")).body.value[0].location).toEqual({ type: "Point", coordinates: [113.16, 40.02] });
    expect((await ask("/Things('st-east')/name/$value")).body).toBe("东站");
    expect([(await ask("/Things('none')")).status, (await ask("/Nothings")).status, (await ask("/Things", { $filter: "name eq" })).status, (await ask("/Things", { $top: "x" })).status]).toEqual([404, 404, 400, 400]);
  });

  test("filters: numbers, texts, times by their parts, places, and along relations", async () => {
    const count = async (filter: string, of = stream): Promise<number> => { const { status, body } = await ask(of, { $filter: filter, $count: "true", $top: "1" }); expect(status, JSON.stringify(body)).toBe(200); return body["@iot.count"]; };
    // 72 hours in turns of four: 18 of each value; 24 hours a day by the clock of Beijing, the first day from 08:00 on
    expect([await count(june), await count(`${june} and result gt 11`), await count(`${june} and result add 1 eq 14`), await count(`${june} and not (result eq 10)`)]).toEqual([72, 36, 18, 54]);
    expect([await count(`${june} and day(phenomenonTime) eq 2`), await count(`${june} and hour(phenomenonTime) eq 8`), await count(`${june} and month(phenomenonTime) eq 7`), await count(`${june} and date(phenomenonTime) eq date(2026-06-01T12:00:00+08:00)`)]).toEqual([24, 3, 0, 16]);
    expect(await count(`${june} and Datastream/Thing/name eq '西站' and result eq 10 and Datastream/ObservedProperty/properties/code eq 'a21026'`, "/Observations")).toBe(18);
    expect(await ids("/Things", { $filter: "startswith(name,'东') or substringof('西',name)", $orderby: "name" })).toEqual(["st-east", "st-west"]);
    expect(await ids("/Locations", { $filter: "st_within(location,geography'POLYGON((113 39.9,113.3 39.9,113.3 40.1,113 40.1,113 39.9))')" })).toEqual(["st-east"]);
    expect(await ids("/Things", { $filter: "geo.distance(Locations/location,geography'POINT(112.9 39.95)') lt 0.01" })).toEqual(["st-west"]);
  });

  test("select, nested expand, order, and pages followed to the end", async () => {
    const [thing] = await rows("/Things", { $filter: "name eq '东站'", $select: "name,Datastreams", $expand: `Datastreams($select=name,unitOfMeasurement;$orderby=@iot.id;$expand=ObservedProperty($select=name),Observations($filter=${june};$orderby=result desc,phenomenonTime;$top=2;$select=result))` });
    expect([Object.keys(thing).filter((name) => !name.includes("@iot")).sort(), thing.Datastreams.length]).toEqual([["Datastreams", "name"], 2]);
    expect(thing.Datastreams[1]).toMatchObject({ ObservedProperty: { name: "二氧化硫" }, Observations: [{ result: 13 }, { result: 13 }] });
    const seen: string[] = [];
    let next: string | undefined = `${program.address}${root}${stream}?$filter=${encodeURIComponent(june)}&$orderby=phenomenonTime&$top=25&$skip=2&$count=true&$select=phenomenonTime`, pages = 0;
    while (next !== undefined) {
      const { body }: Answer = await ask(next);
      expect(body["@iot.count"]).toBe(72);
      seen.push(...body.value.map((row: any) => row.phenomenonTime.slice(0, 19)));
      next = body["@iot.nextLink"]; pages++;
      expect(pages).toBeLessThan(10);
    }
    expect([pages, seen.length, new Set(seen).size, seen[0], seen.at(-1)]).toEqual([3, 70, 70, "2026-06-01T10:00:00", "2026-06-04T07:00:00"]);
    expect(seen).toEqual([...seen].sort());
  });

  test("data arrays and GeoJSON", async () => {
    const arrays = await rows(stream, { $resultFormat: "dataArray", $filter: june, $orderby: "phenomenonTime", $top: "4", $select: "result" });
    expect(arrays).toMatchObject([{ components: ["result"], "dataArray@iot.count": 4, dataArray: [[10], [11], [12], [13]] }]);
    const { type, body } = await ask("/Things", { $resultFormat: "GeoJSON", $orderby: "name" });
    expect([type.split(";")[0], body.type, body.features.map(({ id, geometry }: any) => [id, geometry.coordinates])]).toEqual(["application/geo+json", "FeatureCollection", [["st-east", [113.16, 40.02]], ["st-west", [112.9, 39.95]]]]);
  });

  test("a town's person sees the town's own station, by whichever way; the other does not exist", async () => {
    const seen = async (path: string): Promise<any> => (await town.send("GET", `${root}${path}`)).body;
    for (const [set, mine] of [["Things", ["st-east"]], ["Locations", ["st-east"]], ["FeaturesOfInterest", ["st-east"]], ["Datastreams", ["st-east~hour~a21004", "st-east~hour~a21026"]]] as const) expect((await seen(`/${set}`)).value.map((row: any) => row["@iot.id"]), set).toEqual(mine);
    expect((await seen(`/Observations?$filter=${encodeURIComponent(june)}&$count=true&$top=1`))["@iot.count"]).toBe(144);
    for (const path of ["/Things('st-west')", "/Datastreams('st-west~hour~a21026')", "/Datastreams('st-west~hour~a21026')/Observations", "/Locations('st-west')", "/FeaturesOfInterest('st-west')/Observations"]) expect((await town.send("GET", `${root}${path}`)).status, path).toBe(404);
    expect(JSON.stringify(await seen("/ObservedProperties('a21026')?$expand=Datastreams"))).not.toContain("st-west");
    const [west] = await rows("/Datastreams('st-west~hour~a21026')/Observations", { $filter: june, $top: "1" });
    expect((await town.send("GET", `${root}/Observations('${encodeURIComponent(west["@iot.id"])}')`)).status).toBe(404);
  });
});
