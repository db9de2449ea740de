import { both } from "../computed.js";
import { CodeReader, checked, misshapen, type CodeCheck } from "./check.js";
import { datongCounties, provinces, shanxiCities } from "./regions.js";

const name = both("行政区划代码", "administrative division code");

/** Name of a division known here, province first, or null (行政区划名称). */
export function regionName(adcode: string): string | null {
  const province = provinces[adcode.slice(0, 2)]?.[0];
  if (!province) return null;
  const city = shanxiCities[adcode.slice(0, 4)]?.[0] ?? "";
  const county = datongCounties.find((each) => each.code === adcode)?.name ?? "";
  return `${province}${city}${county}`;
}

/**
 * Checks and explains an administrative division code (行政区划代码): province, city, county.
 * A former code is doubtful and names its successor; below the province only Shanxi's cities and Datong's counties are known by name.
 * @clause GB/T 2260
 */
export function adcodeCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  if (!/^\d{6}$/.test(text)) misshapen(reader, "应为 6 位数字", "six digits are wanted");
  else {
    const province = provinces[text.slice(0, 2)], city = shanxiCities[text.slice(0, 4)], county = datongCounties.find((each) => each.code === text);
    reader.part(0, 2, both("省级", "province"), province ? both(province[0], province[2]) : null);
    reader.part(2, 4, both("地级", "city"), text.slice(2, 4) === "00" ? both("省本级", "the province itself") : city ? both(city[0], city[0]) : null);
    reader.part(4, 6, both("县级", "county"), text.slice(4) === "00" ? both("上级本级", "the level above itself") : county ? both(county.name, county.name) : null);
    if (!province) reader.error(`没有代码为 ${text.slice(0, 2)} 的省级行政区`, `there is no province ${text.slice(0, 2)}`);
    else if (text.startsWith("14") && text.slice(2, 4) !== "00" && !city) reader.error(`山西省没有代码为 ${text.slice(0, 4)} 的市`, `Shanxi has no city ${text.slice(0, 4)}`);
    else if (text.startsWith("1402") && text.slice(4) !== "00" && !county) reader.error(`大同市没有代码为 ${text} 的县区`, `Datong has no county ${text}`);
    if (county?.until !== undefined) reader.warning(`${county.name}（${text}）已于 2018 年撤销，现为 ${regionName(county.successor ?? "") ?? ""}（${county.successor ?? ""}）`, `${county.name} (${text}) ended in 2018; now ${county.successor ?? ""}`);
  }
  return checked(reader, "adcode", name, "GB/T 2260", "REPORTED");
}
