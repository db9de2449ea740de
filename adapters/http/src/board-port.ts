import type { Actor, TableModel } from "@yunqing/domain";
import type { BoardAir, BoardGroundwater, BoardQuery, BoardSources, BoardWater } from "@yunqing/wire";

/** What the routes ask of the desk of state (环境质量). */
export interface BoardDeskPort {
  air(actor: Actor, query: BoardQuery): Promise<BoardAir>;
  water(actor: Actor, query: BoardQuery): Promise<BoardWater>;
  groundwater(actor: Actor, query: BoardQuery): Promise<BoardGroundwater>;
  sources(actor: Actor, query: BoardQuery): Promise<BoardSources>;
  table(actor: Actor, table: "air" | "sources", query: BoardQuery): Promise<TableModel>;
}
