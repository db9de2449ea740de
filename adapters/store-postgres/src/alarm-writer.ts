import type { AlarmWriter } from "@yunqing/domain";
import { DataReviewSchemaWriter } from "./data-review-writer.js";

/** Writes alarms of one district (报警写口), inside the transaction that holds the head of the audit chain. */
export abstract class AlarmSchemaWriter extends DataReviewSchemaWriter implements AlarmWriter {}
