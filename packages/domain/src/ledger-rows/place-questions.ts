import type { Labels } from "@yunqing/standards";
import type { RowFilter } from "./ports.js";

/** Rows that are asked about (被查的台账): by their own place, or `through` a reference by the place of the row that they name. */
export interface QuestionRows { readonly ledger: string; readonly field: string; readonly through?: { readonly reference: string; readonly ledger: string }; readonly where?: readonly RowFilter[] }
/** Rows whose places they are held against (对照的台账): any of these fields; `inForce` names a period in which today must lie, `pack` kinds of place of the district's pack that stand for the same. */
export interface QuestionZones { readonly ledger: string; readonly fields: readonly string[]; readonly inForce?: string; readonly where?: readonly RowFilter[]; readonly pack?: readonly string[] }
/**
 * A question of place that the plan asks (空间问题): which rows of some ledgers lie inside, over or near the places of others.
 * `metres`: the usual distance and those that may be chosen; null where no distance is asked.
 */
export interface PlaceQuestion {
  readonly id: string; readonly title: Labels; readonly quotation: { readonly line: number; readonly quote: string }; readonly systems: readonly string[];
  readonly rows: readonly QuestionRows[]; readonly zones: readonly QuestionZones[];
  readonly how: "inside" | "overlaps" | "near"; readonly metres: { readonly usual: number; readonly choices: readonly number[] } | null;
  /** what is to be known about the answer, beyond the numbers */
  readonly remark: Labels;
}
const of = (ledger: string, field = "position"): QuestionRows => ({ ledger, field }), any = (field: string, ...values: readonly string[]): RowFilter => ({ field, way: "any-of", values });
const firms: QuestionRows = of("enterprise");

