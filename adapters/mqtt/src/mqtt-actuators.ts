import type { LoopActuators } from "@yunqing/domain";
import type { MqttDevice } from "./mqtt-device.js";
import { MqttLine } from "./mqtt-line.js";

export interface MqttActuatorsOptions {
  readonly devices: readonly MqttDevice[];
  /** the clock of the loop's runner */
  readonly now: () => number;
  /** told of lost connections and words nobody knows, for the program's log; codes `mqtt/line`, `mqtt/word-unknown` */
  readonly trouble: (error: Error) => void;
}

/** The devices of one loop behind brokers (MQTT 执行端): the same port as over Modbus. A device belongs to one loop: its watchdog is refreshed by that loop's ticks alone. */
export function mqttActuators(options: MqttActuatorsOptions): LoopActuators {
  const lines = new Map<string, MqttLine>();
  return {
    start(listen) { for (const device of options.devices) { const line = new MqttLine(device, { now: options.now, listen, trouble: options.trouble }); lines.set(device.device, line); line.start(); } },
    command({ device, output, on }) { lines.get(device)?.command(output, on); },
    pulse() { for (const line of lines.values()) line.pulse(); },
    async stop() { await Promise.all([...lines.values()].map((line) => line.stop())); lines.clear(); },
  };
}
