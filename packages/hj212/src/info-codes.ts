/** An information code (现场端信息编码) of 3020: i + device + kind + three digits. */
export interface InfoCode { readonly code: string; readonly label: { readonly zh: string; readonly en: string }; readonly unit: string; readonly values?: Readonly<Record<string, string>> }
const states = { 0: "运行", 1: "维护", 2: "故障", 3: "校准", 5: "反吹", 6: "电源异常", 7: "测量", 8: "标定", 9: "待机", 10: "运维" } as const;
const rows: readonly (readonly [code: string, zh: string, en: string, unit?: string, values?: Readonly<Record<string, string>>])[] = [
  ["i11001", "现场机（仪表）日志", "log of the instrument"],
  ["i12001", "仪表工作状态", "state of the instrument", "", states],
  ["i12002", "仪表通信状态", "communication of the instrument"],
  ["i12003", "COD 报警", "COD alarm"],
  ["i13001", "量程", "range"], ["i13002", "精度", "precision"], ["i13003", "测量间隔", "interval", "分钟"], ["i13004", "消解温度", "digestion temperature", "摄氏度"], ["i13005", "消解时长", "digestion time", "分钟"],
  ["i13006", "校准时间", "time of calibration"], ["i13007", "截距", "intercept"], ["i13008", "斜率", "slope"], ["i13009", "检出限", "detection limit"],
  ["i21001", "数采仪日志", "log of the logger"], ["i22001", "数采仪工作状态", "state of the logger", "", { 0: "运行", 1: "停止", 2: "故障", 3: "维护" }], ["i22002", "数采仪用户", "user of the logger"], ["i22003", "数采仪连接", "link of the logger"],
  ["i22101", "采集通道", "channel", "", { 2: "未接入" }], ["i23001", "压力", "pressure"],
  ["i31001", "门禁日志", "log of the door"], ["i32001", "门禁状态", "door"], ["i33001", "伴热管温度", "heated line", "摄氏度"], ["i33002", "冷凝器温度", "cooler", "摄氏度"],
  ["i33101", "站房温度", "station temperature"], ["i33102", "站房湿度", "station humidity"], ["i33103", "供电电压", "station voltage"], ["i33400", "负荷", "load", "%"],
];

/** Information codes whose meaning was read. The ranges i33104–i33107, i33200–i33202, i33310–i33349 exist; their single meanings are not held. @clause HJ 212-2017 附录 B.8–B.10 */
export const infoCodes: ReadonlyMap<string, InfoCode> = new Map(rows.map(([code, zh, en, unit = "", values]) => [code, { code, label: { zh, en }, unit, ...(values === undefined ? {} : { values }) }]));

const devices: Readonly<Record<string, readonly [string, string]>> = { 1: ["在线监控（监测）仪器仪表", "instrument"], 2: ["数据采集传输仪", "logger"], 3: ["辅助设备", "auxiliary device"] };
const kinds: Readonly<Record<string, readonly [string, string]>> = { 1: ["日志", "log"], 2: ["状态", "state"], 3: ["参数", "parameter"] };

/** What the form of an information code says, for any code: device and kind. The standard prints `I33400` with a capital. @returns undefined where the text is no information code @clause HJ 212-2017 附录 B.8–B.10 */
export function infoKindOf(code: string): { readonly device: { readonly zh: string; readonly en: string }; readonly kind: { readonly zh: string; readonly en: string } } | undefined {
  const found = /^[iI]([123])([123])[0-9a-zA-Z]{3}$/.exec(code);
  if (found === null) return undefined;
  const [device, kind] = [devices[found[1]!]!, kinds[found[2]!]!];
  return { device: { zh: device[0], en: device[1] }, kind: { zh: kind[0], en: kind[1] } };
}
