import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checked, documentOf, formOf, headingOf, listOf, mapLayerOf, obstacles, readRow, replay, schemaOf, sheetOf, sqlOf, statisticsOf, tableOf, writeRow } from "@yunqing/ledger";
import { quietPlace } from "./quiet-place.js";

const here = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

describe("a new ledger of ten fields", () => {
  it("is one file of less than sixty lines, and the page of the documents shows exactly this file", () => {
    const file = here("quiet-place.ts");
    expect(file.trimEnd().split("\n").length).toBeLessThan(60);
    expect(Object.keys(quietPlace.fields)).toHaveLength(10);
    expect(/```ts\n([\s\S]*?)```/.exec(here("../../../../docs/new-ledger.md"))?.[1]).toBe(file);
  });

  it("has every surface without anything else", () => {
    const holds = ["ledger.read", "ledger.write", "ledger.approve"];
    expect(tableOf(quietPlace).present.name).toBe("quiet_place");
    expect(sqlOf(quietPlace).join("\n")).toMatch(/create table quiet_place[\s\S]*numeric\(/);
    expect(formOf(quietPlace, holds).sections.flatMap((section) => section.fields)).toHaveLength(10);
    expect(listOf(quietPlace, holds).filters.map((each) => each.name)).toEqual(expect.arrayContaining(["use", "row_state", "day"]));
    expect(listOf(quietPlace, holds).sorts).not.toContain("contact"); // seen masked, so not sorted by
    expect(mapLayerOf(quietPlace, holds).map((each) => each.geometry)).toEqual(["point"]);
    expect(statisticsOf(quietPlace, holds).counts.map((each) => each.by)).toEqual(["row_state", "use", "town"]);
    expect(schemaOf(quietPlace)).toMatchObject({ type: "object" });
    expect(documentOf(quietPlace)).toContain("噪声敏感点台账");
  });

  it("reads its own sheet back, names bad cells, and asks for what its rules ask", () => {
    const sheet = sheetOf(quietPlace), row = { number: "Z-1", name: "第一中学", use: "school", town: null, position: { geometry: "point", positions: [["113.1234567", "40.0123456"]] }, people: 1200, contact: null, day: "52.0", night: null, photo: null };
    const right = checked(quietPlace, row);
    expect(right.kind).toBe("right");
    const headings = sheet.columns.map(({ heading }) => heading), found = headingOf(sheet, headings);
    expect(found.found).toEqual(sheet.columns);
    // a heading is known without its unit too, also where the unit has brackets of its own
    expect(headingOf(sheet, ["昼间声级", "夜间声级(dBA)"])).toMatchObject({ found: [{ field: "day" }, null], faults: [{ code: "ledger/unit-differs" }] });
    expect(readRow(quietPlace, sheet, writeRow(quietPlace, sheet, row))).toMatchObject({ kind: "values", values: { number: "Z-1", people: 1200, day: "52.0" } });
    const bad = checked(quietPlace, { ...row, use: "hospital", day: "10" });
    expect(bad.kind === "refused" && bad.faults.map(({ field, code }) => [field, code])).toEqual([["day", "ledger/below-min"], ["night", "ledger/required"]]);
  });

  it("closes with its proof and by another person only, and comes back after a relapse", () => {
    const at = "2026-06-01T00:00:00.000Z", step = (seq: number, move: string, by: string, proofs: readonly { readonly kind: string; readonly hash: string }[] = [], note = "") => ({ row: "r", seq, move, at, by, note, proofs });
    const proof = { kind: "report", hash: "a".repeat(64) }, life = [step(1, "open", "ann"), step(2, "find", "ann", [], "58 dB(A)")];
    const asker = { user: "bea", holds: ["ledger.approve"] };
    expect(obstacles(quietPlace, replay(quietPlace, life), {}, "close", asker).map(({ kind }) => kind)).toEqual(["proof"]);
    const shown = [...life, step(3, "show", "ann", [proof])];
    expect(obstacles(quietPlace, replay(quietPlace, shown), {}, "close", { user: "ann", holds: ["ledger.approve"] }).map(({ kind }) => kind)).toEqual(["same-person"]);
    expect(obstacles(quietPlace, replay(quietPlace, shown), {}, "close", asker)).toEqual([]);
    const again = [...shown, step(4, "close", "bea"), step(5, "relapse", "ann", [], "复测超标")];
    expect(replay(quietPlace, again)).toMatchObject({ state: "loud", reopened: 1, proofs: [] });
  });
});
