import { describe, expect, test } from "vitest";
import type { Lineage } from "@yunqing/standards";
import { Forbidden, IdTaken, dutySheetModel, investmentSum, moneyOf, reductionsOf, tableOf, type Block, type Project, type ReportModel, type TableBlock } from "@yunqing/domain";
import { describeShared, sharedJson } from "./shared.js";
import { auditor, clerk, director, indicator, noRules, office, pack, plan, project, publicPerson, reviewer, target, town1 } from "./small-district.js";

const leaves = (node: Lineage): readonly Lineage[] => (node.inputs.length === 0 ? [node] : node.inputs.flatMap(leaves));
const tables = (model: ReportModel): readonly TableBlock[] => model.blocks.filter((block): block is TableBlock => block.kind === "table");
const texts = (blocks: readonly Block[]): string => blocks.map((block) => ("text" in block ? block.text : "caption" in block ? block.caption : "")).join("\n");
const rich = pack({}, [plan({
  indicators: [indicator(), indicator({ id: "good", seq: 2, name: { zh: "优良天数比例", en: "good days" }, unit: "%", better: "higher", places: 1, base: { year: 2020, printed: "85.5", value: "85.5" }, target: { kind: "bare", op: ">=", value: "88", printed: "88" } }), indicator({ id: "city", seq: 3, category: "水", name: { zh: "断面", en: "sections" }, target: { kind: "delegated", printed: "完成市级考核任务" } })],
  targets: [target(), target({ id: "t2", due: "2020-12-31" })], projects: [project(), project({ id: "p2", seq: 2, investment: { printed: "0.279097", unit: "亿元", wan: "2790.97" } })],
  investment: [{ group: "大气", item: "窑炉治理", kind: "item", printed: "200", wan: "200", quotation: { quote: "窑炉治理 200", line: 1012 } }, { group: "大气", item: "小计", kind: "subtotal", printed: "200", wan: "200", quotation: { quote: "小计 200", line: 1013 } }],
})]);
async function filled(now = "2026-11-23T02:00:00.000Z") {
  const o = office(rich, now);
  for (const [id, of, period, number] of [["v1", "pm25", "2025", "29.5"], ["v2", "good", "2025", "88.04"], ["v3", "good", "2023", "86.8"]] as const) {
    await o.desk.reportValue(clerk, { id, indicator: of, period, value: number, document: "年报", note: "", evidence: [] });
    await o.desk.reviewValue(reviewer, id, { id: `r${id}`, decision: "accept", note: "", seen: "submitted" });
  }
  return o;
}

