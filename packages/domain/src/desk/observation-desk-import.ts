import type { Actor } from "../access/model.js";
import type { PointKind } from "../monitoring/model.js";
import { batchReadings } from "../observation-import/batch-readings.js";
import { comparison, standingOf, touchedWindows } from "../observation-import/compare-store.js";
import { importTemplate } from "../observation-import/import-template.js";
import type { ReadRow } from "../observation-import/read-rows.js";
import { readSheet, type ReadSheet } from "../observation-import/read-sheet.js";
import { mostSheetBytes } from "../observation-import/sheet.js";
import { inScope, scopeOf } from "../access/rules.js";
import { IdTaken, NotFound, Refused, type Evidence } from "../ports.js";
import { missingText, refuseBad } from "./entry-rules.js";
import { registryOf, sightFor, type Registry } from "./monitor-desk-office.js";
import { batchOf, batchRow, bringersOf, fieldLabels, scopeOfPoints, standingIn, unitsAt, writablePoints, type HeldBatch, type ObservationDeskPorts } from "./observation-desk-office.js";
import type { BatchRow, CommitImportCommand, ImportPreview, PreviewImportCommand } from "./observation-desk-views.js";
import { scopeOfHolder, todayOf } from "./plan-desk-office.js";

const sheetTypes: Readonly<Record<string, string>> = { csv: "text/csv", txt: "text/plain", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > mostSheetBytes) throw new Refused("import/too-large", `文件超过 ${mostSheetBytes / 1024 / 1024} MB；请拆成几个文件`, `the file is larger than ${mostSheetBytes / 1024 / 1024} MB; split it`);
    parts.push(part);
  }
  if (size === 0) throw new Refused("import/empty", "文件是空的", "the file is empty");
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes; }

