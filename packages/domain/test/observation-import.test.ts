import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSheet, type ReadSheet, type SheetTable } from "@yunqing/domain";
import { itemTable, pointFact, sheetOf, writable } from "./observation-sheets.js";

const now = Date.parse("2026-11-28T10:00:00+08:00");
const points = [
  writable(pointFact("s1", "一号断面", "water-station")), writable(pointFact("s2", "二号断面", "water-station"), { instruments: [{ mn: "MN0002" }] }), writable(pointFact("chimney", "锅炉烟囱", "stack-outlet")), writable(pointFact("air", "城区站", "air-station")),
  writable(pointFact("old", "旧断面", "water-station"), { outOfUse: [{ from: Date.parse("2025-01-01T00:00:00+08:00"), until: Date.parse("2026-01-01T00:00:00+08:00") }] }), writable(pointFact("twin1", "同名", "outfall")), writable(pointFact("twin2", "同名", "outfall")),
];
const read = (sheet: SheetTable, mapping: Readonly<Record<string, string>> = {}): ReadSheet => readSheet(sheet, { points, table: itemTable, mapping, now });
const rowsOf = (sheet: ReadSheet): readonly string[] => sheet.good.map(({ row, point, kind, from, values }) => `${row} ${point.point.point} ${kind} ${new Date(from + 8 * 3_600_000).toISOString().slice(0, 16)} ${values.map(({ factor, value, unit, flag }) => `${factor}=${value}${unit}${flag === null ? "" : ` ${flag}`}`).join(" ")}`);
const faultsOf = (sheet: ReadSheet): readonly string[] => sheet.faults.map(({ row, column, value, message }) => `${row} ${column} [${value}] ${message.zh}`);
const notes = (sheet: ReadSheet): string => sheet.notes.map(({ zh }) => zh).join("\n");

