import type { FieldError } from "../desk/entry-rules.js";
import type { InstrumentFact, PointKind } from "./model.js";

/** What a person gives of an instrument (设备登记内容). */
export type InstrumentFields = Pick<InstrumentFact, "mn" | "st" | "edition" | "leniencies" | "units" | "minuteInterval" | "realTimeSeconds" | "addresses"> & { readonly password: string | null; readonly key: string | null };

/** MNs of simulated instruments begin so; nothing else may, and nothing simulated enters a real district (模拟设备的 MN 前缀). */
export const simulatedPrefix = "5A5A";
/** @clause HJ 212-2017 表4 MinInterval */
export const minuteIntervals: readonly number[] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
/** @clause HJ 212-2017 表4 RtdInterval */
export const realTimeLimits = { least: 30, most: 3600 } as const;

const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
/** The leniency that lets header values of another form pass. */
const formLeniency = "header-form", absentLeniency = "header-absent";

/**
 * What is wrong with an MN (设备编码), or null. 2005: 14 letters or digits; 2017 and 2025: 24 hexadecimal digits; not said which: either. With the leniency `header-form` any 1 to 40 letters, digits, `-` and `_`.
 * @clause HJ/T 212-2005 表3; HJ 212-2017 表3 MN
 */
export function mnError(field: string, mn: string, { edition, lenient, simulated }: { readonly edition: InstrumentFact["edition"]; readonly lenient: boolean; readonly simulated: boolean }): FieldError | null {
  const right = lenient ? /^[0-9A-Za-z_-]{1,40}$/ : edition === 2005 ? /^[0-9A-Za-z]{14}$/ : edition === null ? /^(?:[0-9A-F]{24}|[0-9A-Za-z]{14})$/ : /^[0-9A-F]{24}$/;
  if (!right.test(mn)) {
    const form = edition === 2005 ? ["14 位字母或数字", "14 letters or digits"] : edition === null ? ["24 位大写十六进制（2017、2025）或 14 位字母数字（2005）", "24 hexadecimal digits in upper case (2017, 2025) or 14 letters or digits (2005)"] : ["24 位大写十六进制（0-9、A-F）", "24 hexadecimal digits in upper case"];
    return lenient ? say(field, `MN“${mn}”只能由 1 至 40 位字母、数字、- 和 _ 组成`, `MN "${mn}" may have 1 to 40 letters, digits, - and _`)
      : say(field, `MN“${mn}”应为${form[0]!}；现场设备确为其他形式的，请同时允许偏差 ${formLeniency}（字段取值的位数或字符不符）`, `MN "${mn}" should be ${form[1]!}; if the instrument has another form, allow the leniency ${formLeniency} as well`);
  }
  const isSimulated = mn.startsWith(simulatedPrefix);
  if (isSimulated && !simulated) return say(field, `以 ${simulatedPrefix} 开头的 MN 是模拟设备，不能登记到真实区县`, `MNs that begin with ${simulatedPrefix} are simulated and cannot enter a real district`);
  if (!isSimulated && simulated) return say(field, `模拟区县只接受以 ${simulatedPrefix} 开头的 MN；真实设备请登记到真实区县`, `a simulated district takes only MNs that begin with ${simulatedPrefix}; register a real instrument in a real district`);
  return null;
}

/** What is wrong with an access password (访问密码), or null: six visible characters that divide no fields. @clause HJ 212-2017 表3 PW */
export function devicePasswordError(field: string, password: string, lenient = false): FieldError | null {
  if ((lenient ? /^[\x21-\x7e]{0,24}$/ : /^[\x21-\x7e]{6}$/).test(password) && !/[;,&=]/.test(password)) return null;
  return say(field, `访问密码应为 6 个字符，不含空格、汉字和 ; , & =`, `the password has six characters, no blanks, no Chinese, none of ; , & =`);
}

/** What is wrong with an address (来源地址), or null: an IPv4 or IPv6 address, or a CIDR block. */
export function addressError(field: string, address: string): FieldError | null {
  const [host = "", bits, more] = address.split("/"), isFour = isIPv4(host), most = isFour ? 32 : 128;
  if ((isFour || isIPv6(host)) && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))) return null;
  return say(field, `“${address}”不是 IP 地址或网段；例如 10.1.2.3、10.1.0.0/16`, `"${address}" is no IP address or block; for example 10.1.2.3 or 10.1.0.0/16`);
}
const isIPv4 = (text: string): boolean => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
function isIPv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || !/^[0-9A-Fa-f:.]{2,45}$/.test(text)) return false;
  const groupsOf = (half: string): number => {
    if (half === "") return 0;
    let count = 0;
    const parts = half.split(":");
    for (const [place, part] of parts.entries()) {
      if (/^[0-9A-Fa-f]{1,4}$/.test(part)) count++;
      else if (place === parts.length - 1 && isIPv4(part)) count += 2;
      else return Number.NaN;
    }
    return count;
  };
  const total = halves.reduce((sum, half) => sum + groupsOf(half), 0);
  return halves.length === 2 ? total <= 7 : total === 8;
}

