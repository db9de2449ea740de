import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** How long changes of figures are gathered before indicators are taken anew. */
const gatherMs = 2_000;

/** Whether a district observed any hour or day in a year of Beijing. */
async function observedIn(office: Office, district: string, year: number): Promise<boolean> {
  const sources = (await office.store.district(district).read((reader) => reader.sources())).map(({ source }) => source), observations = office.store.observations(district);
  if (sources.length === 0) return false;
  const from = Date.parse(`${year}-01-01T00:00:00+08:00`), until = Date.parse(`${year + 1}-01-01T00:00:00+08:00`);
  for (const kind of ["hour", "day"] as const) if ((await observations.readings({ sources, kind, from, until, limit: 1 })).length > 0) return true;
  return false;
}

/** Indicators that take their values from monitoring (指标自动取值), taken when the program starts and whenever figures change. */
export async function startMeasuredIndicators(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const stops: (() => void)[] = [], timers = new Map<string, NodeJS.Timeout>();
  let running: Promise<unknown> = Promise.resolve();
  const take = (district: string): void => {
    timers.delete(district);
    running = running.then(async () => {
      const figures = office.figureDesk(district), plan = office.planDesk(district);
      if (figures !== null && plan !== null) await plan.measureIndicators(figures, (year) => observedIn(office, district, year));
    }).catch((fault: unknown) => { talk.err(`  · ${district} 的指标没有取到监测值，下次变动时再取：${fault instanceof Error ? fault.message : String(fault)}（indicators of ${district} could not take their figures; tried again at the next change）\n`); });
  };
  const soon = (district: string): void => { if (!timers.has(district)) timers.set(district, setTimeout(() => { take(district); }, gatherMs)); };
  for (const district of office.store.districtIds()) {
    const figures = office.figureDesk(district);
    if (figures === null) continue;
    stops.push(figures.onChange(() => { soon(district); }));
    soon(district);
  }
  return Promise.resolve({ close: async () => { for (const stop of stops) stop(); for (const timer of timers.values()) clearTimeout(timer); timers.clear(); await running; } });
}
