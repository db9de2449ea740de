import { expect, test } from "vitest";
import type { PlanDesk } from "@yunqing/domain";
import type * as wire from "@yunqing/wire";

/** True when each of two types may stand for the other. The compiler does the test; the run only shows that the file was compiled. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : "the wire wants more or less than the desk answers") : "the desk answers what the wire does not take";
type Answer<K extends keyof PlanDesk> = PlanDesk[K] extends (...given: never[]) => Promise<infer A> ? A : never;
type Command<K extends keyof PlanDesk, Place extends number> = PlanDesk[K] extends (...given: infer G) => unknown ? (G extends readonly unknown[] ? G[Place] : never) : never;

const answers: {
  readonly plans: Same<Answer<"plans">, readonly wire.PlanView[]>; readonly overview: Same<Answer<"overview">, wire.OverviewView>;
  readonly indicators: Same<Answer<"indicators">, readonly wire.IndicatorRow[]>; readonly indicator: Same<Answer<"indicator">, wire.IndicatorDetail>;
  readonly values: Same<Answer<"values">, readonly wire.AwaitingValue[]>; readonly reportValue: Same<Answer<"reportValue">, wire.ValuePoint>; readonly reviewValue: Same<Answer<"reviewValue">, wire.ValuePoint>;
  readonly assignTarget: Same<Answer<"assignTarget">, wire.AssignmentView>; readonly targets: Same<Answer<"targets">, readonly wire.TargetRow[]>;
  readonly projects: Same<Answer<"projects">, wire.ProjectsView>; readonly project: Same<Answer<"project">, wire.ProjectDetail>; readonly reportProgress: Same<Answer<"reportProgress">, wire.ProgressReport>;
  readonly tasks: Same<Answer<"tasks">, wire.TaskMatrix>; readonly check: Same<Answer<"check">, wire.CheckView>; readonly document: Same<Answer<"document">, wire.DocumentView>;
  readonly layers: Same<Answer<"layers">, readonly wire.MapLayer[]>; readonly importLayer: Same<Answer<"importLayer">, wire.MapLayer>; readonly reports: Same<Answer<"reports">, readonly wire.ReportRow[]>;
  readonly organisations: Same<Answer<"organisations">, readonly wire.OrganisationView[]>; readonly places: Same<Answer<"places">, readonly wire.PlaceView[]>; readonly evidence: Same<Answer<"evidence">, wire.EvidenceView>; readonly audit: Same<Answer<"districtAudit">, wire.AuditView>;
} = {
  plans: true, overview: true, indicators: true, indicator: true, values: true, reportValue: true, reviewValue: true, assignTarget: true, targets: true, projects: true, project: true, reportProgress: true,
  tasks: true, check: true, document: true, layers: true, importLayer: true, reports: true, organisations: true, places: true, evidence: true, audit: true,
};
const commands: {
  readonly reportValue: Same<Command<"reportValue", 1>, wire.ReportValue>; readonly reviewValue: Same<Command<"reviewValue", 2>, wire.ReviewValue>; readonly assignTarget: Same<Command<"assignTarget", 1>, wire.AssignTarget>;
  readonly reportProgress: Same<Command<"reportProgress", 1>, wire.ReportProgress>; readonly importLayer: Same<Command<"importLayer", 1>, wire.ImportLayer>;
} = { reportValue: true, reviewValue: true, assignTarget: true, reportProgress: true, importLayer: true };

test("what the desk of the plan answers and takes is what crosses the wire, both ways", () => {
  expect(Object.values(answers)).toHaveLength(22);
  expect(Object.values(commands)).toHaveLength(5);
});
