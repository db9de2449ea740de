import type { LoopHappening } from "@yunqing/domain";
import { DeviceClient, LineFault, type Readings } from "./device-client.js";
import { bitOf, valueOf, type ModbusDevice } from "./register-map.js";

/** What a line stands on: the loop's own clock, where it reports, and where troubles go that the loop does not need to know. */
export interface LinePorts { readonly now: () => number; readonly listen: (happening: LoopHappening) => void; readonly trouble: (error: Error) => void }

/**
 * The line to one device (一台设备的通信): connects, reads, reports; writes what is wished, latest wish first served; refreshes the watchdog when told to; and when anything fails, says so and begins anew.
 * Nothing piles up: one wish an output, one pulse, one reading. Wishes are for the connection they were made on: after a lost line the loop says again what it wants.
 * A line counts as up only when the loop has given a pulse on it: a device whose watchdog has acted takes no command before. What such a device still holds as written, though it runs no more,
 * is taken back first, so that the pulse wakes nothing up.
 */
export class DeviceLine {
  readonly #device: ModbusDevice; readonly #ports: LinePorts;
  readonly #wishes = new Map<string, boolean>();
  #up = false; #pulseWanted = false; #pulsedAt: number | null = null; #count = 0;
  #stopped = false; #client: DeviceClient | null = null; #wake: () => void = () => undefined; #running: Promise<void> = Promise.resolve();
  constructor(device: ModbusDevice, ports: LinePorts) { this.#device = device; this.#ports = ports; }

  start(): void { this.#running = this.#run(); }
  command(output: string, on: boolean): void {
    if (!this.#up) return;
    this.#wishes.delete(output); this.#wishes.set(output, on); this.#wake();
  }
  pulse(): void { this.#pulseWanted = true; this.#wake(); }
  async stop(): Promise<void> { this.#stopped = true; this.#client?.close(); this.#wake(); await this.#running; }

  async #run(): Promise<void> {
    let patience = this.#device.retry.first;
    while (!this.#stopped) {
      try {
        this.#client = await DeviceClient.open(this.#device);
        await this.#session(this.#client, () => { patience = this.#device.retry.first; });
      } catch (error) { if (!this.#stopped) this.#ports.trouble(error instanceof Error ? error : new LineFault(this.#device.device, String(error))); }
      this.#client?.close(); this.#client = null;
      this.#wishes.clear();
      if (this.#up) { this.#up = false; if (!this.#stopped) this.#ports.listen({ kind: "line", device: this.#device.device, up: false, pulsedAt: this.#pulsedAt }); }
      if (this.#stopped) return;
      await this.#rest(patience, () => this.#stopped);
      patience = Math.min(patience * 2, this.#device.retry.most);
    }
  }

  async #session(client: DeviceClient, healthy: () => void): Promise<void> {
    let closed = false;
    client.onClose(() => { closed = true; this.#wake(); });
    await this.#takeBack(client, await client.read());
    // a pulse from before this connection says nothing about whether the loop still lives
    this.#pulseWanted = false;
    while (!this.#pulseWanted) { if (this.#stopped) return; if (closed) throw this.#closedByDevice(); await this.#rest(this.#device.poll, () => this.#stopped || closed || this.#pulseWanted); }
    await this.#refresh(client);
    const first = await client.read();
    healthy();
    this.#up = true;
    this.#ports.listen({ kind: "line", device: this.#device.device, up: true, pulsedAt: null });
    this.#report(first);
    let readAt = performance.now();
    while (!this.#stopped && !closed) {
      for (const [output, on] of this.#wishes) {
        this.#wishes.delete(output);
        await this.#write(client, output, on);
      }
      if (this.#pulseWanted) await this.#refresh(client);
      const due = readAt + this.#device.poll - performance.now();
      if (due <= 0) { readAt = performance.now(); this.#report(await client.read()); }
      else await this.#rest(due, () => this.#stopped || closed || this.#pulseWanted || this.#wishes.size > 0);
    }
    if (!this.#stopped) throw this.#closedByDevice();
  }

  #closedByDevice(): LineFault { return new LineFault(this.#device.device, "the device closed the connection"); }

  async #refresh(client: DeviceClient): Promise<void> {
    this.#pulseWanted = false; this.#count = this.#count % 65_535 + 1;
    // the time before sending: the device may have taken a pulse whose answer never came
    this.#pulsedAt = this.#ports.now();
    await client.pulse(this.#count);
  }

  /** Takes back what is written as on and, by its own feedback, does not run. */
  async #takeBack(client: DeviceClient, readings: Readings): Promise<void> {
    for (const { output, write, feedback } of this.#device.outputs) {
      if (!feedback || bitOf(feedback, readings.get(feedback.table)?.get(feedback.address) ?? 0)) continue;
      if (await client.written(write)) await this.#write(client, output, false);
    }
  }

  /** A refused or unkept write leaves the line alone: the loop sees by the feedback that the output does not follow. */
  async #write(client: DeviceClient, id: string, on: boolean): Promise<void> {
    const output = this.#device.outputs.find((one) => one.output === id);
    if (!output) return;
    try { await client.write(output, on); } catch (error) {
      if (error instanceof LineFault || !(error instanceof Error)) throw error;
      this.#ports.trouble(error);
    }
  }

  #report(readings: Readings): void {
    for (const output of this.#device.outputs) {
      if (output.kind !== "actuator") continue;
      const at = output.feedback ?? output.write, read = readings.get(at.table)?.get(at.address);
      if (read !== undefined) this.#ports.listen({ kind: "feedback", actuator: output.output, running: bitOf(at, read) });
    }
    for (const { sensor, from } of this.#device.sensors) {
      const words = Array.from({ length: from.words }, (_, i) => readings.get(from.table)?.get(from.address + i) ?? 0);
      this.#ports.listen({ kind: "value", sensor, value: valueOf(from, words) });
    }
  }

  async #rest(milliseconds: number, over: () => boolean): Promise<void> {
    if (over()) return;
    await new Promise<void>((resolve) => { const timer = setTimeout(resolve, milliseconds); this.#wake = () => { if (over()) { clearTimeout(timer); resolve(); } }; });
    this.#wake = () => undefined;
  }
}
