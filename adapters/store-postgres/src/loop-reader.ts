import type { LoopReader } from "@yunqing/domain";
import { AlarmSchemaReader } from "./alarm-reader.js";

/** Reads control loops of one district (控制回路读口). */
export class LoopSchemaReader extends AlarmSchemaReader implements LoopReader {}
