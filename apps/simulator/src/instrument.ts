/** How the MN of every simulated instrument begins (模拟设备编码前缀). A real district refuses such an MN, so nothing simulated can enter one. */
export const simulatedMnPrefix = "5A5A";

export interface Label { readonly zh: string; readonly en: string }

/** Kinds of instruments (仪器类别). */
export const instrumentKinds = ["air-station", "water-station", "stack-outlet", "sewage-outlet", "dust", "meter", "groundwater", "noise"] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

/** Misbehaviours by name (异常行为), each with what it does. */
export const quirks = {
  "bad-crc": "one packet in twelve is first sent with a wrong CRC, and right when it is sent again",
  "cut-packet": "one packet in fifteen breaks off in the middle, and is whole when it is sent again",
  "noise-between": "bytes of a modem stand between packets",
  "modbus-crc": "every CRC is made with the Modbus algorithm",
  "lower-case-crc": "every CRC is written in lower case",
  "no-tail": "no packet has its line end",
  "twice": "every packet is sent twice",
  "clock-ahead": "the clock is seven minutes fast",
  "clock-behind": "the clock is two hours slow",
  "clock-drift": "the clock gains forty seconds a day, and asks to be set (1013) at each midnight",
  "window-end": "DataTime of minute, hour and day data is the end of the window",
  "constant-value": "the first factor stands still from nine to seventeen",
  "spikes": "one minute in sixty the first factor is six times too high",
  "drift": "the first factor gains four percent a day until the weekly calibration",
  "silent-nights": "no line from 02:00 to 04:30; what was missed is back-filled",
  "electricity-fields": "a meter names currents and voltages by fields of its own (-Ia, -Ua), which no edition knows",
} as const;
export type Quirk = keyof typeof quirks;

/** A simulated instrument (模拟仪器). */
export interface InstrumentSpec {
  /** 14 characters in 2005, 24 hexadecimal digits later; begins with {@link simulatedMnPrefix} */
  readonly mn: string;
  /** six characters */
  readonly password: string;
  readonly st: string;
  readonly edition: 2005 | 2017 | 2025;
  readonly kind: InstrumentKind;
  /** id of the point it stands at */
  readonly point: string;
  readonly name: Label;
  /** 30 … 3600 s */
  readonly realTimeSeconds: number;
  /** 1 2 3 4 5 6 10 12 15 20 30 */
  readonly minuteInterval: number;
  /** SM4 key, 32 hexadecimal digits; 2025 only */
  readonly key?: string;
  readonly quirks?: readonly Quirk[];
}

/** An MN that does not begin as a simulated one must. */
export class MnNotSimulated extends RangeError { readonly code = "simulator/mn-not-simulated"; }
/** An instrument that cannot be. */
export class InstrumentInvalid extends RangeError { readonly code = "simulator/instrument-invalid"; }

/** Lengths of minute windows that a logger can be set to. @clause HJ 212-2017 表4 MinInterval */
export const minuteIntervals: readonly number[] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

/**
 * Makes an instrument, or says what is wrong with it.
 * @throws {MnNotSimulated} an MN without the prefix
 * @throws {InstrumentInvalid} any other field outside its form
 * @clause HJ 212-2017 表3, 表4; HJ/T 212-2005 表3
 */
export function instrument(spec: InstrumentSpec): InstrumentSpec {
  if (!spec.mn.startsWith(simulatedMnPrefix)) throw new MnNotSimulated(`MN ${spec.mn}: a simulated instrument begins with ${simulatedMnPrefix}, so that no real district takes it; write ${simulatedMnPrefix}${spec.mn.slice(simulatedMnPrefix.length)}`);
  const wrong = (what: string): never => { throw new InstrumentInvalid(`instrument ${spec.mn}: ${what}`); };
  if (!(spec.edition === 2005 ? /^[0-9A-Za-z]{14}$/ : /^[0-9A-F]{24}$/).test(spec.mn)) wrong(`an MN of ${spec.edition} has ${spec.edition === 2005 ? "14 letters and digits" : "24 hexadecimal digits in capitals"} (HJ 212 表3)`);
  if (!/^[\x21-\x7e]{6}$/.test(spec.password) || /[;,=&#]/.test(spec.password)) wrong("a password has six characters, none of them ; , = & # (HJ 212 表3 PW)");
  if (!/^[0-9A-Z]{2}$/.test(spec.st)) wrong("ST has two characters of 0-9 A-Z (HJ 212 表3)");
  if (!Number.isInteger(spec.realTimeSeconds) || spec.realTimeSeconds < 30 || spec.realTimeSeconds > 3600) wrong("the real-time interval is 30 to 3600 whole seconds (HJ 212 表4 RtdInterval)");
  if (!minuteIntervals.includes(spec.minuteInterval)) wrong(`the minute interval is one of ${minuteIntervals.join(", ")} (HJ 212-2017 表4 MinInterval)`);
  if (spec.key !== undefined && (spec.edition !== 2025 || !/^[0-9A-Fa-f]{32}$/.test(spec.key))) wrong("a key is 32 hexadecimal digits and belongs to 2025 (HJ 212-2025 §6.4)");
  return spec;
}

/** Whether an instrument misbehaves in a way. */
export function has(spec: InstrumentSpec, quirk: Quirk): boolean { return spec.quirks?.includes(quirk) ?? false; }
