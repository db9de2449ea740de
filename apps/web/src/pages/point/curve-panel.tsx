import { CopyOutlined, DownloadOutlined, FlagOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CurveValue, CurveView, PointDetail } from "@yunqing/wire";
import { Alert, App, Button, Checkbox } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { measuredKinds, measuredKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { get } from "../../client/fetch.js";
import { useAddress } from "../../client/views.js";
import { useNow } from "../../day/now.js";
import { Choice } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { ReadingLegend } from "../../parts/reading.js";
import { TimeInput } from "../../parts/time-input.js";
import { orderedFactors, shortName } from "../monitor/wall-order.js";
import { CurveChart } from "./curve-chart.js";
import { csvOf, rowsOf, seriesOf } from "./curve-data.js";
import { mostAxes, nearest } from "./curve-option.js";
import { CurveTable } from "./curve-table.js";
import { MarkForm } from "./mark-form.js";
import { kindFor, spanNames, spanOf, spanWords, type SpanName } from "./span.js";
import { ValueDrawer } from "./value-drawer.js";

const shownAtFirst = 4, refreshMs = 60_000;

/** 曲线: any factors and kinds of a point over a span, with the values in a table and each value's origin. */
export function CurvePanel({ point }: { readonly point: PointDetail }) {
  const { t } = useLanguage();
  const held = point.kinds.map((each) => each.kind), factors = useMemo(() => orderedFactors(point), [point]);
  const [spanText, setSpan] = useFilter("span", "24h"), [from, setFrom] = useFilter("from"), [until, setUntil] = useFilter("until"), [kindText, setKind] = useFilter("kind"), [chosen, setChosen] = useFilter("factors");
  const spanName = spanNames.find((each) => each === spanText) ?? "24h", kind = measuredKinds.find((each) => each === kindText) ?? kindFor(spanName, held);
  const now = useNow(refreshMs), span = useMemo(() => spanOf(spanName, now, { from, until }), [spanName, now, from, until]);
  const codes = chosen ? chosen.split(",") : factors.slice(0, shownAtFirst).map((factor) => factor.code);
  const toggle = (code: string, on: boolean) => setChosen(factors.map((factor) => factor.code).filter((each) => (each === code ? on : codes.includes(each))).join(","));
  return (
    <div className="stack">
      <section className="panel no-print" aria-label={t({ zh: "曲线条件", en: "What is drawn" })}>
        <div className="filters">
          <Choice label={t({ zh: "数据", en: "Values" })} value={kind} onChange={setKind} options={measuredKinds.map((each) => ({ value: each, label: `${t(measuredKindWords[each])}${held.includes(each) ? "" : t({ zh: "（无）", en: " (none)" })}` }))} />
          <span className="span-choice" role="group" aria-label={t({ zh: "时段", en: "Span" })}>{spanNames.map((each: SpanName) => <Button key={each} size="small" type={each === spanName ? "primary" : "default"} aria-pressed={each === spanName} onClick={() => setSpan(each)}>{t(spanWords[each])}</Button>)}</span>
          {spanName === "own" && <><TimeInput label={t({ zh: "从", en: "From" })} value={from} onChange={setFrom} /><TimeInput label={t({ zh: "到", en: "To" })} value={until} onChange={setUntil} /></>}
        </div>
        <fieldset className="factor-choice"><legend className="visually-hidden">{t({ zh: "因子", en: "Factors" })}</legend>{factors.map((factor) => <Checkbox key={factor.code} checked={codes.includes(factor.code)} onChange={({ target }) => toggle(factor.code, target.checked)}>{t(shortName(factor.name))}{factor.unit && <small className="unit"> {factor.unit}</small>}</Checkbox>)}</fieldset>
      </section>
      {factors.length === 0 ? <p className="panel empty">{t({ zh: "还没有收到这个点位的数据，所以没有因子可画。设备上线或导入数据后再来。", en: "No data of this point yet, hence no factor to draw. Come back once its instrument speaks or data are imported." })}</p>
        : span === null ? <p className="panel empty">{t({ zh: "写出开始和结束时间，开始要早于结束。", en: "Write both times, the first before the second." })}</p>
          : codes.length === 0 ? <p className="panel empty">{t({ zh: "选至少一个因子。", en: "Choose a factor." })}</p>
            : <Curve point={point} kind={kind} from={span.from} until={span.until} codes={codes} />}
    </div>
  );
}

function Curve({ point, kind, from, until, codes }: { readonly point: PointDetail; readonly kind: CurveView["kind"]; readonly from: string; readonly until: string; readonly codes: readonly string[] }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const asked = useAddress()("curve", { holes: { id: point.id }, query: { kind, from, until, factors: codes.join(",") } });
  const curve = useQuery({ queryKey: ["curve", asked], queryFn: ({ signal }) => get<CurveView>(asked, signal), placeholderData: keepPreviousData, gcTime: 2 * refreshMs });   // the span moves on with the clock: the old curve stands until the new one is there
  const [picked, setPicked] = useState<CurveValue | null>(null), [marking, setMarking] = useState(false);
  return (
    <Loaded of={curve}>{(view) => <>
      <Board view={view} point={point} onPick={setPicked} tools={can("observation.mark") && <Button size="small" icon={<FlagOutlined />} onClick={() => setMarking(true)}>{t({ zh: "标记质量", en: "Mark quality" })}</Button>} />
      {picked && <ValueDrawer point={point} kind={view.kind} value={view.values.find((each) => each.factor === picked.factor && each.field === picked.field && each.from === picked.from) ?? picked} onClose={() => setPicked(null)} />}
      {marking && <MarkForm point={point} kind={view.kind} from={from} until={until} factors={codes} onClose={() => setMarking(false)} />}
    </>}</Loaded>
  );
}

function Board({ view, point, onPick, tools }: { readonly view: CurveView; readonly point: PointDetail; readonly onPick: (value: CurveValue) => void; readonly tools: ReactNode }) {
  const { t, language } = useLanguage();
  const { can } = useActor();
  const address = useAddress();
  const { message } = App.useApp();
  const series = useMemo(() => seriesOf(view), [view]), rows = useMemo(() => rowsOf(series), [series]);
  const units = new Set(series.map((each) => each.unit)).size, name = t(point.name);
  const copy = () => void navigator.clipboard.writeText(csvOf(series, rows, language)).then(() => message.success(t({ zh: `已复制 ${rows.length} 行`, en: `${rows.length} rows copied` })), () => message.error(t({ zh: "浏览器不允许复制；请改用 Excel 导出", en: "The browser does not allow copying; use the Excel file" })));
  return (
    <>
      <section className="panel" aria-label={t({ zh: "曲线", en: "Curve" })}>
        <div className="curve-tools no-print">{point.simulated && <span className="simulated-mark">{t({ zh: "模拟数据", en: "SIMULATED" })}</span>}<span className="grow" />{tools}
          <Button size="small" icon={<CopyOutlined />} disabled={rows.length === 0} onClick={copy}>{t({ zh: "复制 CSV", en: "Copy CSV" })}</Button>
          {can("table.export") && <Button size="small" icon={<DownloadOutlined />} download href={address("curveSheet", { holes: { id: point.id }, query: { kind: view.kind, from: view.from, until: view.until, factors: view.factors.map((factor) => factor.code).join(","), lang: language } })}>Excel</Button>}</div>
        {view.cut && <Alert type="warning" showIcon className="problem" title={t({ zh: "时段内数据太多，只送来一部分。缩短时段，或改看更长的数据（小时、日）。", en: "The span holds more than was sent. Shorten it, or look at hours or days." })} />}
        {units > mostAxes && <p className="note">{t({ zh: `单位超过 ${mostAxes} 种，其余曲线画在最后一个轴上，数值以表为准。`, en: `More than ${mostAxes} units: the rest is drawn on the last axis; the figures are in the table.` })}</p>}
        {series.length === 0 ? <p className="empty">{t({ zh: "这个时段没有数据。换一个时段或数据类别。", en: "Nothing in this span. Choose another span or kind." })}</p>
          : <CurveChart series={series} from={view.from} until={view.until} label={t({ zh: `${name} 的曲线，数值见下表`, en: `Curve of ${name}; the values are in the table below` })} onPick={({ key, atMs }) => { const own = series.find((each) => each.key === key), value = own && nearest(own.values, atMs); if (value) onPick(value); }} />}
        {series.length > 0 && <p className="note no-print">{t({ zh: "点一个值看它的来历；按住 Ctrl 滚动或拖下面的滑块缩放。阴影为最小—最大值；断线表示缺测或无效。", en: "Click a value to see where it comes from; Ctrl and the wheel, or the slider, zoom. The shade is minimum to maximum; a break is missing or invalid." })}</p>}
      </section>
      <CurveTable series={series} rows={rows} seconds={view.kind === "real-time"} onPick={onPick} />
      <ReadingLegend />
    </>
  );
}
