export { countsOf, matched, matchedWithPauses, type Compared, type Matched } from "./match.js";
export { apartOf, digestOfItem, isDifference, itemKinds, matchingEdition, namesInForce, reasonsFor, resolutionOf, resolutionReasons, sinceLast, standingReasons, type ActMove, type Candidate, type FieldDifference, type ItemKind, type ItemSide, type MatchedBy, type OurRow, type ReconciliationAct, type ReconciliationCounts, type ReconciliationItem, type ReconciliationRun, type ResolutionReason, type ResolutionState, type RunStep, type SideCounts, type SinceLast, type SubjectName, type TheirLine, type UnreadLine } from "./model.js";
export { alikeness, nameKeyOf, nameRulesOf, placeWordsOf, spellingsOf, type NameKey, type PlaceWords } from "./names.js";
export { type ReconciliationReader, type ReconciliationWriter } from "./ports.js";
export { isExporting, nationalSystems, type NationalSystem } from "./systems.js";
