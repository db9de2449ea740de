import type { Labels } from "@yunqing/standards";

/** A request that breaks the rules of the standard (SensorThings请求有误): what is wrong, where in the text, and the status that it is answered with. @clause OGC 18-088 §9.3.3 */
export class SensorThingsFault extends Error {
  readonly zh: string; readonly en: string;
  constructor(readonly status: 400 | 404 | 501, labels: Labels, /** where in the text, from 0; null: not about a place */ readonly at: number | null = null) {
    super(labels.en); this.name = "SensorThingsFault"; this.zh = labels.zh; this.en = labels.en;
  }
}
/** A fault at a place of a text (位置). */
export function faultAt(at: number, zh: string, en: string): SensorThingsFault { return new SensorThingsFault(400, { zh: `${zh}（第 ${at + 1} 个字符）`, en: `${en} (character ${at + 1})` }, at); }
