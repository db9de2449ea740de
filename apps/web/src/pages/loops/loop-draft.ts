import type { Labels } from "@yunqing/standards";
import type { LoopDetail, LoopFeedWord, LoopLinkView, LoopModbusLink, LoopMqttLink, LoopSettingView, LoopTemplateView } from "@yunqing/wire";

/** A loop as it is being set: the setting with its links, so that a path names the same place here and in what the server says is wrong. */
export type LoopDraft = LoopSettingView & { readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeedWord>>; readonly site: string | null };
export const draftOfTemplate = ({ setting, links, feeds }: LoopTemplateView): LoopDraft => ({ ...setting, links, feeds, site: null });
export const draftOfLoop = ({ setting, links, feeds, site }: LoopDetail): LoopDraft => ({ ...setting, links, feeds, site });
/** The parts as a command takes them. */
export function partsOf({ links, feeds, site, ...setting }: LoopDraft): { readonly setting: LoopSettingView; readonly links: readonly LoopLinkView[]; readonly feeds: Readonly<Record<string, LoopFeedWord>>; readonly site: string | null } { return { setting, links, feeds, site }; }

type Step = string | number;
const stepsOf = (path: string): readonly Step[] => path.split(/[.[\]]+/).filter((part) => part !== "").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
/** What stands at a place such as `demand.sensors[0].point`. */
export function valueAt(draft: unknown, path: string): unknown { return stepsOf(path).reduce<unknown>((at, step) => (typeof at === "object" && at !== null ? (at as Record<Step, unknown>)[step] : undefined), draft); }
/** A copy with another value at a place. */
export function withAt<T>(draft: T, path: string, value: unknown): T {
  const put = (at: unknown, steps: readonly Step[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (Array.isArray(at)) return at.map((one: unknown, i) => (i === step ? put(one, rest) : one));
    const held = (at ?? {}) as Record<Step, unknown>;
    return { ...held, [step]: put(held[step], rest) };
  };
  return put(draft, stepsOf(path)) as T;
}

export type FieldKind = "text" | "count" | "count-or-none" | "decimal" | "yes" | "hours" | "point" | "password" | readonly { readonly value: string; readonly label: Labels }[];
export interface DraftField { readonly path: string; readonly label: Labels; readonly kind: FieldKind }
export interface DraftGroup { readonly id: string; readonly title: string | Labels; readonly fields: readonly DraftField[] }
const field = (path: string, zh: string, en: string, kind: FieldKind = "text"): DraftField => ({ path, label: { zh, en }, kind });
const choice = (...words: readonly (readonly [string, string, string])[]): FieldKind => words.map(([value, zh, en]) => ({ value, label: { zh, en } }));
const feeds = choice(["real-time", "实时值", "real-time"], ["minute", "分钟值", "minute"], ["device", "取自设备", "of the device"]), calendar = choice(["open", "开启", "open"], ["on-approval", "凭批准", "on approval"]);
const outTables = choice(["coil", "线圈（写）", "coil"], ["holding", "保持寄存器", "holding"]), inTables = choice(["coil", "线圈", "coil"], ["discrete", "离散输入", "discrete"], ["holding", "保持寄存器", "holding"], ["input", "输入寄存器", "input"]), numberTables = choice(["holding", "保持寄存器", "holding"], ["input", "输入寄存器", "input"]);

/** Every field of a draft by group, in the order in which an office thinks: what for, when, what acts, how it is reached. */
export function groupsOf(draft: LoopDraft): readonly DraftGroup[] {
  const { demand } = draft;
  return [
    { id: "head", title: { zh: "基本", en: "Basics" }, fields: [field("name.zh", "名称", "Name (Chinese)"), field("name.en", "英文名称", "Name (English)"), field("basis.text.zh", "依据", "By what"), field("basis.quote", "依据原文", "Its words"), field("site", "所属点位（决定可见范围）", "Site", "point")] },
    ...(demand.by === "threshold" ? [
      { id: "demand", title: { zh: "上下限", en: "Limits" }, fields: [field("demand.upper", "上限（达到即启动）", "Upper limit", "decimal"), field("demand.lower", "下限（降至即关闭）", "Lower limit", "decimal"), field("demand.unit", "单位（与点位一致）", "Unit")] },
      ...demand.sensors.map((one, i): DraftGroup => ({ id: `demand.sensors[${i}]`, title: { zh: `测点 ${one.sensor}`, en: `Sensor ${one.sensor}` }, fields: [field(`demand.sensors[${i}].name.zh`, "名称", "Name"), field(`demand.sensors[${i}].point`, "点位", "Point", "point"), field(`demand.sensors[${i}].factor`, "因子编码", "Factor"), field(`feeds.${one.sensor}`, "取值", "Values", feeds), field(`demand.sensors[${i}].average`, "取最近几个值的均值", "Mean of the last", "count"), field(`demand.sensors[${i}].staleSeconds`, "多少秒无值按未知", "Unknown after (s)", "count")] })),
    ] : [{ id: "demand", title: { zh: "季节", en: "Season" }, fields: [field("demand.season.from", "汛期自（月-日）", "From (MM-DD)"), field("demand.season.until", "至（不含）", "Until (MM-DD)"), field("demand.inSeason", "期内", "In season", calendar), field("demand.outOfSeason", "期外", "Out of season", calendar)] }]),
    ...draft.frost.map((one, i): DraftGroup => ({ id: `frost[${i}]`, title: { zh: `防冻 ${one.name.zh}`, en: `Frost ${one.name.en}` }, fields: [field(`frost[${i}].point`, "点位", "Point", "point"), field(`frost[${i}].factor`, "因子编码", "Factor"), field(`feeds.${one.sensor}`, "取值", "Values", feeds), field(`frost[${i}].locksAt`, "不高于此温度闭锁（℃）", "Locks at (°C)", "decimal"), field(`frost[${i}].freesAt`, "不低于此温度解锁（℃）", "Frees at (°C)", "decimal"), field(`frost[${i}].staleSeconds`, "多少秒无值按未知", "Unknown after (s)", "count"), field(`frost[${i}].unknownLocks`, "温度未知时闭锁", "Locks when unknown", "yes")] })),
    { id: "together", title: { zh: "共同", en: "Together" }, fields: [field("atOnce", "同时运行台数", "Run at once", "count"), field("staggerSeconds", "两次启动间隔（秒）", "Between starts (s)", "count"), field("overrideSeconds", "手动最长时限（秒）", "Longest override (s)", "count")] },
    ...draft.actuators.map((one, i): DraftGroup => ({ id: `actuators[${i}]`, title: { zh: `设备 ${one.actuator}`, en: `Actuator ${one.actuator}` }, fields: [field(`actuators[${i}].name.zh`, "名称", "Name"), field(`actuators[${i}].minimumOnSeconds`, "最短运行（秒）", "Minimum on (s)", "count"), field(`actuators[${i}].minimumOffSeconds`, "最短停机（秒）", "Minimum off (s)", "count"), field(`actuators[${i}].feedbackSeconds`, "反馈时限（秒）", "Feedback within (s)", "count"), field(`actuators[${i}].longestRun.seconds`, "最长连续运行（秒，空为不限）", "Longest run (s)", "count-or-none"), field(`actuators[${i}].longestRun.restSeconds`, "其后间歇（秒）", "Rest after it (s)", "count-or-none"), field(`actuators[${i}].hours`, "允许时段（如 06:00-22:00）", "Hours", "hours")] })),
    ...draft.signals.map((one, i): DraftGroup => ({ id: `signals[${i}]`, title: { zh: `声光 ${one.name.zh}`, en: `Signal ${one.name.en}` }, fields: [field(`signals[${i}].seconds`, "最长鸣响（秒，空为不限）", "At most (s)", "count-or-none"), field(`signals[${i}].hours`, "允许时段", "Hours", "hours")] })),
    ...draft.devices.map((one, i): DraftGroup => ({ id: `devices[${i}]`, title: { zh: `控制柜 ${one.device}`, en: `Device ${one.device}` }, fields: [field(`devices[${i}].name.zh`, "名称", "Name"), field(`devices[${i}].watchdogSeconds`, "看门狗（秒，与设备一致）", "Watchdog (s)", "count")] })),
    ...draft.links.map((link, i): DraftGroup => ({ id: `links[${i}]`, title: { zh: `接线 ${link.device}（${link.driver === "modbus" ? "Modbus TCP" : "MQTT"}）`, en: `Link ${link.device} (${link.driver})` }, fields: link.driver === "modbus" ? modbusFields(`links[${i}]`, link) : mqttFields(`links[${i}]`, link) })),
  ];
}
function modbusFields(at: string, link: LoopModbusLink): readonly DraftField[] {
  return [
    field(`${at}.host`, "地址", "Host"), field(`${at}.port`, "端口", "Port", "count"), field(`${at}.unit`, "从站号", "Unit", "count"), field(`${at}.watchdog`, "看门狗寄存器", "Watchdog register", "count"), field(`${at}.timeout`, "应答时限（毫秒）", "Timeout (ms)", "count"), field(`${at}.poll`, "读取间隔（毫秒）", "Poll (ms)", "count"),
    ...link.outputs.flatMap((one, j) => [
      field(`${at}.outputs[${j}].write.table`, `${one.output} 写入区`, `${one.output} write to`, outTables), field(`${at}.outputs[${j}].write.address`, `${one.output} 写入地址`, `${one.output} write address`, "count"),
      ...(one.feedback === null ? [] : [field(`${at}.outputs[${j}].feedback.table`, `${one.output} 反馈区`, `${one.output} feedback of`, inTables), field(`${at}.outputs[${j}].feedback.address`, `${one.output} 反馈地址`, `${one.output} feedback address`, "count")]),
    ]),
    ...link.sensors.flatMap((one, j) => [field(`${at}.sensors[${j}].from.table`, `${one.sensor} 读取区`, `${one.sensor} read of`, numberTables), field(`${at}.sensors[${j}].from.address`, `${one.sensor} 地址`, `${one.sensor} address`, "count"), field(`${at}.sensors[${j}].from.scale`, `${one.sensor} 系数`, `${one.sensor} scale`, "decimal"), field(`${at}.sensors[${j}].from.signed`, `${one.sensor} 有符号`, `${one.sensor} signed`, "yes")]),
  ];
}
function mqttFields(at: string, link: LoopMqttLink): readonly DraftField[] {
  return [
    field(`${at}.url`, "代理地址（mqtt://…）", "Broker"), field(`${at}.user`, "用户", "User"), field(`${at}.password`, link.passwordSet ? "口令（已设置，空为不变）" : "口令", "Password", "password"), field(`${at}.watchdog`, "看门狗主题", "Watchdog topic"), field(`${at}.silent`, "多少毫秒无消息为中断", "Silent after (ms)", "count"),
    field(`${at}.will.topic`, "平台在线主题", "Platform's topic"), field(`${at}.will.here`, "在线内容", "says here"), field(`${at}.will.gone`, "离线内容", "says gone"),
    ...link.outputs.flatMap((one, j) => [field(`${at}.outputs[${j}].command`, `${one.output} 指令主题`, `${one.output} command topic`), ...(one.feedback === null ? [] : [field(`${at}.outputs[${j}].feedback`, `${one.output} 反馈主题`, `${one.output} feedback topic`)]), field(`${at}.outputs[${j}].on`, `${one.output} 开`, `${one.output} on`), field(`${at}.outputs[${j}].off`, `${one.output} 关`, `${one.output} off`)]),
    ...link.sensors.flatMap((one, j) => [field(`${at}.sensors[${j}].topic`, `${one.sensor} 主题`, `${one.sensor} topic`), field(`${at}.sensors[${j}].pointer`, `${one.sensor} 取值位置`, `${one.sensor} pointer`)]),
  ];
}

/** The same outputs behind a broker instead of registers, and back (换接线方式). */
export function otherDriver(link: LoopLinkView): LoopLinkView {
  if (link.driver === "modbus") return {
    driver: "mqtt", device: link.device, url: "", user: "", password: null, passwordSet: false, watchdog: `${link.device}/watchdog`, will: { topic: `${link.device}/platform`, here: "here", gone: "gone" }, presence: null, silent: 10_000,
    outputs: link.outputs.map(({ output, kind }) => ({ output, kind, command: `${link.device}/${output}/set`, feedback: kind === "actuator" ? `${link.device}/${output}/state` : null, on: "ON", off: "OFF" })), sensors: link.sensors.map(({ sensor }) => ({ sensor, topic: `${link.device}/${sensor}`, pointer: "" })),
  };
  return {
    driver: "modbus", device: link.device, host: "", port: 502, unit: 1, watchdog: 100, timeout: 1000, poll: 500, retry: { first: 1000, most: 30_000 },
    outputs: link.outputs.map(({ output, kind }, i) => ({ output, kind, write: { table: "coil", address: i }, feedback: kind === "actuator" ? { table: "discrete", address: i } : null })), sensors: link.sensors.map(({ sensor }, i) => ({ sensor, from: { table: "input", address: i, words: 1, order: "high-first", signed: true, scale: "0.1" } })),
  };
}
/** One more actuator like the last, on the next address (增加一台). */
export function withActuator(draft: LoopDraft): LoopDraft {
  const last = draft.actuators.at(-1);
  if (last === undefined) return draft;
  const number = draft.actuators.length + 1, id = `${last.actuator.replace(/-?\d+$/, "")}-${number}`;
  if (draft.actuators.some((one) => one.actuator === id)) return draft;
  return {
    ...draft, actuators: [...draft.actuators, { ...last, actuator: id, name: { zh: `${last.name.zh.replace(/\d+$/, "")}${number}`, en: `${last.name.en.replace(/\s*\d+$/, "")} ${number}` } }],
    links: draft.links.map((link) => {
      if (link.device !== last.device) return link;
      if (link.driver === "mqtt") { const held = link.outputs.find((one) => one.output === last.actuator); return held === undefined ? link : { ...link, outputs: [...link.outputs, { ...held, output: id, command: held.command.replace(last.actuator, id), feedback: held.feedback?.replace(last.actuator, id) ?? null }] }; }
      const held = link.outputs.find((one) => one.output === last.actuator);
      return held === undefined ? link : { ...link, outputs: [...link.outputs, { ...held, output: id, write: { ...held.write, address: held.write.address + 1 }, feedback: held.feedback === null ? null : { ...held.feedback, address: held.feedback.address + 1 } }] };
    }),
  };
}
/** One sensor more or less, one actuator less, frost or not: what is taken out goes from the links too. */
export function withoutActuator(draft: LoopDraft): LoopDraft {
  const last = draft.actuators.at(-1);
  if (last === undefined || draft.actuators.length < 2) return draft;
  return { ...draft, actuators: draft.actuators.slice(0, -1), atOnce: Math.min(draft.atOnce, draft.actuators.length - 1), links: draft.links.map((link) => (link.driver === "mqtt" ? { ...link, outputs: link.outputs.filter((one) => one.output !== last.actuator) } : { ...link, outputs: link.outputs.filter((one) => one.output !== last.actuator) })) };
}
export function withSensor(draft: LoopDraft): LoopDraft {
  const { demand } = draft, last = demand.by === "threshold" ? demand.sensors.at(-1) : undefined;
  if (demand.by !== "threshold" || last === undefined) return draft;
  const number = demand.sensors.length + 1, sensor = `${last.sensor.replace(/-?\d+$/, "")}-${number}`;
  return { ...draft, demand: { ...demand, sensors: [...demand.sensors, { ...last, sensor, name: { zh: `${last.name.zh.replace(/\d+$/, "")}${number}`, en: `${last.name.en.replace(/\s*\d+$/, "")} ${number}` } }] }, feeds: { ...draft.feeds, [sensor]: draft.feeds[last.sensor] ?? "real-time" } };
}
export function withoutFrost(draft: LoopDraft): LoopDraft {
  const gone = new Set(draft.frost.map((one) => one.sensor));
  return { ...draft, frost: [], feeds: Object.fromEntries(Object.entries(draft.feeds).filter(([sensor]) => !gone.has(sensor))), links: draft.links.map((link) => (link.driver === "mqtt" ? { ...link, sensors: link.sensors.filter((one) => !gone.has(one.sensor)) } : { ...link, sensors: link.sensors.filter((one) => !gone.has(one.sensor)) })) };
}
