import { exact, isDecimal } from "@yunqing/standards";

/** The four tables of Modbus (四类寄存器). */
export type RegisterTable = "coil" | "discrete" | "holding" | "input";

/** One bit of a device (位地址): a coil or discrete input, or one bit of a register, 0 the lowest; a register without `bit` is on when it is not zero. Addresses count from 0. */
export interface BitAddress { readonly table: RegisterTable; readonly address: number; readonly bit?: number }

/** A number in one or two registers (数值地址): raw value × `scale`, exactly. `none`: the raw value by which the device says that there is no value. */
export interface NumberAddress {
  readonly table: "holding" | "input"; readonly address: number; readonly words: 1 | 2; readonly order: "high-first" | "low-first"; readonly signed: boolean;
  readonly scale: string; readonly none?: number;
}

/** An output (输出): where it is written, and where its feedback is read; without feedback of its own the written place is read back. */
export interface OutputMap { readonly output: string; readonly write: BitAddress & { readonly table: "coil" | "holding" }; readonly feedback: BitAddress | null; /** signals give no feedback to the loop */ readonly kind: "actuator" | "signal" }

/** A value that the device holds for the loop (测值), such as the water's temperature. */
export interface SensorMap { readonly sensor: string; readonly from: NumberAddress }

/**
 * A device on Modbus TCP (Modbus 设备) as data. One connection, one unit.
 * `watchdog`: the holding register that is written with a counting number 1…65535 at every pulse; the device switches its outputs off when it stops changing.
 */
export interface ModbusDevice {
  readonly device: string; readonly host: string; readonly port: number; readonly unit: number; readonly watchdog: number;
  readonly outputs: readonly OutputMap[]; readonly sensors: readonly SensorMap[];
  /** milliseconds: an answer is waited for; between two readings; before a new attempt, at first and at most */
  readonly timeout: number; readonly poll: number; readonly retry: { readonly first: number; readonly most: number };
}

/** A register map that cannot be worked with. */
export class MapInvalid extends Error {
  readonly code = "modbus/map-invalid";
  constructor(readonly device: string, readonly faults: readonly string[]) { super(`设备“${device}”的寄存器表有误 / the register map of device "${device}" is not usable: ${faults.join("; ")}`); }
}

/** The device itself when its map can be worked with. @throws {MapInvalid} */
export function checkedDevice(device: ModbusDevice): ModbusDevice {
  const faults: string[] = [], whole = (name: string, value: number, least: number, most: number): void => { if (!Number.isSafeInteger(value) || value < least || value > most) faults.push(`${name}: ${value}（${least}–${most}）`); };
  const bit = (name: string, at: BitAddress): void => {
    whole(`${name}.address`, at.address, 0, 65_535);
    if (at.bit === undefined) return;
    if (at.table === "coil" || at.table === "discrete") faults.push(`${name}.bit: 线圈与离散输入没有位号 / a coil or discrete input has no bit`);
    else whole(`${name}.bit`, at.bit, 0, 15);
  };
  whole("port", device.port, 1, 65_535); whole("unit", device.unit, 0, 255); whole("watchdog", device.watchdog, 0, 65_535);
  whole("timeout", device.timeout, 1, 600_000); whole("poll", device.poll, 1, 600_000); whole("retry.first", device.retry.first, 1, 600_000); whole("retry.most", device.retry.most, device.retry.first, 3_600_000);
  for (const output of device.outputs) { bit(`${output.output}.write`, output.write); if (output.feedback) bit(`${output.output}.feedback`, output.feedback); }
  for (const sensor of device.sensors) { whole(`${sensor.sensor}.address`, sensor.from.address, 0, 65_536 - sensor.from.words); if (!isDecimal(sensor.from.scale)) faults.push(`${sensor.sensor}.scale: ${sensor.from.scale}`); }
  const ids = [...device.outputs.map((output) => output.output), ...device.sensors.map((sensor) => sensor.sensor)], places = device.outputs.map((output) => `${output.write.table} ${output.write.address} ${output.write.bit ?? ""}`);
  if (new Set(ids).size < ids.length) faults.push("编号重复 / an id is used twice");
  if (new Set(places).size < places.length) faults.push("两个输出写同一地址 / two outputs write the same place");
  if (device.outputs.some((output) => output.write.table === "holding" && output.write.address === device.watchdog)) faults.push("输出与看门狗同址 / an output writes the watchdog register");
  if (faults.length > 0) throw new MapInvalid(device.device, faults);
  return device;
}

/** Exact decimal text of a number in registers (寄存器数值); null where the device says that there is none. */
export function valueOf(from: NumberAddress, words: readonly number[]): string | null {
  const ordered = from.order === "high-first" ? words : [...words].reverse();
  const raw = ordered.reduce((sum, word) => sum * 65_536n + BigInt(word), 0n);
  if (from.none !== undefined && raw === BigInt(from.none)) return null;
  const most = 1n << BigInt(16 * from.words), signed = from.signed && raw >= most / 2n ? raw - most : raw;
  return exact(signed).times(exact(from.scale)).toString();
}

/** Whether a bit is on in the register or bit that was read. */
export function bitOf(at: BitAddress, read: number): boolean { return at.bit === undefined ? read !== 0 : ((read >> at.bit) & 1) === 1; }

/** Neighbouring addresses joined into readings of at most `most`: places between that nobody named are not read, for devices refuse them. */
export function spansOf(addresses: readonly number[], most = 100): readonly { readonly start: number; readonly count: number }[] {
  const spans: { start: number; count: number }[] = [];
  for (const address of [...new Set(addresses)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && address === last.start + last.count && last.count < most) last.count += 1; else spans.push({ start: address, count: 1 });
  }
  return spans;
}
