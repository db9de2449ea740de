import { expect, test } from "vitest";
import { cluePaperModel } from "../src/report/clue-paper.js";
import type { ClueDetail } from "../src/desk/alarm-desk-views.js";

const clue: ClueDetail = {
  id: "c1", number: "线索〔2026〕3号", alarm: "a1", title: "一号烟囱二氧化硫超标", point: "stack", pointName: { zh: "一号烟囱", en: "Stack 1" }, by: "李工", at: "2026-11-28T10:30:00+08:00", note: "", text: { zh: "二氧化硫小时均值 61.50 mg/m³，限值 ≤ 50 mg/m³", en: "SO2" }, value: "61.50", unit: "mg/m³", limit: "50", clause: "排污许可证", simulated: true,
  inputs: [{ name: { zh: "二氧化硫", en: "SO2" }, value: "61.50", unit: "mg/m³", from: "2026-11-28T09:00:00+08:00", until: "2026-11-28T10:00:00+08:00", packet: 4096, flag: "N" }],
  steps: [{ id: "s1", seq: 1, by: "王工", at: "2026-11-28T10:20:00+08:00", move: "cause", from: "acknowledged", to: "caused", cause: "exceedance", note: "脱硫泵停", evidence: [], onStorm: false }],
  values: [{ from: "2026-11-28T09:00:00+08:00", until: "2026-11-28T10:00:00+08:00", factor: "a21026", field: "Avg", value: "61.50", unit: "mg/m³", flag: "N", quality: "reliable", packet: 4096 }],
};

test("the paper says what was over, what was done, the frozen data, and has lines for a director to sign", () => {
  const model = cluePaperModel(clue, { district: { id: "d", name: { zh: "云冈区", en: "Yungang" }, simulated: true }, office: "生态环境局云冈分局", today: "2026-11-29", madeAt: "2026-11-29T01:00:00.000Z" });
  expect([model.kind, model.title, model.banner, model.figures]).toEqual(["clue", "环境执法线索 线索〔2026〕3号", "模拟", []]);
  const tables = model.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  expect(tables.map(({ rows }) => rows)).toEqual([
    [["二氧化硫", "61.50 mg/m³", "2026-11-28 09:00 至 2026-11-28 10:00", "N", "4096"]], [["2026-11-28 10:20", "王工", "填写原因", expect.stringMatching(/脱硫泵停$/) as string]], [["2026-11-28 09:00", "a21026-Avg", "61.50 mg/m³", "N", "有效", "4096"]],
  ]);
  for (const { columns, widths, align, rows } of tables) { expect([widths.length, align.length]).toEqual([columns.length, columns.length]); for (const row of rows) expect(row.length).toBe(columns.length); }
  const fields = model.blocks.flatMap((block) => (block.kind === "fields" ? block.fields : []));
  expect(fields.find(({ label }) => label === "限值")?.value).toBe("50 mg/m³");
  expect(fields.filter(({ value }) => value === "").map(({ label }) => label)).toEqual(["承办人意见", "局领导批示", "局领导签字", "批示时间", "执法机构接收人", "接收时间"]);
  expect(model.blocks.at(-1)).toEqual({ kind: "signature", office: "生态环境局云冈分局", day: "2026年11月29日" });
  expect(JSON.stringify(cluePaperModel({ ...clue, steps: [] }, { district: { id: "d", name: { zh: "区", en: "d" }, simulated: false }, office: "局", today: "2026-11-29", madeAt: "" }).blocks)).toContain("尚无处置记录");
});