/** Reads a file that came, keeps it with whoever brought it on record, and tells what importing it would do (上传预览). @throws {Refused} import/… */
export async function previewFile(ports: ObservationDeskPorts, actor: Actor, name: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportPreview> {
  const whole = await collected(bytes), table = await ports.sheets.read(whole, name); // what cannot be read is not kept
  const stored = await ports.vault.put(name, sheetTypes[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream", once(whole));
  const pack = await ports.store.read((reader) => reader.pack());
  await ports.store.write({ actor, action: "observation.import", subject: stored.hash, detail: `上传待导入文件 ${stored.name}，${stored.bytes} 字节` }, async (writer) => {
    const before = await writer.evidence([stored.hash]);
    if (before.some((one) => one.by === actor.user)) return;
    await writer.appendEvidence({ ...scopeOfHolder(pack, actor.organisation), id: ports.clock.id(), by: actor.user, at: ports.clock.now(), hash: stored.hash, name: stored.name, type: stored.type, bytes: stored.bytes, thumbnail: stored.thumbnail });
  });
  const { registry, read } = await understood(ports, actor, table, {});
  return previewOf(ports, registry, stored, read);
}

/** The same file under another mapping (改列对应预览). @throws {NotFound} a file that the person did not bring and does not see {Refused} */
export async function preview(ports: ObservationDeskPorts, actor: Actor, command: PreviewImportCommand): Promise<ImportPreview> {
  const file = await fileOf(ports, actor, command.file), { registry, read } = await understood(ports, actor, await tableOf(ports, file), command.mapping);
  return previewOf(ports, registry, file, read);
}

async function fileOf(ports: ObservationDeskPorts, actor: Actor, hash: string): Promise<Evidence> {
  const scope = scopeOf(actor.grants, "observation.import", ports.store.district, todayOf(ports.clock)), kept = await ports.store.read((reader) => reader.evidence([hash]));
  const file = kept.find((one) => one.by === actor.user) ?? kept.find((one) => inScope(scope, one));
  if (file === undefined) throw new NotFound("file", hash);
  return file;
}
async function tableOf(ports: ObservationDeskPorts, { hash, name }: Pick<Evidence, "hash" | "name">): Promise<Awaited<ReturnType<ObservationDeskPorts["sheets"]["read"]>>> {
  const file = await ports.vault.open(hash);
  if (file === null) throw new NotFound("file", hash);
  return ports.sheets.read(await collected(file.stream), name);
}
async function understood(ports: ObservationDeskPorts, actor: Actor, table: Awaited<ReturnType<ObservationDeskPorts["sheets"]["read"]>>, mapping: Readonly<Record<string, string>>): Promise<{ readonly registry: Registry; readonly read: ReadSheet }> {
  const registry = await ports.store.read(registryOf);
  return { registry, read: readSheet(table, { points: writablePoints(ports, actor, registry), table: ports.factorTable, mapping, now: Date.parse(ports.clock.now()) }) };
}
async function previewOf(ports: ObservationDeskPorts, registry: Registry, { hash, name }: Pick<Evidence, "hash" | "name">, read: ReadSheet): Promise<ImportPreview> {
  const standing = new Map<string, string>();
  for (const { point, kind, windows } of touchedWindows(read.good)) await standingIn(ports, registry, point, kind, windows, (values) => { standingOf(point, kind, values, standing); });
  return { file: hash, name, rows: read.rows, good: read.good.length, faults: read.faults, faultCount: read.faultCount, ...comparison(read.good, standing), columns: read.columns, notes: read.notes };
}

/**
 * Imports a file (确认导入): one audited transaction, one batch, all good rows. The same command again gives the same batch.
 * @throws {Refused} monitoring/bad-import without title, import/has-faults when there are faults and `takeGood` is not set, import/nothing without a good row {NotFound} {IdTaken}
 */
export async function commit(ports: ObservationDeskPorts, actor: Actor, command: CommitImportCommand): Promise<BatchRow> {
  const known = await ports.store.read((reader) => batchOf(reader, { id: command.id }));
  if (known !== null) return batchRow(sameImport(known, actor, command), await bringersOf(ports, [known.by, known.withdrawal?.by ?? known.by], []));
  refuseBad("monitoring/bad-import", [missingText("title", command.title, fieldLabels.title), command.origin === "laboratory" ? missingText("document", command.document, fieldLabels.document) : null]);
  const file = await fileOf(ports, actor, command.file), { registry, read } = await understood(ports, actor, await tableOf(ports, file), command.mapping);
  if (read.faultCount > 0 && !command.takeGood) throw new Refused("import/has-faults", `文件有 ${read.faultCount} 处问题，没有导入；请改正后重新上传，或选择只导入没有问题的 ${read.good.length} 行`, `the file has ${read.faultCount} faults and nothing was imported; mend it, or choose to import the ${read.good.length} good rows only`,
    read.faults.slice(0, 50).map(({ row, column, message }) => ({ field: `row ${row} ${column}`.trim(), zh: `第 ${row} 行 ${column}：${message.zh}`, en: `row ${row} ${column}: ${message.en}` })));
  if (read.good.length === 0) throw new Refused("import/nothing", "没有可以导入的行", "there is no row to import");
  const points = [...new Map(read.good.map(({ point }) => [point.point.point, point.point])).values()], scope = scopeOfPoints(registry.pack, points), at = ports.clock.now();
  const batch = { ...scope, id: command.id, by: actor.user, at, origin: command.origin, title: command.title.trim(), document: command.document.trim(), reason: "", rows: read.good.length, points: points.map((one) => one.point), file: command.file };
  const number = await ports.store.write({ actor, action: "observation.import", subject: command.id, detail: `${batch.title}：${batch.rows} 行，${countOf(read.good)} 个值，${points.length} 个点位；${file.name}${read.faultCount > 0 ? `；${read.faultCount} 处问题未导入` : ""}`.slice(0, 500) },
    async (writer) => (await writer.appendBatch(batch, batchReadings(read.good.map(({ point, kind, from, values }) => ({ point: point.point.point, kind, from, values }))))).number);
  return batchRow({ ...batch, number, withdrawal: null }, await bringersOf(ports, [actor.user], []));
}
function countOf(rows: readonly ReadRow[]): number { return rows.reduce((sum, { values }) => sum + values.length, 0); }
/** The same id must bring the same. @throws {IdTaken} */
function sameImport(known: HeldBatch, actor: Actor, { id, file, origin, title, document }: CommitImportCommand): HeldBatch {
  if (known.by !== actor.user || known.file !== file || known.origin !== origin || known.title !== title.trim() || known.document !== document.trim()) throw new IdTaken(id);
  return known;
}

/** An empty sheet for the points of a kind that the person may write to (下载模板). */
export async function template(ports: ObservationDeskPorts, actor: Actor, kind: PointKind | null): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const registry = await ports.store.read(registryOf), sees = sightFor(ports, actor, "observation.import", registry.pack);
  const model = importTemplate([...registry.points.values()].filter(sees), kind, ports.factorTable, (point, factor) => unitsAt(ports.factorTable, registry, point.point)(factor));
  return { name: model.name, bytes: await ports.sheets.template(model) };
}
