import type { InstrumentSpec } from "./instrument.js";

/** Scenarios by name (情景), each with what it does. */
export const scenarioNames = {
  "plant-exceeds": "one outlet rises over its limit for hours, then falls",
  "dust-storm": "PM10 far above PM2.5 at all stations, rising fast and falling slowly, under strong wind",
  "outage": "the network is cut: no line to any instrument; afterwards what was missed is back-filled",
  "heavy-pollution-week": "still and damp air: fine particles, NO2 and CO pile up, ozone falls",
  "quiet": "clean air, plants that run on, no fault",
} as const;
export type ScenarioName = keyof typeof scenarioNames;

/** A scenario in its time (情景实例). */
export interface Scenario {
  readonly name: ScenarioName;
  /** instant it begins, on the simulated clock */
  readonly startAt: number;
  readonly lengthMs: number;
  /** the outlet of `plant-exceeds`; without it every outlet exceeds, so the driver names the first */
  readonly mn?: string;
}

/** How far a scenario has come at an instant, 0 … 1 between its ends; undefined outside. */
function part(scenario: Scenario | undefined, at: number): number | undefined {
  if (scenario === undefined) return undefined;
  const passed = (at - scenario.startAt) / scenario.lengthMs;
  return passed >= 0 && passed < 1 ? passed : undefined;
}
/** Whether the network is cut at an instant (断网). */
export function isCut(scenario: Scenario | undefined, at: number): boolean { return scenario?.name === "outage" && part(scenario, at) !== undefined; }
/** Whether a scenario holds faults and stops back at an instrument. */
export function isSteady(scenario: Scenario | undefined, spec: InstrumentSpec, at: number): boolean {
  return part(scenario, at) !== undefined && (scenario!.name === "quiet" || (scenario!.name === "plant-exceeds" && exceeds(scenario!, spec)));
}
const exceeds = (scenario: Scenario, spec: InstrumentSpec): boolean => (spec.kind === "stack-outlet" || spec.kind === "sewage-outlet") && (scenario.mn === undefined || scenario.mn === spec.mn);

/** The outlet that `plant-exceeds` takes when none is named: the first. */
export function withOutlet(scenario: Scenario, specs: readonly InstrumentSpec[]): Scenario {
  if (scenario.name !== "plant-exceeds" || scenario.mn !== undefined) return scenario;
  const mn = specs.find((spec) => spec.kind === "stack-outlet" || spec.kind === "sewage-outlet")?.mn;
  return mn === undefined ? scenario : { ...scenario, mn };
}

/** Rises from 0 to 1 over the first `rise` of its length, stays, falls over the last `fall`. */
const plateau = (p: number, rise: number, fall: number): number => smooth(Math.min(1, p / rise, (1 - p) / fall));
const smooth = (x: number): number => x * x * (3 - 2 * x);

const storm: Readonly<Record<string, number>> = { a34001: 2_600, a34002: 1_500, a34004: 190 };
const heavy: Readonly<Record<string, number>> = { a34004: 3.2, a34002: 2.4, a34001: 2.2, a21004: 0.7, a21005: 1.2, a21026: 0.6, a05024: -0.55 };
const exceeded: Readonly<Record<string, number>> = { a21026: 4.5, a21002: 2.6, a34013: 3.4, w01018: 2.8, w21003: 3.2, w21011: 2.6, w21001: 1.9 };
const particles = new Set(["a34001", "a34002", "a34004"]);
const gases = new Set(["a21004", "a21005", "a21026"]);

/** What a scenario does to a factor at an instant: factor and summand, by the code of 2017. Nothing: 1 and 0. */
export function effectOf(scenario: Scenario | undefined, spec: InstrumentSpec, code: string, at: number): readonly [times: number, plus: number] {
  const p = part(scenario, at);
  if (p === undefined) return none;
  switch (scenario!.name) {
    case "dust-storm": {
      if (spec.kind !== "air-station" && spec.kind !== "dust") return none;
      const strength = p < 0.18 ? smooth(p / 0.18) : smooth((1 - p) / 0.82);
      const plus = storm[code];
      return plus !== undefined ? [1, plus * strength] : code === "a01007" ? [1 + 2.2 * strength, 3 * strength] : code === "a01002" ? [1 - 0.5 * strength, 0] : none;
    }
    case "heavy-pollution-week": {
      if (spec.kind !== "air-station" && spec.kind !== "dust") return none;
      const strength = plateau(p, 0.3, 0.12), more = heavy[code];
      return more !== undefined ? [1 + more * strength, 0] : code === "a01007" ? [1 - 0.65 * strength, 0] : code === "a01002" ? [1, 22 * strength] : none;
    }
    case "plant-exceeds": {
      const more = exceeds(scenario!, spec) ? exceeded[code] : undefined;
      return more === undefined ? none : [1 + more * plateau(p, 0.15, 0.2), 0];
    }
    case "quiet": return spec.kind === "air-station" || spec.kind === "dust" ? (particles.has(code) ? [0.55, 0] : gases.has(code) ? [0.75, 0] : none) : none;
    case "outage": return none;
  }
}
const none = [1, 0] as const;
