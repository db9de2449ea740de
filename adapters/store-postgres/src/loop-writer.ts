import type { LoopWriter } from "@yunqing/domain";
import { AlarmSchemaWriter } from "./alarm-writer.js";

/** Writes control loops of one district (控制回路写口), inside the transaction that holds the head of the audit chain. */
export abstract class LoopSchemaWriter extends AlarmSchemaWriter implements LoopWriter {}
