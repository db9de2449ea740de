import type { Assignment, ReportedValue, Review } from "../ports.js";
import { scopeOfHolder, systemActor, type PlanDeskPorts } from "./plan-desk-office.js";
import { subjectOf } from "./plan-desk-rows.js";

/**
 * Puts the values and assigned targets that a demonstration district starts with into its store, once (模拟数据初值).
 * A district that is not simulated gets nothing, whatever its pack holds.
 * @returns how many facts were stored now
 */
export async function seedSimulation(ports: Pick<PlanDeskPorts, "store" | "clock">): Promise<number> {
  const { pack, values, assignments } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), values: await reader.values({}), assignments: await reader.assignments({}) }));
  if (!pack.district.simulated) return 0;
  const missing = pack.simulatedValues.filter((one) => !values.some((value) => value.origin === "simulated" && value.indicator === one.indicator && value.period === one.period));
  const unassigned = (pack.simulatedAssignments ?? []).filter((one) => !assignments.some((held) => held.plan === one.plan && held.indicator === one.indicator && held.year === one.year && held.document === one.document));
  if (missing.length + unassigned.length === 0) return 0;
  const at = ports.clock.now();
  await ports.store.write({ actor: systemActor, action: "simulation.seed", subject: pack.district.id, detail: `模拟值 ${missing.length} 项，模拟下达目标 ${unassigned.length} 项` }, async (writer) => {
    for (const one of missing) {
      const subject = subjectOf(pack, one.indicator), signed = { ...scopeOfHolder(pack, subject.holder), by: systemActor.user, at };
      const value: ReportedValue = { ...signed, id: ports.clock.id(), plan: subject.plan.id, indicator: subject.id, period: one.period, value: one.value, unit: subject.unit, origin: "simulated", document: "模拟数据", note: "模拟", evidence: [], corrects: null, reason: "" };
      const review: Review = { ...signed, id: ports.clock.id(), valueId: value.id, decision: "accept", note: "模拟" };
      await writer.appendValue(value);
      await writer.appendReview(review);
    }
    for (const one of unassigned) {
      const assignment: Assignment = { ...one, ...scopeOfHolder(pack, pack.district.bureau), id: ports.clock.id(), by: systemActor.user, at };
      await writer.appendAssignment(assignment);
    }
  });
  return missing.length + unassigned.length;
}
