import { missingText, type FieldError } from "../desk/entry-rules.js";
import { devicePasswordError, mnError } from "./instrument-rules.js";
import type { ForwardTarget } from "./model.js";

export type ForwardFields = Pick<ForwardTarget, "name" | "host" | "port" | "edition" | "mns"> & { readonly password: string | null };

/**
 * Everything that is wrong with a target of forwarding as given (上传目标校核), each by its field.
 * @param of.instruments  ids that exist: each may be forwarded under one MN, and an MN stands for one instrument
 */
export function forwardErrors(given: ForwardFields, of: { readonly isNew: boolean; readonly simulated: boolean; readonly instruments: ReadonlySet<string> }): readonly FieldError[] {
  const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
  const errors: (FieldError | null)[] = [missingText("name", given.name, { zh: "名称", en: "name" })];
  if (!/^(?=.{1,253}$)[0-9A-Za-z](?:[0-9A-Za-z.:-]*[0-9A-Za-z])?$/.test(given.host)) errors.push(say("host", `“${given.host}”不是主机名或 IP 地址`, `"${given.host}" is no host name or IP address`));
  if (!Number.isInteger(given.port) || given.port < 1 || given.port > 65535) errors.push(say("port", "端口应为 1 至 65535", "the port lies between 1 and 65535"));
  if (given.password !== null) errors.push(devicePasswordError("password", given.password)); else if (of.isNew) errors.push(say("password", "请填写对方平台要求的访问密码", "give the password that the other host wants"));
  const taken = new Set<string>();
  for (const [instrument, mn] of Object.entries(given.mns)) {
    if (!of.instruments.has(instrument)) errors.push(say("mns", `没有设备“${instrument}”`, `there is no instrument "${instrument}"`));
    errors.push(mnError("mns", mn, { edition: given.edition, lenient: false, simulated: of.simulated }));
    if (taken.has(mn)) errors.push(say("mns", `MN ${mn} 用于两台设备`, `MN ${mn} stands for two instruments`));
    taken.add(mn);
  }
  return errors.filter((error): error is FieldError => error !== null);
}
