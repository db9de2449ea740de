import { flagOf, type Segment, type Version } from "./segment.js";

/** Whom a request goes to. `qn` is 17 digits, new for each request: the caller has the clock. */
export interface Addressee { readonly version: Version; readonly qn: string; readonly st: string; readonly mn: string; readonly pw: string }

/** A request or notice of the host (请求). Parameters stand in the order given. @clause HJ 212-2017 §6.5 */
export function request(to: Addressee, cn: string, parameters: Readonly<Record<string, string>> = {}): Segment {
  return { version: to.version, qn: to.qn, st: to.st, cn, pw: to.pw, mn: to.mn, flag: flagOf(to.version, false, true), pnum: null, pno: null, rf: null, dataTime: null, values: [], fields: parameters };
}
/** 2005 spells the field PolID in its examples, later editions PolId. */
const pol = (to: Addressee, factor: string): Readonly<Record<string, string>> => ({ [to.version === 2005 ? "PolID" : "PolId"]: factor });

/** A request that an edition does not have. */
export class NotInEdition extends RangeError { readonly code = "hj212/not-in-edition"; }
function needs(to: Addressee, versions: readonly Version[], what: string): void {
  if (!versions.includes(to.version)) throw new NotInEdition(`${what}: HJ 212-${to.version} has no such request (editions: ${versions.join(", ")})`);
}

/** Remote control and settings (远程控制与设置), each in the form of the addressee's edition. @throws {NotInEdition} where the edition has no such request */
export const requests = {
  /** 1000: @param overTimeS 1 … 99 s @param reCount 1 … 99 @clause HJ 212-2017 附录 C.1 */
  timeOut: (to: Addressee, overTimeS: number, reCount: number): Segment => request(to, "1000", { OverTime: String(overTimeS), ReCount: String(reCount) }),
  /** 1011 @param factor which instrument's clock; absent: the logger's @clause HJ 212-2017 附录 C.2 */
  readClock: (to: Addressee, factor?: string): Segment => request(to, "1011", factor === undefined ? {} : pol(to, factor)),
  /** 1012 @param systemTime YYYYMMDDhhmmss @clause HJ 212-2017 附录 C.3 */
  setClock: (to: Addressee, systemTime: string, factor?: string): Segment => request(to, "1012", { ...(factor === undefined ? {} : pol(to, factor)), SystemTime: systemTime }),
  /** 1062 @param seconds 30 … 3600 @clause HJ 212-2017 附录 C.6 */
  setRealTimeInterval: (to: Addressee, seconds: number): Segment => request(to, "1062", { RtdInterval: String(seconds) }),
  /** 1064 @param minutes 1 2 3 4 5 6 10 12 15 20 30 @clause HJ 212-2017 附录 C.8 */
  setMinuteInterval: (to: Addressee, minutes: number): Segment => { needs(to, [2017, 2025], "1064"); return request(to, "1064", { MinInterval: String(minutes) }); },
  /** 1072: 2005 calls the field PW, later editions NewPW @param password six characters @clause HJ 212-2017 附录 C.9; HJ/T 212-2005 附录 C item 1 */
  setPassword: (to: Addressee, password: string): Segment => request(to, "1072", { [to.version === 2005 ? "PW" : "NewPW"]: password }),
  /** 2011 / 2012 (a notice): real-time data on or off @clause HJ 212-2017 附录 C.10, C.11 */
  realTime: (to: Addressee, on: boolean): Segment => request(to, on ? "2011" : "2012"),
  /** 2021 / 2022 (a notice): device states on or off @clause HJ 212-2017 附录 C.12, C.13 */
  states: (to: Addressee, on: boolean): Segment => request(to, on ? "2021" : "2022"),
  /** 2031, 2041, 2051, 2061: history from `begin` to `end`, both YYYYMMDDhhmmss @clause HJ 212-2017 附录 C.20–C.23 */
  history: (to: Addressee, cn: "2031" | "2041" | "2051" | "2061", begin: string, end: string): Segment => request(to, cn, { BeginTime: begin, EndTime: end }),
  /** 3011 zero and span @clause HJ 212-2017 附录 C.30 */
  calibrate: (to: Addressee, factor: string): Segment => request(to, "3011", pol(to, factor)),
  /** 3012 sample now @clause HJ 212-2017 附录 C.31 */
  sampleNow: (to: Addressee, factor: string): Segment => request(to, "3012", pol(to, factor)),
  /** 3013 start cleaning or blow-back; in 2005 the number means another thing @clause HJ 212-2017 附录 C.32 */
  clean: (to: Addressee, factor: string): Segment => { needs(to, [2017, 2025], "3013 启动清洗/反吹"); return request(to, "3013", pol(to, factor)); },
  /** 3014 comparison sampling: 2017 only; in 2005 the number sets the sampling period @clause HJ 212-2017 附录 C.33 */
  comparisonSample: (to: Addressee, factor: string): Segment => { needs(to, [2017], "3014 比对采样"); return request(to, "3014", pol(to, factor)); },
  /** 3015 keep a sample @clause HJ 212-2017 附录 C.34 */
  keepSample: (to: Addressee): Segment => { needs(to, [2017], "3015 超标留样"); return request(to, "3015"); },
  /** 3016 (2017), 3014 (2005): sampling period @param start hhmmss @param hours 1 … 24 @clause HJ 212-2017 附录 C.35; HJ/T 212-2005 表9 */
  setSamplingPeriod: (to: Addressee, factor: string, start: string, hours: number): Segment => {
    needs(to, [2005, 2017], "设置采样时间周期");
    return to.version === 2005 ? request(to, "3014", { ...pol(to, factor), CTime: String(hours) }) : request(to, "3016", { ...pol(to, factor), CstartTime: start, CTime: String(hours) });
  },
  /** 3020 information @clause HJ 212-2017 附录 C.41–C.45 */
  information: (to: Addressee, factor: string, infoId: string): Segment => { needs(to, [2017, 2025], "3020"); return request(to, "3020", { ...pol(to, factor), InfoId: infoId }); },
} as const;

/** Settings of the first link (初次连接设置). */
export interface FirstLink { readonly systemTime: string; readonly overTimeS: number; readonly reCount: number; readonly realTimeS: number; readonly minuteInterval: number; readonly realTime: boolean; readonly states: boolean }

/**
 * The requests of a first link, in the order of the standard: clock, time-out and repeats, real-time interval, minute interval, real-time data, device states.
 * @param qnOf  a new QN for each request, by its place
 * @clause HJ 212-2017 §6.7
 */
export function firstLink(to: Omit<Addressee, "qn">, wanted: FirstLink, qnOf: (place: number) => string): readonly Segment[] {
  const steps: readonly ((at: Addressee) => Segment)[] = [
    (at) => requests.setClock(at, wanted.systemTime), (at) => requests.timeOut(at, wanted.overTimeS, wanted.reCount), (at) => requests.setRealTimeInterval(at, wanted.realTimeS),
    ...(to.version === 2005 ? [] : [(at: Addressee) => requests.setMinuteInterval(at, wanted.minuteInterval)]),
    (at) => requests.realTime(at, wanted.realTime), (at) => requests.states(at, wanted.states),
  ];
  return steps.map((step, place) => step({ ...to, qn: qnOf(place) }));
}