describe("headings are understood", () => {
  it("by code, Chinese name with unit, and symbol; titles above and other columns beside do not mislead", () => {
    const sheet = read(sheetOf([["某监测站检测结果", null, null, null, null, null, null], [], ["样品编号", "监测日期", "断面名称", "w21003", "化学需氧量（毫克/升）", "总汞(μg/L)", "备注"], ["Y1", "2024-5-3", "一号断面", "0.52", "12.0", "0.04", "晴"]]));
    expect(rowsOf(sheet)).toEqual(["4 s1 real-time 2024-05-03T00:00 w21003=0.52mg/L w01018=12.0mg/L w20111=0.04µg/L"]);
    expect(sheet.columns).toEqual([{ heading: "样品编号", means: null }, { heading: "监测日期", means: "day" }, { heading: "断面名称", means: "point" }, { heading: "w21003", means: "w21003" }, { heading: "化学需氧量（毫克/升）", means: "w01018" }, { heading: "总汞(μg/L)", means: "w20111" }, { heading: "备注", means: null }]);
    expect(notes(sheet)).toContain("未导入的列：样品编号、备注");
    expect(notes(sheet)).toContain("1 行只写了日期，按当日 00:00 记");
    expect(notes(sheet)).toContain("D w21003：1 个值没有写单位，按 mg/L 计");
  });
  it.each([
    ["氨氮", "w21003"], ["NH3-N", "w21003"], ["NH₃-N（mg/L）", "w21003"], ["氨氮（NH3-N）（mg/L）", "w21003"], ["氨氮mg/L", "w21003"], ["COD", "w01018"], ["CODcr", "w01018"], ["高锰酸盐指数", "w01019"], ["CODMn(mg/L)", "w01019"], ["pH", "w01001"], ["pH值（无量纲）", "w01001"], ["PH", "w01001"], ["总磷（以P计）（mg/L）", "w21011"], ["溶解氧", "w01009"], ["水温(℃)", "w01010"],
    ["粪大肠菌群（个/L）", "w02003"], ["六价铬", "w20117"], ["BOD5", "w01017"], ["化 学 需 氧 量", "w01018"], ["W21003", "w21003"],
  ])("%s of a water station is %s", (heading, code) => {
    const sheet = read(sheetOf([["时间", "点位", heading], ["2024-05-03 10:00", "s1", "1"]]));
    expect([sheet.columns[2]?.means, sheet.good[0]?.values[0]?.factor, faultsOf(sheet)]).toEqual([code, code, []]);
  });
  it.each([["PM2.5", "a34004"], ["PM₂.₅（μg/m³）", "a34004"], ["细颗粒物", "a34004"], ["PM10(ug/m3)", "a34002"], ["SO2", "a21026"], ["二氧化氮", "a21004"], ["O3", "a05024"], ["CO（mg/m³）", "a21005"]])("%s of an air station is %s", (heading, code) => {
    expect(read(sheetOf([["时间", "点位", heading], ["2024-05-03 10:00", "城区站", "1"]])).good[0]?.values[0]?.factor).toBe(code);
  });
  it("one name is another code in water and in gas: each row takes that of its point", () => {
    expect(rowsOf(read(sheetOf([["时间", "点位", "氟化物（mg/L）"], ["2024-05-03 10:00", "一号断面", "0.3"]])))).toEqual(["2 s1 real-time 2024-05-03T10:00 w21017=0.3mg/L"]);
    const gas = read(sheetOf([["时间", "点位", "氟化物（mg/m³）", "氨氮"], ["2024-05-03 10:00", "锅炉烟囱", "3", null], ["2024-05-03 11:00", "锅炉烟囱", null, "1"]]));
    expect(rowsOf(gas)).toEqual(["2 chimney real-time 2024-05-03T10:00 a21018=3mg/m³"]);
    expect(faultsOf(gas)).toEqual(["3 D 氨氮 [1] 点位“锅炉烟囱”的类别没有因子“氨氮”；请手工指定编码"]);
  });
  it("a mapping by hand overrides: a strange heading, a column left out, a kind for all rows", () => {
    const sheet = sheetOf([["何时", "哪里", "A", "氨氮"], ["2024-05-03 10:00", "二号断面", "3", "x"]]);
    expect(rowsOf(read(sheet, { 何时: "time:hour", 哪里: "point", A: "w01018", 氨氮: "" }))).toEqual(["2 s2 hour 2024-05-03T10:00 w01018=3mg/L"]);
    expect(faultsOf(read(sheet, { 何时: "time", 哪里: "point", A: "水质", 氨氮: "" }))[0]).toBe("1 C A [A] 手工对应的“水质”不是因子编码，也不是 time、point、kind 等列名");
  });
  it("what lacks is told at the heading; a sheet without any is told too; two columns of one meaning are refused and rows with values there left out", () => {
    expect(faultsOf(read(sheetOf([["采样时间", "氨氮"], ["2024-05-03", "1"]])))).toEqual(["1  [] 没有点位列；表头应有“点位”（点位名称或编号）"]);
    expect(faultsOf(read(sheetOf([["点位", "项目"], ["一号断面", "氨氮"]])))).toEqual(["1  [] 没有时间列；表头应有“采样时间”或“监测时间”", "1  [] 有项目列，没有结果列；长表应同时有“项目”和“结果”"]);
    expect(faultsOf(read(sheetOf([["a", "b"], ["c", "d"]])))[0]).toContain("没有找到表头");
    const twice = read(sheetOf([["时间", "点位", "氨氮", "NH3-N（mg/L）"], ["2024-05-03 10:00", "s1", "1", "2"], ["2024-05-03 11:00", "s1", "1", null]]));
    expect([faultsOf(twice), rowsOf(twice)]).toEqual([["1 D NH3-N（mg/L） [NH3-N（mg/L）] 与 C 氨氮 列含义相同；请只留一列，或手工指定"], ["3 s1 real-time 2024-05-03T11:00 w21003=1mg/L"]]);
  });
});

