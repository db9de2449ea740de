import type { LoopActuators, LoopFact } from "@yunqing/domain";
import { modbusActuators } from "@yunqing/modbus";
import { mqttActuators } from "@yunqing/mqtt";

/** What the devices of a loop stand on. */
export interface LoopDevicePorts { readonly now: () => number; readonly decrypt: (text: string) => string; readonly trouble: (error: Error) => void }

/** The devices of one loop, each over its own driver (回路设备): what the setting says is read elsewhere is not taken from a device. */
export function loopDevices({ links, feeds }: Pick<LoopFact, "links" | "feeds">, { now, decrypt, trouble }: LoopDevicePorts): LoopActuators {
  const modbus = modbusActuators({ now, trouble, devices: links.flatMap((link) => (link.driver === "modbus" ? [link] : [])) });
  const mqtt = mqttActuators({ now, trouble, devices: links.flatMap((link) => (link.driver === "mqtt" ? [{ ...link, password: link.passwordEncrypted === null ? null : decrypt(link.passwordEncrypted), retry: { first: 1000, most: 30_000 } }] : [])) });
  return {
    start(listen) {
      const wanted: typeof listen = (happening) => { if (happening.kind !== "value" || feeds[happening.sensor] === "device") listen(happening); };
      modbus.start(wanted); mqtt.start(wanted);
    },
    command(command) { modbus.command(command); mqtt.command(command); },
    pulse() { modbus.pulse(); mqtt.pulse(); },
    async stop() { await Promise.all([modbus.stop(), mqtt.stop()]); },
  };
}