describe("the progress report", () => {
  test("says what the screens say: states, rounded values, both sums of money, duties", async () => {
    const { desk } = await filled(), model = await desk.reportModel(director), said = texts(model.blocks);
    expect(model).toMatchObject({ kind: "plan-progress", title: "山区“十四五”生态环境保护规划实施进展报告", plan: "plan-14", day: "2025-12-31", banner: "" });
    expect(said).toContain("规划列明指标3项，其中约束性3项、预期性0项：已达标1项，未达标1项，待下达目标1项。");
    expect(said).toContain("投资合计2,990.97万元（投资计划表各小计之和为200万元，两处并存）；已完成投资未见填报。");
    expect(said).toContain("1．PM2.5年均浓度：2025年 30（由 29.5 修约），目标 < 30，未达到，未达标。");
    expect(tables(model)[0]?.rows.map((row) => [row[2], row[7], row[9]])).toEqual([["PM2.5年均浓度", "30", "未达标"], ["优良天数比例", "88.0", "已达标"], ["断面", "—", "待下达目标"]]);
  });
  test("headings are numbered by the habit of official papers, tables and figures each in one row", async () => {
    const model = await (await filled()).desk.reportModel(director);
    expect(model.blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text.slice(0, 2)] : []))).toEqual(["一、", "二、", "三、", "四、", "五、", "六、", "七、"]);
    expect(tables(model).map((table) => table.caption.split(" ")[0])).toEqual(tables(model).map((_, index) => `表${index + 1}`));
    expect(model.blocks.flatMap((block) => (block.kind === "chart" ? [block.caption.split(" ")[0]] : []))).toEqual(["图1", "图2", "图3"]);
    expect(model.blocks.at(-1)).toEqual({ kind: "signature", office: "bureau", day: "2026年11月23日" });
  });
  test("every row of a table has as many cells as columns, every chart as many values as categories", async () => {
    const model = await (await filled()).desk.reportModel(director);
    for (const table of tables(model)) { expect(table.align).toHaveLength(table.columns.length); expect(table.widths).toHaveLength(table.columns.length); for (const row of table.rows) expect(row).toHaveLength(table.columns.length); }
    for (const block of model.blocks) if (block.kind === "chart") for (const series of block.series) expect(series.values).toHaveLength(block.categories.length);
  });
  test("every figure has a tree whose leaves are entered, printed or parameters", async () => {
    const o = await filled();
    await o.desk.reportValue(clerk, { id: "v4", indicator: "t1", period: "2023", value: "61", document: "统计年报", note: "", evidence: [] });
    await o.desk.reviewValue(reviewer, "v4", { id: "rv4", decision: "accept", note: "", seen: "submitted" });
    const { figures } = await o.desk.reportModel(director);
    expect(figures.find((one) => one.subject === "target:t1")).toMatchObject({ value: "61.00", unit: "%", lineage: { rule: { id: "plan/judge-target" } } });
    expect(figures.find((one) => one.subject === "indicator:pm25")).toMatchObject({ value: "30", lineage: { rule: { id: "plan/judge" } } });
    expect(figures.find((one) => one.subject === "projects:investment")?.value).toBe("2990.97");
    for (const figure of figures.filter((one) => /^(indicator|target|projects|reduction):/.test(one.subject))) for (const leaf of leaves(figure.lineage)) expect(["entered", "printed", "parameter"], `${figure.subject} ${leaf.name.zh}`).toContain(leaf.origin);
  });
  test("when recorded its figures are frozen, once; the same id for another day is refused", async () => {
    const o = await filled(), model = await o.desk.reportModel(director), drawn = { id: "rep1", model, hash: "ab".repeat(32), bytes: 1234 };
    const row = await o.desk.recordReport(director, drawn);
    expect(await o.desk.recordReport(director, drawn)).toEqual(row);
    expect(await o.desk.reports(director)).toMatchObject([{ id: "rep1", by: "director", day: "2025-12-31", bytes: 1234 }]);
    expect(o.store.rows.figures.map((one) => one.subject)).toEqual(model.figures.map((one) => one.subject));
    await expect(o.desk.recordReport(director, { ...drawn, model: { ...model, day: "2024-12-31" } })).rejects.toBeInstanceOf(IdTaken);
    expect(await o.desk.reports(publicPerson)).toEqual([]);
    await expect(o.desk.recordReport(town1, { ...drawn, id: "rep2" })).rejects.toBeInstanceOf(Forbidden);
  });
  test("for an earlier day it measures against the path; a simulated district says 模拟", async () => {
    const early = await (await filled()).desk.reportModel(director, { day: "2024-06-30" });
    expect(texts(early.blocks)).toContain("规划期未满");
    expect(tables(early)[0]?.rows.map((row) => [row[8], row[9]])).toEqual([["—", "无法计算"], ["2023", "进度滞后"], ["—", "待下达目标"]]);
    const simulated = office({ ...rich, district: { ...rich.district, simulated: true } });
    expect(await simulated.desk.reportModel(director)).toMatchObject({ banner: "模拟" });
  });
  test("findings of the check are listed by severity", async () => {
    const finding = (id: string, severity: "high" | "low") => ({ id, rule: "count", source: "rule" as const, severity, places: [{ line: 5, quote: "", value: "" }], message: { zh: `发现${id}`, en: id }, advice: { zh: "核对", en: "check" }, lineage: null });
    const o = office(rich, undefined, { ...noRules, checkPlan: () => ({ findings: [finding("甲", "low"), finding("乙", "high")], byRule: [], remarks: 0, rulesRun: 3 }) });
    expect(tables(await o.desk.reportModel(director)).at(-1)?.rows.map((row) => row[1])).toEqual(["发现乙", "发现甲"]);
  });
});

test("the printable duty sheet has its number, cause, steps and lines to be signed", async () => {
  const o = await filled(), duty = (await o.duties.duties(director)).find((one) => one.cause.subject === "pm25");
  const model = dutySheetModel(await o.duties.duty(director, duty?.id ?? ""), { district: rich.district, office: "山区分局", nameOf: (id) => `${id}科`, today: "2026-11-23", madeAt: "2026-11-23T02:00:00.000Z" });
  expect(model.blocks.slice(0, 2)).toEqual([{ kind: "title", text: "督 办 单" }, { kind: "subtitle", text: duty?.number }]);
  expect(model.blocks[2]).toMatchObject({ kind: "fields", fields: expect.arrayContaining([{ label: "承办单位", value: "air科" }, { label: "办结期限", value: "2026年12月21日" }]) });
  expect(tables(model)[0]?.rows[0]?.slice(0, 3)).toEqual(["2026-11-23 10:00", "rule", "交办"]);
});

