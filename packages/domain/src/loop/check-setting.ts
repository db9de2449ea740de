import { exact, isDecimal, type Labels } from "@yunqing/standards";
import type { HourSpan, LoopSetting, Season } from "./setting.js";

/** What is wrong with a loop's setting (设定缺陷), and where: `field` is a path such as `demand.lower`. */
export interface LoopFault { readonly field: string; readonly text: Labels }

/** A setting that no loop can run on. `faults` say what to mend. */
export class LoopInvalid extends Error {
  readonly code = "loop/invalid";
  constructor(readonly loop: string, readonly faults: readonly LoopFault[]) {
    super(`控制回路“${loop}”设定有误 / the setting of loop "${loop}" is not usable: ${faults.map((fault) => `${fault.field}: ${fault.text.zh} / ${fault.text.en}`).join("; ")}`);
  }
}

const hour = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const longest = 366 * 86_400;

/** Every fault of a setting; none when it may run. */
export function loopFaults(setting: LoopSetting): readonly LoopFault[] {
  const faults: LoopFault[] = [];
  const fault = (field: string, zh: string, en: string): void => { faults.push({ field, text: { zh, en } }); };
  const seconds = (field: string, value: number, least = 0): void => {
    if (!Number.isSafeInteger(value) || value < least || value > longest) fault(field, `秒数应为 ${least} 至 ${longest} 的整数`, `seconds must be a whole number from ${least} to ${longest}`);
  };
  const spans = (field: string, given: readonly HourSpan[]): void => given.forEach((span, i) => {
    if (!hour.test(span.from) || !hour.test(span.until) || span.from === span.until) fault(`${field}[${i}]`, "时段应为 HH:MM，起止不同", "hours are HH:MM, and differ");
  });
  const season = (field: string, given: Season): void => {
    if (!monthDay.test(given.from) || !monthDay.test(given.until) || given.from === given.until) fault(field, "季节应为 MM-DD，起止不同", "a season is MM-DD, and its ends differ");
  };
  const pair = (field: string, lower: string, upper: string, zh: string, en: string): void => {
    if (!isDecimal(lower) || !isDecimal(upper)) fault(field, "限值应为十进制数", "limits are decimal text");
    else if (exact(lower).compare(exact(upper)) >= 0) fault(field, zh, en);
  };
  const once = (field: string, ids: readonly string[]): void => ids.forEach((id, i) => {
    if (!/^[A-Za-z0-9_.-]{1,64}$/.test(id)) fault(`${field}[${i}]`, "编号只用字母、数字、点、横线、下划线", "an id has letters, digits, point, dash, underscore");
    else if (ids.indexOf(id) !== i) fault(`${field}[${i}]`, `编号“${id}”重复`, `the id "${id}" is used twice`);
  });

  const { demand } = setting;
  if (demand.by === "threshold") {
    pair("demand.lower", demand.lower, demand.upper, "下限必须低于上限", "the lower limit must lie below the upper one");
    if (demand.sensors.length === 0) fault("demand.sensors", "至少一个传感器", "at least one sensor");
    demand.sensors.forEach((sensor, i) => {
      seconds(`demand.sensors[${i}].staleSeconds`, sensor.staleSeconds, 1);
      if (!Number.isSafeInteger(sensor.average) || sensor.average < 1 || sensor.average > 1000) fault(`demand.sensors[${i}].average`, "平均个数应为 1 至 1000", "averages over 1 to 1000 values");
    });
  } else season("demand.season", demand.season);
  once("sensors", [...(demand.by === "threshold" ? demand.sensors.map((sensor) => sensor.sensor) : []), ...setting.frost.map((sensor) => sensor.sensor)]);
  setting.frost.forEach((sensor, i) => {
    pair(`frost[${i}].freesAt`, sensor.locksAt, sensor.freesAt, "解锁温度必须高于闭锁温度", "it must free above the temperature at which it locks");
    seconds(`frost[${i}].staleSeconds`, sensor.staleSeconds, 1);
  });
  once("devices", setting.devices.map((device) => device.device));
  setting.devices.forEach((device, i) => seconds(`devices[${i}].watchdogSeconds`, device.watchdogSeconds, 1));
  once("outputs", [...setting.actuators.map((each) => each.actuator), ...setting.signals.map((each) => each.signal)]);
  const known = new Set(setting.devices.map((device) => device.device));
  setting.actuators.forEach((each, i) => {
    const at = `actuators[${i}]`;
    if (!known.has(each.device)) fault(`${at}.device`, `没有设备“${each.device}”`, `there is no device "${each.device}"`);
    seconds(`${at}.minimumOnSeconds`, each.minimumOnSeconds); seconds(`${at}.minimumOffSeconds`, each.minimumOffSeconds); seconds(`${at}.feedbackSeconds`, each.feedbackSeconds, 1);
    if (each.longestRun) {
      seconds(`${at}.longestRun.seconds`, each.longestRun.seconds, 1); seconds(`${at}.longestRun.restSeconds`, each.longestRun.restSeconds);
      if (each.longestRun.seconds < each.minimumOnSeconds) fault(`${at}.longestRun.seconds`, "最长运行不得短于最短运行", "the longest run must not be shorter than the minimum on time");
    }
    if (each.startsLimit) {
      seconds(`${at}.startsLimit.seconds`, each.startsLimit.seconds, 1);
      if (!Number.isSafeInteger(each.startsLimit.count) || each.startsLimit.count < 1 || each.startsLimit.count > 1000) fault(`${at}.startsLimit.count`, "启动次数应为 1 至 1000", "1 to 1000 starts");
    }
    spans(`${at}.hours`, each.hours);
  });
  setting.signals.forEach((each, i) => {
    if (!known.has(each.device)) fault(`signals[${i}].device`, `没有设备“${each.device}”`, `there is no device "${each.device}"`);
    if (each.causes.length === 0) fault(`signals[${i}].causes`, "至少一个启动原因", "at least one cause");
    if (each.seconds !== null) seconds(`signals[${i}].seconds`, each.seconds, 1);
    spans(`signals[${i}].hours`, each.hours);
  });
  if (setting.actuators.length === 0) fault("actuators", "至少一台执行设备", "at least one actuator");
  if (!Number.isSafeInteger(setting.atOnce) || setting.atOnce < 1 || setting.atOnce > Math.max(1, setting.actuators.length)) fault("atOnce", "同时运行台数应在 1 与设备总数之间", "between 1 and the number of actuators run at once");
  seconds("staggerSeconds", setting.staggerSeconds); seconds("overrideSeconds", setting.overrideSeconds, 1);
  return faults;
}

/** The setting itself when it may run. @throws {LoopInvalid} */
export function checkedLoop(setting: LoopSetting): LoopSetting {
  const faults = loopFaults(setting);
  if (faults.length > 0) throw new LoopInvalid(setting.loop, faults);
  return setting;
}
