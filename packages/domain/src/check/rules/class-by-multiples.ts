import { gb3838Implied, gb3838LimitOf, gbt14848Implied, gbt14848LimitOf, waterClasses, type Lineage } from "@yunqing/standards";
import type { Claim, Table } from "../../plan/model.js";
import { both, ClaimNotReadable, type CheckContext, type Checked, type CheckRule, type Holding, type PlanFinding } from "../model.js";
import { textOf } from "../term.js";
import { checked, finding, holding } from "../verdict.js";

const remedy = both(
  "调出该断面（井）的监测原始数据，按标准逐项复核类别；表中类别与倍数择一更正。",
  "Fetch the monitoring data of the point, judge each item by the standard, and correct either the class or the multiple.",
);
const remedyItems = both("补列超过Ⅲ类的项目及倍数。", "Add the items above class III and their multiples.");
const roman: Readonly<Record<string, string>> = { Ⅰ: "I", Ⅱ: "II", Ⅲ: "III", Ⅳ: "IV", Ⅴ: "V" };
const order: readonly string[] = waterClasses;
type Standard = "GB 3838" | "GB/T 14848";

interface Multiple {
  readonly item: string;
  readonly times: string;
}
/** `氨氮 (0.64) 总磷 (0.27)`, `铁(0.43倍)` → items and multiples */
function multiplesIn(cell: string): readonly Multiple[] {
  return [...cell.matchAll(/([\u4e00-\u9fffA-Za-z]+)\s*[(（]\s*(\d+(?:\.\d+)?)\s*倍?\s*[)）]/g)].map((match) => ({
    item: match[1] ?? "",
    times: match[2] ?? "",
  }));
}
/** the classes that the printed multiple leaves possible, and the concentration behind it */
function implied(
  standard: Standard,
  { item, times }: Multiple,
): { readonly value: string; readonly from: string; readonly to: string; readonly classes: readonly string[]; readonly limit: string } {
  return standard === "GB 3838"
    ? { ...gb3838Implied(item, times, "III", "river"), limit: gb3838LimitOf(item, "III", "river") }
    : { ...gbt14848Implied(item, times, "III"), limit: gbt14848LimitOf(item, "III") };
}

function lineageOf(context: CheckContext, standard: Standard, line: number, given: Multiple, back: ReturnType<typeof implied>): Lineage {
  return {
    name: both(`${given.item} 的类别`, `class by ${given.item}`),
    value: [...new Set(back.classes)].join("/"),
    unit: "",
    origin: "computed",
    rule: {
      id: `${standard}/implied`,
      formula: both("浓度 = Ⅲ类限值 × (1 + 倍数)，再按限值定类", "concentration = class-III limit × (1 + multiple), then the class by the limits"),
      standard,
      clauses: standard === "GB 3838" ? ["table 1", "5.1"] : ["table 1", "6.3"],
      attestation: "VERIFIED",
    },
    inputs: [
      {
        name: both("超Ⅲ类倍数", "times above class III"),
        value: given.times,
        unit: "",
        origin: "printed",
        inputs: [],
        source: { document: context.document, line },
      },
      {
        name: both("Ⅲ类限值", "class-III limit"),
        value: back.limit,
        unit: "mg/L",
        origin: "parameter",
        inputs: [],
        source: { document: standard === "GB 3838" ? "GB 3838-2002" : "GB/T 14848-2017" },
      },
      {
        name: both("相应浓度", "concentration behind it"),
        value: back.value,
        unit: "mg/L",
        origin: "computed",
        inputs: [],
        notes: [both(`倍数修约前在 ${back.from}～${back.to} mg/L 之间`, `before rounding between ${back.from} and ${back.to} mg/L`)],
      },
    ],
  };
}

interface Row {
  readonly line: number;
  readonly point: string;
  readonly printed: string;
  readonly items: string;
}
function rowsOf(claim: Claim, table: Table): readonly Row[] {
  const at = (key: string): number => {
    const k = table.columns.indexOf(textOf(claim, key));
    if (k < 0) throw new ClaimNotReadable(claim.id, `table ${table.id} has no column ${textOf(claim, key)}`);
    return k;
  };
  const point = at("point"),
    printed = at("class"),
    items = at("items");
  return table.rows.map((row) => ({
    line: row.line,
    point: row.cells[point] ?? "",
    printed: (row.cells[printed] ?? "").replace("类", ""),
    items: row.cells[items] ?? "",
  }));
}

/** A row of the table with the standard it is judged by. */
interface Judged {
  readonly context: CheckContext;
  readonly claim: Claim;
  readonly standard: Standard;
  readonly row: Row;
  /** class as printed, in Latin letters */
  readonly printed: string;
}
const classShown = (index: number): string => (order[index] === "inferiorV" ? "劣V" : (order[index] ?? ""));

