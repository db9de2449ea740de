import { visibleTo } from "@yunqing/ledger";
import { expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const open = ledgers.filter((each) => each.public !== undefined);
/** Typed by hand: what is opened by chance is seen here, field by field. */
const meant: Readonly<Record<string, string>> = {
  "cleaner-production": "unit year industry trigger listed disclosed started due result", "control-unit": "code name class elements town area boundary requirements document inForce", disclosure: "stream title unit period publishedOn address",
  "drinking-source": "name level kind use town supplier population zoned zoneDocument firstArea secondArea quasiArea first second quasi standard frequency", "drinking-water-round": "source stage round kind sampledOn items verdict exceeding publishedOn address",
  "eia-credit": "subject kind creditCode engineer number happenedOn recordedOn within fault points basis decision shownUntil", enterprise: "name creditCode industry permitClass permit permitUntil", "enterprise-credit": "unit year proposed publishedOn shownUntil",
  "green-unit": "name kind level year town measures acceptedOn document until", "groundwater-discharger": "unit year ground installed networked publishedOn", "hw-licence": "unit operator licence kind ways validity categories codes capacity outside", "key-discharger": "unit year media publishedOn",
  "listed-case": "number title unit level demands listedOn due document", "livestock-zone": "name kind reason town area outline document since", machine: "code kind stage fuel plated registeredOn state", "no-coal-zone": "number name kind boundary area places document inForce bans exempt",
  offence: "code name field forbidden article penalty least most other since until", "outfall-sign": "outfall number position shown qr installed publishedOn publishedAt", "penalty-case": "number unit cause decidedOn decision fine publishedOn", "permit-stop": "number kind subject reason scope document since months until demands",
  "polluted-plot": "code name town address outline area pollutants", "project-eia": "code name owner nature industry town category accepted approved approval approver", publicity: "number title kind opens closes days ways address received", "published-grade": "kind subject year grade reason publishedOn shownUntil link",
  "published-result": "kind subject round sampledOn items standard verdict exceeding action publishedOn link", "random-check": "draw unit checkedOn matter result publishedOn", "random-draw": "number title year quarter objects keyShare specialShare generalShare commitment drawnOn secret poolSize toDraw drawn publishedOn", "river-chief": "level river reach length town village chief post contact frequency signCode signSpot",
  "soil-key-unit": "unit year change industry listed publishedOn publishedAt", "surface-section": "name year river level assessed position goal class meets exceeding", "target-assessment": "body kind year result", "third-party-lab": "name creditCode cma until scope items grade", "transport-company": "name creditCode kind listedOn",
};
it("of these ledgers these fields and no others are open to everybody", () => { expect(Object.fromEntries(open.map((each) => [each.id, [...visibleTo(each, ["public"])].sort()]))).toEqual(Object.fromEntries(Object.entries(meant).map(([id, fields]) => [id, fields.split(" ").sort()]))); });
it.each(open.map((each) => [each.id, each] as const))("%s shows the public no telephone, no identity number, no file and nothing that only the office sees, and says on which basis", (_, own) => {
  const seen = visibleTo(own, ["public"]);
  expect(seen.filter((name) => { const field = own.fields[name]; return field === undefined || ["phone", "identity", "file"].includes(field.kind) || field.seenBy !== undefined; })).toEqual([]);
  expect(own.public?.basis.zh).toMatch(/法|条例|办法|规定|规划|号|标识|公开|公布/);
});
it("what is written before its approval is not open: a statement, a draft, a proposal only in the states that follow", () => {
  const early = ["draft", "drafting", "drafted", "proposed", "filed"];
  expect(open.filter((each) => early.includes(each.life?.initial ?? "") && each.public?.rows === undefined).map((each) => each.id)).toEqual([]);
});
