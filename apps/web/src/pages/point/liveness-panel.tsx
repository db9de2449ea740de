import type { LivenessView, MeasuredKind } from "@yunqing/wire";
import { measuredKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { agoWords, driftWords, lengthWords } from "../../day/ago.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { useNow } from "../../day/now.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { To } from "../../parts/link.js";

/** 在线情况: how each instrument's line is, how much of what was due came, and which deviations it needs. */
export function LivenessPanel({ liveness }: { readonly liveness: readonly LivenessView[] }) {
  const { t } = useLanguage();
  if (liveness.length === 0) return <p className="panel empty">{t({ zh: "这个点位还没有设备。", en: "This point has no instrument. " })}<To to="/instruments">{t({ zh: "去登记或接纳设备", en: "Register or take one in" })}</To></p>;
  return <div className="stack">{liveness.map((each) => <Line key={each.instrument} line={each} />)}</div>;
}

function Line({ line }: { readonly line: LivenessView }) {
  const { t } = useLanguage();
  const now = useNow();
  const drift = driftWords(line.driftSeconds);
  return (
    <section className="panel" aria-label={line.mn}>
      <header className="panel-head"><h2><code>{line.mn}</code></h2><ConditionTag condition={line.condition} /></header>
      <div className="grid-2">
        <dl className="facts">
          <dt>{t({ zh: "连接", en: "Line" })}</dt><dd>{line.connected ? t({ zh: `已连接${line.address ? `，来自 ${line.address}` : ""}`, en: `connected${line.address ? `, from ${line.address}` : ""}` }) : t({ zh: "未连接", en: "not connected" })}</dd>
          <dt>{t({ zh: "最近收到", en: "Last heard" })}</dt><dd>{line.seenAt ? <>{t(agoWords(line.seenAt, now))} <small className="note num">{beijingSecondOf(line.seenAt)}</small></> : "—"}</dd>
          <dt>{t({ zh: "时钟", en: "Clock" })}</dt><dd className={drift ? "drift" : undefined}>{line.driftSeconds === null ? t({ zh: "还不知道", en: "not known yet" }) : drift ? t(drift) : t({ zh: `正常（相差 ${lengthWords(Math.abs(line.driftSeconds) * 1000).zh}）`, en: `right (off by ${lengthWords(Math.abs(line.driftSeconds) * 1000).en})` })}</dd>
          <dt>{t({ zh: "收到报文", en: "Packets" })}</dt><dd className="num">{line.packets}</dd>
          <dt>{t({ zh: "拒收", en: "Refused" })}</dt><dd className="num">{line.refused > 0 ? <To to="/packets" extra={{ instrument: line.instrument, verdict: "refused" }}>{line.refused}</To> : 0}</dd>
          <dt>{t({ zh: "重复", en: "Repeats" })}</dt><dd className="num">{line.repeats}</dd><dt>{t({ zh: "修订", en: "Revisions" })}</dt><dd className="num">{line.revisions}</dd>
        </dl>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t({ zh: "近24小时传输", en: "Received in the last 24 h" })}>
          {line.transmission.length === 0 ? <p className="empty">{t({ zh: "还没有到可以算传输率的时候：收到整点数据后显示。", en: "Too early for a share: it shows once whole windows have come." })}</p> : <table className="plain-table"><thead><tr><th scope="col">{t({ zh: "数据", en: "Values" })}</th><th scope="col" className="numeric">{t({ zh: "应收", en: "Due" })}</th><th scope="col" className="numeric">{t({ zh: "实收", en: "Came" })}</th><th scope="col" className="numeric">{t({ zh: "传输率", en: "Share" })}</th><th scope="col">{t({ zh: "最近时段", en: "Last window" })}</th></tr></thead>
            <tbody>{line.transmission.map((each) => <tr key={each.kind}><th scope="row">{t(measuredKindWords[each.kind])}</th><td className="numeric">{each.expected}</td><td className="numeric">{each.received}</td><td className="numeric">{each.expected === 0 ? "—" : `${each.percent}%`}</td><td className="num">{lastOf(line, each.kind)}</td></tr>)}</tbody></table>}
          <p className="note">{t({ zh: "近 24 小时；传输率 = 实收 ÷ 应收。", en: "Last 24 hours; share = came ÷ due." })}</p>
        </div>
      </div>
      {line.leniencies.length > 0 && <div className="line-leniencies"><h3>{t({ zh: "用到的容许偏差", en: "Leniencies used" })}</h3><ul className="name-list">{line.leniencies.map((each) => <li key={each.name}>{t(each.label)} <code className="code-small">{each.name}</code> <b className="num">{each.count}</b> {t({ zh: "次", en: "times" })}</li>)}</ul></div>}
    </section>
  );
}
const lastOf = (line: LivenessView, kind: MeasuredKind): string => { const found = line.last.find((each) => each.kind === kind); return found ? beijingSecondOf(found.at) : "—"; };
