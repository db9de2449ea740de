import type { LoopDayView, LoopDetail } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { DayChoice } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { LoopTimeline } from "./loop-timeline.js";

/** 一日时序: how everything stood over a day, under the curve that it answered to. */
export function LoopDayPanel({ loop }: { readonly loop: string }) {
  const { t } = useLanguage();
  const today = beijingDayOf(new Date()), [day, setDay] = useFilter("of", today), view = useView<LoopDayView>("loopDay", { holes: { loop }, query: { day } }), detail = useView<LoopDetail>("loop", { holes: { loop } });
  return (
    <>
      <div className="panel filter-bar no-print"><div className="filters"><DayChoice label={t({ zh: "日期", en: "Day" })} value={day} max={today} onChange={(next) => { setDay(next === "" ? today : next); }} /></div></div>
      <Loaded of={view}>{(shown) => <Loaded of={detail}>{({ setting, row }) => <LoopTimeline day={shown} setting={setting} simulated={row.simulated} />}</Loaded>}</Loaded>
    </>
  );
}
