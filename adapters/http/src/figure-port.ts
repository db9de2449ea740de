import type { Actor } from "@yunqing/domain";
import type { FigureHistoryRow, FigureHoursQuery, FigureHoursView, FigureOpened, FigurePublish, FigureQuery, FigureSubjectView, FigureView } from "@yunqing/wire";

/** What the routes ask of the desk of figures (统计值). */
export interface FigureDeskPort {
  views(actor: Actor, query: FigureQuery): Promise<readonly FigureView[]>;
  view(actor: Actor, key: string, depth: number | null): Promise<FigureOpened>;
  history(actor: Actor, key: string): Promise<readonly FigureHistoryRow[]>;
  publishAs(actor: Actor, command: FigurePublish): Promise<readonly FigureHistoryRow[]>;
  subjectViews(actor: Actor, day: string | null): Promise<readonly FigureSubjectView[]>;
  hourViews(actor: Actor, query: FigureHoursQuery): Promise<FigureHoursView>;
}