/**
 * Everything that is wrong with an instrument as given (登记校核), each by its field.
 * @param of.isNew  a password must be given
 * @param of.isLeniency  names that exist
 */
export function instrumentErrors(given: InstrumentFields, of: { readonly isNew: boolean; readonly simulated: boolean; readonly isLeniency: (name: string) => boolean }): readonly FieldError[] {
  const lenient = given.leniencies.includes(formLeniency), errors: (FieldError | null)[] = [mnError("mn", given.mn, { edition: given.edition, lenient, simulated: of.simulated })];
  if (!(lenient ? /^[0-9A-Z]{1,4}$/ : /^[0-9A-Z]{2}$/).test(given.st) && !(given.st === "" && given.leniencies.includes(absentLeniency))) {
    errors.push(say("st", `系统编码 ST“${given.st}”应为 2 位数字或大写字母，例如 31（大气污染源）；设备确为 3 位的，请允许偏差 ${formLeniency}`, `ST "${given.st}" should be two digits or capital letters, such as 31; if the instrument sends three, allow the leniency ${formLeniency}`));
  }
  if (given.password === null ? of.isNew : true) errors.push(given.password === null ? say("password", "请填写访问密码（设备报文中的 PW）", "give the password that the instrument sends as PW") : devicePasswordError("password", given.password, lenient));
  if (given.key !== null && given.key !== "" && !/^[0-9A-Fa-f]{32}$/.test(given.key)) errors.push(say("key", "SM4 密钥应为 32 位十六进制（16 字节）", "the SM4 key has 32 hexadecimal digits (16 bytes)"));
  for (const name of given.leniencies) if (!of.isLeniency(name)) errors.push(say("leniencies", `没有名为“${name}”的容许偏差`, `there is no leniency "${name}"`));
  if (new Set(given.leniencies).size !== given.leniencies.length) errors.push(say("leniencies", "同一容许偏差写了两次", "a leniency is named twice"));
  for (const [code, unit] of Object.entries(given.units)) {
    if (code.trim() === "" || /[\s;,&=]/.test(code)) errors.push(say("units", `“${code}”不是因子编码`, `"${code}" is no factor code`));
    if (unit.trim() === "" || unit !== unit.trim() || unit.length > 24) errors.push(say("units", `因子 ${code} 的单位不能为空，首尾不留空格，至多 24 个字`, `the unit of ${code} must not be blank, has no blanks around it and at most 24 characters`));
  }
  if (!minuteIntervals.includes(given.minuteInterval)) errors.push(say("minuteInterval", `分钟数据间隔应为 ${minuteIntervals.join("、")} 分钟之一（HJ 212-2017 表4）`, `the minute interval is one of ${minuteIntervals.join(", ")} min (HJ 212-2017 table 4)`));
  if (!Number.isInteger(given.realTimeSeconds) || given.realTimeSeconds < realTimeLimits.least || given.realTimeSeconds > realTimeLimits.most) errors.push(say("realTimeSeconds", `实时数据间隔应为 ${realTimeLimits.least} 至 ${realTimeLimits.most} 秒（HJ 212-2017 表4）`, `the real-time interval lies between ${realTimeLimits.least} and ${realTimeLimits.most} s (HJ 212-2017 table 4)`));
  for (const address of given.addresses) errors.push(addressError("addresses", address));
  return errors.filter((error): error is FieldError => error !== null);
}

/** What an instrument of a system most likely watches (按系统编码建议的点位类别). @clause HJ 212-2017 表5; 44 and 45: HJ 212-2025 (second hand); 80: seen in the field */
const kindsOfSystem: Readonly<Record<string, PointKind>> = {
  "21": "water-station", "22": "air-station", "23": "noise", "24": "groundwater", "26": "water-station", "27": "stack-outlet", "31": "stack-outlet", "32": "sewage-outlet", "33": "groundwater", "34": "outfall",
  "36": "noise", "37": "noise", "39": "dust", "44": "meter", "45": "meter", "51": "stack-outlet", "52": "sewage-outlet", "80": "meter",
};
export function suggestedKind(st: string): PointKind { return kindsOfSystem[st] ?? "stack-outlet"; }
