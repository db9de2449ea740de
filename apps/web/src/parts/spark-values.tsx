import { gappedPath } from "./spark-path.js";

/** The run of the last values as a small line (近期走势), broken where a value is missing. It repeats what the figures say and is silent for readers. */
export function SparkValues({ values, width = 76, height = 22 }: { readonly values: readonly (number | null)[]; readonly width?: number; readonly height?: number }) {
  return <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true"><path d={gappedPath(values, width, height)} className="spark-line" strokeLinecap="round" /></svg>;
}
