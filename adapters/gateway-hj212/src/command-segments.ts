import type { InstrumentCommandName } from "@yunqing/domain";
import { firstLink, requests, type Segment } from "@yunqing/hj212";
import { qnOf } from "./beijing-time.js";
import { timeOf } from "./command-forms.js";
import type { Known } from "./known.js";

/** A parameter that a command lacks or that its edition does not have; the desk's check comes first, so this is rare. */
export class CommandImpossible extends RangeError { readonly code = "gateway/command-impossible"; }

const histories: Readonly<Record<string, "2031" | "2041" | "2051" | "2061">> = { minute: "2051", hour: "2061", day: "2031", "run-time": "2041" };

/**
 * The requests that a command consists of (命令报文), in the edition that the instrument spoke last.
 * @param nextQn  an instant for each QN, never the same twice
 * @throws {NotInEdition} {CommandImpossible}
 */
export function commandSegments(command: InstrumentCommandName, given: Readonly<Record<string, string>>, known: Known, now: number, nextQn: () => number): readonly Segment[] {
  const { fact } = known, addressee = { version: known.version ?? fact.edition ?? 2017, st: fact.st, mn: fact.mn, pw: known.password ?? "" };
  const to = { ...addressee, qn: qnOf(nextQn()) }, systemTime = qnOf(now).slice(0, 14);
  const needed = (name: string): string => { const value = given[name] ?? ""; if (value === "") throw new CommandImpossible(`${command}: 缺少参数 ${name} / parameter ${name} is missing`); return value; };
  const number = (name: string, fallback: number): number => (given[name] === undefined || given[name] === "" ? fallback : Number(given[name]));
  const optional = given["factor"] === undefined || given["factor"] === "" ? undefined : given["factor"];
  switch (command) {
    case "first-link": return firstLink(addressee, { systemTime, overTimeS: number("overTime", 10), reCount: number("reCount", 3), realTimeS: number("seconds", fact.realTimeSeconds), minuteInterval: number("minutes", fact.minuteInterval),
      realTime: given["realTime"] !== "off", states: given["states"] === "on" }, () => qnOf(nextQn()));
    case "time-out": return [requests.timeOut(to, Number(needed("overTime")), Number(needed("reCount")))];
    case "read-clock": return [requests.readClock(to, optional)];
    case "set-clock": return [requests.setClock(to, systemTime, optional)];
    case "set-real-time-interval": return [requests.setRealTimeInterval(to, Number(needed("seconds")))];
    case "set-minute-interval": return [requests.setMinuteInterval(to, Number(needed("minutes")))];
    case "set-password": return [requests.setPassword(to, needed("password"))];
    case "real-time-on": case "real-time-off": return [requests.realTime(to, command === "real-time-on")];
    case "states-on": case "states-off": return [requests.states(to, command === "states-on")];
    case "history": {
      const cn = histories[needed("kind")], stamp = (name: string): string => qnOf(timeOf(needed(name))).slice(0, 14);
      if (cn === undefined) throw new CommandImpossible(`history: 数据类别 ${needed("kind")} / kind ${needed("kind")}`);
      return [requests.history(to, cn, stamp("begin"), stamp("end"))];
    }
    case "calibrate": return [requests.calibrate(to, needed("factor"))];
    case "sample-now": return [requests.sampleNow(to, needed("factor"))];
    case "clean": return [requests.clean(to, needed("factor"))];
    case "comparison-sample": return [requests.comparisonSample(to, needed("factor"))];
    case "keep-sample": return [requests.keepSample(to)];
    case "set-sampling-period": return [requests.setSamplingPeriod(to, needed("factor"), given["start"] ?? "000000", Number(needed("hours")))];
    case "information": return [requests.information(to, needed("factor"), needed("infoId"))];
  }
}
