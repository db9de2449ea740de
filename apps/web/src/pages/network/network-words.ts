import type { LaboratoryRow, NetworkLevelWord, NetworkLimit, NetworkProtection, SamplingRoundState, TargetClassWord, WaterBodyRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** Words of the network (监测网络用语) for each closed list that crosses the wire. */
export const levelWords: Readonly<Record<NetworkLevelWord, Labels>> = {
  national: { zh: "国控", en: "National" }, provincial: { zh: "省控", en: "Provincial" }, city: { zh: "市控", en: "City" }, district: { zh: "区控", en: "District" }, town: { zh: "乡镇站", en: "Town" }, micro: { zh: "微站", en: "Micro" }, component: { zh: "组分站", en: "Components" }, enterprise: { zh: "企业自行监测", en: "Enterprise" },
};
export const levels = Object.keys(levelWords) as readonly NetworkLevelWord[];
export const bodyWords: Readonly<Record<WaterBodyRow["kind"], Labels>> = { river: { zh: "河流", en: "River" }, lake: { zh: "湖泊", en: "Lake" }, reservoir: { zh: "水库", en: "Reservoir" }, "drinking-source": { zh: "饮用水水源", en: "Drinking-water source" }, aquifer: { zh: "地下水", en: "Groundwater" } };
export const bodyKinds = Object.keys(bodyWords) as readonly WaterBodyRow["kind"][];
export const classWords: Readonly<Record<TargetClassWord, string>> = { I: "Ⅰ 类", II: "Ⅱ 类", III: "Ⅲ 类", IV: "Ⅳ 类", V: "Ⅴ 类" };
export const targetClasses = Object.keys(classWords) as readonly TargetClassWord[];
export const protectionWords: Readonly<Record<NetworkProtection, Labels>> = { none: { zh: "不在保护区", en: "None" }, first: { zh: "一级保护区", en: "First-grade" }, second: { zh: "二级保护区", en: "Second-grade" }, quasi: { zh: "准保护区", en: "Quasi" } };
export const basisWords: Readonly<Record<NetworkLimit["basis"], Labels>> = { hour: { zh: "小时均值", en: "hourly mean" }, day: { zh: "日均值", en: "daily mean" }, sample: { zh: "单次", en: "one sample" }, month: { zh: "月均值", en: "monthly mean" } };
/** The tag that shows a state of a round: icon and colour of `Tag`. */
export const roundWords: Readonly<Record<SamplingRoundState, { readonly of: string; readonly mark: string; readonly words: Labels }>> = {
  missed: { of: "missed", mark: "✕", words: { zh: "漏采", en: "Missed" } }, "too-close": { of: "medium", mark: "!", words: { zh: "间隔不足", en: "Too close" } }, partial: { of: "behind", mark: "◐", words: { zh: "项目不全", en: "Items missing" } }, due: { of: "submitted", mark: "◷", words: { zh: "应采", en: "Due" } }, done: { of: "met", mark: "✓", words: { zh: "已完成", en: "Done" } }, upcoming: { of: "not-started", mark: "·", words: { zh: "未到期", en: "Upcoming" } },
};
export const roundStates = Object.keys(roundWords) as readonly SamplingRoundState[];
export const laboratoryWords: Readonly<Record<LaboratoryRow["state"], { readonly of: string; readonly words: Labels }>> = { valid: { of: "met", words: { zh: "证书有效", en: "Valid" } }, ending: { of: "yellow", words: { zh: "证书将到期", en: "Ending soon" } }, expired: { of: "missed", words: { zh: "证书已到期", en: "Expired" } }, "not-yet": { of: "submitted", words: { zh: "证书未生效", en: "Not yet valid" } } };
export const attestationWords: Readonly<Record<"VERIFIED" | "REPORTED" | "FROM MEMORY", Labels>> = { VERIFIED: { zh: "已核原文", en: "verified" }, REPORTED: { zh: "转引", en: "reported" }, "FROM MEMORY": { zh: "凭经验，待核定", en: "from memory" } };
