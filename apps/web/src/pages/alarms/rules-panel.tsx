import { PlusOutlined } from "@ant-design/icons";
import type { AlarmRuleRow, AlarmRulesView } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useView } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { LevelMark } from "./level-mark.js";
import { alarmKindWords } from "./alarm-words.js";
import { RuleForm } from "./rule-form.js";

/** 规则: by what alarms ring; the usual ones and the office's own. */
export function RulesPanel() {
  const { t } = useLanguage();
  const { can } = useActor();
  const view = useView<AlarmRulesView>("alarmRules"), manages = can("alarm.manage");
  const [editing, setEditing] = useState<string | null>(null);
  const columns = useMemo<readonly Column<AlarmRuleRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "规则", en: "Rule" }, sortBy: (row) => t(row.name), cell: (row) => manages ? <button type="button" className="link-button" onClick={() => setEditing(row.rule)}>{t(row.name)}</button> : t(row.name) },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => row.active ? <Tag of="met" words={{ zh: "启用", en: "On" }} /> : <Tag of="withdrawn" words={{ zh: "停用", en: "Off" }} /> },
    { id: "kind", title: { zh: "类别", en: "Kind" }, sortBy: (row) => t(alarmKindWords[row.kind]), cell: (row) => t(alarmKindWords[row.kind]) }, { id: "level", title: { zh: "级别", en: "Level" }, cell: (row) => <LevelMark level={row.level} /> },
    { id: "scope", card: "wide", title: { zh: "适用", en: "For" }, cell: (row) => <>{row.pointKinds.length === 0 ? t({ zh: "各类点位", en: "points of every kind" }) : row.pointKinds.map((each) => t(pointKindWords[each])).join("、")}{row.points.length > 0 && <span className="rule-scope">{t({ zh: `其中 ${row.points.length} 个点位`, en: `${row.points.length} of them` })}</span>}{row.items.length > 0 && <span className="rule-scope">{row.items.join("、")}</span>}</> },
    { id: "source", card: "wide", title: { zh: "依据", en: "By" }, cell: (row) => <>{t(row.source)}{row.attestation !== "VERIFIED" && <small> {t(row.attestation === "REPORTED" ? { zh: "（据填报）", en: "(as reported)" } : { zh: "（待核）", en: "(to be checked)" })}</small>}</> },
    { id: "by", title: { zh: "设置", en: "Set" }, cell: (row) => row.by === null ? t({ zh: "默认", en: "usual" }) : <>{row.by}<span className="rule-scope">{beijingSecondOf(row.at ?? "")}</span></> },
  ], [manages, t]);
  return (
    <Loaded of={view}>{({ rules, parameters }) => <>
      <DataTable name={{ zh: "报警规则", en: "Rules of alarms" }} columns={columns} rows={rules} idOf={(row) => row.rule} tools={manages && <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing("")}>{t({ zh: "新建规则", en: "New rule" })}</Button>} />
      {editing !== null && <RuleForm rule={rules.find((each) => each.rule === editing) ?? null} parameters={parameters} onClose={() => setEditing(null)} />}
    </>}</Loaded>
  );
}
