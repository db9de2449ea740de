import { meanOf } from "./spread.js";

/** An hour with wind (有风的一小时): speed in m/s, direction in degrees from which it blows, a value beside it. */
export interface WindHour { readonly speed: number | null; readonly direction: number | null; readonly value: number | null }
/** Below this speed the wind counts as calm and has no direction (静风): 0.2 m/s and less is force 0 by GB/T 28591-2012. */
export const calmSpeed = 0.2;
/** Which of so many sectors a direction lies in (方位), sector 0 centred on north; any angle is taken round the circle. */
export function sectorOf(direction: number, sectors = 16): number {
  const width = 360 / sectors, turned = (((direction + width / 2) % 360) + 360) % 360;
  return Math.floor(turned / width) % sectors;
}
export interface RoseSector { readonly sector: number; readonly direction: number; readonly n: number; readonly share: number; readonly classes: readonly number[]; readonly mean: number | null }
/** A rose (玫瑰图): hours by sector and class of `of`; shares are per cent of all hours counted, calm ones included. */
export interface Rose { readonly n: number; readonly calm: number; readonly calmShare: number; readonly calmMean: number | null; readonly bounds: readonly number[]; readonly sectors: readonly RoseSector[] }

/** Wind rose (风玫瑰, of speed) or pollution rose (污染玫瑰, of the value). Classes are [bound, next), the last open. */
export function roseOf(hours: readonly WindHour[], of: "speed" | "value", bounds: readonly number[], sectors = 16): Rose {
  const counted = hours.flatMap(({ speed, direction, value }) => { const own = of === "speed" ? speed : value; return speed === null || own === null || (speed > calmSpeed && direction === null) ? [] : [{ speed, direction, own }]; });
  const still = counted.filter(({ speed }) => speed <= calmSpeed), n = counted.length, share = (count: number) => (n === 0 ? 0 : (100 * count) / n);
  const rows = Array.from({ length: sectors }, (_, sector): RoseSector => {
    const own = counted.filter(({ speed, direction }) => speed > calmSpeed && sectorOf(direction!, sectors) === sector).map((hour) => hour.own);
    return { sector, direction: (360 / sectors) * sector, n: own.length, share: share(own.length), mean: meanOf(own), classes: bounds.map((bound, index) => share(own.filter((value) => (index === 0 || value >= bound) && value < (bounds[index + 1] ?? Infinity)).length)) };
  });
  return { n, calm: still.length, calmShare: share(still.length), calmMean: meanOf(still.map(({ own }) => own)), bounds, sectors: rows };
}

export interface PolarCell { readonly sector: number; readonly ring: number; readonly n: number; readonly mean: number }
/** Polar plot (极坐标图): means by sector of direction and ring of speed, not smoothed; cells of fewer than `least` hours are left out. Calm hours are not in it. */
export function polarOf(hours: readonly WindHour[], ringWidth = 1, least = 3, sectors = 36): { readonly n: number; readonly cells: readonly PolarCell[] } {
  const cells = new Map<string, { sector: number; ring: number; values: number[] }>();
  let n = 0;
  for (const { speed, direction, value } of hours) {
    if (speed === null || direction === null || value === null || speed <= calmSpeed) continue;
    const sector = sectorOf(direction, sectors), ring = Math.floor(speed / ringWidth), key = `${String(sector)}/${String(ring)}`, held = cells.get(key) ?? { sector, ring, values: [] };
    held.values.push(value); cells.set(key, held); n += 1;
  }
  return { n, cells: [...cells.values()].filter(({ values }) => values.length >= least).sort((a, b) => a.sector - b.sector || a.ring - b.ring).map(({ sector, ring, values }) => ({ sector, ring, n: values.length, mean: meanOf(values)! })) };
}
/** The mean direction (平均风向), of unit vectors; null where they cancel out or there are none. */
export function meanDirection(directions: readonly number[]): number | null {
  let east = 0, north = 0;
  for (const direction of directions) { east += Math.sin((direction * Math.PI) / 180); north += Math.cos((direction * Math.PI) / 180); }
  if (Math.hypot(east, north) < 1e-9 * Math.max(1, directions.length)) return null;
  return (((Math.atan2(east, north) * 180) / Math.PI) + 360) % 360;
}
