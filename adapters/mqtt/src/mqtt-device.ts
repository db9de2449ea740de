/** An output behind a broker (输出主题): where it is commanded, where it tells what it does, and the payloads that mean on and off. Signals give no feedback to the loop. */
export interface MqttOutput { readonly output: string; readonly kind: "actuator" | "signal"; readonly command: string; readonly feedback: string | null; readonly on: string; readonly off: string }
/** A value that the device publishes (测值主题); `pointer` "" – the payload is the number. */
export interface MqttSensor { readonly sensor: string; readonly topic: string; readonly pointer: string }

/**
 * A device behind an MQTT broker (MQTT 设备) as data.
 * `watchdog`: the topic refreshed with a counting number at every pulse; the device switches its outputs off when it stops changing.
 * `will`: retained, `here` while the platform is connected; the broker says `gone` for it when the connection ends by itself, so a device need not wait for its watchdog.
 * `presence`: how the device says the same of itself, retained, its own last will. `silent`: milliseconds without any word of the device itself after which the line counts as down.
 */
export interface MqttDevice {
  readonly device: string; /** without credentials */ readonly url: string; readonly user: string; readonly password: string | null;
  readonly outputs: readonly MqttOutput[]; readonly sensors: readonly MqttSensor[];
  readonly watchdog: string; readonly will: { readonly topic: string; readonly here: string; readonly gone: string }; readonly presence: { readonly topic: string; readonly here: string } | null;
  readonly silent: number;
  /** milliseconds before a new attempt, at first and at most */
  readonly retry: { readonly first: number; readonly most: number };
}

/** The line to a device behind a broker failed, or the device fell silent. The driver connects again by itself. */
export class MqttLineFault extends Error {
  readonly code = "mqtt/line";
  constructor(readonly device: string, readonly what: string) { super(`设备“${device}”通信失败 / the line to device "${device}" failed: ${what}`); }
}
/** The device published something that means neither on nor off, or no number. */
export class MqttWordUnknown extends Error {
  readonly code = "mqtt/word-unknown";
  constructor(readonly device: string, readonly topic: string, readonly payload: string) { super(`设备“${device}”主题 ${topic} 的内容“${payload.slice(0, 60)}”不认识，请核对接线设定 / device "${device}" said "${payload.slice(0, 60)}" on ${topic}, which the setting does not know`); }
}
