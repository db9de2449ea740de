import { kindOf, maskedFor, noNaming, sheetOf, visibleTo, type Field, type Naming } from "@yunqing/ledger";
import type { Actor } from "../access/model.js";
import { holdsSomewhere, writesSomewhere } from "../ledger-rows/reach.js";
import { Forbidden, Refused } from "../ports.js";
import type { TableColumn, TableModel } from "../report/table-model.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { namesFor, referredNames, roomOf, seenAs, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { understoodWidely } from "./subject-names.js";
import type { LedgerExportQuery } from "./ledger-desk-views.js";

const mostExported = 50_000, pageSize = 1_000;
const isNumber = (field: Field): boolean => field.kind === "decimal" || field.kind === "money" || field.kind === "integer" || (field.kind === "computed" && field.as === "decimal");

/** An empty sheet with drop-downs and notes for what the person may write (导入模板). @throws {NotFound} {Forbidden} */
export async function template(ports: LedgerDeskPorts, actor: Actor, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const room = await ports.ledgerStore.read((reader) => roomOf(ports, reader, actor, id));
  if (!writesSomewhere(room.ledger, room.reach)) throw new Forbidden("ledger.write", id);
  return { name: `${room.ledger.title.zh}_导入模板.xlsx`, bytes: await ports.sheets.template(room.ledger, sheetOf(room.ledger, holdsSomewhere(room.ledger, room.reach))) };
}

/**
 * What is on the screen as a table, all pages of it (导出), recorded in the audit: the columns that are named, in their order, or all of them; values as the person sees them.
 * @throws {NotFound} {Forbidden} {Refused} ledger/bad-query, ledger/too-many
 */
export async function taken(ports: LedgerDeskPorts, actor: Actor, id: string, query: LedgerExportQuery, language: "zh" | "en" = "zh"): Promise<TableModel> {
  const { cursor: _cursor, limit: _limit, columns: named, ...whole } = query;
  const { room, what, rows, referred } = await ports.ledgerStore.read(async (reader) => {
    const room = await roomOf(ports, reader, actor, id), what = await understoodWidely(ports, reader, room, whole), rows = [];
    if (!holdsSomewhere(room.ledger, room.reach).includes("table.export")) throw new Forbidden("table.export", id);
    const count = await reader.ledgerCount(room.ledger, what.asked);
    if (count > mostExported) throw new Refused("ledger/too-many", `共 ${count} 行，一次最多导出 ${mostExported} 行；请增加筛选条件`, `there are ${count} rows and at most ${mostExported} are exported at once: narrow the list`);
    for (let after: typeof what.after = null, more = true; more;) {
      const page = await reader.ledgerPage(room.ledger, what.asked, what.order, after, pageSize);
      rows.push(...page.rows.map((kept) => seenAs(ports, room, kept)));
      after = page.next;
      more = page.next !== null;
      await ports.pause?.();
    }
    return { room, what, rows, referred: await referredNames(reader, room, rows.map(({ values, holds }) => maskedFor(room.ledger, values, holds))) };
  });
  const { ledger } = room, shown = new Set(visibleTo(ledger, holdsSomewhere(ledger, room.reach))), fields = Object.entries(ledger.fields).filter(([name, field]) => shown.has(name) && !field.retired && field.kind !== "children");
  const people = await namesFor(ports, rows.map(({ kept }) => kept.by)), naming: Naming = { idOf: noNaming.idOf, nameOf: (to, row) => referred[to]?.[row] ?? null };
  const columns: readonly TableColumn[] = [
    ...fields.map(([name, field]): TableColumn => ({ id: name, label: field.label, unit: "unit" in field ? field.unit ?? "" : "", width: Math.min(40, Math.max(8, kindOf(field).partsOf(field)[0]?.width ?? 12)), kind: isNumber(field) ? (field.kind === "integer" ? "integer" : "decimal") : field.kind === "day" ? "day" : "text" })),
    ...(ledger.life === undefined ? [] : [{ id: "row_state", label: { zh: "状态", en: "State" }, unit: "", width: 10, kind: "text" as const }]),
    { id: "by", label: { zh: "最近办理人", en: "Last changed by" }, unit: "", width: 12, kind: "text" }, { id: "at", label: { zh: "最近办理日期", en: "Last changed on" }, unit: "", width: 12, kind: "day" },
  ];
  const chosen = named === undefined || named === "" ? columns.map((_, at) => at) : [...new Set(named.split(",")), "by", "at"].map((name) => columns.findIndex(({ id }) => id === name));
  if (chosen.includes(-1)) throw new Refused("ledger/bad-query", "要导出的列不存在，或您看不到", "a column that is to be exported does not exist, or is not yours to see", [{ field: "columns", zh: "没有这一列", en: "no such column" }]);
  const model: TableModel = {
    name: "ledger", title: ledger.title, unit: "", filter: { zh: what.words.zh || "全部", en: what.words.en || "all" }, madeAt: ports.clock.now(), banner: room.pack.district.simulated ? "模拟" : "", columns: chosen.flatMap((at) => columns[at] ?? []),
    rows: rows.map(({ kept, values, holds }) => {
      const seen = maskedFor(ledger, values, holds);
      const whole = [
        ...fields.map(([name, field]) => { const value = seen[name]; if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return ""; const kind = kindOf(field); return kind.maskOf === undefined ? kind.textOf(value, field, naming) : String(value); }),
        ...(ledger.life === undefined ? [] : [ledger.life.states[kept.state ?? ""]?.label[language] ?? ""]), holds.includes("ledger.read") ? people.get(kept.by) ?? kept.by : "", beijingDayOf(kept.at),
      ];
      return chosen.map((at) => whole[at] ?? "");
    }),
  };
  await ports.ledgerStore.write({ actor, action: "table.export", subject: id, detail: `导出 ${ledger.title.zh} ${rows.length} 行；${model.filter.zh}`.slice(0, 500) }, () => Promise.resolve());
  return model;
}
