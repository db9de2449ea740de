import { Type } from "typebox";
import { LabelsShape, LineageShape } from "./lineage.js";
import { EvidenceShape, QuotationShape, dutyStates, projectStates } from "./plan.js";
import { count, list, named, oneOf, oneOfOrNull, text, textOrNull, yes } from "./shape.js";

export const dutyMoves = ["sign", "note", "submit", "approve", "return", "urge", "transfer", "extend", "withdraw", "pause", "resume", "join", "leave", "sign-part", "submit-part", "return-part"] as const;
export const dutyStepMoves = [...dutyMoves, "open", "remind", "escalate", "redate"] as const;

const project = {
  id: text, domain: text, group: text, seq: count, name: text, owner: text, content: text, benefitPrinted: text,
  benefits: list(Type.Object({ pollutant: text, tonnesPerYear: text })),
  investmentPrinted: text, investmentUnit: text, investmentWan: text, from: textOrNull, until: textOrNull, periodPrinted: text, location: text,
  place: textOrNull, lead: text, columns: list(Type.Object({ label: text, value: text })), state: oneOf(projectStates), stateReason: LabelsShape,
  progress: textOrNull, paidWan: textOrNull, quotation: QuotationShape, inferred: list(text),
};
const ProjectRowShape = named("ProjectRow", Type.Object(project));
export const ProgressReportShape = named("ProgressReport", Type.Object({
  id: text, project: text, day: text, percent: textOrNull, state: oneOf(projectStates), paidWan: textOrNull, note: text, by: text, at: text, evidence: list(EvidenceShape),
}));
export const ProjectDetailShape = named("ProjectDetail", Type.Object({ ...project, reports: list(ProgressReportShape) }));

const MoneyRowShape = named("MoneyRow", Type.Object({ label: text, computedWan: textOrNull, printedWan: textOrNull, projects: count }));
export const ProjectsShape = named("Projects", Type.Object({
  rows: list(ProjectRowShape),
  money: Type.Object({ byGroup: list(MoneyRowShape), bySource: list(MoneyRowShape), totalComputedWan: text, totalPrintedWan: textOrNull, lineage: LineageShape }),
  reductions: list(Type.Object({ pollutant: text, tonnesPerYear: text, lineage: LineageShape })),
}));

const duty = {
  id: text, number: text, title: text, kind: oneOf(["indicator", "target", "project", "report", "manual", "ledger"]),
  cause: Type.Object({ rule: text, subject: text, text: LabelsShape }), holder: text, approver: textOrNull, state: oneOf(dutyStates),
  light: oneOf(["green", "yellow", "red", "paused", "none"]), openedDay: text, dueDay: text, workingDaysLeft: count, overdue: yes, place: textOrNull,
  pausedSince: textOrNull, coHolders: list(text), estimated: yes,
};
export const DutyRowShape = named("DutyRow", Type.Object(duty));
export const DutyDetailShape = named("DutyDetail", Type.Object({
  ...duty, text,
  steps: list(Type.Object({
    id: text, at: text, by: text, what: text, note: text, from: oneOfOrNull(dutyStates), to: oneOf(dutyStates), move: oneOf(dutyStepMoves), party: textOrNull, dueDay: text, evidence: list(EvidenceShape),
  })),
  may: list(oneOf(dutyMoves)), clock: LineageShape,
  paused: Type.Union([Type.Object({ since: text, reason: LabelsShape, note: text, by: text }), Type.Null()]),
  parts: list(Type.Object({ holder: text, state: oneOf(["awaiting-sign", "in-hand", "submitted"]), note: text, evidence: list(EvidenceShape), may: list(oneOf(dutyMoves)) })),
  law: Type.Union([Type.Object({ limit: text, name: LabelsShape, basis: text, text: LabelsShape, since: text, instant: textOrNull, attestation: oneOf(["VERIFIED", "REPORTED", "FROM MEMORY"]), extension: Type.Union([LabelsShape, Type.Null()]) }), Type.Null()]),
}));
