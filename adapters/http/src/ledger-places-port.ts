import type { Actor, TableModel } from "@yunqing/domain";
import type { LedgerMapLayer, PlaceAnswer, PlaceAnswerQuery, PlaceQuestionView, PlacesAt, PlacesAtQuery } from "@yunqing/wire";

/** What the routes ask of where rows lie (空间分析). */
export interface LedgerPlacesPort {
  placeQuestions(actor: Actor): Promise<readonly PlaceQuestionView[]>;
  placeAnswer(actor: Actor, question: string, query: PlaceAnswerQuery): Promise<PlaceAnswer>;
  placeTable(actor: Actor, question: string, query: PlaceAnswerQuery): Promise<TableModel>;
  placesAt(actor: Actor, query: PlacesAtQuery): Promise<PlacesAt>;
  layers(actor: Actor): Promise<readonly LedgerMapLayer[]>;
}
