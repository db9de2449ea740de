import type { Action, Actor } from "../access/model.js";
import type { PointKind } from "../monitoring/model.js";
import { guarded, mustHoldHere, registryOf } from "./monitor-desk-office.js";
import { correct, mark, withdraw } from "./observation-desk-acts.js";
import { commit, preview, previewFile, template } from "./observation-desk-import.js";
import { batchRow, bringersOf, seesAll, type ObservationDeskPorts } from "./observation-desk-office.js";
import { endPushKey, makePushKey, pushAs, pusherOf, pushKeys } from "./observation-desk-push.js";
import type { BatchRow, CommitImportCommand, CorrectValueCommand, EndPushKeyCommand, ImportPreview, MadePushKey, MakePushKeyCommand, MarkQualityCommand, PreviewImportCommand, PushCommand, Pushed, PushKeyRow, WithdrawBatchCommand } from "./observation-desk-views.js";

/** Batches listed at most, the latest first. */
const batchesListed = 500;

/**
 * The desk of observations (观测数据台): marks, corrections, files of laboratories, keys and pushes. Marks need `observation.mark`, all else `observation.import`, and the points in scope; a point out of scope does not exist.
 * Every act is one audited transaction; a refusal for want of right is on record. Programs come by {@link push} with a key, or by {@link pushAs} through a door that the configuration opens.
 */
export class ObservationDesk {
  readonly #ports: ObservationDeskPorts;
  constructor(ports: ObservationDeskPorts) { this.#ports = ports; }

  /** Runs an act of a person who holds the action somewhere in the district; the act looks at the points. @throws {Forbidden} */
  #by<T>(actor: Actor, action: Action, subject: string, act: () => Promise<T>): Promise<T> {
    return guarded(this.#ports, actor, action, subject, async () => { mustHoldHere(this.#ports, actor, action); return act(); });
  }

  /** Marks the quality of values in a span (质量标记). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-mark {IdTaken} */
  async mark(actor: Actor, command: MarkQualityCommand): Promise<void> { await this.#by(actor, "observation.mark", command.point, () => mark(this.#ports, actor, command)); }
  /** Corrects a value (更正). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-correction, monitoring/overtaken {IdTaken} */
  async correct(actor: Actor, command: CorrectValueCommand): Promise<BatchRow> { return this.#by(actor, "observation.import", command.point, () => correct(this.#ports, actor, command)); }

  /** Reads and keeps a file and tells what importing it would do (上传预览). @throws {Forbidden} {Refused} import/… {EvidenceRefused} */
  async previewFile(actor: Actor, name: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportPreview> { return this.#by(actor, "observation.import", name.slice(0, 200), () => previewFile(this.#ports, actor, name, bytes)); }
  /** The same file under another mapping. @throws {Forbidden} {NotFound} {Refused} */
  async preview(actor: Actor, command: PreviewImportCommand): Promise<ImportPreview> { return this.#by(actor, "observation.import", command.file, () => preview(this.#ports, actor, command)); }
  /** Imports a file as one batch (确认导入). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-import, import/has-faults, import/nothing {IdTaken} */
  async commit(actor: Actor, command: CommitImportCommand): Promise<BatchRow> { return this.#by(actor, "observation.import", command.id, () => commit(this.#ports, actor, command)); }
  /** An empty sheet to fill in (导入模板). @throws {Forbidden} */
  async template(actor: Actor, kind: PointKind | null): Promise<{ readonly name: string; readonly bytes: Uint8Array }> { return this.#by(actor, "observation.import", "template", () => template(this.#ports, actor, kind)); }

  /** Batches all of whose points the person sees, the latest first (批次). @throws {Forbidden} */
  async batches(actor: Actor): Promise<readonly BatchRow[]> {
    return this.#by(actor, "observation.import", "batches", async () => {
      const { registry, batches, keys } = await this.#ports.store.read(async (reader) => ({ registry: await registryOf(reader), batches: await reader.batches(), keys: await reader.pushKeys() }));
      const own = [...batches].sort((a, b) => b.number - a.number).filter((one) => seesAll(this.#ports, actor, registry, one.points)).slice(0, batchesListed);
      const nameOf = await bringersOf(this.#ports, own.flatMap(({ by, withdrawal }) => (withdrawal === null ? [by] : [by, withdrawal.by])), keys);
      return own.map((one) => batchRow(one, nameOf));
    });
  }
  /** Withdraws a batch (撤回). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-withdrawal, monitoring/batch-withdrawn {IdTaken} */
  async withdraw(actor: Actor, batch: string, command: WithdrawBatchCommand): Promise<BatchRow> { return this.#by(actor, "observation.import", batch.slice(0, 20), () => withdraw(this.#ports, actor, batch, command)); }

  /** Keys of other programs (推送密钥). @throws {Forbidden} */
  async pushKeys(actor: Actor): Promise<readonly PushKeyRow[]> { return this.#by(actor, "observation.import", "push-keys", () => pushKeys(this.#ports, actor)); }
  /** Makes a key, shown once. @throws {Forbidden} {NotFound} {Refused} monitoring/bad-key, monitoring/key-shown */
  async makePushKey(actor: Actor, command: MakePushKeyCommand): Promise<MadePushKey> { return this.#by(actor, "observation.import", command.id, () => makePushKey(this.#ports, actor, command)); }
  /** Ends a key. @throws {Forbidden} {NotFound} {Refused} monitoring/bad-key, monitoring/key-ended {IdTaken} */
  async endPushKey(actor: Actor, id: string, command: EndPushKeyCommand): Promise<PushKeyRow> { return this.#by(actor, "observation.import", id.slice(0, 64), () => endPushKey(this.#ports, actor, id, command)); }

  /** Takes what a program pushes by its key (推送): all or none. @throws {Refused} monitoring/key-refused, monitoring/bad-push {IdTaken} */
  async push(key: string, command: PushCommand, caller: { readonly address: string }): Promise<Pushed> { return pushAs(this.#ports, await pusherOf(this.#ports, key, caller.address), command); }
  /**
   * Takes what comes through a door of the configuration (桥接入库), such as a bridge to a broker: it holds no key, and writes the points it names, or any of the district. @throws as {@link push}
   * @param door  `user` stands in the audit log and on batches
   */
  async pushAs(door: { readonly user: string; readonly name: string; readonly points?: readonly string[] }, command: PushCommand): Promise<Pushed> {
    const only = door.points === undefined ? null : new Set(door.points);
    return pushAs(this.#ports, { user: door.user, name: door.name, origin: "push", address: "", may: (_, point) => only === null || only.has(point.point) }, command);
  }
}
