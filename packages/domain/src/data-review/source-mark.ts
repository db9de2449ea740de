import type { Attestation, Labels } from "@yunqing/standards";
import type { Signed } from "../signed.js";

/** What a mark of a source speaks of (标记类别): how the works run, or what is wrong with the instrument. */
export const sourceMarkFamilies = ["condition", "abnormal"] as const;
export type SourceMarkFamily = (typeof sourceMarkFamilies)[number];

/**
 * A mark that a firm sets on its own outlet (污染源自动监测数据标记): the state of the works (工况标记) or what is wrong with the instrument (异常标记), over a span.
 * A later one may replace an earlier (更正) or take it back (`withdrawn`); the earlier stays. ISO instants, half-open; `items` empty: all.
 * @clause 污染物排放自动监测设备标记规则（生态环境部公告 2022 年第 21 号）
 */
export interface SourceMark extends Signed {
  readonly point: string; readonly family: SourceMarkFamily; readonly word: string; readonly from: string; readonly until: string; readonly items: readonly string[];
  readonly reason: string; readonly document: string; readonly replaces: string | null; readonly withdrawn: boolean;
}

/** A word that the rule offers. `stops`: the source counts as stopped under it. */
export interface SourceMarkWord { readonly family: SourceMarkFamily; readonly word: string; readonly name: Labels; readonly trades: readonly string[]; readonly stops: boolean; readonly attestation: Attestation }
const word = (family: SourceMarkFamily, zh: string, en: string, trades: readonly string[], attestation: Attestation, stops = false): SourceMarkWord => ({ family, word: zh, name: { zh, en }, trades, stops, attestation });
const waste = ["垃圾焚烧发电"], power = ["火电"];
/**
 * The words (标记用语). Of waste incineration verified but for 事故, of thermal power and of instruments reported; those of cement and paper are not at hand, such firms use what fits and say the rest as the reason.
 * @clause announcement 2022 no. 21; 执法函〔2020〕21号 for thermal power
 */
export const sourceMarkVocabulary: readonly SourceMarkWord[] = [
  word("condition", "烘炉", "drying the furnace", waste, "VERIFIED"), word("condition", "启炉", "starting up", waste, "VERIFIED"), word("condition", "停炉降温", "cooling down", waste, "VERIFIED"), word("condition", "停炉", "furnace stopped", waste, "VERIFIED", true),
  word("condition", "停运", "out of operation", [...waste, ...power], "VERIFIED", true), word("condition", "故障", "fault of the works", waste, "VERIFIED"), word("condition", "事故", "accident", waste, "FROM MEMORY"),
  word("condition", "并网/供能", "on the grid", power, "REPORTED"), word("condition", "解列", "off the grid", power, "REPORTED"), word("condition", "故障/事故", "fault or accident", power, "REPORTED"),
  word("abnormal", "校准", "calibration", [], "REPORTED"), word("abnormal", "故障", "fault of the instrument", [], "REPORTED"), word("abnormal", "日常维护", "maintenance", [], "REPORTED"),
];

/** Marks that stand (在用标记): neither replaced nor taken back, the latest said first. */
export function standingSourceMarks(marks: readonly SourceMark[]): readonly SourceMark[] {
  const replaced = new Set(marks.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));
  return marks.filter(({ id, withdrawn }) => !withdrawn && !replaced.has(id)).sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}
/** The mark that counts for an item in a window: what is wrong with the instrument before how the works run, then the latest. */
export function sourceMarkAt(standing: readonly SourceMark[], from: number, item: string): SourceMark | null {
  const own = standing.filter((one) => Date.parse(one.from) <= from && from < Date.parse(one.until) && (one.items.length === 0 || one.items.includes(item)));
  return own.find(({ family }) => family === "abnormal") ?? own[0] ?? null;
}
/** A mark as a reason. */
export function sourceMarkWords({ family, word: said, reason, by }: SourceMark): Labels {
  const name = sourceMarkVocabulary.find((one) => one.word === said && one.family === family)?.name ?? { zh: said, en: said };
  return { zh: `${family === "condition" ? "工况标记" : "异常标记"}“${said}”（${by}）${reason === "" ? "" : `：${reason}`}`, en: `mark of the source "${name.en}" (${by})${reason === "" ? "" : `: ${reason}`}` };
}
