import type { BulletinWriter } from "@yunqing/domain";
import { LoopSchemaWriter } from "./loop-writer.js";

/** Writes bulletins of one district (报表写口), inside the transaction that holds the head of the audit chain. */
export abstract class BulletinSchemaWriter extends LoopSchemaWriter implements BulletinWriter {}
