// The baseline: what is usually written. Binary floating point, the printed formula, Math.ceil and Math.round.
// It is allowed the same typed arrays; it is wrong where 0.1 is not 0.1, and the bench counts how often.
const steps = [0, 50, 100, 150, 200, 300, 400, 500];
const limits2012 = {
  SO2: [0, 150, 500, 650, 800], NO2: [0, 100, 200, 700, 1200, 2340, 3090, 3840], PM10: [0, 50, 150, 250, 350, 420, 500, 600],
  CO: [0, 5, 10, 35, 60, 90, 120, 150], O3: [0, 160, 200, 300, 400, 800, 1000, 1200], "PM2.5": [0, 35, 75, 115, 150, 250, 350, 500],
};
export const naiveItems = ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"];

export function naiveSubIndex(item, concentration) {
  const limits = limits2012[item];
  for (let i = 1; i < limits.length; i++) {
    if (concentration <= limits[i]) return Math.ceil(((steps[i] - steps[i - 1]) / (limits[i] - limits[i - 1])) * (concentration - limits[i - 1]) + steps[i - 1]);
  }
  return item === "SO2" ? -1 : 500;
}

/** columns: Float64Array by item, NaN = missing */
export function naiveHourly(columns, count, aqi, level, primary) {
  for (let row = 0; row < count; row++) {
    let highest = -1, bits = 0;
    for (let item = 0; item < 6; item++) {
      const concentration = columns[item][row];
      if (Number.isNaN(concentration)) continue;
      const index = naiveSubIndex(naiveItems[item], concentration);
      if (index > highest) { highest = index; bits = 1 << item; } else if (index === highest) bits |= 1 << item;
    }
    aqi[row] = highest;
    level[row] = highest < 0 ? 0 : highest <= 50 ? 1 : highest <= 100 ? 2 : highest <= 150 ? 3 : highest <= 200 ? 4 : highest <= 300 ? 5 : 6;
    primary[row] = highest > 50 ? bits : 0;
  }
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const percentile = (values, p) => {
  const sorted = [...values].sort((a, b) => a - b);
  const k = (sorted.length - 1) * (p / 100), s = Math.floor(k);
  return s + 1 < sorted.length ? sorted[s] + (sorted[s + 1] - sorted[s]) * (k - s) : sorted[s];
};

/** One station's year: means and percentiles only, no validity by month, no composite index, no good days. columns: Float64Array by item, NaN = missing */
export function naiveYear(columns, days) {
  const result = {};
  for (let item = 0; item < 6; item++) {
    const name = naiveItems[item], daily = [];
    for (let day = 0; day < days; day++) {
      const hours = [...columns[item].subarray(day * 24, day * 24 + 24)];
      if (name === "O3") {
        const windows = [];
        for (let end = 8; end <= 24; end++) { const there = hours.slice(end - 8, end).filter((v) => !Number.isNaN(v)); if (there.length >= 6) windows.push(mean(there)); }
        if (windows.length >= 14) daily.push(Math.round(Math.max(...windows)));
      } else {
        const there = hours.filter((v) => !Number.isNaN(v));
        if (there.length >= 20) daily.push(name === "CO" ? Math.round(mean(there) * 10) / 10 : Math.round(mean(there)));
      }
    }
    result[name] = { mean: mean(daily), percentile: percentile(daily, name === "O3" ? 90 : name === "SO2" || name === "NO2" ? 98 : 95) };
  }
  return result;
}

/** One line of an index, as a script would answer it. */
export function naiveLine(line) {
  const { id, rule, args } = JSON.parse(line);
  if (rule === "HJ 633/iaqi") return JSON.stringify({ id, value: naiveSubIndex(args.item.split("_")[0], Number(args.value)) });
  let aqi = -1, primary = [];
  for (const item of naiveItems) {
    if (args[item] == null) continue;
    const index = naiveSubIndex(item, Number(args[item]));
    if (index > aqi) { aqi = index; primary = [item]; } else if (index === aqi) primary.push(item);
  }
  return JSON.stringify({ id, value: { aqi, primary: aqi > 50 ? primary : [] } });
}
