import { connect, type IPublishPacket, type MqttClient } from "mqtt";
import { plainDecimal, type LoopHappening } from "@yunqing/domain";
import { exactJson, pointed } from "./json-pointer.js";
import { MqttLineFault, MqttWordUnknown, type MqttDevice } from "./mqtt-device.js";

/** What a line stands on: where it reports, the loop's own clock, and where troubles go that the loop does not need to know. */
export interface MqttLinePorts { readonly now: () => number; readonly listen: (happening: LoopHappening) => void; readonly trouble: (error: Error) => void }

/**
 * The line to one device behind a broker (一台 MQTT 设备的通信). Each connection is a client of its own, so that nothing that waited on a lost one is sent on the next: a command is for its moment and is never retained.
 * The line counts as up when the broker holds our subscriptions, the loop has given a pulse on this connection, and the device itself has spoken since: what the broker kept from before says nothing of a device that may be gone.
 */
export class MqttLine {
  readonly #device: MqttDevice; readonly #ports: MqttLinePorts;
  readonly #feedback = new Map<string, boolean>();
  #client: MqttClient | null = null; #ready = false; #up = false; #pulsed = false; #heardAt: number | null = null; #absent = false; #pulsedAt: number | null = null; #count = 0;
  #stopped = false; #ends: () => void = () => undefined; #wake: () => void = () => undefined; #running: Promise<void> = Promise.resolve();
  constructor(device: MqttDevice, ports: MqttLinePorts) { this.#device = device; this.#ports = ports; }

  start(): void { this.#running = this.#run(); }
  command(id: string, on: boolean): void {
    const output = this.#device.outputs.find((one) => one.output === id);
    if (this.#up && output !== undefined) this.#publish(output.command, on ? output.on : output.off, false);
  }
  pulse(): void {
    if (!this.#ready) return;
    this.#count = this.#count % 65_535 + 1; this.#pulsedAt = this.#ports.now(); this.#pulsed = true;
    this.#publish(this.#device.watchdog, String(this.#count), false);
    this.#look();
  }
  async stop(): Promise<void> { this.#stopped = true; this.#ends(); this.#wake(); await this.#running; }

  async #run(): Promise<void> {
    let patience = this.#device.retry.first;
    while (!this.#stopped) {
      const fault = await this.#connection(() => { patience = this.#device.retry.first; });
      if (!this.#stopped) this.#ports.trouble(fault);
      if (this.#up) { this.#up = false; if (!this.#stopped) this.#ports.listen({ kind: "line", device: this.#device.device, up: false, pulsedAt: this.#pulsedAt }); }
      if (this.#stopped) return;
      await new Promise<void>((resolve) => { const timer = setTimeout(resolve, patience); this.#wake = () => { clearTimeout(timer); resolve(); }; });
      patience = Math.min(patience * 2, this.#device.retry.most);
    }
  }

  /** One connection from its beginning to its end. @returns what ended it */
  async #connection(healthy: () => void): Promise<Error> {
    const { device, url, user, password, will, presence, outputs, sensors, silent } = this.#device;
    this.#ready = false; this.#pulsed = false; this.#heardAt = null; this.#absent = false; this.#feedback.clear();
    const client = connect(url, {
      clean: true, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: Math.max(silent, 1000), keepalive: Math.max(1, Math.ceil(silent / 1000)), resubscribe: false, queueQoSZero: false,
      will: { topic: will.topic, payload: Buffer.from(will.gone), qos: 1, retain: true }, ...(user === "" ? {} : { username: user }), ...(password === null ? {} : { password }),
    });
    this.#client = client;
    let ended = false;
    const over = new Promise<Error>((resolve) => {
      const end = (error: Error): void => { ended = true; resolve(error); };
      this.#ends = () => { end(new MqttLineFault(device, "stopped")); };
      client.on("error", (error) => { end(new MqttLineFault(device, error.message)); });
      client.on("close", () => { end(new MqttLineFault(device, "the broker closed the connection")); });
      client.on("message", (topic, payload, packet) => { this.#take(topic, payload, packet); if (this.#absent) end(new MqttLineFault(device, "the device says that it is gone")); });
      client.on("connect", () => {
        const topics = [...new Set([...outputs.flatMap(({ feedback }) => (feedback === null ? [] : [feedback])), ...sensors.map(({ topic }) => topic), ...(presence === null ? [] : [presence.topic])])];
        this.#publish(will.topic, will.here, true);
        client.subscribeAsync(topics, { qos: 1 }).then((granted) => {
          const refused = granted.filter(({ qos }) => (qos as number) === 128).map(({ topic }) => topic);
          if (refused.length > 0) end(new MqttLineFault(device, `the broker refused ${refused.join(", ")}`)); else { this.#ready = true; healthy(); }
        }, (error: unknown) => { end(new MqttLineFault(device, String(error))); });
      });
    });
    // silence: counted from the connection until the device speaks, then from its last word
    const opened = performance.now(), watch = setInterval(() => { if (performance.now() - (this.#heardAt ?? opened) >= silent) this.#silence(); }, Math.max(20, Math.floor(silent / 10)));
    const fault = await over;
    clearInterval(watch); this.#ready = false; this.#ends = () => undefined;
    client.removeAllListeners("message");
    client.on("error", () => undefined);
    // who leaves in good order says so; when the connection is gone the broker says it for us
    if (ended && client.connected && this.#stopped) await Promise.race([client.publishAsync(will.topic, will.gone, { qos: 1, retain: true }).catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, 500); })]);
    client.end(true);
    this.#client = null;
    return fault;
  }
  /** A silent device is a lost line, though the broker is well: the connection stays, and the line is up again with its next word. */
  #silence(): void {
    if (!this.#up) return;
    this.#up = false; this.#heardAt = null; this.#feedback.clear();
    this.#ports.trouble(new MqttLineFault(this.#device.device, `nothing was heard of the device for ${this.#device.silent} ms`));
    this.#ports.listen({ kind: "line", device: this.#device.device, up: false, pulsedAt: this.#pulsedAt });
  }

  #take(topic: string, payload: Uint8Array, { retain }: IPublishPacket): void {
    const { device, presence, outputs, sensors } = this.#device, text = new TextDecoder().decode(payload).trim();
    if (presence?.topic === topic) {
      // gone counts though it was kept, here only when the device says it now
      if (text !== presence.here) { if (this.#up) this.#absent = true; return; }
      if (retain) return;
    } else if (retain) return;
    this.#heardAt = performance.now();
    for (const output of outputs) {
      if (output.feedback !== topic || output.kind !== "actuator") continue;
      if (text !== output.on && text !== output.off) { this.#ports.trouble(new MqttWordUnknown(device, topic, text)); continue; }
      this.#feedback.set(output.output, text === output.on);
      if (this.#up) this.#ports.listen({ kind: "feedback", actuator: output.output, running: text === output.on });
    }
    this.#look();
    for (const sensor of sensors) if (sensor.topic === topic && this.#up) {
      const value = numberIn(text, sensor.pointer);
      if (value === null) this.#ports.trouble(new MqttWordUnknown(device, topic, text));
      this.#ports.listen({ kind: "value", sensor: sensor.sensor, value });
    }
  }
  #look(): void {
    if (this.#up || !this.#ready || !this.#pulsed || this.#heardAt === null) return;
    this.#up = true;
    this.#ports.listen({ kind: "line", device: this.#device.device, up: true, pulsedAt: null });
    for (const [actuator, running] of this.#feedback) this.#ports.listen({ kind: "feedback", actuator, running });
  }
  #publish(topic: string, payload: string, retain: boolean): void {
    if (this.#client?.connected !== true) return;
    this.#client.publishAsync(topic, payload, { qos: 1, retain }).catch((error: unknown) => { if (!this.#stopped) this.#ports.trouble(new MqttLineFault(this.#device.device, String(error))); });
  }
}

/** Decimal text in a payload, digit by digit; null when there is none. */
function numberIn(text: string, pointer: string): string | null {
  try { const found = pointer === "" ? text : pointed(exactJson(text), pointer); return typeof found === "string" ? plainDecimal(found) : null; } catch { return null; }
}
