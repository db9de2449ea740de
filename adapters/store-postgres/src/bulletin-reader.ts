import type { BulletinReader } from "@yunqing/domain";
import { LoopSchemaReader } from "./loop-reader.js";

/** Reads bulletins of one district (报表读口). */
export class BulletinSchemaReader extends LoopSchemaReader implements BulletinReader {}
