import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A setting that is wrong, or unknown. It stops the start. */
export class ConfigInvalid extends Error { readonly code = "server/config-invalid"; }

interface Key { readonly flag: string; readonly env: string; readonly kind: "text" | "port" | "minutes" | "count" | "months" | "switch"; readonly fallback: string; readonly zh: string; readonly en: string; readonly secret?: boolean }

/** Each setting, declared once: flag, environment variable, key of `settings.json`, default, meaning. */
export const keys = {
  data: { flag: "--data", env: "YUNQING_DATA", kind: "text", fallback: "var", zh: "数据目录（内嵌库、证据、密钥、备份）", en: "folder of the embedded store, evidence, keys, backups" },
  database: { flag: "--database", env: "YUNQING_DATABASE", kind: "text", fallback: "", zh: "PostgreSQL 地址；空则用内嵌库", en: "PostgreSQL URL; empty means the embedded store", secret: true },
  host: { flag: "--host", env: "YUNQING_HOST", kind: "text", fallback: "127.0.0.1", zh: "监听地址", en: "address to listen on" },
  port: { flag: "--port", env: "YUNQING_PORT", kind: "port", fallback: "8080", zh: "网页端口", en: "port of the pages" },
  gatewayPort: { flag: "--gateway-port", env: "YUNQING_GATEWAY_PORT", kind: "port", fallback: "9212", zh: "HJ 212 网关端口", en: "port of the HJ 212 gateway" },
  gatewayHost: { flag: "--gateway-host", env: "YUNQING_GATEWAY_HOST", kind: "text", fallback: "", zh: "网关监听地址；空则与网页相同", en: "address of the gateway; empty means that of the pages" },
  gatewayTlsCert: { flag: "--gateway-tls-cert", env: "YUNQING_GATEWAY_TLS_CERT", kind: "text", fallback: "", zh: "网关 TLS 证书文件；与私钥一起给出则只收 TLS", en: "certificate file of the gateway; with the key, only TLS is taken" },
  gatewayTlsKey: { flag: "--gateway-tls-key", env: "YUNQING_GATEWAY_TLS_KEY", kind: "text", fallback: "", zh: "网关 TLS 私钥文件", en: "key file of the gateway" },
  simulate: { flag: "--simulate", env: "YUNQING_SIMULATE", kind: "switch", fallback: "yes", zh: "是否让模拟仪器向模拟演示区发送数据", en: "whether simulated instruments feed the simulated demonstration district" },
  keepPackets: { flag: "--keep-packets", env: "YUNQING_KEEP_PACKETS", kind: "months", fallback: "24", zh: "原始报文保存月数", en: "months that raw packets are kept" },
  keepRealTime: { flag: "--keep-real-time", env: "YUNQING_KEEP_REAL_TIME", kind: "months", fallback: "12", zh: "实时数据保存月数", en: "months that real-time values are kept" },
  keepMinutes: { flag: "--keep-minutes", env: "YUNQING_KEEP_MINUTES", kind: "months", fallback: "60", zh: "分钟数据保存月数（小时、日数据长期保存）", en: "months that minute values are kept (hours and days are kept for good)" },
  mqtt: { flag: "--mqtt", env: "YUNQING_MQTT", kind: "text", fallback: "", zh: "外部 MQTT 服务器地址；空则不接", en: "URL of an outside MQTT broker; empty means none", secret: true },
  mqttTopics: { flag: "--mqtt-topics", env: "YUNQING_MQTT_TOPICS", kind: "text", fallback: "yunqing/{district}/{point}/{kind}", zh: "订阅的 MQTT 主题（逗号分隔）", en: "MQTT topics subscribed to, comma separated" },
  districts: { flag: "--districts", env: "YUNQING_DISTRICTS", kind: "text", fallback: "", zh: "数据包目录；空则用程序自带", en: "folder of district packs; empty means those that come with the program" },
  postgis: { flag: "--postgis", env: "YUNQING_POSTGIS", kind: "switch", fallback: "no", zh: "内嵌库是否装入 PostGIS（启动慢约一秒；不装时空间查询用等效算法）", en: "load PostGIS into the embedded store (a second slower; without it spatial questions use the equal fallback)" },
  demo: { flag: "--demo", env: "YUNQING_DEMO", kind: "switch", fallback: "yes", zh: "是否加载模拟演示区", en: "whether the simulated demonstration district is loaded" },
  secureCookies: { flag: "--secure-cookies", env: "YUNQING_SECURE_COOKIES", kind: "switch", fallback: "no", zh: "仅 HTTPS 发送会话 Cookie（前置 HTTPS 代理时开启）", en: "send the session cookie over HTTPS only (behind an HTTPS proxy)" },
  trustProxy: { flag: "--trust-proxy", env: "YUNQING_TRUST_PROXY", kind: "text", fallback: "", zh: "反向代理的地址（逗号分隔）；只信任它们给出的客户端地址", en: "addresses of reverse proxies, comma separated; only their word on the client's address is taken" },
  idleMinutes: { flag: "--idle-minutes", env: "YUNQING_IDLE_MINUTES", kind: "minutes", fallback: "15", zh: "会话空闲多久后失效（分钟）", en: "minutes of idleness after which a session ends" },
  wrongPerAddress: { flag: "--wrong-per-address", env: "YUNQING_WRONG_PER_ADDRESS", kind: "count", fallback: "5", zh: "同一地址输错口令多少次后锁定（多人共用一个出口地址时调大）", en: "wrong passwords from one address before it is locked (raise it where an office shares one address)" },
  logLevel: { flag: "--log-level", env: "YUNQING_LOG_LEVEL", kind: "text", fallback: "warn", zh: "日志级别", en: "log level" },
} as const satisfies Record<string, Key>;

