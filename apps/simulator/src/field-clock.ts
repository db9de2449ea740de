import { dayMs, qnOf } from "./beijing.js";
import { clockError, clockGain } from "./place.js";
import type { InstrumentSpec } from "./instrument.js";

/** The two times of a simulation (时刻): of the simulated district, and of the machine, by which time-outs run. */
export interface Now { readonly simulated: number; readonly wall: number }

/** The clock of an instrument (现场机时钟): what it believes the time to be. The host can set it; one that drifts goes on drifting. */
export class FieldClock {
  private error: number; private since: number; private readonly gain: number;
  private last = 0; private sets = 0;
  constructor(spec: InstrumentSpec, startAt: number) { this.error = clockError(spec); this.since = startAt; this.gain = clockGain(spec); }

  /** Its time at an instant of the district. */
  at(simulated: number): number { return Math.round(simulated + this.error + (this.gain * (simulated - this.since)) / dayMs); }
  /** Sets it. @returns whether it went back */
  set(simulated: number, wanted: number): boolean {
    const back = wanted < this.at(simulated);
    this.error = wanted - simulated; this.since = simulated;
    if (back) { this.last = 0; this.sets++; }
    return back;
  }
  /** A new QN, unlike all before: by its own time, a millisecond on where two fall together; after each step back the milliseconds lie elsewhere. */
  qn(simulated: number): string { this.last = Math.max(this.last + 1, this.at(simulated) + 37 * this.sets); return qnOf(this.last); }
}
