export { bulletinKindRows, bulletinKinds, bulletinMoves, bulletinStates, paperKinds, type Bulletin, type BulletinKind, type BulletinMove, type BulletinSchedule, type BulletinState, type BulletinStep, type BulletinTemplateAct, type PaperKind } from "./model.js";
export type { BulletinPapers, BulletinReader, BulletinWriter } from "./ports.js";
export { bulletinMade, type BulletinBuilder, type BulletinCell, type BulletinChart, type BulletinChartShape, type BulletinColumn, type BulletinContent, type BulletinGround, type BulletinShape, type BulletinTable, type BulletinTableShape } from "./content.js";
export { bulletinBuilders } from "./kinds.js";
export { templateData, templateFields, type TemplateFault, type TemplateField } from "./template-fields.js";
export { bulletinMoveRows, fits as bulletinMoveFits, standingOf as bulletinStandingOf, type BulletinStanding } from "./life.js";
export { dueAt as bulletinDueAt, duePeriods, nextDue, schedulesInForce, type DuePeriod } from "./schedule.js";
export { revisionsOf, type BulletinRevision } from "./revision.js";
