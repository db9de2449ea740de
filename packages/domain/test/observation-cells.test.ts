import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exact } from "@yunqing/standards";
import { numberOfCell, plainDecimal, shifted, timeOfCell } from "@yunqing/domain";

const value = (text: string, limit: string | null = null): string => { const read = numberOfCell(text, limit); return read.kind === "value" ? `${read.value}${read.flag === null ? "" : ` ${read.flag}`}${read.normalised ? " told" : ""}` : read.kind === "fault" ? `fault ${read.message.zh}` : read.marked ? "marked" : "empty"; };
const time = (text: string): string => { const read = timeOfCell(text); return read.kind === "fault" ? `fault ${read.message.zh}` : read.kind === "clock" ? `clock ${read.milliseconds}` : `${read.kind} ${new Date(read.at + 8 * 3_600_000).toISOString().slice(0, 19)}`; };

describe("results as laboratories write them", () => {
  it.each([
    ["12.30", "12.30"], ["0", "0"], ["-3.5", "-3.5"], [" 7.1 ", "7.1"], ["１２．３", "12.3 told"], ["－3.5", "-3.5 told"], ["−3.5", "-3.5 told"], ["+5", "5 told"], [".5", "0.5 told"], ["5.", "5 told"], ["007.50", "7.50 told"], ["-0.0", "0.0 told"],
    ["1.2E-3", "0.0012 told"], ["1.30e+4", "13000 told"], ["1.3×10^3", "1300 told"], ["1.3×10³", "1300 told"], ["2.4×10⁻²", "0.024 told"],
    ["0.025L", "0.025L L"], ["<0.025", "0.025L L told"], ["＜０．０２５", "0.025L L told"], ["0.025 l", "0.025L L told"], ["ND(0.025)", "0.025L L told"], ["未检出（0.025）", "0.025L L told"], ["ND<0.025", "0.025L L told"], ["<0.025(ND)", "0.025L L told"], ["0.0250L", "0.0250L L"],
    ["", "empty"], ["　", "empty"], ["/", "marked"], ["-", "marked"], ["——", "marked"], ["未测", "marked"],
  ])("%j is %s", (text, expected) => { expect(value(text)).toBe(expected); });
  it("not detected takes the limit that is given apart, and is a fault without", () => {
    expect([value("ND", "0.004"), value("未检出", "0.010"), value("<DL", "0.2")]).toEqual(["0.004L L told", "0.010L L told", "0.2L L told"]);
    expect([value("ND"), value("未检出")].map((one) => one.slice(0, 20))).toEqual(["fault “未检出”没有给出检出限；请", "fault “未检出”没有给出检出限；请"].map((one) => one.slice(0, 20)));
  });
  it.each([
    ["1,234.5", "逗号"], ["1，234", "逗号"], ["95%", "百分号"], [">24000", "超过测定上限"], ["约12", "不是一个确定的数"], ["12.3mg/L", "还有文字"], ["12.3.4", "不是数值"], ["12。3", "不是数值"], ["一", "不是数值"], ["#N/A", "不是数值"], ["1 234", "不是数值"], ["L", "不是数值"], ["<0", "大于 0"], ["0L", "大于 0"], ["0.1-0.3", "不是数值"],
    ["1".repeat(31), "位数过多"], ["NaN", "不是数值"], ["Infinity", "不是数值"], ["0x1f", "不是数值"], ["10³", "不是数值"],
  ])("%j is a fault that says %s", (text, words) => { expect(value(text)).toMatch(/^fault /); expect(value(text)).toContain(words); });

  it("decimal text of any length comes back unchanged, and moving the point is exact and comes back", () => {
    const digits = (most: number, least = 1) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(""));
    fc.assert(fc.property(fc.boolean(), fc.integer({ min: 0, max: 1e9 }), digits(15, 0), fc.integer({ min: -12, max: 12 }), (negative, whole, part, power) => {
      const zero = whole === 0 && !/[1-9]/.test(part), text = `${negative && !zero ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
      expect(value(text)).toBe(text);
      const moved = shifted(text, power), factor = power >= 0 ? exact(`1${"0".repeat(power)}`) : exact("1").over(exact(`1${"0".repeat(-power)}`));
      expect(exact(moved).equals(exact(text).times(factor))).toBe(true);
      if (power <= 0) expect(shifted(moved, -power)).toBe(text);
      expect(exact(plainDecimal(`${text}e${power}`)!).equals(exact(moved))).toBe(true);
      // full width is the same number
      const wide = [...text].map((sign) => (sign === "." ? "．" : sign === "-" ? "－" : String.fromCharCode(sign.charCodeAt(0) + 0xfee0))).join("");
      expect(value(wide)).toBe(`${text} told`);
    }));
  });
  it("no text makes it throw, and what it takes is plain decimal text", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 12 }), fc.array(fc.constantFrom("1", "0", ".", "-", "+", "L", "<", "e", "×", "ND", "(", ")", "，", "％", " "), { maxLength: 8 }).map((all) => all.join(""))), (text) => {
      const read = numberOfCell(text);
      if (read.kind === "value") expect(read.value).toMatch(/^-?\d+(\.\d+)?L?$/);
    }));
  });
});

describe("times as people write them", () => {
  it.each([
    ["2024-5-3", "day 2024-05-03T00:00:00"], ["2024/05/03 10:00", "instant 2024-05-03T10:00:00"], ["2024.5.3 9:05", "instant 2024-05-03T09:05:00"], ["2024年5月3日 10时", "instant 2024-05-03T10:00:00"], ["2024年5月3日10时30分", "instant 2024-05-03T10:30:00"], ["2024年5月3日10:30:15", "instant 2024-05-03T10:30:15"],
    ["２０２４－０５－０３　１０：００", "instant 2024-05-03T10:00:00"], ["2024-05-03T10:00:00+08:00", "instant 2024-05-03T10:00:00"], ["2024-05-03T02:00:00Z", "instant 2024-05-03T10:00:00"], ["20240503", "day 2024-05-03T00:00:00"], ["20240503103000", "instant 2024-05-03T10:30:00"], ["202405031030", "instant 2024-05-03T10:30:00"],
    ["2024-05-03 24:00", "instant 2024-05-04T00:00:00"], ["2024-02-29", "day 2024-02-29T00:00:00"], ["10:30", `clock ${10.5 * 3_600_000}`], ["9时5分", `clock ${545 * 60_000}`],
  ])("%j is %s", (text, expected) => { expect(time(text)).toBe(expected); });
  it.each([
    ["45000", "日期序号"], ["24-5-3", "只有两位"], ["5/3/2024", "分不清月和日"], ["2024-5", "没有日"], ["2023-02-29", "没有 2023-02-29 这一天"], ["2024-13-01", "没有 2024-13-01"], ["2024-05-03 25:00", "不存在"], ["2024-05-03 24:01", "不存在"], ["2024-05-3110:00", "没有空格"], ["昨天", "不是可识别的时间"], ["", "不是可识别的时间"], ["2024-05-03 下午 2:00", "不是可识别的时间"],
  ])("%j is a fault that says %s", (text, words) => { expect(time(text)).toMatch(/^fault /); expect(time(text)).toContain(words); });
  it("every minute of 150 years is read back from every usual form", () => {
    const forms: readonly ((p: readonly number[]) => string)[] = [([y, m, d, h, n]) => `${y}-${m}-${d} ${h}:${String(n).padStart(2, "0")}`, ([y, m, d, h, n]) => `${y}/${String(m).padStart(2, "0")}/${String(d).padStart(2, "0")} ${String(h).padStart(2, "0")}:${String(n).padStart(2, "0")}:00`, ([y, m, d, h, n]) => `${y}年${m}月${d}日 ${h}时${n}分`, ([y, m, d, h, n]) => `${y}.${m}.${d} ${h}:${n}`];
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1950, 0, 1) / 60_000, max: Date.UTC(2100, 0, 1) / 60_000 }), fc.constantFrom(...forms), (minutes, form) => {
      const wall = new Date(minutes * 60_000), read = timeOfCell(form([wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCHours(), wall.getUTCMinutes()]));
      expect(read).toEqual({ kind: "instant", at: minutes * 60_000 - 8 * 3_600_000 });
    }));
  });
});
