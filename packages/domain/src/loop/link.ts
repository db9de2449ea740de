import { isDecimal } from "@yunqing/standards";
import type { LoopFault } from "./check-setting.js";
import type { LoopSetting } from "./setting.js";

/** One bit of a Modbus device (位地址); addresses count from 0. */
export interface LinkBit { readonly table: "coil" | "discrete" | "holding" | "input"; readonly address: number; readonly bit?: number }
/** A number in Modbus registers (数值地址): raw × `scale`. */
export interface LinkNumber { readonly table: "holding" | "input"; readonly address: number; readonly words: 1 | 2; readonly order: "high-first" | "low-first"; readonly signed: boolean; readonly scale: string; readonly none?: number }

/** A device over Modbus TCP as data (Modbus 接线). Milliseconds for `timeout`, `poll` and `retry`. */
export interface ModbusLink {
  readonly driver: "modbus"; readonly device: string; readonly host: string; readonly port: number; readonly unit: number; readonly watchdog: number;
  readonly outputs: readonly { readonly output: string; readonly kind: "actuator" | "signal"; readonly write: LinkBit & { readonly table: "coil" | "holding" }; readonly feedback: LinkBit | null }[];
  readonly sensors: readonly { readonly sensor: string; readonly from: LinkNumber }[];
  readonly timeout: number; readonly poll: number; readonly retry: { readonly first: number; readonly most: number };
}

/**
 * A device behind an MQTT broker as data (MQTT 接线). `on`, `off`: the payloads that mean so, both ways. `watchdog`: the topic that is refreshed with a counting number;
 * `will`: where the broker says on our behalf that the platform is gone, so that a device need not wait for its watchdog. `presence`: the topic by which the device says `here` or anything else.
 */
export interface MqttLink {
  readonly driver: "mqtt"; readonly device: string; readonly url: string; readonly user: string; readonly passwordEncrypted: string | null;
  readonly outputs: readonly { readonly output: string; readonly kind: "actuator" | "signal"; readonly command: string; readonly feedback: string | null; readonly on: string; readonly off: string }[];
  readonly sensors: readonly { readonly sensor: string; readonly topic: string; /** JSON pointer into the payload; "" – the payload is the number */ readonly pointer: string }[];
  readonly watchdog: string; readonly will: { readonly topic: string; readonly here: string; readonly gone: string }; readonly presence: { readonly topic: string; readonly here: string } | null;
  /** milliseconds without any word of the device after which its line counts as down */
  readonly silent: number;
}
/** How a device of a loop is reached (接线). */
export type LoopLink = ModbusLink | MqttLink;

/** Every fault of the links of a setting, by place (接线缺陷): each device is reached once, and every output of the setting by its device. */
export function linkFaults(setting: LoopSetting, links: readonly LoopLink[], feeds: Readonly<Record<string, string>>): readonly LoopFault[] {
  const faults: LoopFault[] = [], fault = (field: string, zh: string, en: string): void => { faults.push({ field, text: { zh, en } }); };
  const whole = (field: string, value: number, least: number, most: number): void => { if (!Number.isSafeInteger(value) || value < least || value > most) fault(field, `应为 ${least} 至 ${most} 的整数`, `must be a whole number from ${least} to ${most}`); };
  for (const device of setting.devices) {
    const own = links.filter((link) => link.device === device.device);
    if (own.length === 0) fault("links", `设备“${device.device}”没有接线`, `device "${device.device}" has no link`);
    if (own.length > 1) fault("links", `设备“${device.device}”接线重复`, `device "${device.device}" has two links`);
  }
  links.forEach((link, i) => {
    const at = `links[${i}]`, device = setting.devices.find((one) => one.device === link.device);
    if (device === undefined) fault(`${at}.device`, `设定中没有设备“${link.device}”`, `the setting has no device "${link.device}"`);
    if (new Set([...link.outputs.map((one) => one.output), ...link.sensors.map((one) => one.sensor)]).size < link.outputs.length + link.sensors.length) fault(`${at}.outputs`, "编号重复", "an id is used twice");
    link.outputs.forEach((output, j) => {
      const place = `${at}.outputs[${j}]`, wanted = output.kind === "actuator" ? setting.actuators.find((one) => one.actuator === output.output) : setting.signals.find((one) => one.signal === output.output);
      if (wanted === undefined || wanted.device !== link.device) fault(`${place}.output`, `设定中没有此设备的输出“${output.output}”`, `the setting has no output "${output.output}" of this device`);
    });
    if (link.driver === "modbus") checkModbus(at, link, whole, fault); else checkMqtt(at, link, fault);
    if (link.driver === "mqtt") whole(`${at}.silent`, link.silent, 100, 3_600_000);
  });
  for (const one of [...setting.actuators.map((each) => ({ id: each.actuator, device: each.device })), ...setting.signals.map((each) => ({ id: each.signal, device: each.device }))]) {
    if (!links.some((link) => link.device === one.device && link.outputs.some((output) => output.output === one.id))) fault("links", `输出“${one.id}”没有地址`, `output "${one.id}" has no address`);
  }
  const sensors = [...(setting.demand.by === "threshold" ? setting.demand.sensors : []), ...setting.frost].map((one) => one.sensor);
  for (const sensor of sensors) {
    const feed = feeds[sensor] ?? "real-time";
    if (feed !== "real-time" && feed !== "minute" && feed !== "device") fault(`feeds.${sensor}`, "取值口径应为实时、分钟或设备", "values are real-time, minute, or of the device");
    if (feed === "device" && !links.some((link) => link.sensors.some((one) => one.sensor === sensor))) fault(`feeds.${sensor}`, `测点“${sensor}”取自设备，但没有地址`, `sensor "${sensor}" is read of the device, which names no address for it`);
  }
  return faults;
}

