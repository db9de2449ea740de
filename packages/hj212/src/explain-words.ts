/** Words for the fields of a packet (字段名称): header, data area, endings of factor codes. */
export interface Words { readonly zh: string; readonly en: string }
const words = (rows: readonly (readonly [name: string, zh: string, en: string])[]): ReadonlyMap<string, Words> => new Map(rows.map(([name, zh, en]) => [name, { zh, en }]));

/** @clause HJ 212-2017 表3; HJ 212-2025 表3 (second hand: RF) */
export const headerWords = words([
  ["QN", "请求编码", "exchange number"], ["ST", "系统编码", "system"], ["CN", "命令编码", "command"], ["PW", "访问密码", "password"], ["MN", "设备唯一标识", "instrument"],
  ["Flag", "标志", "flag"], ["PNUM", "总包数", "parts"], ["PNO", "包号", "part"], ["RF", "补传标志", "back-filled"], ["Length", "数据段长度", "length of the segment"], ["CRC", "校验码", "CRC"],
]);

/** @clause HJ 212-2017 表4; HJ/T 212-2005 表4; HJ 212-2025 (second hand) */
export const loneWords = words([
  ["SystemTime", "系统时间", "system time"], ["QnRtn", "请求返回代码", "answer to the request"], ["ExeRtn", "执行结果代码", "result of the execution"], ["RtdInterval", "实时数据间隔（秒）", "real-time interval (s)"],
  ["MinInterval", "分钟数据间隔（分钟）", "minute interval (min)"], ["RestartTime", "开机时间", "time of start"], ["PolId", "污染物编码", "factor"], ["PolID", "污染物编码", "factor"], ["BeginTime", "开始时间", "from"], ["EndTime", "结束时间", "to"],
  ["DataTime", "数据时间", "time of the data"], ["NewPW", "新密码", "new password"], ["OverTime", "超时时间（秒）", "time-out (s)"], ["ReCount", "重发次数", "repeats"], ["VaseNo", "采样瓶编号", "bottle"],
  ["CstartTime", "首次采样时刻", "first sampling"], ["Ctime", "采样周期（小时）", "sampling period (h)"], ["CTime", "采样周期（小时）", "sampling period (h)"], ["Stime", "出样时间（分钟）", "time of a sample (min)"], ["InfoId", "信息编码", "information code"],
  ["QN", "被应答的请求编码", "number answered"], ["CN", "被应答的命令编码", "command answered"], ["PW", "新密码", "new password"], ["PNO", "被应答的包号", "part answered"], ["PNUM", "被应答的总包数", "parts answered"],
  ["AlarmTime", "报警时间", "time of alarm"], ["AlarmType", "报警类别（1 超限，0 恢复）", "alarm (1 over, 0 back)"], ["ReportTarget", "上位机地址", "host address"], ["AlarmTarget", "上位机地址", "host address"], ["ReportTime", "上报时间", "reporting time"],
  ["DayStdValue", "昼间标准值", "day limit"], ["NightStdValue", "夜间标准值", "night limit"], ["WarnTime", "超限报警时间", "warning time"], ["SKCreateTime", "密钥生成时间", "time of the key"], ["NewSK", "新密钥", "new key"], ["CalibrationType", "校准类别", "calibration type"], ["Flag", "数据标记（未指明因子）", "data flag of no factor"],
]);
/** Fields that hold a time of 14 digits. */
export const timeFields: ReadonlySet<string> = new Set(["DataTime", "SystemTime", "RestartTime", "BeginTime", "EndTime", "AlarmTime", "SKCreateTime", "SampleTime", "CompleteTime"]);

/** @clause HJ 212-2017 表4; HJ/T 212-2005 表4; HJ 212-2025 (second hand) */
export const fieldWords = words([
  ["Rtd", "实时值", "real-time value"], ["Min", "最小值", "minimum"], ["Avg", "平均值", "mean"], ["Max", "最大值", "maximum"], ["ZsRtd", "折算实时值", "folded real-time value"], ["ZsMin", "折算最小值", "folded minimum"], ["ZsAvg", "折算平均值", "folded mean"], ["ZsMax", "折算最大值", "folded maximum"],
  ["Cou", "累计值", "sum"], ["Flag", "数据标记", "data flag"], ["EFlag", "设备标志", "flag of the device"], ["SampleTime", "采样时间", "time of sampling"], ["RS", "运行状态", "state"], ["RT", "运行时间（小时）", "running time (h)"],
  ["Data", "噪声监测值", "noise level"], ["DayData", "昼间值", "day value"], ["NightData", "夜间值", "night value"], ["Info", "现场端信息", "information"], ["SN", "设备唯一标识", "identity of the device"], ["Ala", "报警值", "alarm value"], ["UpValue", "报警上限", "upper limit"], ["LowValue", "报警下限", "lower limit"],
  ["RawAvg", "原始平均值", "raw mean"], ["CompleteTime", "完成时间", "time of completion"], ["SampleType", "样品类别", "kind of sample"], ["SampleRd", "标样测量值", "value measured"], ["StandardValue", "标样标准值", "value of the standard"], ["ResultType", "核查结果（1 合格，0 不合格）", "result (1 pass, 0 fail)"],
]);

/** What no leniency allows, in words. */
export const diagnosisWords = words([
  ["modbus-crc", "CRC 用了 Modbus 算法", "the CRC was made with the Modbus algorithm"], ["modbus-crc-swapped", "CRC 用了 Modbus 算法且高低字节颠倒", "the CRC was made with the Modbus algorithm, bytes swapped"], ["swapped-crc", "CRC 高低字节颠倒", "the bytes of the CRC are swapped"],
  ["impossible-crc", "CRC 不可能由本标准的算法得出：用了别的算法", "no segment has this CRC: another algorithm made it"], ["crc-mismatch", "CRC 与内容不符：内容在途中变了，或抄录有误", "the CRC does not fit: the content changed on its way or was copied wrongly"], ["crc-missing", "没有 CRC", "the CRC is missing"],
  ["sm4-key-needed", "数据区已加密，需要密钥", "the data area is encrypted; a key is needed"], ["sm4-key-wrong", "数据区已加密，密钥不符或未登记", "the data area is encrypted, and the key is wrong or not registered"], ["no-end", "找不到数据段的结尾 &&", "the end && was not found"], ["length-and-crc", "长度和 CRC 都不符", "length and CRC are both wrong"],
  ["cut-short", "通信包未完，后面又开始了另一个", "the frame breaks off where another begins"], ["unfinished", "通信包不完整", "the frame is not complete"], ["not-a-frame", "不是 HJ 212 通信包（没有 ## 和长度）", "not a frame of HJ 212: no ## with a length"],
  ["data-area-not-opened", "CP= 后面没有 &&", "no && after CP="], ["data-area-not-closed", "数据区没有以 && 结束", "the data area is not closed by &&"], ["no-data-area", "没有数据区 CP=", "no data area CP="],
]);
