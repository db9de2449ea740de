import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expressionText, operatorRanks, parseExpression, SensorThingsDesk, SensorThingsFault, type Expression, type Operator } from "@yunqing/domain";
import { director, monitoredPack, watched } from "./small-monitoring.js";

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: -9999, max: 9999 }).map((n) => ({ kind: "number" as const, text: String(n) })), fc.string().map((text) => ({ kind: "string" as const, text })),
  fc.constantFrom(["result"], ["Datastream", "ObservedProperty", "name"]).map((steps) => ({ kind: "path" as const, steps })), fc.boolean().map((value) => ({ kind: "boolean" as const, value })), fc.constant({ kind: "null" as const }));
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({ tree: fc.oneof({ maxDepth: 4 }, leaf,
  fc.record({ kind: fc.constant("binary" as const), op: fc.constantFrom(...(Object.keys(operatorRanks) as Operator[])), left: tie("tree"), right: tie("tree") }),
  fc.record({ kind: fc.constant("not" as const), of: tie("tree") }), tie("tree").map((one) => ({ kind: "call" as const, name: "length", args: [one] }))) }));

describe("filters", () => {
  test("what is printed reads back as the same", () => { fc.assert(fc.property(tree, (one) => { expect(parseExpression(expressionText(one))).toEqual(one); })); });
  test("and binds closer than or, mul than add", () => { expect(expressionText(parseExpression("a eq 1 or b eq 2 and c gt 1 add 2 mul 3"))).toBe("((a eq 1) or ((b eq 2) and (c gt (1 add (2 mul 3)))))"); });
  test.each([["result gt", 9], ["nothing(1)", 0], ["(a eq 1", 7], ["a eq 'x", 5], ["a eq 1 b", 7]])("%s is refused at character %d", (text, at) => {
    let fault: unknown; try { parseExpression(text); } catch (error) { fault = error; }
    expect(fault).toBeInstanceOf(SensorThingsFault); expect(fault).toMatchObject({ status: 400, at });
  });
});

describe("the district as SensorThings", () => {
  const base = "http://x/v1.1";
  async function asked(path: string, ...options: readonly (readonly [string, string])[]): Promise<any> { // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON as a client sees it
    const m = await watched(monitoredPack({ simulated: true }));
    for (const [hour, value] of [["07", "30.0"], ["08", "31.5"], ["09", "29"]]) await m.arrive(1, "hour", `2026-11-28T${hour}:00:00+08:00`, `a21026-Avg=${value},a21026-Flag=N`);
    const desk = new SensorThingsDesk({ store: m.store, observations: m.observations, clock: { now: () => m.time.now, id: () => "id" }, factorTable: { of: (code) => (code === "a21026" ? { code, name: { zh: "二氧化硫", en: "SO2" }, unit: "mg/m³", places: 2 } : null) } });
    return (await desk.answer(director, { base, path, options })).body;
  }
  const stream = "mill-stack~hour~a21026", observations = `Datastreams('${stream}')/Observations`;
  test("the root names the eight sets and what it conforms to", async () => { const root = await asked("/"); expect(root.value).toHaveLength(8); expect(root.serverSettings.conformance).toContain("http://www.opengis.net/spec/iot_sensing/1.1/req/datamodel"); });
  test("observations carry number, exact text and interval", async () => {
    expect((await asked(observations, ["$orderby", "phenomenonTime desc"], ["$top", "1"], ["$count", "true"]))).toMatchObject({ "@iot.count": 3, "@iot.nextLink": expect.stringContaining("$top=1&$skip=1") as string, value: [{ result: 29, parameters: { text: "29" }, phenomenonTime: "2026-11-28T09:00:00+08:00/2026-11-28T10:00:00+08:00" }] });
    expect((await asked(observations, ["$filter", "result gt 30 and Datastream/ObservedProperty/name eq '二氧化硫'"])).value).toMatchObject([{ result: 31.5 }]);
    expect((await asked(observations, ["$filter", "phenomenonTime lt 2026-11-28T08:00:00+08:00"])).value).toMatchObject([{ result: 30, parameters: { text: "30.0" } }]);
  });
  test("a property, its bare value, references, data arrays; simulated names say so", async () => {
    expect((await asked("Things('mill-stack')/name")).name).toContain("模拟");
    expect(await asked("Things('mill-stack')/name/$value")).toContain("模拟");
    expect((await asked("Things('mill-stack')/Datastreams/$ref")).value).toEqual([{ "@iot.selfLink": `${base}/Datastreams('mill-stack~hour~a21026')` }]);
    expect((await asked("Things", ["$expand", "Datastreams($select=name;$expand=Observations($top=1))"])).value[0].Datastreams[0].Observations).toMatchObject([{ result: 30 }]);
    expect((await asked(observations, ["$resultFormat", "dataArray"], ["$select", "result"])).value).toMatchObject([{ components: ["result"], dataArray: [[30], [31.5], [29]] }]);
  });
});
