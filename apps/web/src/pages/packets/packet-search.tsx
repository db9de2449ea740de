import { useInfiniteQuery } from "@tanstack/react-query";
import type { InstrumentRow, PacketRow } from "@yunqing/wire";
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { directionWords, verdicts, verdictWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { list } from "../../client/fetch.js";
import { useAddress } from "../../client/views.js";
import { beijingSecondOf, instantTyped } from "../../day/beijing.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { commandWords } from "./command-number.js";
import { PacketDrawer } from "./packet-drawer.js";
import { TimeInput } from "../../parts/time-input.js";
import { VerdictTag } from "./verdict-tag.js";

const pageSize = 100;

/** Search in the raw packets (报文查询): of all instruments, or of those of one point. */
export function PacketSearch({ instruments, every }: { readonly instruments: readonly InstrumentRow[]; /** whether packets of unknown instruments are sought too */ readonly every: boolean }) {
  const { t } = useLanguage();
  const address = useAddress();
  const [chosen, setInstrument] = useFilter("instrument"), [verdict, setVerdict] = useFilter("verdict"), [direction, setDirection] = useFilter("direction"), [word, setWord] = useFilter("word"), [from, setFrom] = useFilter("pfrom"), [until, setUntil] = useFilter("puntil"), [open, setOpen] = useFilter("packet");
  const instrument = every ? chosen : instruments.some((each) => each.id === chosen) ? chosen : instruments[0]?.id ?? "";
  const query = { instrument, verdict, direction, word, from: instantTyped(from) ?? "", until: instantTyped(until) ?? "", limit: String(pageSize) };
  const asked = address("packets", { query });
  const found = useInfiniteQuery({
    queryKey: ["packets", asked], initialPageParam: "", enabled: every || instrument !== "",
    queryFn: ({ signal, pageParam }) => list<PacketRow>(address("packets", { query: { ...query, before: pageParam } }), signal),
    getNextPageParam: (last) => (last.length < pageSize ? undefined : String(last.at(-1)?.id ?? "")),
  });
  const rows = useMemo(() => found.data?.pages.flat() ?? [], [found.data]);
  const nameOf = useMemo(() => { const byId = new Map(instruments.map((each) => [each.id, each])); return (row: PacketRow) => { const own = row.instrument ? byId.get(row.instrument) : undefined; return own ? t(own.pointName) : null; }; }, [instruments, t]);
  const columns = useMemo<readonly Column<PacketRow>[]>(() => [
    { id: "at", heads: true, nowrap: true, title: { zh: "时间", en: "Time" }, cell: (row) => <button type="button" className="link-button num nowrap" onClick={() => setOpen(String(row.id))}>{beijingSecondOf(row.at)}<span className="visually-hidden">{t({ zh: `，打开报文 ${row.id}`, en: `, open packet ${row.id}` })}</span></button> },
    { id: "direction", nowrap: true, title: { zh: "方向", en: "Direction" }, cell: (row) => <><span aria-hidden="true">{row.direction === "in" ? "↓" : "↑"}</span> {t(directionWords[row.direction])}</> },
    { id: "verdict", card: "badge", title: { zh: "去向", en: "What became of it" }, cell: (row) => <VerdictTag verdict={row.verdict} /> },
    { id: "word", title: { zh: "命令/原因", en: "Command or reason" }, cell: (row) => <>{row.word}{commandWords(row.word) && <small className="under">{t(commandWords(row.word) ?? { zh: "", en: "" })}</small>}</> },
    { id: "mn", card: "wide", title: { zh: "设备", en: "Instrument" }, cell: (row) => <>{nameOf(row)}<small className="under mn">{row.mn ?? t({ zh: "MN 不明", en: "MN unknown" })}</small></> },
    { id: "bytes", numeric: true, title: { zh: "字节", en: "Bytes" }, cell: (row) => row.bytes },
    { id: "head", card: "wide", title: { zh: "内容", en: "Content" }, cell: (row) => <code className="packet-head">{row.head}</code> },
  ], [nameOf, setOpen, t]);
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <div className="stack">
      <div className="panel filter-bar no-print"><div className="filters">
        {(every || instruments.length > 1) && <Choice label={t({ zh: "设备", en: "Instrument" })} value={instrument} onChange={setInstrument} options={[...(every ? [all] : []), ...instruments.map((each) => ({ value: each.id, label: `${t(each.pointName)} · ${each.mn}` }))]} />}
        <Choice label={t({ zh: "方向", en: "Direction" })} value={direction} onChange={setDirection} options={[all, ...(["in", "out"] as const).map((each) => ({ value: each, label: t(directionWords[each]) }))]} />
        <Choice label={t({ zh: "去向", en: "Verdict" })} value={verdict} onChange={setVerdict} options={[all, ...verdicts.map((each) => ({ value: each, label: t(verdictWords[each]) }))]} />
        <WordInput value={word} onChange={setWord} />
        <TimeInput label={t({ zh: "从", en: "From" })} value={from} onChange={setFrom} /><TimeInput label={t({ zh: "到", en: "To" })} value={until} onChange={setUntil} />
        <Button size="small" onClick={() => void found.refetch()}>{t({ zh: "刷新", en: "Refresh" })}</Button>
      </div></div>
      {!every && instruments.length === 0 ? <p className="panel empty">{t({ zh: "这个点位还没有设备，所以没有报文。在“设备”页登记或接纳设备。", en: "This point has no instrument, hence no packets. Register or take one in under Instruments." })}</p>
        : <Loaded of={{ ...found, data: found.data && rows }}>{(loaded) => <DataTable name={{ zh: "报文", en: "Packets" }} rows={loaded} columns={columns} idOf={(row) => String(row.id)} chooser={false} markOf={(row) => (String(row.id) === open ? "open" : undefined)}
          empty={{ zh: "没有符合条件的报文。放宽条件；过了保存期的报文已按期限清除。", en: "No packet fits. Loosen the filters; packets past their retention are gone." }} />}</Loaded>}
      {found.hasNextPage && <p className="more-rows"><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t({ zh: "更早的报文", en: "Earlier packets" })}</Button></p>}
      {open && <PacketDrawer id={open} onClose={() => setOpen("")} />}
    </div>
  );
}

function WordInput({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return <input type="search" aria-label={t({ zh: "命令编码或拒收原因", en: "Command number or reason of refusal" })} placeholder={t({ zh: "命令如 2011，或原因", en: "2011, or a reason" })} value={typed} onChange={(event) => { setTyped(event.target.value); if (event.target.value === "") onChange(""); }} onBlur={() => onChange(typed.trim())} onKeyDown={(event) => { if (event.key === "Enter") onChange(typed.trim()); }} />;
}
