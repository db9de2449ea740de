import type { Labels } from "@yunqing/standards";

/** National systems whose exports the ledgers are held against (对照来源); `document` are figures that a document prints and come from no export. */
export const nationalSystems = {
  hw: { zh: "全国固体废物管理信息系统", en: "national solid-waste system" },
  radiation: { zh: "国家核技术利用辐射安全管理系统", en: "national radiation-safety system" },
  permit: { zh: "全国排污许可证管理信息平台", en: "national permit platform" },
  monitoring: { zh: "全国污染源监测数据管理与共享系统", en: "national system of source monitoring" },
  vehicle: { zh: "机动车环境监管平台", en: "vehicle supervision platform" },
  machine: { zh: "非道路移动机械环保信息平台", en: "non-road machinery platform" },
  document: { zh: "规划文件所印数字", en: "figures printed in the plan" },
  other: { zh: "其他系统", en: "another system" },
} as const satisfies Readonly<Record<string, Labels>>;
export type NationalSystem = keyof typeof nationalSystems;
/** Those that give exports. */
export function isExporting(system: string): system is Exclude<NationalSystem, "document"> { return system !== "document" && Object.hasOwn(nationalSystems, system); }
