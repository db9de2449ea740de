import ExcelJS from "exceljs";

// Two lists of the plan held against exports made by hand (83 filed plans against 73 producers, 8 users of sources against 6): every difference was chosen before the program saw it.
const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** A credit code with its two check characters (GB 32100-2015, GB 11714-1997), made here by the printed rules. */
export function creditCode(serial: number): string {
  const body = `MA${String(serial).padStart(6, "0")}`, weights = [3, 7, 9, 10, 5, 8, 4, 2], values = [...body].map((each) => (/\d/.test(each) ? Number(each) : each.charCodeAt(0) - 55));
  const rest = 11 - (values.reduce((sum, value, at) => sum + value * weights[at]!, 0) % 11), head = `91140214${body}${rest === 10 ? "X" : rest === 11 ? "0" : String(rest)}`;
  const sum = [...head].reduce((all, each, at) => all + letters.indexOf(each) * (3 ** at % 31), 0);
  return `${head}${letters[(31 - (sum % 31)) % 31]!}`;
}
const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((each) => (/[",]/.test(each) ? `"${each.replaceAll("\"", "\"\"")}"` : each)).join(",")).join("\r\n");

/** The trade in the name tells the firms apart: no two of them are alike. */
const trades = ["洗煤", "铸造", "机修", "化工", "水泥", "砖瓦", "陶瓷", "电镀", "印刷", "喷涂", "制药", "酿酒", "乳品", "屠宰", "木器", "塑料", "橡胶", "玻璃", "铝材", "钢构", "锻压", "热力", "供水", "污水", "医药", "兽药", "汽修", "车检", "加油", "油库", "物流", "仓储", "矿灯", "皮带", "支架", "炸药", "焊材", "轴承", "齿轮", "泵阀", "电机", "电缆", "变压", "锅炉", "风机", "管道", "石灰", "石膏", "石料", "沥青", "混凝", "炭黑", "活性", "耐火", "高岭", "煤化", "甲醇", "焦化", "粉煤", "脱硫", "环卫", "焚烧", "填埋", "拆解", "电池", "灯具", "仪表", "实验", "检测", "口腔", "骨科", "眼科", "中医"];
export const firmName = (at: number): string => `云冈区${trades[at]!}有限公司`;
export interface Producer { readonly name: string; readonly code: string | null; readonly yearly: string }
/** The 73 producers of our ledger, of the year 2020. */
export const producers: readonly Producer[] = trades.map((_, at) => ({
  // the 65th and 66th are entered without a code, the 67th under a name with another character
  name: at === 66 ? "云冈区仪表制造总厂有限公司" : firmName(at), code: at === 64 || at === 65 || at === 66 ? null : creditCode(1000 + at), yearly: `${at + 1}.5000`,
}));
/** Of the 83 lines: 60 the same; 4 with another yearly amount; 2 under the name of the old district; 1 like one of ours; 7 filed twice; 8 that we have not; 1 whose name is a formula. */
export function plansRows(): (readonly string[])[] {
  const line = (name: string, code: string, yearly: string): readonly string[] => [name, code, yearly, "2020"], rows: (readonly string[])[] = [];
  for (let at = 0; at < 60; at++) rows.push(line(firmName(at), creditCode(1000 + at), `${at + 1}.5`));
  for (let at = 60; at < 64; at++) rows.push(line(firmName(at), creditCode(1000 + at), `${at + 1}.75`));
  rows.push(line(`大同市南郊区${trades[64]!}有限责任公司`, "", "65.5"), line(`山西省大同市云冈区${trades[65]!}有限责任公司`, "", "66.5"));
  rows.push(line("云冈区仪表制作总厂有限公司", "", "67.5"));
  for (let at = 0; at < 7; at++) rows.push(line(firmName(at), creditCode(1000 + at), `${at + 1}.5`));
  for (let at = 0; at < 8; at++) rows.push(line(["新源电厂", "鹊山煤站", "恒安医院", "塔山商砼站", "平旺车队", "口泉粮库", "高山奶站", "西韩岭窑厂"][at]!, creditCode(2000 + at), "1.0"));
  rows.push(line(formula, "", "1.0"));
  return [["产废单位名称", "统一社会信用代码", "年产生量（t）", "计划年度"], ...rows];
}
const formula = "=A2&\"厂\"";
/** An export as a workbook: what begins with an equals sign is a formula. */
export async function workbookOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("导出");
  for (const row of rows) sheet.addRow(row.map((each) => (each.startsWith("=") ? { formula: each.slice(1), result: "某厂" } : each)));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
/** What was chosen, counted by hand: 60 + 2 the same, 4 + 3 + 6 + … add up to 83 and to 73. */
export const plansCounts = {
  ours: { total: 73, same: 62, fields: 4, only: 6, perhaps: 1, twice: 0, unreadable: 0 },
  theirs: { total: 83, same: 62, fields: 4, only: 8, perhaps: 1, twice: 7, unreadable: 1 },
} as const;

export interface SourceUnit { readonly name: string; readonly licence: string | null; readonly until: string | null }
/** The six users of sources that line 337 counts. */
export const sourceUnits: readonly SourceUnit[] = [
  { name: "云冈区人民医院", licence: "晋环辐证[B0101]", until: "2026-05-31" }, { name: "同煤集团云冈矿医院", licence: "晋环辐证[B0102]", until: "2026-06-30" }, { name: "云冈区塔山选煤有限公司", licence: "晋环辐证[B0103]", until: "2026-07-31" },
  { name: "云冈区同忻选煤有限公司", licence: "晋环辐证[B0104]", until: "2026-08-31" }, { name: "大同市南郊区晋华宫选煤有限责任公司", licence: null, until: null }, { name: "云冈区四老沟选煤有限公司", licence: "晋环辐证[B0106]", until: "2026-09-30" },
];
/** The eight of the national system, as line 467 counts: four by their licence, one of them with another end; one by its name; the last of ours is not there; three that we have not. */
export function licencesExport(more: readonly (readonly string[])[] = []): string {
  return csv([["辐射工作单位名称", "辐射安全许可证编号", "有效期至"],
    ["云冈区人民医院", "晋环辐证[B0101]", "2026-05-31"], ["同煤集团云冈矿医院", "晋环辐证[B0102]", "2026-06-30"], ["大同云冈区塔山选煤有限责任公司", "晋环辐证[B0103]", "2026-07-31"], ["云冈区同忻选煤有限公司", "晋环辐证[B0104]", "2031-08-31"],
    ["云冈区晋华宫选煤有限公司", "", ""], ["口泉中心卫生院", "晋环辐证[B0107]", "2027-01-31"], ["平旺骨伤医院", "晋环辐证[B0108]", "2027-02-28"], ["高山探伤服务部", "晋环辐证[B0109]", "2025-03-31"], ...more]);
}
export const licencesCounts = {
  ours: { total: 6, same: 4, fields: 1, only: 1, perhaps: 0, twice: 0, unreadable: 0 },
  theirs: { total: 8, same: 4, fields: 1, only: 3, perhaps: 0, twice: 0, unreadable: 0 },
} as const;
