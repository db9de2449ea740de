import { airLevels } from "@yunqing/standards";

/** A station with the sub-index of an item (插值站点). */
export interface SurfaceStation { readonly at: readonly [longitude: number, latitude: number]; readonly value: number }
/** Where the surface lies, in degrees: west, south, east, north. */
export type SurfaceBox = readonly [number, number, number, number];

/** Inverse distance weighting, power 2 (反距离加权). On a station it is the station's value; without stations it is null. */
export function weighted(stations: readonly SurfaceStation[], [x, y]: readonly [number, number]): number | null {
  let above = 0, below = 0;
  const narrowing = Math.cos((y * Math.PI) / 180);
  for (const { at, value } of stations) {
    const squared = ((at[0] - x) * narrowing) ** 2 + (at[1] - y) ** 2;
    if (squared < 1e-12) return value;
    above += value / squared; below += 1 / squared;
  }
  return below === 0 ? null : above / below;
}
/** The box of the stations with a margin of a quarter of its size, at least 0.05 degrees. */
export function boxOf(stations: readonly SurfaceStation[]): SurfaceBox | null {
  if (stations.length === 0) return null;
  const xs = stations.map(({ at }) => at[0]), ys = stations.map(({ at }) => at[1]), west = Math.min(...xs), east = Math.max(...xs), south = Math.min(...ys), north = Math.max(...ys), wide = Math.max(0.05, (east - west) / 4), high = Math.max(0.05, (north - south) / 4);
  return [west - wide, south - high, east + wide, north + high];
}
/** Colours of the grid, row by row from the north, four bytes a cell: the colour of the category that the value lies in. */
export function surfaceCells(stations: readonly SurfaceStation[], [west, south, east, north]: SurfaceBox, columns: number, rows: number): Uint8ClampedArray<ArrayBuffer> {
  const cells = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) {
    const value = weighted(stations, [west + ((column + 0.5) / columns) * (east - west), north - ((row + 0.5) / rows) * (north - south)]);
    if (value === null) continue;
    const level = airLevels.find(({ to }) => to === undefined || value <= to) ?? airLevels.at(-1);
    cells.set([...(level?.rgb ?? [0, 0, 0]), 115], (row * columns + column) * 4);
  }
  return cells;
}
/** The surface as a picture; null where nothing can be drawn: two stations at least, for one says nothing of the space between. */
export function surfacePicture(stations: readonly SurfaceStation[]): { readonly url: string; readonly box: SurfaceBox } | null {
  const box = boxOf(stations), side = 96;
  if (box === null || stations.length < 2) return null;
  const canvas = document.createElement("canvas");
  canvas.width = side; canvas.height = side;
  canvas.getContext("2d")?.putImageData(new ImageData(surfaceCells(stations, box, side, side), side, side), 0, 0);
  return { url: canvas.toDataURL(), box };
}
