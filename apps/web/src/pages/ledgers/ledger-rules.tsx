import { wordsOf, type Condition } from "@yunqing/ledger";
import type { LedgerView } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { LineLink } from "../../parts/link.js";
import { Panel } from "../../parts/page.js";
import { optionsOf, textSetting } from "./control-settings.js";

/** How a ledger is kept (填报说明): its fields and rules, its states with proofs and deadlines, and where they come from. */
export function LedgerRules({ view }: { readonly view: LedgerView }) {
  const { t } = useLanguage();
  const fields = view.form.sections.flatMap((section) => section.fields), byName = new Map(fields.map((field) => [field.name, field]));
  const words = (condition: Condition) => t(wordsOf(condition, (name) => byName.get(name)?.label ?? { zh: name, en: name }, (name, id) => { const control = byName.get(name)?.control; return (control && optionsOf(control).find((each) => each.id === id)?.label) ?? { zh: id, en: id }; }));
  return (
    <div className="stack">
      <Panel title={{ zh: "依据", en: "Source" }}><p>{view.source.line !== null && <LineLink line={view.source.line} />} {view.source.text} <span className="note">{view.source.systems.join(" ")}</span></p></Panel>
      {view.states.length > 0 && <Panel title={{ zh: "状态、证明与时限", en: "States, proofs and deadlines" }}>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "状态", en: "States" })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "状态", en: "State" })}</th><th scope="col">{t({ zh: "所需证明", en: "Proofs" })}</th><th scope="col">{t({ zh: "督办", en: "Duty" })}</th></tr></thead>
          <tbody>{view.states.filter((each) => !each.isRetired).map((each) => <tr key={each.id}><th scope="row" className="heads">{t(each.label)}{each.isClosed && <small className="under">{t({ zh: "销号，由另一人办理", en: "closed, by another person" })}</small>}</th><td>{each.proofs.length === 0 ? "—" : each.proofs.map((id) => { const proof = view.proofs.find((one) => one.id === id); return proof ? t(proof.label) : id; }).join(t({ zh: "、", en: ", " }))}</td><td>{each.duty ? t({ zh: `${each.duty.label.zh}，${each.duty.time.zh}`, en: `${each.duty.label.en}, ${each.duty.time.en}` }) : "—"}</td></tr>)}</tbody></table></div></Panel>}
      <Panel title={{ zh: "字段", en: "Fields" }}>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "字段", en: "Fields" })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "字段", en: "Field" })}</th><th scope="col">{t({ zh: "单位", en: "Unit" })}</th><th scope="col">{t({ zh: "必填", en: "Asked for" })}</th><th scope="col">{t({ zh: "规则与说明", en: "Rules" })}</th></tr></thead>
          <tbody>{fields.map((field) => {
            const formula = field.control["formula"] as { readonly zh: string; readonly en: string } | undefined, options = optionsOf(field.control).filter((each) => !each.isRetired);
            const rules = [field.shownWhen && t({ zh: `${words(field.shownWhen)}时适用`, en: `applies when ${words(field.shownWhen)}` }), ...field.rules.map((rule) => t(rule.say)), options.length > 0 && options.map((each) => t(each.label)).join(t({ zh: "、", en: ", " })), formula && t({ zh: `自动计算：${formula.zh}`, en: `computed: ${formula.en}` }), field.note && t(field.note)].filter(Boolean);
            return <tr key={field.name}><th scope="row" className="heads">{t(field.label)}</th><td>{field.unit || textSetting(field.control, "unit") || "—"}</td><td>{field.isRequired ? t({ zh: "是", en: "yes" }) : field.requiredWhen ? t({ zh: `${words(field.requiredWhen)}时`, en: `when ${words(field.requiredWhen)}` }) : "—"}</td><td>{rules.length === 0 ? "—" : rules.join(t({ zh: "；", en: "; " }))}</td></tr>;
          })}</tbody></table></div></Panel>
    </div>
  );
}
