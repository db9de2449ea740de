import { connect, type Socket } from "node:net";
import { ModbusTCPClient } from "jsmodbus";
import { bitOf, spansOf, type ModbusDevice, type OutputMap, type RegisterTable } from "./register-map.js";

/** The line to a device failed: no connection, no answer in time, or one that does not belong to the question. The driver connects again by itself. */
export class LineFault extends Error {
  readonly code = "modbus/line";
  constructor(readonly device: string, readonly what: string) { super(`设备“${device}”通信失败 / the line to device "${device}" failed: ${what}`); }
}
/** The device answered and refused (Modbus exception): its register map differs from ours, or it is busy. */
export class DeviceRefused extends Error {
  readonly code = "modbus/refused";
  constructor(readonly device: string, readonly what: string) { super(`设备“${device}”拒绝请求，请核对寄存器表 / device "${device}" refused a request; compare the register map: ${what}`); }
}
/** A write was accepted and does not read back. */
export class WriteNotKept extends Error {
  readonly code = "modbus/not-kept";
  constructor(readonly device: string, readonly output: string, readonly on: boolean) { super(`设备“${device}”输出“${output}”写入 ${on ? "开" : "关"} 后读回不符；是否处于就地控制？ / output "${output}" of device "${device}" does not read back as ${on ? "on" : "off"}; is it in local control?`); }
}

/** What was read of a device, by table and address. */
export type Readings = ReadonlyMap<RegisterTable, ReadonlyMap<number, number>>;
const tables = ["coil", "discrete", "holding", "input"] as const;

/** One connection to one device (一条连接). One question at a time; every answer is waited for no longer than the device's timeout. */
export class DeviceClient {
  readonly #device: ModbusDevice; readonly #socket: Socket; readonly #client: ModbusTCPClient;
  readonly #addresses: ReadonlyMap<RegisterTable, readonly number[]>;
  private constructor(device: ModbusDevice, socket: Socket, client: ModbusTCPClient) {
    this.#device = device; this.#socket = socket; this.#client = client;
    const addresses = new Map<RegisterTable, number[]>(tables.map((table) => [table, []]));
    for (const output of device.outputs) { const at = output.feedback ?? output.write; addresses.get(at.table)?.push(at.address); }
    for (const { from } of device.sensors) for (let i = 0; i < from.words; i++) addresses.get(from.table)?.push(from.address + i);
    this.#addresses = addresses;
  }

  /** @throws {LineFault} */
  static open(device: ModbusDevice): Promise<DeviceClient> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: device.host, port: device.port, noDelay: true, keepAlive: true }), client = new ModbusTCPClient(socket, device.unit, device.timeout);
      const timer = setTimeout(() => { socket.destroy(); reject(new LineFault(device.device, `no connection to ${device.host}:${device.port} within ${device.timeout} ms`)); }, device.timeout);
      socket.on("error", (error) => { clearTimeout(timer); reject(new LineFault(device.device, error.message)); });
      socket.on("connect", () => { clearTimeout(timer); resolve(new DeviceClient(device, socket, client)); });
    });
  }
  close(): void { this.#socket.destroy(); }
  /** Calls once when the connection ends, whoever ended it. */
  onClose(act: () => void): void { this.#socket.once("close", act); }

  /** Everything the map names. @throws {LineFault} {DeviceRefused} */
  async read(): Promise<Readings> {
    const readings = new Map<RegisterTable, ReadonlyMap<number, number>>();
    for (const table of tables) {
      const held = new Map<number, number>();
      for (const { start, count } of spansOf(this.#addresses.get(table) ?? [])) (await this.#readSpan(table, start, count)).forEach((value, i) => held.set(start + i, value));
      readings.set(table, held);
    }
    return readings;
  }

  /** Writes an output and reads it back; a second try when it does not keep. @throws {LineFault} {DeviceRefused} {WriteNotKept} */
  async write(output: OutputMap, on: boolean): Promise<void> {
    const { write } = output;
    for (let attempt = 0; attempt < 2; attempt++) {
      if (write.table === "coil") await this.#ask(this.#client.writeSingleCoil(write.address, on));
      else if (write.bit === undefined) await this.#ask(this.#client.writeSingleRegister(write.address, on ? 1 : 0));
      else {
        const [word = 0] = await this.#readSpan("holding", write.address, 1), mask = 1 << write.bit;
        await this.#ask(this.#client.writeSingleRegister(write.address, on ? word | mask : word & ~mask));
      }
      const [back] = await this.#readSpan(write.table, write.address, 1);
      if (back !== undefined && bitOf(write, back) === on) return;
    }
    throw new WriteNotKept(this.#device.device, output.output, on);
  }

  /** Whether an output is written as on, whatever it does. @throws {LineFault} {DeviceRefused} */
  async written(write: OutputMap["write"]): Promise<boolean> { const [value] = await this.#readSpan(write.table, write.address, 1); return value !== undefined && bitOf(write, value); }

  /** @throws {LineFault} {DeviceRefused} */
  async pulse(count: number): Promise<void> { await this.#ask(this.#client.writeSingleRegister(this.#device.watchdog, count)); }

  async #readSpan(table: RegisterTable, start: number, count: number): Promise<readonly number[]> {
    const values = table === "coil" ? (await this.#ask(this.#client.readCoils(start, count))).response.body.valuesAsArray
      : table === "discrete" ? (await this.#ask(this.#client.readDiscreteInputs(start, count))).response.body.valuesAsArray
      : table === "holding" ? (await this.#ask(this.#client.readHoldingRegisters(start, count))).response.body.valuesAsArray
      : (await this.#ask(this.#client.readInputRegisters(start, count))).response.body.valuesAsArray;
    const read = [...values].slice(0, count).map(Number);
    if (read.length < count) throw new DeviceRefused(this.#device.device, `${table} ${start}+${count}: only ${read.length} came`);
    return read;
  }

  /** The library rejects with plain objects `{ err, message }`. */
  async #ask<T>(answer: Promise<T>): Promise<T> {
    try { return await answer; } catch (error) {
      const { err, message } = typeof error === "object" && error !== null ? error as { err?: unknown; message?: unknown } : {};
      const what = `${typeof err === "string" ? err : "error"}: ${typeof message === "string" ? message : String(error)}`;
      throw err === "ModbusException" ? new DeviceRefused(this.#device.device, what) : new LineFault(this.#device.device, what);
    }
  }
}
