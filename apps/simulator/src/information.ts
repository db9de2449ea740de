import type { Packets } from "./packets.js";

/**
 * Information of the field device (现场机信息): what 3020 asks for by its code, of an instrument or of the logger.
 * @returns undefined for codes that the instrument does not have
 * @clause HJ 212-2017 附录 B.8–B.10
 */
export function informationOf(info: string, packets: Packets, code: string, at: number): string | undefined {
  const factors = packets.records.factors, k = factors.findIndex((factor) => factor.code === code), flag = packets.records.realTime(at)[k]?.flag ?? "N";
  switch (info) {
    case "i11001": return flag === "C" ? "//零点量程校准//" : flag === "M" ? "//日常维护//" : flag === "D" ? "//仪表故障//" : "//正常运行//";
    case "i12001": return flag === "C" ? "3" : flag === "M" ? "1" : flag === "D" ? "2" : flag === "F" ? "9" : "0";
    case "i12002": return "0";
    case "i13001": return String(10 ** Math.ceil(Math.log10(Math.max(1, packets.records.realTime(at)[k]?.value ?? 1))));
    case "i13002": return (1 / 10 ** (factors[k]?.decimals ?? 0)).toFixed(factors[k]?.decimals ?? 0);
    case "i13003": return String(packets.records.settings.minuteInterval);
    case "i13004": return /^w/.test(code) ? "165.0" : undefined;
    case "i13005": return /^w/.test(code) ? "15" : undefined;
    case "i13007": return "0.000";
    case "i13008": return "1.000";
    case "i21001": return "//数采仪启动//";
    case "i22001": return "0";
    case "i22003": return "1";
    case "i33101": return "23.5";
    case "i33102": return "45.0";
    case "i33103": return "228.0";
    default: return undefined;
  }
}
