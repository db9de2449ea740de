import type { DataReviewRule } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { QualityWord } from "./review-parts.js";

/** Rules of quality control in force with their parameters (在用质控规则); they are set in 监测网络 › 统计与质控口径. */
export function RulesTab() {
  const { t } = useLanguage(), rows = useRows<DataReviewRule>("dataReviewRules"), comma = t({ zh: "、", en: ", " });
  const columns: readonly Column<DataReviewRule>[] = [
    { id: "rule", heads: true, title: { zh: "规则", en: "Rule" }, sortBy: (row) => row.rule, cell: (row) => t(row.name) }, { id: "factors", title: { zh: "项目", en: "Items" }, cell: (row) => row.factors.join(comma) || t({ zh: "全部", en: "all" }) },
    { id: "kinds", title: { zh: "点位与数据", en: "Points and data" }, cell: (row) => <>{row.pointKinds.join(comma)}<small className="under">{row.kinds.join(comma)}</small></> }, { id: "parameters", card: "wide", title: { zh: "参数", en: "Parameters" }, cell: (row) => <code className="review-code">{row.parameters}</code> },
    { id: "quality", card: "badge", title: { zh: "判为", en: "Says" }, cell: (row) => <QualityWord quality={row.quality} /> }, { id: "source", card: "wide", title: { zh: "依据", en: "Source" }, cell: (row) => <>{t(row.source)}<small className="under">{row.attestation}</small></> },
  ];
  return <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "在用质控规则", en: "Rules in force" }} rows={loaded.map((row, at) => ({ ...row, at }))} columns={columns as readonly Column<DataReviewRule & { at: number }>[]} idOf={(row) => String(row.at)} chooser={false} empty={{ zh: "没有规则。", en: "No rules." }} />}</Loaded>;
}
