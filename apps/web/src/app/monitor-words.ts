import type { InstrumentRow, LineCondition, MeasuredKind, ObservationOrigin, PacketRow, PointKind, PushKeyRow, Quality, StrangerRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** Words of monitoring (监测用语) for each closed list that crosses the wire; apart from `words.ts`, so that a first visit does not fetch them. */
export const pointKindWords: Readonly<Record<PointKind, Labels>> = {
  "air-station": { zh: "空气站", en: "Air stations" }, "water-station": { zh: "水质自动站", en: "Water stations" }, "stack-outlet": { zh: "废气排放口", en: "Stack outlets" },
  "sewage-outlet": { zh: "废水排放口", en: "Sewage outlets" }, outfall: { zh: "入河排污口", en: "Outfalls" }, dust: { zh: "扬尘监测点", en: "Dust sensors" },
  groundwater: { zh: "地下水井", en: "Groundwater wells" }, noise: { zh: "噪声点", en: "Noise points" }, meter: { zh: "用电用能监控", en: "Meters" },
  "river-section": { zh: "手工断面", en: "River sections" }, reservoir: { zh: "水库点位", en: "Reservoirs" }, "drinking-source": { zh: "饮用水水源", en: "Drinking-water sources" }, soil: { zh: "土壤点", en: "Soil points" },
};
/** In the order of the wall. */
export const pointKinds = Object.keys(pointKindWords) as readonly PointKind[];
export const conditionWords: Readonly<Record<LineCondition, Labels>> = {
  online: { zh: "在线", en: "Online" }, late: { zh: "迟报", en: "Late" }, silent: { zh: "离线", en: "Silent" }, never: { zh: "从未上线", en: "Never heard" }, off: { zh: "停用", en: "Off" },
};
/** What needs looking at first. */
export const conditions: readonly LineCondition[] = ["silent", "late", "online", "never", "off"];
export const measuredKindWords: Readonly<Record<MeasuredKind, Labels>> = {
  "real-time": { zh: "实时", en: "Real-time" }, minute: { zh: "分钟", en: "Minute" }, hour: { zh: "小时", en: "Hour" }, day: { zh: "日", en: "Day" },
};
export const measuredKinds = Object.keys(measuredKindWords) as readonly MeasuredKind[];
export const qualityWords: Readonly<Record<Quality, Labels>> = { reliable: { zh: "有效", en: "Reliable" }, doubtful: { zh: "存疑", en: "Doubtful" }, unreliable: { zh: "无效", en: "Invalid" } };
export const qualities = Object.keys(qualityWords) as readonly Quality[];
export const observationOriginWords: Readonly<Record<ObservationOrigin, Labels>> = {
  instrument: { zh: "仪器上传", en: "Instrument" }, laboratory: { zh: "实验室", en: "Laboratory" }, import: { zh: "导入", en: "Import" }, push: { zh: "接口推送", en: "Push" }, correction: { zh: "更正", en: "Correction" },
};
export const verdictWords: Readonly<Record<PacketRow["verdict"], Labels>> = {
  reading: { zh: "数据入库", en: "Stored" }, exchange: { zh: "交互", en: "Exchange" }, "set-aside": { zh: "搁置", en: "Set aside" }, refused: { zh: "拒收", en: "Refused" },
};
export const verdicts = Object.keys(verdictWords) as readonly PacketRow["verdict"][];
export const directionWords: Readonly<Record<PacketRow["direction"], Labels>> = { in: { zh: "收到", en: "In" }, out: { zh: "发出", en: "Out" } };
export const strangerWords: Readonly<Record<StrangerRow["reason"], Labels>> = {
  "mn-unknown": { zh: "MN 未登记", en: "MN not registered" }, "password-wrong": { zh: "访问密码不符", en: "Wrong password" }, address: { zh: "来源地址不在允许范围", en: "Address not allowed" }, inactive: { zh: "设备已停用", en: "Taken out of use" },
};
export const editionWords = (edition: InstrumentRow["edition"]): Labels => edition === null ? { zh: "按报文 Flag", en: "By the Flag" }
  : edition === 2005 ? { zh: "HJ/T 212-2005", en: "HJ/T 212-2005" } : edition === 2017 ? { zh: "HJ 212-2017", en: "HJ 212-2017" } : { zh: "HJ 212-2025", en: "HJ 212-2025" };
export const timeMarkWords: Readonly<Record<InstrumentRow["timeMark"], Labels>> = { start: { zh: "时段开始", en: "Start of the interval" }, end: { zh: "时段结束", en: "End of the interval" } };
export const doorWords: Readonly<Record<PushKeyRow["origin"], Labels>> = { push: { zh: "接口推送", en: "Push" }, laboratory: { zh: "实验室数据", en: "Laboratory" }, import: { zh: "导入数据", en: "Import" } };

/** Marks of values (数据标记) in words. HJ 212-2017 表8; figures are of air stations under HJ/T 212-2005. */
const flags: Readonly<Record<string, Labels>> = {
  N: { zh: "正常", en: "normal" }, F: { zh: "停运", en: "stopped" }, M: { zh: "维护", en: "maintenance" }, S: { zh: "手工输入", en: "typed by hand" }, D: { zh: "故障", en: "fault" }, C: { zh: "校准", en: "calibration" },
  T: { zh: "超测量上限", en: "over range" }, B: { zh: "通讯异常", en: "communication fault" }, P: { zh: "电源故障", en: "power failure" }, Td: { zh: "关键工况异常", en: "process parameter at fault" },
  0: { zh: "校准数据", en: "calibration" }, 1: { zh: "气象参数", en: "weather" }, 2: { zh: "异常数据", en: "abnormal" }, 3: { zh: "正常数据", en: "normal" },
};
/** The word for a mark; one that no edition has is shown as it is. */
export const flagWords = (flag: string): Labels => flags[flag] ?? { zh: `标记 ${flag}`, en: `flag ${flag}` };
/** Marks that say nothing is wrong. */
export const plainFlag = (flag: string | null): boolean => flag === null || flag === "N" || flag === "3" || flag === "1" || flag === "";
