import { encodeSegment, flagOf, splitSegment, type FactorValue, type Segment } from "@yunqing/hj212";
import { dataTimeOf, dayMs, hourMs, minuteMs } from "./beijing.js";
import { has, type InstrumentSpec } from "./instrument.js";
import { codeOf } from "./measured.js";
import { electricityFields } from "./meters.js";
import { noiseLevels } from "./noise-levels.js";
import type { Place } from "./place.js";
import type { Records, Statistic } from "./records.js";

/** Commands under which an instrument uploads records (上传命令). */
export type RecordCommand = "2011" | "2021" | "2031" | "2041" | "2051" | "2061";
/** Commands whose records are owed until they are acknowledged, with the length of their window. */
export type OwedCommand = "2031" | "2041" | "2051" | "2061";

/** Writes the packets of an instrument (数据包). Each is made from the records at the moment it is asked for. */
export class Packets {
  private readonly spec: InstrumentSpec;
  constructor(private readonly place: Place, readonly records: Records, private readonly password: () => string, private readonly ownQn: () => string) { this.spec = place.spec; }

  /** Length of the window of a command. */
  lengthOf(cn: OwedCommand): number { return cn === "2051" ? this.records.settings.minuteInterval * minuteMs : cn === "2061" ? hourMs : dayMs; }
  /** The commands whose records this kind keeps. */
  get owed(): readonly OwedCommand[] { return this.hasDevices ? ["2051", "2061", "2031", "2041"] : ["2051", "2061", "2031"]; }
  /** Whether devices (fan, pump, scrubber) belong to it. */
  get hasDevices(): boolean { return this.spec.kind === "stack-outlet" || this.spec.kind === "sewage-outlet"; }

  /** The packet of a command for the moment or window at `at`, in as many parts as it needs. @param answer whether a 9014 is wanted @param late back-filled: RF=1 in 2025, nothing in the older editions */
  of(cn: RecordCommand, at: number, answer: boolean, late = false): readonly Segment[] {
    const end = cn !== "2011" && cn !== "2021" && has(this.spec, "window-end") ? this.lengthOf(cn) : 0;
    return this.split({ ...this.head(cn, answer, late), dataTime: dataTimeOf(at + end), values: this.values(cn, at) });
  }

  /** A packet with fields of its own, such as the start (2081), a clock (1011) or an identity (3019). */
  plain(cn: string, answer: boolean, fields: Readonly<Record<string, string>>, values: readonly FactorValue[] = [], dataTime: number | null = null): Segment {
    return { ...this.head(cn, answer, false), dataTime: dataTime === null ? null : dataTimeOf(dataTime), values, fields };
  }

  /** Codes of the devices at an instant: 0 off, 1 running, 2 calibrating, 3 maintenance, 4 alarm. */
  states(at: number): readonly FactorValue[] {
    const flag = this.place.flag(at), running = this.place.load(at) > 0, at1 = flag === "C" ? "2" : flag === "M" ? "3" : flag === "D" ? "4" : "1";
    return [{ factor: "SB1", field: "RS", value: running ? "1" : "0" }, { factor: "SB2", field: "RS", value: running ? "1" : "0" }, { factor: "SB3", field: "RS", value: at1 }];
  }

  private head(cn: string, answer: boolean, late: boolean): Segment {
    const { edition, st, mn } = this.spec;
    return { version: edition, qn: this.ownQn(), st, cn, pw: this.password(), mn, flag: flagOf(edition, false, answer), pnum: null, pno: null, rf: late && edition === 2025 ? 1 : null, dataTime: null, values: [], fields: {} };
  }
  /** @clause HJ 212-2017 表2 (segment ≤ 1024), 表3 (data area ≤ 950; 2005: 960) */
  private split(segment: Segment): readonly Segment[] {
    const area = this.spec.edition === 2005 ? 960 : 950;
    return splitSegment(segment, (part) => { const { length } = encodeSegment(part); return length <= 1_024 && length - encodeSegment({ ...part, dataTime: null, values: [], fields: {} }).length <= area; },
      (place) => (place === 0 ? segment.qn! : this.ownQn()));
  }

  private values(cn: RecordCommand, at: number): readonly FactorValue[] {
    switch (cn) {
      case "2011": return this.realTimeValues(at);
      case "2021": return this.states(at);
      case "2041": return this.runningTimes(at);
      default: {
        if (this.spec.kind === "noise") return noiseLevels(this.records, at, at + this.lengthOf(cn));
        return this.statistics(cn === "2051" ? this.records.minute(at) : cn === "2061" ? this.records.hour(at) : this.records.day(at));
      }
    }
  }

  private realTimeValues(at: number): readonly FactorValue[] {
    const { factors } = this.records, own = has(this.spec, "electricity-fields");
    return this.records.realTime(at).flatMap(({ value, folded, flag }, k) => {
      const measured = factors[k]!, factor = own ? "d20000" : codeOf(measured, this.spec.edition), text = (whole: number): string => (whole / 10 ** measured.decimals).toFixed(measured.decimals);
      if (own) return [{ factor, field: electricityFields[k]!, value: text(value) }, ...(k === factors.length - 1 ? [{ factor, field: "Flag", value: flag }] : [])];
      return [{ factor, field: "Rtd", value: text(value) }, ...(folded === undefined ? [] : [{ factor, field: "ZsRtd", value: text(folded) }]), { factor, field: "Flag", value: flag }];
    });
  }

  private statistics(row: readonly Statistic[]): readonly FactorValue[] {
    return row.flatMap(({ min, avg, max, folded, total, flag }, k) => {
      const measured = this.records.factors[k]!, factor = codeOf(measured, this.spec.edition), out: FactorValue[] = [];
      const put = (field: string, whole: number, decimals = measured.decimals): void => { out.push({ factor, field, value: (whole / 10 ** decimals).toFixed(decimals) }); };
      put("Min", min); put("Avg", avg); put("Max", max);
      if (folded !== undefined) { put("ZsMin", folded.min); put("ZsAvg", folded.avg); put("ZsMax", folded.max); }
      if (total !== undefined && measured.total !== undefined) put("Cou", total, measured.total.decimals);
      return [...out, { factor, field: "Flag", value: flag }];
    });
  }

  /** Hours that each device ran in the day from `at`, by states every ten minutes. @clause HJ 212-2017 表4 SBxxx-RT */
  private runningTimes(at: number): readonly FactorValue[] {
    const rows = Array.from({ length: 144 }, (_, k) => this.states(at + k * 10 * minuteMs));
    return rows[0]!.map(({ factor }, k) => ({ factor, field: "RT", value: (rows.filter((row) => row[k]!.value !== "0").length / 6).toFixed(2) }));
  }
}
