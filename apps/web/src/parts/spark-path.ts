/** Where a small line runs (SVG path): values left to right, the target in range, two pixels of air. Numbers are pixels, not figures. */
export function sparkPath(values: readonly number[], width: number, height: number, target: number | null): { readonly path: string; readonly last: readonly [number, number] | null; readonly target: number | null } {
  const drawn = values.filter(Number.isFinite);
  const aim = target !== null && Number.isFinite(target) ? target : null;
  if (drawn.length === 0) return { path: "", last: null, target: null };
  const all = aim === null ? drawn : [...drawn, aim];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = 3;
  const y = (value: number) => round(high === low ? height / 2 : air + (1 - (value - low) / (high - low)) * (height - 2 * air));
  const x = (at: number) => round(drawn.length === 1 ? width / 2 : air + (at / (drawn.length - 1)) * (width - 2 * air));
  const spots = drawn.map((value, at) => [x(at), y(value)] as const);
  return {
    path: drawn.length < 2 ? "" : spots.map(([px, py], at) => `${at === 0 ? "M" : "L"}${px} ${py}`).join(""),
    last: spots.at(-1) ?? null, target: aim === null ? null : y(aim),
  };
}
/** Where the line of a run with gaps goes: it breaks where a value is missing, and a value alone between gaps is a dot. */
export function gappedPath(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0) return "";
  const [low, high] = [Math.min(...known), Math.max(...known)], air = 3;
  let path = "", pen = false;
  values.forEach((value, at) => {
    if (value === null || !Number.isFinite(value)) { pen = false; return; }
    const x = round(values.length === 1 ? width / 2 : air + (at / (values.length - 1)) * (width - 2 * air)), y = round(high === low ? height / 2 : air + (1 - (value - low) / (high - low)) * (height - 2 * air));
    const alone = !pen && (values[at + 1] ?? null) === null;
    path += pen ? `L${x} ${y}` : alone ? `M${x} ${y}h0.1` : `M${x} ${y}`;
    pen = true;
  });
  return path;
}
const round = (value: number) => Math.round(value * 10) / 10;