export type Config = { readonly [K in keyof typeof keys]: string } & { readonly root: string };

/**
 * Settings from flags, then the environment, then `<data>/settings.json`, then defaults.
 * @throws {ConfigInvalid} an unknown key, a port that is none; the message names it and says what is allowed
 * @returns the configuration and the arguments that are not settings
 */
export function readConfig(argv: readonly string[], env: Readonly<Record<string, string | undefined>>, root: string): { config: Config; rest: string[] } {
  const given: Record<string, string> = {}, rest: string[] = [];
  const byFlag = new Map<string, string>(Object.entries(keys).map(([name, key]) => [key.flag, name]));
  for (let i = 0; i < argv.length; i++) {
    const [flag = "", inline] = argv[i]!.startsWith("--") ? argv[i]!.split(/=(.*)/s) : [argv[i]!];
    const negated = flag.startsWith("--no-") ? byFlag.get(`--${flag.slice(5)}`) : undefined;
    const name = byFlag.get(flag);
    if (negated && keys[negated as keyof typeof keys].kind === "switch") given[negated] = "no";
    else if (name && keys[name as keyof typeof keys].kind === "switch") given[name] = inline ?? "yes";
    else if (name) {
      const value = inline ?? argv[++i];
      if (value === undefined) throw new ConfigInvalid(`${flag} 后面缺少取值 (${flag} needs a value)`);
      given[name] = value;
    } else rest.push(argv[i]!);
  }
  for (const [name, key] of Object.entries(keys)) if (given[name] === undefined && env[key.env] !== undefined) given[name] = env[key.env]!;
  const data = resolve(given["data"] ?? join(root, keys.data.fallback));
  const file = join(data, "settings.json");
  if (existsSync(file)) {
    let settings: unknown;
    try { settings = JSON.parse(readFileSync(file, "utf8")); } catch (problem) { throw new ConfigInvalid(`${file} 不是有效的 JSON：${(problem as Error).message} (not valid JSON)`); }
    for (const [name, value] of Object.entries(settings as Record<string, unknown>)) {
      if (!(name in keys)) throw new ConfigInvalid(`${file}：未知设置“${name}”，可用：${Object.keys(keys).join("、")} (unknown setting "${name}")`);
      given[name] ??= String(value);
    }
  }
  for (const [name, key] of Object.entries(keys) as [keyof typeof keys, Key][]) {
    const value = given[name] ?? key.fallback;
    if (key.kind === "port" && !(/^\d{1,5}$/.test(value) && Number(value) <= 65535)) throw new ConfigInvalid(`${key.flag}：“${value}”不是端口号，应为 0–65535 的整数 (not a port number)`);
    if (key.kind === "minutes" && !/^[1-9]\d{0,4}$/.test(value)) throw new ConfigInvalid(`${key.flag}：“${value}”不是分钟数 (not a number of minutes)`);
    if (key.kind === "months" && !/^[1-9]\d{0,3}$/.test(value)) throw new ConfigInvalid(`${key.flag}：“${value}”不是月数 (not a number of months)`);
    if (key.kind === "count" && !/^[1-9]\d{0,5}$/.test(value)) throw new ConfigInvalid(`${key.flag}：“${value}”不是正整数 (not a positive whole number)`);
    if (key.kind === "switch" && !["yes", "no", "true", "false", "1", "0"].includes(value)) throw new ConfigInvalid(`${key.flag}：“${value}”应为 yes 或 no (must be yes or no)`);
    given[name] = key.kind === "switch" ? (["yes", "true", "1"].includes(value) ? "yes" : "no") : value;
  }
  return { config: { ...(given as Record<keyof typeof keys, string>), data, root, districts: given["districts"] ? resolve(given["districts"]) : join(root, "districts") }, rest };
}