describe("every bad cell is named, the good rows are exact", () => {
  it("a dirty sheet", () => {
    const sheet = read(sheetOf([
      ["采样时间", "点位名称", "氨氮（mg/L）", "总汞（mg/L）", "水温（℃）"],
      ["2024-5-3 10:00", "一号断面", "０．５２", "0.00004L", "-1.5"],       // full width, limit, negative temperature: all good
      ["2024年5月4日 10时", "二号断面", "<0.025", "未检出", "/"],              // ND without limit
      ["45415", "一号段面", "1,234.5", "", "12"],                               // serial, name, comma
      ["2027-01-01", "一号断面", "-0.1", "0.1%", "x"],                          // future, negative, per cent, no number
      ["2024-5-3 10:00", "s1", "0.52", "", ""],                                 // twice
      ["2025-06-01", "旧断面", "1", "", ""],                                     // out of use
      ["2026-06-01", "旧断面", "1", "", ""],                                     // in use again
      ["2024-06-01", "同名", "1", "", ""], ["", "一号断面", "1", "", ""], ["2024-06-02", "", "1", "", ""], ["2024-06-03", "一号断面", "", "", ""],
      ["2024-06-04 08:00", "MN0002", "1.20", "0.00001", "8"],
    ]));
    expect(rowsOf(sheet)).toEqual([
      "2 s1 real-time 2024-05-03T10:00 w21003=0.52mg/L w20111=0.04Lµg/L L w01010=-1.5℃", "8 old real-time 2026-06-01T00:00 w21003=1mg/L", "13 s2 real-time 2024-06-04T08:00 w21003=1.20mg/L w20111=0.01µg/L w01010=8℃",
    ]);
    expect(faultsOf(sheet)).toEqual([
      "3 D 总汞（mg/L） [未检出] “未检出”没有给出检出限；请写成 0.025L 的样子，或加“检出限”一列",
      "4 B 点位名称 [一号段面] 没有点位“一号段面”；是不是：一号断面？", "4 A 采样时间 [45415] “45415”像是 Excel 的日期序号；请把该列设为日期格式，或请写成 2024-05-03 10:00 的样子", "4 C 氨氮（mg/L） [1,234.5] “1,234.5”含逗号，分不清是千分位还是小数点；请去掉，例如 1234.5",
      "5 C 氨氮（mg/L） [-0.1] 氨氮不可能为负；未检出请写成 0.025L 的样子", "5 D 总汞（mg/L） [0.1%] “0.1%”含百分号；单位写在表头，单元格只填数字", "5 E 水温（℃） [x] “x”不是数值；只填数字和至多一个小数点，例如 12.3", "5 A 采样时间 [2027-01-01] 2027-01-01 00:00 还没有到（现在 2026-11-28 10:00）；请检查年份和日期",
      "6 C 氨氮（mg/L） [0.52] 与第 2 行重复：同一点位、时间和因子已有一个值；请删去一个",
      "7 A 采样时间 [2025-06-01] 点位“旧断面”自 2025-01-01 00:00 起至 2026-01-01 00:00 停用，2025-06-01 00:00 不应有数据",
      "9 B 点位名称 [同名] 有几个点位都叫“同名”；请写点位编号", "10 A 采样时间 [] 没有填写时间", "11 B 点位名称 [] 没有填写点位",
    ]);
    expect([sheet.rows, sheet.good.length, sheet.faultCount]).toEqual([12, 3, 13]);
    expect(notes(sheet)).toContain("1 行没有任何数值，不导入");
    expect(notes(sheet)).toContain("1 个单元格写着“/”“-”等，视为未测，不导入");
    expect(notes(sheet)).toMatch(/D 总汞（mg\/L）：\d 个值由 mg\/L 换算为 µg\/L，只移动了小数点/);
  });

  it("a long sheet with items, units and limits; each unit is brought to the point's or refused", () => {
    const sheet = read(sheetOf([
      ["点位", "采样日期", "采样时间", "监测项目", "结果", "单位", "检出限"],
      ["一号断面", "2024-05-03", "10:30", "氨氮", "520", "μg/L", ""], ["一号断面", "2024-05-03", "10:30", "NH3-N", "0.5", "mg/L", ""], ["一号断面", "2024-05-03", "10:30", "六价铬", "ND", "mg/L", "0.004"], ["一号断面", "2024-05-03", "10:30", "总磷", "0.10", "mg/kg", ""],
      ["一号断面", "2024-05-03", "10:30", "龙胆紫", "0.10", "mg/L", ""], ["一号断面", "2024-05-03", "25:30", "总氮", "0.10", "", ""], ["一号断面", "2024-05-04", "2024-05-05 10:00", "总氮", "0.10", "", ""], ["一号断面", "", "10:30", "总氮", "0.10", "", ""], ["一号断面", "2024-05-03", "10:30", "w00000", "1", "m³/h", ""], ["一号断面", "2024-05-03", "10:30", "", "1", "", ""],
    ]));
    expect(rowsOf(sheet)).toEqual(["2 s1 real-time 2024-05-03T10:30 w21003=0.520mg/L", "4 s1 real-time 2024-05-03T10:30 w20117=4Lµg/L L"]);
    expect(faultsOf(sheet).map((fault) => fault.replace(/；.*/, ""))).toEqual([
      "3 E 结果 [0.5] 与第 2 行重复：同一点位、时间和因子已有一个值", "5 E 结果 [0.10] 单位“mg/kg”不能换算为本点位的“mg/L”：量纲不同", "6 D 监测项目 [龙胆紫] 不认识项目“龙胆紫”", "7 C 采样时间 [25:30] “25:30”不是一天中的时间", "8 B 采样日期 [2024-05-04] 日期“2024-05-04”与时间“2024-05-05 10:00”不是同一天",
      "9 C 采样时间 [10:30] “10:30”没有日期", "10 E 结果 [1] 单位“m³/h”不能换算为本点位的“L/s”：换算系数不是 10 的整数次幂，不能只移动小数点", "11 D 监测项目 [] 没有填写项目",
    ]);
  });

  it("kinds: hours on the hour, days at midnight and ended, unknown words named; rows of limits and units under the heading are taken up", () => {
    const sheet = read(sheetOf([
      ["时间", "点位", "数据类别", "总磷", "六价铬"], ["单位", "", "", "μg/L", "mg/L"], ["检出限", "", "", "10", "0.004"],
      ["2024-05-03 10:00", "s1", "小时均值", "120", "ND"], ["2024-05-03 10:30", "s1", "小时", "120", ""], ["2024-05-03", "s1", "日均", "ND", ""], ["2024-05-03 08:00", "s1", "日", "1", ""], ["2024-05-03 10:00", "s1", "季度", "1", ""], ["2026-11-28", "s1", "日", "1", ""], ["2026-11-28 09:00", "s1", "小时", "1", ""], ["2026-11-28 10:00", "s1", "小时", "1", ""],
    ]));
    expect(rowsOf(sheet)).toEqual(["4 s1 hour 2024-05-03T10:00 w21011=0.120mg/L w20117=4Lµg/L L", "6 s1 day 2024-05-03T00:00 w21011=0.010Lmg/L L", "10 s1 hour 2026-11-28T09:00 w21011=0.001mg/L"]);
    expect(faultsOf(sheet).map((fault) => fault.slice(0, 40))).toEqual([
      "5 A 时间 [2024-05-03 10:30] 小时数据的时间应为整点，“2024", "7 A 时间 [2024-05-03 08:00] 日数据的时间应为零点，“2024-", "8 C 数据类别 [季度] “季度”不是数据类别；请写 实时、分钟、小时 或 日", "9 A 时间 [2026-11-28] 2026-11-28 00:00 还没有结", "11 A 时间 [2026-11-28 10:00] 2026-11-28 10:0",
    ].map((fault) => fault.slice(0, 40)));
  });

  it("formulas are told, errors and formulas without a value named, values in merged cells refused, merged points taken", () => {
    const sheet = read({ notes: [], rows: [
      { row: 1, hidden: false, cells: ["时间", "点位", "氨氮"].map((text) => ({ text, kind: "text" as const })) },
      { row: 2, hidden: false, cells: [{ text: "2024-05-03", kind: "time" }, { text: "一号断面", kind: "text", merged: true }, { text: "1.5", kind: "number", formula: true }] },
      { row: 3, hidden: true, cells: [{ text: "2024-05-04", kind: "time" }, { text: "一号断面", kind: "text", merged: true }, { text: "", kind: "error", formula: true }] },
      { row: 4, hidden: false, cells: [{ text: "2024-05-05", kind: "time" }, { text: "一号断面", kind: "text" }, { text: "#DIV/0!", kind: "error" }] },
      { row: 5, hidden: false, cells: [{ text: "2024-05-06", kind: "time" }, { text: "一号断面", kind: "text" }, { text: "3", kind: "number", merged: true }] },
    ] });
    expect(rowsOf(sheet)).toEqual(["2 s1 real-time 2024-05-03T00:00 w21003=1.5mg/L"]);
    expect(faultsOf(sheet).map((fault) => fault.replace(/[；“].*/, ""))).toEqual(["3 C 氨氮 [] 公式没有保存结果", "4 C 氨氮 [#DIV/0!] 单元格是 Excel 的错误值", "5 C 氨氮 [3] 数值在合并单元格中，分不清属于哪一行"]);
    expect(notes(sheet)).toContain("1 个单元格是公式");
    expect(notes(sheet)).toContain("1 行在文件中是隐藏的，也已读取");
  });

  it("of many faults all are counted and a thousand listed", () => {
    const sheet = read(sheetOf([["时间", "点位", "氨氮"], ...Array.from({ length: 1500 }, (_, at) => ["2024-05-03 10:00", "s1", `x${at}`])]));
    expect([sheet.rows, sheet.good.length, sheet.faultCount, sheet.faults.length]).toEqual([1500, 0, 1500, 1000]);
  });

  it("for any sheet: every row is good, faulty or empty, and a good row never shares its number with a fault", () => {
    const cell = fc.constantFrom("", "1.5", "0.025L", "ND", "x", "-1", "1,2", "/"), when = fc.constantFrom("2024-05-03 10:00", "2024-05-03 11:00", "2024-05-04", "", "bad"), where = fc.constantFrom("s1", "s2", "nobody", "");
    fc.assert(fc.property(fc.array(fc.tuple(when, where, cell, cell), { maxLength: 12 }), (rows) => {
      const sheet = read(sheetOf([["时间", "点位", "氨氮", "总磷"], ...rows])), faulty = new Set(sheet.faults.map(({ row }) => row)), seen = new Set<string>();
      expect(sheet.faultCount).toBe(sheet.faults.length);
      for (const { row, point, from, values } of sheet.good) {
        expect(faulty.has(row)).toBe(false);
        const [, , a, b] = rows[row - 2]!;
        expect(values.map(({ value }) => value)).toEqual([a, b].filter((text) => text !== "" && text !== "/"));
        for (const { factor } of values) { const key = `${point.point.point} ${from} ${factor}`; expect(seen.has(key)).toBe(false); seen.add(key); }
      }
      const silent = rows.filter((row, at) => row.some((text) => text !== "") && !faulty.has(at + 2) && !sheet.good.some((one) => one.row === at + 2));
      for (const [, , a, b] of silent) expect(["", "/"].includes(a) && ["", "/"].includes(b)).toBe(true);
    }));
  });
});