type Whole = (field: string, value: number, least: number, most: number) => void;
type Fault = (field: string, zh: string, en: string) => void;
function checkModbus(at: string, link: ModbusLink, whole: Whole, fault: Fault): void {
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(link.host)) fault(`${at}.host`, "地址应为主机名或 IP", "a host name or an IP address");
  whole(`${at}.port`, link.port, 1, 65_535); whole(`${at}.unit`, link.unit, 0, 255); whole(`${at}.watchdog`, link.watchdog, 0, 65_535);
  whole(`${at}.timeout`, link.timeout, 50, 60_000); whole(`${at}.poll`, link.poll, 20, 60_000); whole(`${at}.retry.first`, link.retry.first, 20, 60_000); whole(`${at}.retry.most`, link.retry.most, link.retry.first, 600_000);
  const places = link.outputs.map(({ write }) => `${write.table} ${write.address} ${write.bit ?? ""}`);
  link.outputs.forEach((output, j) => {
    for (const [name, bit] of [["write", output.write], ["feedback", output.feedback]] as const) {
      if (bit === null) continue;
      whole(`${at}.outputs[${j}].${name}.address`, bit.address, 0, 65_535);
      if (bit.bit !== undefined && (bit.table === "coil" || bit.table === "discrete")) fault(`${at}.outputs[${j}].${name}.bit`, "线圈与离散输入没有位号", "a coil or discrete input has no bit");
      else if (bit.bit !== undefined) whole(`${at}.outputs[${j}].${name}.bit`, bit.bit, 0, 15);
    }
    if (places.indexOf(places[j]!) !== j) fault(`${at}.outputs[${j}].write`, "两个输出写同一地址", "two outputs write the same place");
    if (output.write.table === "holding" && output.write.address === link.watchdog) fault(`${at}.outputs[${j}].write`, "输出与看门狗同址", "an output writes the watchdog register");
  });
  link.sensors.forEach((sensor, j) => {
    whole(`${at}.sensors[${j}].from.address`, sensor.from.address, 0, 65_536 - sensor.from.words);
    if (!isDecimal(sensor.from.scale)) fault(`${at}.sensors[${j}].from.scale`, "系数应为十进制数", "the scale is decimal text");
  });
}
function checkMqtt(at: string, link: MqttLink, fault: Fault): void {
  if (!/^(mqtts?|wss?):\/\/[^@\s]+$/.test(link.url)) fault(`${at}.url`, "应为 mqtt://主机:端口，不含口令", "mqtt://host:port without a password in it");
  const topic = (field: string, text: string): void => { if (text === "" || /[+#\0]/.test(text) || text.length > 500) fault(field, "主题不能为空，也不能含 + 和 #", "a topic is not empty and has no + or #"); };
  topic(`${at}.watchdog`, link.watchdog); topic(`${at}.will.topic`, link.will.topic);
  if (link.presence !== null) topic(`${at}.presence.topic`, link.presence.topic);
  link.outputs.forEach((output, j) => {
    topic(`${at}.outputs[${j}].command`, output.command);
    if (output.feedback !== null) topic(`${at}.outputs[${j}].feedback`, output.feedback);
    if (output.kind === "actuator" && output.feedback === null) fault(`${at}.outputs[${j}].feedback`, "执行设备必须有反馈主题", "an actuator needs a topic of feedback");
    if (output.on === output.off) fault(`${at}.outputs[${j}].off`, "开与关的内容必须不同", "the payloads for on and off must differ");
  });
  link.sensors.forEach((sensor, j) => { topic(`${at}.sensors[${j}].topic`, sensor.topic); });
}