/** Every question of place of the plan (规划中的空间问题), in the order of the document's subjects. */
export const placeQuestions: readonly PlaceQuestion[] = [
  {
    id: "coal-in-no-coal-zone", title: { zh: "禁煤区内的燃煤锅炉、散煤点和储煤场", en: "Coal boilers, loose coal and coal yards inside the no-coal zone" }, quotation: { line: 717, quote: "“禁煤区”范围内除煤电、集中供热和原料用煤企业外禁止储存、销售、燃用煤炭及其制品" }, systems: ["S011"],
    rows: [{ ledger: "boiler", field: "position", through: { reference: "unit", ledger: "enterprise" }, where: [any("fuel", "coal")] }, { ...of("coal-point"), where: [any("row_state", "found", "kept", "clearing", "cleared")] }, of("coal-yard")], zones: [{ ledger: "no-coal-zone", fields: ["boundary"], inForce: "inForce" }],
    how: "inside", metres: null, remark: { zh: "煤电、集中供热和原料用煤企业例外，请逐条核对；锅炉的位置取自所属单位", en: "power stations, central heating and coal as raw material are exempt: check each; a boiler lies where its unit lies" },
  },
  {
    id: "near-river", title: { zh: "河道两岸规定距离内的污染源", en: "Sources within the set distance of the rivers" }, quotation: { line: 821, quote: "桑干河及入桑干河主要支流县区段沿岸堤外50米，其余支流县区段堤外30米范围内实施植树种草增绿" }, systems: ["S137"],
    rows: [of("livestock-farm"), of("dump-site"), of("stockpile"), of("scattered-firm"), of("coal-yard"), { ledger: "solid-waste-site", field: "boundary" }, { ledger: "building-waste-site", field: "outline" }, firms], zones: [{ ledger: "river", fields: ["course"], pack: ["river"] }],
    how: "near", metres: { usual: 50, choices: [30, 50, 100, 200, 500] }, remark: { zh: "台账登记的是河道中心线，距离自中心线起算；堤线未登记，临界的须到现场量", en: "the ledger holds the middle line of the river, and distances begin there; the dykes are not in it, so what is on the edge is measured on the ground" },
  },
  {
    id: "sensitive-places", title: { zh: "风险源周边的敏感目标", en: "Sensitive places around the sources of risk" }, quotation: { line: 977, quote: "在企业安全防护距离内存在居民区、水源地以及其他各类环境敏感受体" }, systems: ["S174", "S181"],
    rows: [of("risk-receptor")], zones: [{ ledger: "risk-source", fields: ["position"] }], how: "near", metres: { usual: 500, choices: [100, 500, 1000, 3000, 5000] }, remark: { zh: "每个敏感目标列最近的风险源；防护距离以环评批复为准", en: "each place with the source nearest to it; the protection distance is that of the approval" },
  },
  {
    id: "over-red-line", title: { zh: "与生态保护红线重叠的用地和项目", en: "Land and projects over the ecological red line" }, quotation: { line: 919, quote: "严禁不符合主体功能定位的各类开发活动" }, systems: ["S160"],
    rows: [{ ledger: "mine", field: "boundary" }, { ledger: "industrial-park", field: "outline" }, { ledger: "solid-waste-site", field: "boundary" }, { ledger: "building-waste-site", field: "outline" }, { ledger: "encroachment", field: "outline" }, of("project-eia"), of("site"), firms],
    zones: [{ ledger: "red-line", fields: ["outline"] }], how: "overlaps", metres: null, remark: { zh: "有任何公共部分即列出，含只碰到边界的", en: "whatever has a position in common is listed, also what only touches the border" },
  },
  {
    id: "in-source-zone", title: { zh: "饮用水水源保护区内的污染源", en: "Sources inside the zones of drinking water" }, quotation: { line: 789, quote: "推进集中式饮用水水源保护区环境状况评估和基础信息调查录入工作" }, systems: [],
    rows: [firms, { ledger: "outfall", field: "mouth" }, of("livestock-farm"), of("petrol-station"), of("dump-site"), of("scattered-firm"), { ledger: "solid-waste-site", field: "boundary" }], zones: [{ ledger: "drinking-source", fields: ["first", "second", "quasi"] }, { ledger: "rural-source", fields: ["zone"] }],
    how: "overlaps", metres: null, remark: { zh: "一级、二级和准保护区分别判断，先列一级", en: "the first, second and quasi zone each; the first comes first" },
  },
  {
    id: "livestock-in-forbidden-zone", title: { zh: "禁养区内的畜禽养殖场", en: "Livestock farms inside forbidden zones" }, quotation: { line: 951, quote: "巩固禁养区划定和关闭搬迁成果" }, systems: ["S169"],
    rows: [of("livestock-farm")], zones: [{ ledger: "livestock-zone", fields: ["outline"], where: [any("kind", "forbidden")] }], how: "inside", metres: null, remark: { zh: "只对照禁养区，不含限养区", en: "forbidden zones only, not limited ones" },
  },
  {
    id: "control-unit", title: { zh: "企业、排污口和项目所在的管控单元", en: "Control units that enterprises, outfalls and projects lie in" }, quotation: { line: 625, quote: "严格落实“三线一单”生态环境分区管控体系" }, systems: [],
    rows: [firms, { ledger: "outfall", field: "mouth" }, of("project-eia")], zones: [{ ledger: "control-unit", fields: ["boundary"], inForce: "inForce" }], how: "inside", metres: null, remark: { zh: "落入单元后按该单元的准入清单逐条核对", en: "then hold it against the admission list of the unit" },
  },
  {
    id: "on-priority-farmland", title: { zh: "优先保护类耕地上的企业和项目", en: "Enterprises and projects on farmland that is protected first" }, quotation: { line: 865, quote: "控制在优先保护类耕地集中区域新建有色金属冶炼、石油加工、化工、焦化、电镀、制革等行业企业" }, systems: ["S148"],
    rows: [firms, of("project-eia")], zones: [{ ledger: "farmland-class", fields: ["outline"], where: [any("class", "priority")] }], how: "inside", metres: null, remark: { zh: "行业是否受限请逐条核对", en: "check of each whether its trade is restricted" },
  },
  {
    id: "around-wetland", title: { zh: "湿地及周边的企业和养殖场", en: "Enterprises and farms in and around wetlands" }, quotation: { line: 931, quote: "建立湿地周边及连接河流两岸生态缓冲带" }, systems: [],
    rows: [firms, of("livestock-farm")], zones: [{ ledger: "wetland", fields: ["outline"] }], how: "near", metres: { usual: 50, choices: [50, 100, 500, 1000] }, remark: { zh: "在湿地之内的距离为 0", en: "inside of it the distance is 0" },
  },
];