function withoutItems({ claim, row, printed }: Judged): PlanFinding | null {
  if (order.indexOf(printed) <= order.indexOf("III")) return null;
  return finding("class-without-items", `${claim.id}-${row.line}`, "medium", {
    places: [{ line: row.line, quote: row.point, value: `${printed}类` }, { line: row.line, quote: row.point, value: "未列超标项目" }], advice: remedyItems,
    message: both(
      `${row.point}定为${printed}类，却没有列出任何超过Ⅲ类的项目；${printed}类至少要有一项超过Ⅲ类。`,
      `${row.point} is class ${printed}, yet no item above class III is listed; there must be at least one.`,
    ),
  });
}

function byMultiples({ context, claim, standard, row, printed }: Judged, given: readonly Multiple[]): PlanFinding | Holding {
  const backs = given.map((each) => ({ each, back: implied(standard, each) }));
  const least = (classes: readonly string[]): number => Math.min(...classes.map((each) => order.indexOf(each)));
  const worst = Math.max(...backs.map(({ back }) => least(back.classes)));
  const most = Math.max(...backs.map(({ back }) => Math.max(...back.classes.map((each) => order.indexOf(each)))));
  const is = order.indexOf(printed), computed = classShown(worst), place = { line: row.line, quote: row.point, value: `${printed}类` };
  const lineage: Lineage = {
    name: both(`${row.point} 水质类别`, `water class of ${row.point}`), value: computed, unit: "", origin: "computed",
    rule: { id: `${standard}/worst`, formula: both("单因子评价，取最差一项", "the class of the worst item"), standard, clauses: [], attestation: "VERIFIED" },
    inputs: backs.map(({ each, back }) => lineageOf(context, standard, row.line, each, back)),
  };
  if (is >= worst && is <= most) {
    const message = both(`${row.point}：${printed}类，由超标倍数复算相符。`, `${row.point}: class ${printed} follows from the multiples.`);
    return holding("class-by-multiples", `${claim.id}-${row.line}`, printed, { places: [place], lineage, message });
  }
  const { each, back } = backs.find((one) => least(one.back.classes) === worst) ?? { each: { item: "", times: "" }, back: { value: "", from: "", to: "" } };
  const quote = (context.lines[row.line - 1] ?? "").includes(row.items) ? row.items : row.point;
  return finding("class-by-multiples", `${claim.id}-${row.line}`, "high", {
    places: [place, { line: row.line, quote, value: `${computed}类` }], advice: remedy, lineage,
    message: both(
      `${row.point}印为${printed}类，而${each.item}超Ⅲ类 ${each.times} 倍即 ${back.value} mg/L（${back.from}～${back.to}），按 ${standard} 应为${computed}类。`,
      `${row.point} is printed as class ${printed}; ${each.item} at ${each.times} times above class III is ${back.value} mg/L, class ${computed} by ${standard}.`,
    ),
  });
}

function resultsOf(context: CheckContext, claim: Claim): readonly (PlanFinding | Holding | null)[] {
  const table = context.tables.get(textOf(claim, "table")), standard = textOf(claim, "standard");
  if (table === undefined) throw new ClaimNotReadable(claim.id, `there is no table ${textOf(claim, "table")}`);
  if (standard !== "GB 3838" && standard !== "GB/T 14848") throw new ClaimNotReadable(claim.id, "the standard must be GB 3838 or GB/T 14848");
  return rowsOf(claim, table).map((row) => {
    const one: Judged = { context, claim, standard, row, printed: roman[row.printed] ?? row.printed }, given = multiplesIn(row.items);
    return given.length === 0 ? withoutItems(one) : byMultiples(one, given);
  });
}
const run = (context: CheckContext, wanted: string): Checked =>
  checked(context.claims.filter(({ kind }) => kind === "class-by-multiples").flatMap((claim) => resultsOf(context, claim)).filter((result) => result?.rule === wanted));

/**
 * The class of a point against the multiples printed beside it (由超标倍数复核水质类别). `of.table`, `standard`, `point`, `class`, `items`: table and columns.
 * @clause GB 3838-2002 table 1; GB/T 14848-2017 table 1
 */
export const classByMultiples: CheckRule = {
  id: "class-by-multiples", name: both("水质类别与超标倍数不符", "A water class does not follow from the multiples"), kinds: ["class-by-multiples"],
  run: (context) => run(context, "class-by-multiples"),
};
/** A class worse than III without any item above III (定为劣于Ⅲ类而未列超标项目); reads the claims of class-by-multiples. */
export const classWithoutItems: CheckRule = {
  id: "class-without-items", name: both("劣于Ⅲ类而未列超标项目", "Worse than class III without an item above it"),
  run: (context) => run(context, "class-without-items"),
};
