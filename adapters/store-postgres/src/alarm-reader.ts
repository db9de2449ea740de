import type { AlarmReader } from "@yunqing/domain";
import { DataReviewSchemaReader } from "./data-review-reader.js";

/** Reads alarms of one district (报警读口). */
export class AlarmSchemaReader extends DataReviewSchemaReader implements AlarmReader {}
