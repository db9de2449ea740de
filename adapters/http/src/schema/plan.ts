import { Type } from "typebox";
import { LabelsShape, LineageShape } from "./lineage.js";
import { count, countOf, list, named, numberOrNull, oneOf, oneOfOrNull, orNull, text, textOrNull, yes } from "./shape.js";

export const comparators = ["<", "<=", ">=", ">", "="] as const;
export const states = ["met", "missed", "on-track", "behind", "not-computable", "awaiting-target"] as const;
export const statesOrOverdue = [...states, "overdue"] as const;
export const projectStates = ["not-started", "under-way", "done", "late", "unknown"] as const;
export const dutyStates = ["awaiting-sign", "in-hand", "awaiting-review", "closed", "returned", "withdrawn"] as const;
const origins = ["printed", "entered", "measured", "simulated"] as const;

export const QuotationShape = named("Quotation", Type.Object({ quote: text, line: count }));
export const EvidenceShape = named("Evidence", Type.Object({ hash: text, name: text, type: text, bytes: count, thumbnail: yes }));

export const TargetShape = named("Target", Type.Union([
  Type.Object({ kind: Type.Literal("bound"), op: oneOf(comparators), value: text, printed: text }),
  Type.Object({ kind: Type.Literal("bare"), op: oneOf(comparators), value: text, printed: text }),
  Type.Object({ kind: Type.Literal("delegated"), printed: text }),
  Type.Object({ kind: Type.Literal("words"), printed: text }),
  Type.Object({ kind: Type.Literal("blank"), printed: text }),
]));

export const PlanShape = named("Plan", Type.Object({
  id: text, version: text, title: LabelsShape, issuer: text, issuedDay: text, baseYear: count, targetYear: count, finalDay: text, current: yes,
  counts: Type.Object({ indicators: count, targets: count, projects: count, tasks: count }),
}));

const valuePoint = {
  id: text, period: text, value: text, rounded: text, origin: oneOf(origins), status: oneOf(["submitted", "accepted", "returned", "superseded"]),
  document: text, by: text, at: text, reviewedBy: textOrNull, reviewedAt: textOrNull, note: text, corrects: textOrNull, correctedBy: textOrNull,
  evidence: list(EvidenceShape),
};
export const ValuePointShape = named("ValuePoint", Type.Object(valuePoint));
export const AwaitingValueShape = named("AwaitingValue", Type.Object({ ...valuePoint, indicator: text, indicatorName: LabelsShape }));

export const AssignmentShape = named("Assignment", Type.Object({
  id: text, indicator: text, year: count, op: oneOf(comparators), value: text, document: text, documentDay: text, by: text, at: text,
}));

const indicator = {
  id: text, code: text, seq: count, category: text, name: LabelsShape, printedName: text, unit: text,
  better: oneOf(["higher", "lower", "unspecified"]), nature: oneOfOrNull(["binding", "expected"]),
  base: Type.Object({ year: count, printed: text, value: textOrNull }),
  target: TargetShape, targetYear: count, assigned: orNull(AssignmentShape), state: oneOf(states), stateReason: LabelsShape,
  value: orNull(Type.Object({ period: text, exact: text, rounded: text, origin: oneOf(origins) })),
  path: orNull(Type.Object({ period: text, expected: text })), distance: textOrNull, printedState: textOrNull, disagrees: yes,
  spark: list(Type.Object({ period: text, value: text })), holder: textOrNull, quotation: QuotationShape, inferred: list(text),
};
export const IndicatorRowShape = named("IndicatorRow", Type.Object(indicator));

const DutyRefShape = named("DutyRef", Type.Object({ id: text, number: text, title: text, state: oneOf(dutyStates) }));
const ForecastShape = named("Forecast", Type.Object({
  method: LabelsShape, points: list(Type.Object({ period: text, value: Type.Number(), low: Type.Number(), high: Type.Number() })),
  level: Type.Number(), probabilityOfMeeting: numberOrNull, reason: orNull(LabelsShape),
}));
export const IndicatorDetailShape = named("IndicatorDetail", Type.Object({
  ...indicator, series: list(ValuePointShape), pathLine: list(Type.Object({ period: text, value: text })), forecast: ForecastShape, lineage: LineageShape,
  quotations: list(QuotationShape), duties: list(DutyRefShape), related: Type.Object({ projects: list(text), tasks: list(text), findings: list(text) }),
}));

export const TargetRowShape = named("TargetRow", Type.Object({
  id: text, section: text, domain: text, metric: text, unit: text, target: TargetShape, due: textOrNull, scope: text, quotation: QuotationShape,
  holder: textOrNull, state: oneOf(statesOrOverdue), stateReason: LabelsShape, value: orNull(Type.Object({ period: text, rounded: text })),
  dueBeforeIssue: yes, indicator: textOrNull, inferred: list(text),
}));

export const TaskMatrixShape = named("TaskMatrix", Type.Object({
  sections: list(Type.Object({ id: text, title: text })),
  organisations: list(Type.Object({ id: text, name: LabelsShape, duty: text, quotation: QuotationShape })),
  tasks: list(Type.Object({
    id: text, section: text, title: text, text, quotation: QuotationShape, holders: list(Type.Object({ organisation: text, inferred: yes })),
    due: textOrNull, targets: list(text),
  })),
}));

export const CheckShape = named("Check", Type.Object({
  findings: list(Type.Object({
    id: text, rule: text, source: oneOf(["rule", "remark"]), severity: oneOf(["high", "medium", "low"]),
    places: list(Type.Object({ line: count, quote: text, value: text })), message: LabelsShape, advice: LabelsShape, lineage: orNull(LineageShape),
  })),
  byRule: list(Type.Object({ rule: text, name: LabelsShape, count })), remarks: count, rulesRun: count,
}));

export const DocumentShape = named("Document", Type.Object({
  title: text,
  lines: list(Type.Object({
    line: count, text,
    links: list(Type.Object({
      kind: oneOf(["indicator", "target", "project", "task", "finding", "place", "department", "enterprise", "fact"]), id: text, quote: text, label: text,
    })),
  })),
  contents: list(Type.Object({ line: count, level: count, title: text })),
}));

export const OverviewShape = named("Overview", Type.Object({
  plan: PlanShape, day: text, known: text, indicators: countOf(states), binding: countOf(states), targets: countOf(statesOrOverdue), projects: countOf(projectStates),
  money: Type.Object({ plannedWan: text, paidWan: text, share: textOrNull }),
  duties: Type.Object({ open: count, dueSoon: count, overdue: count, awaitingReview: count, paused: count }),
  attention: list(Type.Object({ kind: oneOf(["indicator", "target", "project", "duty"]), id: text, title: text, state: text, reason: LabelsShape })),
  deadlines: list(Type.Object({ day: text, kind: oneOf(["target", "project", "duty", "report"]), id: text, title: text })),
  findings: Type.Object({ high: count, medium: count, low: count }), pendingReview: count,
}));

export const MapLayerShape = named("MapLayer", Type.Object({
  id: text, title: LabelsShape, group: LabelsShape, approximate: yes, kind: oneOf(["polygon", "line", "point"]), features: Type.Unknown(),
  imported: orNull(Type.Object({ by: text, at: text, crs: text })),
}));
export const FrozenFigureShape = named("FrozenFigure", Type.Object({ id: text, subject: text, value: orNull(text), unit: text, at: text, lineage: LineageShape }));
export const ReportRowShape = named("ReportRow", Type.Object({
  id: text, title: text, kind: text, plan: text, day: text, known: text, by: text, at: text, bytes: count, hash: text,
}));
