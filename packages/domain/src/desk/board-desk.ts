import type { Actor } from "../access/model.js";
import { airOf } from "./board-desk-air.js";
import { groundwaterOf } from "./board-desk-groundwater.js";
import type { BoardDeskPorts } from "./board-desk-office.js";
import { sourcesOf } from "./board-desk-sources.js";
import type { BoardAir, BoardGroundwater, BoardQuery, BoardSources, BoardWater } from "./board-desk-views.js";
import { waterOf } from "./board-desk-water.js";
import { itemNameAt } from "./network-desk-office.js";

export type { BoardDeskPorts } from "./board-desk-office.js";

/** The desk of state (环境质量): what is known of air, water and sources, one answer a page. Reading needs `monitor.read` and gives what is in scope. */
export class BoardDesk {
  constructor(readonly ports: BoardDeskPorts) {}
  /** 空气. @throws {Forbidden} {Refused} board/bad-day */
  air(actor: Actor, query: BoardQuery): Promise<BoardAir> { return airOf(this.ports, actor, query); }
  /** 地表水. @throws {Forbidden} {Refused} board/bad-day */
  water(actor: Actor, query: BoardQuery): Promise<BoardWater> { return waterOf(this.ports, actor, query); }
  /** 地下水与水源. @throws {Forbidden} {Refused} board/bad-day */
  groundwater(actor: Actor, query: BoardQuery): Promise<BoardGroundwater> { return groundwaterOf(this.ports, actor, query, itemNameAt); }
  /** 污染源. @throws {Forbidden} {Refused} board/bad-day */
  sources(actor: Actor, query: BoardQuery): Promise<BoardSources> { return sourcesOf(this.ports, actor, query); }
}
