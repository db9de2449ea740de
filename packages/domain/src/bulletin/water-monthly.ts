import { waterClassLabels, waterStateLabels, type Labels, type WaterClass } from "@yunqing/standards";
import type { FigureView } from "../desk/figure-desk-views.js";
import type { FigureKey, Subject } from "../statistics/figure-key.js";
import { periodBefore, periodName, periodText, sameInYear, spanOf, untilOf, type FigurePeriod } from "../statistics/period.js";
import { unitOfItem } from "../statistics/factor-item.js";
import { column, lineRemark, nameColumn } from "./air.js";
import { titled } from "./air-report.js";
import { drawn, editionsOf, labels, said, summaryOf, valueCell, words, type BulletinBuilder, type BulletinCell, type BulletinShape, type BulletinTable } from "./content.js";
import { bulletinKindRows } from "./model.js";

/** Items whose means are printed (主要项目). */
const items = ["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "TN"] as const;
const itemLabels: Readonly<Record<(typeof items)[number], Labels>> = {
  pH: { zh: "pH", en: "pH" }, DO: { zh: "溶解氧", en: "DO" }, CODMn: { zh: "高锰酸盐指数", en: "CODMn" }, COD: { zh: "化学需氧量", en: "COD" }, BOD5: { zh: "五日生化需氧量", en: "BOD₅" }, "NH3-N": { zh: "氨氮", en: "NH₃-N" }, TP: { zh: "总磷", en: "TP" }, TN: { zh: "总氮", en: "TN" },
};
const charted = [["CODMn", "图_高锰酸盐指数"], ["NH3-N", "图_氨氮"], ["TP", "图_总磷"]] as const;

export const waterMonthlyShape: BulletinShape = {
  kind: "water-monthly",
  tables: [
    { id: "sections", tag: "断面", caption: { zh: "断面水质类别", en: "Sections by class" }, unit: "", columns: [nameColumn, column("body", "水体", "所在水体", "Water body"), column("target", "目标", "目标类别", "Target"), column("class", "类别", "本月类别", "Class", "class"), column("state", "状况", "水质状况", "State"), column("pollutants", "主要污染指标", "主要污染指标", "Main pollutants"), column("kept", "达标", "达标情况", "Target kept"), column("before", "上月", "上月类别", "Month before", "class"), column("year-before", "同期", "上年同月", "Last year", "class")] },
    { id: "waters", tag: "水系", caption: { zh: "河流、湖库水质", en: "Rivers and lakes" }, unit: "", columns: [nameColumn, column("kind", "类型", "类型", "Kind"), column("state", "状况", "水质状况", "State"), column("pollutants", "主要污染指标", "主要污染指标", "Main pollutants"), column("trophic", "营养指数", "综合营养状态指数", "Trophic index", "number")] },
    { id: "share", tag: "比例", caption: { zh: "优良断面比例", en: "Share of good sections" }, unit: "", columns: [column("period", "时段", "时段", "Period"), column("share", "优良比例", "Ⅰ～Ⅲ类比例（%）", "I–III, %", "number"), column("sections", "断面数", "参评断面", "Sections", "number"), column("good", "优良断面", "Ⅰ～Ⅲ类断面", "I–III", "number"), column("inferior", "劣五类断面", "劣Ⅴ类断面", "Worse than V", "number")] },
    { id: "means", tag: "均值", caption: { zh: "主要项目月均值", en: "Means of the month" }, unit: "mg/L，pH 无量纲", columns: [nameColumn, ...items.map((item) => column(item, itemLabels[item].zh, itemLabels[item].zh, itemLabels[item].en, "number"))] },
  ],
  charts: charted.map(([item, tag]) => ({ id: item, tag, caption: { zh: `各断面${itemLabels[item].zh}月均值`, en: `${itemLabels[item].en} by section` }, unit: unitOfItem("section", item), chart: "bar" as const })),
};

const waterOf = ({ detail }: FigureView) => (detail?.kind === "water" ? detail : null);
const classText = (of: string | null): Labels => { const found = of === null ? undefined : (waterClassLabels as Readonly<Record<string, Labels>>)[of]; return found ?? { zh: "—", en: "—" }; };
const classCell = (figure: FigureView): BulletinCell => { const text = classText(waterOf(figure)?.class ?? null), mark = figure.value !== null && figure.validity.state === "invalid" ? "△" : ""; return said(figure, text.zh + mark, text.en + mark); };
const stateCell = (figure: FigureView): BulletinCell => { const state = waterOf(figure)?.state ?? null, found = state === null ? null : waterStateLabels[state].name; return found === null ? said(figure, "—") : said(figure, found.zh, found.en); };
const pollutantCell = (figure: FigureView): BulletinCell => { const found = waterOf(figure)?.mainPollutants; return found === undefined || found.zh === "" ? said(figure, "—") : said(figure, found.zh, found.en); };

/** The monthly report of surface water (地表水环境质量月报): sections, rivers and lakes, the share of good sections, means. @clause 环办〔2011〕22号; GB 3838-2002 table 1 */
export const waterMonthly: BulletinBuilder = (ground, get) => {
  const { period, line, district } = ground, of = "water-state" as const, soFar = spanOf(`${period.day.slice(0, 4)}-01-01`, untilOf(period)), lastYear = sameInYear(period, -1), before = periodBefore(period), name = periodName(period);
  const ask = (subject: Subject, statistic: FigureKey["statistic"], at: FigurePeriod, more: Partial<FigureKey> = {}): FigureView => get({ subject, statistic, period: at, line, ...more });
  const sections = ground.subjects.filter(({ subject }) => subject.kind === "section").map((row) => {
    const judged = row.targetClass !== null && row.targetClass in waterClassLabels && row.targetClass !== "inferiorV";
    return { row, now: ask(row.subject, of, period), target: judged ? ask(row.subject, "target-distance", period, { of, target: row.targetClass as WaterClass }) : null, before: ask(row.subject, of, before), lastYear: ask(row.subject, of, lastYear), means: items.map((item) => ask(row.subject, "water-mean", period, { item })) };
  });
  const waters = ground.subjects.filter(({ subject: { kind } }) => kind === "river" || kind === "lake").map((row) => ({ row, state: ask(row.subject, of, period), trophic: row.subject.kind === "lake" ? ask(row.subject, "water-trophic", period) : null }));
  const root = ground.subjects.find(({ subject }) => subject.kind === "district"), shares = root === undefined ? [] : ([[{ zh: "本月", en: "this month" }, period], [{ zh: "上月", en: "month before" }, before], [{ zh: "上年同月", en: "last year" }, lastYear], [{ zh: "本年累计", en: "year so far" }, soFar]] as const).map(([label, at]) => ({ label, share: ask(root.subject, "water-good-share", at) }));
  const shareCells = (share: FigureView): readonly BulletinCell[] => { const { detail } = share; return detail?.kind === "shares" ? [valueCell(share), said(share, String(detail.sections)), said(share, String(detail.good)), said(share, String(detail.inferior))] : Array.from({ length: 4 }, () => said(share, "—")); };
  const byTable: Readonly<Record<string, BulletinTable["rows"]>> = {
    sections: sections.map(({ row, now, target, before: last, lastYear: year }) => {
      const body = row.body === null ? undefined : ground.bodies.get(row.body), kept = target?.detail?.kind === "target" ? target.detail.kept : null;
      return [labels(row.name), body === undefined ? words("—") : labels(body), labels(classText(row.targetClass)), classCell(now), stateCell(now), pollutantCell(now), target === null ? words("—") : kept === null ? said(target, "—") : kept ? said(target, "达标", "kept") : said(target, "未达标", "not kept"), classCell(last), classCell(year)];
    }),
    waters: waters.map(({ row, state, trophic }) => [labels(row.name), row.subject.kind === "river" ? words("河流", "river") : words("湖库", "lake"), stateCell(state), pollutantCell(state), trophic === null ? words("/") : valueCell(trophic)]),
    share: shares.map(({ label, share }) => [labels(label), ...shareCells(share)]), means: sections.map(({ row, means }) => [labels(row.name), ...means.map((figure) => valueCell(figure))]),
  };
  const names = sections.map(({ row }) => row.name.zh), share = shares[0]?.share, detail = share?.detail?.kind === "shares" ? share.detail : null;
  return {
    kind: "water-monthly", title: titled(district.name, bulletinKindRows["water-monthly"].name), period: periodText(period), periodName: name, line, district, simulated: ground.simulated, madeAt: ground.madeAt, edition: editionsOf(sections.map(({ now }) => now)),
    lead: share === undefined || detail === null || share.value === null ? { zh: `${name.zh}，${district.name.zh}没有可以评价的断面。`, en: `${name.en}: no section of ${district.name.en} can be judged.` }
      : { zh: `${name.zh}，${district.name.zh}参评断面 ${detail.sections} 个，Ⅰ～Ⅲ类 ${detail.good} 个，优良比例 ${share.value}%，劣Ⅴ类 ${detail.inferior} 个。`, en: `${name.en}: of ${detail.sections} sections in ${district.name.en} ${detail.good} are in classes I–III (${share.value} %), ${detail.inferior} worse than V.` },
    remarks: [{ zh: "△ 为有效数据不足，仅供参考；— 为没有数据；/ 为不适用。主要污染指标后为超Ⅲ类标准的倍数；水温、总氮、粪大肠菌群不参加河流断面评价。", en: "△: too few valid data; —: no data; /: does not apply. Numbers after pollutants: times over class III. Temperature, TN and coliforms are not judged at river sections." }, lineRemark(line)],
    tables: waterMonthlyShape.tables.map((table) => ({ ...table, rows: byTable[table.id] ?? [] })),
    charts: waterMonthlyShape.charts.map((chart) => { const at = items.indexOf(chart.id as (typeof items)[number]), values = sections.map(({ means }) => drawn(means[at] as FigureView)); return { ...chart, categories: names, series: [{ name: chart.caption.zh, values }], summary: summaryOf(names, values, ` ${chart.unit}`) }; }), figures: [], lineages: {},
  };
};
