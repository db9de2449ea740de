import type { DutyDetail, DutyMove } from "@yunqing/wire";
import { Button } from "antd";
import { useLanguage } from "../../app/language.js";
import { moveWords, partWords } from "../../app/words.js";
import { EvidenceList } from "../../parts/evidence.js";
import { Panel } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import "./duties.css";

/** Co-holders with their parts, and what the person may do about each (联合办理). */
export function DutyParts({ duty, nameOf, onMove }: { readonly duty: DutyDetail; readonly nameOf: (id: string) => string; readonly onMove: (move: DutyMove, party: string) => void }) {
  const { t } = useLanguage();
  if (duty.parts.length === 0) return null;
  const missing = duty.parts.filter((part) => part.state !== "submitted").length;
  return (
    <Panel title={{ zh: "联合办理", en: "Joint handling" }} extra={<span className="note">{missing === 0 ? t({ zh: "协办部分已齐", en: "all parts are in" }) : t({ zh: `${missing} 个协办单位尚未提交`, en: `${missing} parts are missing` })}</span>}>
      <p>{t({ zh: "牵头", en: "Lead" })}：<b>{nameOf(duty.holder)}</b></p>
      <ul className="duty-parts">{duty.parts.map((part) => (
        <li key={part.holder}>
          <span>{t({ zh: "协办", en: "Co-holder" })}：<b>{nameOf(part.holder)}</b></span> <Tag of={part.state === "submitted" ? "closed" : part.state} words={partWords[part.state]} />
          {part.note !== "" && <p>{part.note}</p>}
          {part.evidence.length > 0 && <EvidenceList files={part.evidence} />}
          {part.may.length > 0 && <span className="form-actions no-print" role="group" aria-label={t({ zh: `${nameOf(part.holder)}：可以办理的操作`, en: `${nameOf(part.holder)}: what you may do` })}>{part.may.map((each) => <Button key={each} size="small" danger={each === "leave"} onClick={() => onMove(each, part.holder)}>{t(moveWords[each])}</Button>)}</span>}
        </li>))}</ul>
    </Panel>
  );
}
