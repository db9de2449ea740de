import { waterClasses } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { latestHour } from "../board/latest-hour.js";
import { hourOf, periodOf } from "../statistics/period.js";
import { Asked, groundOf, subjectOf, targetsOf, type BoardDeskPorts } from "./board-desk-office.js";
import type { BoardQuery, BoardWater } from "./board-desk-views.js";

/** The five and the temperature that an automatic station tells each four hours, and its nutrients (常规五参数等). */
const latestItems = ["pH", "DO", "CODMn", "NH3-N", "TP", "TN"] as const;

/** The state of surface water (地表水): sections against their targets, rivers, lakes, shares. @throws {Forbidden} {Refused} board/bad-day */
export async function waterOf(ports: BoardDeskPorts, actor: Actor, query: BoardQuery): Promise<BoardWater> {
  const ground = await groundOf(ports, actor, query), { head, year, subjects } = ground, { points, profiles, bodies } = await ports.network.network(), asked = new Asked(query.line), month = periodOf("month", head.day), last = latestHour(Date.parse(ports.clock.now())), hour = hourOf(last.day, last.hour);
  const kindOf = new Map(points.map(({ point, kind }) => [point, kind])), nameOf = new Map(bodies.map(({ body, name }) => [body, name]));
  const sections = subjects.filter(({ subject }) => subject.kind === "section").map((row) => {
    const { subject, targetClass } = row, automatic = kindOf.get(subject.id) === "water-station" && profiles.get(subject.id)?.method !== "manual", of = "water-state" as const;
    const thisMonth = asked.of(subject, of, month), now = asked.of(subject, of, year), before = asked.of(subject, "year-before", year, { of }), change = asked.of(subject, "change-on-year", year, { of }), target = targetClass !== null && (waterClasses as readonly string[]).includes(targetClass) && targetClass !== "inferiorV" ? asked.of(subject, "target-distance", year, { of, target: targetClass }) : null;
    const latest = automatic ? latestItems.map((item) => asked.of(subject, "water-value", hour, { item })) : [];
    return () => ({ ...subjectOf(row), body: row.body, bodyName: row.body === null ? null : nameOf.get(row.body) ?? null, chainage: row.chainage, targetClass, month: thisMonth(), year: { now: now(), before: before(), change: change() }, yearBefore: before(), target: target === null ? null : target(), latest: latest.map((get) => get()) });
  });
  const rivers = subjects.filter(({ subject }) => subject.kind === "river").map((row) => { const state = asked.of(row.subject, "water-state", year); return () => ({ ...subjectOf(row), state: state() }); });
  const lakes = subjects.filter(({ subject }) => subject.kind === "lake").map((row) => { const state = asked.of(row.subject, "water-state", year), trophic = asked.of(row.subject, "water-trophic", year); return () => ({ ...subjectOf(row), state: state(), trophic: trophic() }); });
  const district = subjects.find(({ subject }) => subject.kind === "district")?.subject, share = district === undefined ? null : asked.of(district, "water-good-share", year), shareBefore = district === undefined ? null : asked.of(district, "year-before", year, { of: "water-good-share" }), targets = await targetsOf(ports, ground, asked, "water");
  await asked.make(ports.figures);
  return { ...head, sections: sections.map((get) => get()), rivers: rivers.map((get) => get()), lakes: lakes.map((get) => get()), share: share === null ? null : share(), shareBefore: shareBefore === null ? null : shareBefore(), targets: targets() };
}