describe("tables for Excel", () => {
  test("have the rows, order and text of the screen's query", async () => {
    const { desk } = await filled();
    const table = async (query: Record<string, string>) => desk.table(director, "indicators", query);
    const plain = await table({});
    expect(plain.columns.map((column) => column.id)).toEqual(["category", "seq", "name", "unit", "base", "target", "value", "valueYear", "state", "distance", "spark", "nature", "line"]);
    expect(plain.rows[0]?.slice(0, 10)).toEqual(["大气", "1", "PM2.5年均浓度", "μg/m³", "33", "<30", "30", "2025", "未达标", "0"]);
    expect((await table({ state: "met" })).rows.map((row) => row[2])).toEqual(["优良天数比例"]);
    expect((await table({ q: "断" })).rows).toHaveLength(1);
    expect((await table({ sort: "-name" })).rows.map((row) => row[1])).toEqual(["3", "2", "1"]);
    expect((await table({ columns: "value,reason" })).columns.map((column) => column.id)).toEqual(["category", "seq", "name", "value", "valueYear", "reason"]);
    expect((await table({ state: "met" })).filter.zh).toBe("山区；山区“十四五”生态环境保护规划；判定日 2025-12-31；数据截至 2026-11-23 10:00；状态：已达标；共 1 项");
  });
  test("an unknown value is a dash and sorts last whichever way", async () => {
    const { desk } = await filled();
    for (const sort of ["distance", "-distance"]) expect((await desk.table(director, "indicators", { sort, columns: "distance" })).rows.at(-1)).toEqual(["水", "3", "断面", "—"]);
  });
  test.each(["indicators", "targets", "projects", "tasks", "duties", "findings", "values"] as const)("%s: as many cells as columns, ids that differ", async (name) => {
    const model = await (await filled()).desk.table(director, name, {});
    for (const row of model.rows) expect(row).toHaveLength(model.columns.length);
    expect(new Set(model.columns.map((column) => column.id)).size).toBe(model.columns.length);
  });
  test("nobody without the grant takes a table away, and an unknown one is not found", async () => {
    const o = await filled();
    await expect(o.desk.table(director, "secrets" as "values", {})).rejects.toMatchObject({ code: "domain/not-found" });
    expect((await o.desk.table(clerk, "values", {})).rows).toHaveLength(3);
  });
  test("the auditor takes the audit log away, and nobody else does", async () => {
    const { desk } = await filled();
    const log = await desk.table(auditor, "audit", {});
    expect(log.rows[0]?.slice(2, 7)).toEqual(["clerk", "10.0.0.1", "value.report", "v1", "成功"]);
    await expect(desk.table(director, "audit", {})).rejects.toBeInstanceOf(Forbidden);
    await expect(desk.table(auditor, "indicators", {})).rejects.toBeInstanceOf(Forbidden);
  });
  test("values of cells do not depend on the language of headings, words do", () => {
    const head = { query: { lang: "en" }, madeAt: "2026-11-23T02:00:00.000Z", banner: "", district: { zh: "山区", en: "Hill" }, plan: { zh: "", en: "" }, day: "2025-12-31", known: "2026-11-23", organisation: (id: string | null) => id ?? "—" };
    const row = { id: "d", number: "1", title: "t", kind: "report" as const, cause: { rule: "r", subject: "s", text: { zh: "因", en: "cause" } }, holder: "air", approver: null, state: "in-hand" as const, light: "green" as const, openedDay: "2026-01-01", dueDay: "2026-02-01", workingDaysLeft: 3, overdue: false, place: null, pausedSince: null, coHolders: ["town1"], estimated: false };
    expect(tableOf("duties", [row], head).rows[0]).toEqual(["t", "1", "in time", "in hand", "2026-02-01", "air", "town1", "report", "cause"]);
  });
});

describeShared("plan/projects.json", "money and reductions of the 19 projects", () => {
  interface Row { readonly id: string; readonly group: string; readonly investment: { readonly asPrinted: string; readonly unit: "万元" | "亿元"; readonly wanYuan: number }; readonly benefit?: readonly { readonly pollutant: string; readonly t_per_year: number }[] | null }
  const rows = (sharedJson("plan/projects.json") as { readonly rows: readonly Row[] }).rows;
  const projects = rows.map((row): Project => project({ id: row.id, group: row.group, investment: { printed: row.investment.asPrinted, unit: row.investment.unit, wan: String(row.investment.wanYuan) }, benefits: (row.benefit ?? []).map((one) => ({ pollutant: one.pollutant, tonnesPerYear: String(one.t_per_year) })) }));
  const vectors = (sharedJson("vectors/plan/arithmetic.json") as { readonly checks: readonly { readonly check: string; readonly computed: number }[] }).checks;
  const computed = (check: string): string => String(vectors.find((one) => one.check === check)?.computed);
  test("19 projects come to 797350.97 万元, and the tree ends at 19 printed rows", () => {
    const { wan, lineage } = investmentSum(projects);
    expect(projects).toHaveLength(Number(computed("items")));
    expect(wan).toBe(computed("grand total 万元"));
    expect(leaves(lineage).filter((leaf) => leaf.origin === "printed")).toHaveLength(19);
  });
  test("VOCs are to fall by 172.87 t/a", () => expect(reductionsOf(projects).find((one) => one.pollutant === "VOCs")?.tonnesPerYear).toBe(computed("VOC reduction t/a")));
  test("the VOCs works come to 1060 and the railways to 17.4 亿元, as printed", () => {
    const { byGroup } = moneyOf(plan({ projects }));
    expect(byGroup.find((row) => row.label.startsWith("VOCs"))?.computedWan).toBe(computed("VOC sum"));
    expect(byGroup.find((row) => row.label.startsWith("铁路"))?.computedWan).toBe(String(Number(computed("rail 亿")) * 10_000));
  });
  test("funding sources are named without amounts: null, not 0", () => expect(moneyOf(plan({ fundingSources: [{ name: "中央专项资金", quotation: { quote: "", line: 1 } }] })).bySource).toEqual([{ label: "中央专项资金", computedWan: null, printedWan: null, projects: 0 }]));
});
