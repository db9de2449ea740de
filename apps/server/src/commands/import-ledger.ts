import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { LedgerDesk } from "@yunqing/domain";
import { commandLineActor, type Office } from "../office.js";
import { CalledWrongly, type Talk } from "../talk.js";

/** `yunqing import LEDGER FILE`: a sheet of a ledger as one batch. Every bad cell is named by line and column; with a refused line nothing goes in, unless `--take-good` is said. */
export async function importLedger(office: Office, ledger: string, file: string, district: string, asked: { readonly takeGood: boolean; readonly json: boolean; readonly place: string | null; readonly why: string }, talk: Talk): Promise<number> {
  const desk: LedgerDesk | null = office.ledgerDesk(district);
  if (desk === null) throw new CalledWrongly(`没有地区“${district}”；有：${office.store.districtIds().join("、")} (no such district)`);
  const actor = commandLineActor([{ id: "command-line", user: "command-line", role: "director", district, organisationPath: "", placePath: "", enterprise: null, from: "2000-01-01", until: null, grantedBy: "data folder" }]);
  const begun = await desk.beginImport(actor, ledger, { name: basename(file), bytes: createReadStream(file), place: asked.place });
  await desk.idle();
  const read = await desk.importOf(actor, ledger, begun.id);
  for (const { heading } of read.unknown) talk.err(`不认识的表头：${heading}（unknown heading; map it on the page of the ledger）\n`);
  for (const heading of read.missing) talk.err(`缺少必填列：${heading}（a required column is missing）\n`);
  for (const { heading, message } of read.headingFaults) talk.err(`${heading}：${message.zh}（${message.en}）\n`);
  for (let after: string | undefined; ;) {
    const part = await desk.importLines(actor, ledger, begun.id, { kind: "refused", limit: "500", ...(after === undefined ? {} : { after }) });
    for (const { sheet, line, faults } of part.lines) for (const { column, cell, message } of faults) talk.err(`${basename(file)} ${sheet} 第 ${line} 行 ${column}：“${cell}” ${message.zh}（${message.en}）\n`);
    if (part.next === null) break;
    after = part.next;
  }
  if (read.failure !== null || !read.mayCommit || (read.counts.refused > 0 && !asked.takeGood)) {
    talk.err(`没有导入：${read.failure?.zh ?? `${read.counts.refused} 行有问题，${read.counts.new} 行新增，${read.counts.changed} 行修改，${read.counts.same} 行相同`}；改好后重试，或用 --take-good 只导入无误的行（nothing was imported）\n`);
    return 1;
  }
  await desk.commitImport(actor, ledger, begun.id, { takeGood: asked.takeGood, why: asked.why });
  await desk.idle();
  const done = await desk.importOf(actor, ledger, begun.id);
  if (asked.json) talk.out(`${JSON.stringify(done)}\n`);
  else talk.err(`已导入 ${done.done} 行，批次 ${done.id}${done.failure === null ? "" : `；${done.failure.zh}`}（imported as one batch）\n`);
  return done.step === "committed" ? 0 : 1;
}
