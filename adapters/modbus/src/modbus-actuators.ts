import type { LoopActuators } from "@yunqing/domain";
import { DeviceLine } from "./device-line.js";
import { checkedDevice, type ModbusDevice } from "./register-map.js";

export interface ModbusActuatorsOptions {
  readonly devices: readonly ModbusDevice[];
  /** the clock of the loop's runner */
  readonly now: () => number;
  /** told of refused writes, lost connections and the like, for the program's log; codes `modbus/line`, `modbus/refused`, `modbus/not-kept` */
  readonly trouble: (error: Error) => void;
}

/**
 * The devices of one loop over Modbus TCP (Modbus TCP 执行端). A device belongs to one loop: its watchdog is refreshed by that loop's ticks alone.
 * @throws {MapInvalid}
 */
export function modbusActuators(options: ModbusActuatorsOptions): LoopActuators {
  const devices = options.devices.map(checkedDevice), lines = new Map<string, DeviceLine>();
  return {
    start(listen) {
      for (const device of devices) {
        const line = new DeviceLine(device, { now: options.now, listen, trouble: options.trouble });
        lines.set(device.device, line); line.start();
      }
    },
    command({ device, output, on }) { lines.get(device)?.command(output, on); },
    pulse() { for (const line of lines.values()) line.pulse(); },
    async stop() { await Promise.all([...lines.values()].map((line) => line.stop())); lines.clear(); },
  };
}
