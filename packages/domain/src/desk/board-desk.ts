import type { Actor } from "../access/model.js";
import { actionsOfRole } from "../access/rules.js";
import type { TableModel } from "../report/table-model.js";
import { airOf } from "./board-desk-air.js";
import { groundwaterOf } from "./board-desk-groundwater.js";
import type { BoardDeskPorts } from "./board-desk-office.js";
import { sourcesOf } from "./board-desk-sources.js";
import { airTable, sourcesTable, type BoardTable } from "./board-desk-tables.js";
import type { BoardAir, BoardGroundwater, BoardQuery, BoardSources, BoardWater } from "./board-desk-views.js";
import { waterOf } from "./board-desk-water.js";
import { mustHoldHere } from "./monitor-desk-office.js";
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
  /** A table of the page for Excel, of what the person may take away (导出); who took it is on record. @throws {Forbidden} {Refused} board/bad-day */
  async table(actor: Actor, table: BoardTable, query: BoardQuery): Promise<TableModel> {
    mustHoldHere(this.ports, actor, "table.export");
    // what is taken away is what the grants that allow it show, not what other grants show besides
    const taking: Actor = { ...actor, grants: actor.grants.filter(({ role }) => actionsOfRole[role].includes("table.export")) }, head = { madeAt: this.ports.clock.now(), district: (await this.ports.store.read((reader) => reader.pack())).district.name };
    const model = table === "air" ? airTable(head, await this.air(taking, query)) : sourcesTable(head, await this.sources(taking, query));
    await this.ports.store.write({ actor, action: "table.export", subject: `board/${table}`, detail: `${model.title.zh}，${model.rows.length} 行` }, () => Promise.resolve());
    return model;
  }
}
