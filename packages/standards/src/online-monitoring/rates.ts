import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed } from "../lineage.js";
import { BadValue } from "../refusals.js";

/** A rate in percent: exact and with two decimals (比率). */
export interface MonitoringRate { readonly percent: string; readonly exact: Exact }

function count(value: number, field: string, clause: string): number {
  if (!Number.isInteger(value) || value < 0) throw new BadValue("out-of-range", String(value), { room: "online-monitoring", field, clause }, "is no count");
  return value;
}

interface Definition { readonly id: string; readonly name: Labels; readonly formula: Labels; readonly standard: string; readonly edition: string; readonly attestation: Attestation; readonly inputs: readonly (readonly [Labels, number])[]; readonly none: Labels }

function rateOf(part: number, whole: number, definition: Definition): Computed<MonitoringRate | null> {
  const { id, name, formula, standard, edition, attestation, inputs, none } = definition;
  if (part > whole) throw new BadValue("out-of-range", String(part), { room: "online-monitoring", field: name.en, clause: edition }, `is more than ${whole}`);
  const value = whole === 0 ? null : exact(part * 100).over(exact(whole));
  const rate = value && { percent: value.toFixed(2), exact: value };
  return computedWith<MonitoringRate | null>(rate, () => ({
    name, value: rate?.percent ?? null, unit: "%", origin: "computed", rule: { id, formula, standard, edition, clauses: [], attestation },
    inputs: inputs.map(([label, number]) => leaf(label, String(number), "", "computed")), ...(value === null ? { notes: [none] } : { rounding: { rule: "GB/T 8170" as const, places: 2, exact: value.toString() } }),
  }));
}

/** Hours of a quarter by state (季度小时数): all hours, hours of the source stopped, hours of invalid data while it ran. */
export interface CaptureHours { readonly total: number; readonly stopped: number; readonly invalid: number }

/**
 * Capture rate of valid data in a quarter (有效数据捕集率): (all − invalid − stopped) / (all − stopped) × 100 %.
 * @returns null when the source stood still all quarter
 * @throws {BadValue}
 * @clause HJ 75-2017 §12
 */
export function captureRate(hours: CaptureHours): Computed<MonitoringRate | null> {
  const clause = "HJ 75-2017 §12";
  const [total, stopped, invalid] = [count(hours.total, "total hours", clause), count(hours.stopped, "stopped hours", clause), count(hours.invalid, "invalid hours", clause)];
  if (stopped + invalid > total) throw new BadValue("out-of-range", `${stopped} + ${invalid}`, { room: "online-monitoring", field: "hours", clause }, `is more than ${total}`);
  return rateOf(total - stopped - invalid, total - stopped, {
    id: "HJ 75/capture", name: both("有效数据捕集率", "capture rate of valid data"), formula: both("(季度小时数−无效小时数−停运小时数)/(季度小时数−停运小时数)×100%", "(all − invalid − stopped)/(all − stopped) × 100 %"),
    standard: "HJ 75", edition: "HJ 75-2017", attestation: "REPORTED", inputs: [[both("季度小时数", "hours of the quarter"), total], [both("停运小时数", "stopped hours"), stopped], [both("无效小时数", "invalid hours"), invalid]], none: both("季度内全部停运", "stopped all quarter"),
  });
}

/** Data of a period by what became of them (应传、实传、有效数据数). */
export interface TransmissionCounts { readonly expected: number; readonly received: number; readonly valid: number }

/**
 * Transmission rate, valid rate and their product (传输率、有效率、传输有效率). Hours of a stopped source are not expected.
 * @throws {BadValue} more received than expected, more valid than received
 * @clause 污染物排放自动监测设备标记规则（2022）
 */
export function transmissionRates(counts: TransmissionCounts): { readonly transmission: Computed<MonitoringRate | null>; readonly validity: Computed<MonitoringRate | null>; readonly effective: Computed<MonitoringRate | null> } {
  const clause = "2022 年第 21 号";
  const [expected, received, valid] = [count(counts.expected, "expected", clause), count(counts.received, "received", clause), count(counts.valid, "valid", clause)];
  const common = { standard: clause, edition: clause, attestation: "REPORTED" as const };
  const inputs = [[both("应传数据", "expected"), expected], [both("实传数据", "received"), received], [both("有效数据", "valid"), valid]] as const;
  const transmission = rateOf(received, expected, { ...common, id: "marks/transmission", name: both("传输率", "transmission rate"), formula: both("实传/应传×100%", "received/expected × 100 %"), inputs: inputs.slice(0, 2), none: both("无应传数据", "nothing was expected") });
  const validity = rateOf(valid, received, { ...common, id: "marks/validity", name: both("有效率", "valid rate"), formula: both("有效/实传×100%", "valid/received × 100 %"), inputs: inputs.slice(1), none: both("无实传数据", "nothing was received") });
  const product = transmission.value && validity.value ? transmission.value.exact.times(validity.value.exact).over(exact(100)) : expected > 0 && received === 0 ? exact(0) : null;
  const value = product && { percent: product.toFixed(2), exact: product };
  return {
    transmission, validity,
    effective: computedWith<MonitoringRate | null>(value, () => ({ name: both("传输有效率", "effective transmission rate"), value: value?.percent ?? null, unit: "%", origin: "computed", rule: { ...common, id: "marks/effective", formula: both("有效率×传输率", "valid rate × transmission rate"), clauses: [] }, inputs: [transmission.lineage, validity.lineage] })),
  };
}
