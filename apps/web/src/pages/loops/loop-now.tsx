import type { LoopDetail } from "@yunqing/wire";
import { useEffect } from "react";
import { useLanguage } from "../../app/language.js";
import { useView } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { LineLink } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { LoopActs } from "./loop-acts.js";
import { LoopSchematic } from "./loop-schematic.js";

/** 现况: the picture of a loop, the buttons, and what people said last. */
export function LoopNow({ loop }: { readonly loop: string }) {
  const { t } = useLanguage();
  const detail = useView<LoopDetail>("loop", { holes: { loop } }), { refetch } = detail;
  useEffect(() => { const timer = setInterval(() => { void refetch(); }, 2000); return () => { clearInterval(timer); }; }, [refetch]);
  return (
    <Loaded of={detail}>{(view) => <>
      <section className="panel loop-head" aria-label={t({ zh: "为什么", en: "Why" })}>
        <p className="loop-now-why">{view.row.simulated && <small className="loop-simulated">{t({ zh: "模拟", en: "simulated" })}</small>}{!view.row.active ? t({ zh: "回路已停用：设备由各自的看门狗保持关闭。", en: "Switched off: the devices are kept off by their own watchdogs." }) : view.row.why ? t(view.row.why.text) : t({ zh: "还没有运行过。", en: "It never ran." })}</p>
        <p className="note">{t(view.setting.basis.text)}：“{view.setting.basis.quote}” {view.setting.basis.line !== null && <LineLink line={view.setting.basis.line} />}{view.row.at !== null && <> · {t({ zh: "最近记录", en: "last kept" })} {beijingSecondOf(view.row.at)}</>}</p>
      </section>
      {(view.mayOperate || view.mayManage) && <LoopActs detail={view} />}
      <LoopSchematic detail={view} />
      {view.acts.length > 0 && <section className="panel" aria-label={t({ zh: "人工操作", en: "What people said" })}><h2>{t({ zh: "人工操作", en: "What people said" })}</h2>
        <ul className="loop-said">{view.acts.map((act) => <li key={act.id}><time dateTime={act.at}>{beijingSecondOf(act.at)}</time> {act.by}：{t(act.text)} — {act.result === null ? <b>{t({ zh: "◔ 等待执行", en: "◔ waiting" })}</b> : <>{act.result === "done" ? "✓" : "✕"} {act.outcome && t(act.outcome)}</>}</li>)}</ul></section>}
    </>}</Loaded>
  );
}
