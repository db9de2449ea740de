import type { Actor } from "../access/model.js";
import { analysisMethods, analysisNames, analysisSourceNote } from "../analysis/method.js";
import type { AnalysisAnswer, AnalysisKind, AnalysisQuery } from "../analysis/answer.js";
import { analysisSheet } from "../analysis/sheet.js";
import { Forbidden } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import { boxMade, calendarMade, completenessMade, rhythmMade, trendMade, type AnalysisMade } from "./analysis-desk-made.js";
import { comparisonMade, correlationMade, polarMade, roseMade, sectionMade } from "./analysis-desk-joined.js";
import { groundOfAnalysis, type AnalysisDeskPorts, type AnalysisGround } from "./analysis-desk-office.js";
import { guarded, sightFor } from "./monitor-desk-office.js";

export type { AnalysisDeskPorts } from "./analysis-desk-office.js";
const makers: Readonly<Record<AnalysisKind, (ports: AnalysisDeskPorts, ground: AnalysisGround) => Promise<AnalysisMade>>> = {
  calendar: calendarMade, "time-variation": rhythmMade, "wind-rose": (ports, ground) => roseMade(ports, ground, "speed"), "pollution-rose": (ports, ground) => roseMade(ports, ground, "value"), polar: polarMade,
  trend: trendMade, correlation: correlationMade, comparison: comparisonMade, "long-section": sectionMade, box: boxMade, completeness: completenessMade,
};

/** The desk of analysis (分析): reading needs `monitor.read`, and a subject outside the person's scope does not exist; taking a table away needs `table.export` at each subject and is on record. */
export class AnalysisDesk {
  constructor(readonly ports: AnalysisDeskPorts) {}
  /** One analysis with its table, drawing and method. @throws {Forbidden} {NotFound} {Refused} analysis/bad-query */
  async analyse(actor: Actor, query: AnalysisQuery): Promise<AnalysisAnswer> {
    return guarded(this.ports, actor, "monitor.read", query.subjects.slice(0, 200), async () => this.#made(await groundOfAnalysis(this.ports, actor, query)));
  }
  /** Its table for Excel (导出分析数据). @throws {Forbidden} without table.export at every subject {NotFound} {Refused} */
  async taken(actor: Actor, query: AnalysisQuery, language: "zh" | "en" = "zh"): Promise<TableModel> {
    const { store, clock } = this.ports;
    return guarded(this.ports, actor, "table.export", query.subjects.slice(0, 200), async () => {
      const ground = await groundOfAnalysis(this.ports, actor, query), pack = await store.read((reader) => reader.pack()), may = sightFor(this.ports, actor, "table.export", pack);
      for (const { subject, placePath, organisationPath, enterprise } of ground.rows) if (!may({ district: store.district, placePath, organisationPath, enterprise })) throw new Forbidden("table.export", subject.id);
      const model = analysisSheet(await this.#made(ground), { district: ground.district, madeAt: clock.now(), language });
      await store.write({ actor, action: "table.export", subject: query.subjects.slice(0, 200), detail: `${model.title.zh}，${String(model.rows.length)} 行，${query.from} 至 ${query.until}` }, () => Promise.resolve());
      return model;
    });
  }
  async #made(ground: AnalysisGround): Promise<AnalysisAnswer> {
    const { query: { kind, line, from, until }, rows, items, doubtful, simulated } = ground, method = analysisMethods[kind], note = analysisSourceNote(line, doubtful), names = analysisNames[kind], [item] = items;
    const said = { zh: rows.length > 3 ? `${rows[0]!.name.zh}等 ${String(rows.length)} 个对象` : rows.map(({ name }) => name.zh).join("、"), en: rows.length > 3 ? `${rows[0]!.name.en} and ${String(rows.length - 1)} more` : rows.map(({ name }) => name.en).join(", ") };
    const of = items.length === 1 && item !== undefined ? { zh: ` ${item.name.zh}`, en: ` ${item.name.en}` } : { zh: "", en: "" };
    return {
      kind, title: { zh: `${said.zh}${of.zh} ${names.zh}`, en: `${said.en}${of.en}: ${names.en}` }, line, from, until, simulated, subjects: rows.map(({ subject, name }) => ({ subject, name })), items,
      method: { zh: `${method.zh}${note.zh}`, en: `${method.en} ${note.en}`, reference: method.reference }, ...(await makers[kind](this.ports, ground)),
    };
  }
}
