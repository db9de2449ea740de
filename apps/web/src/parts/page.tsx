import { PrinterOutlined } from "@ant-design/icons";
import type { Labels } from "@yunqing/standards";
import { Button, Skeleton } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { useLanguage } from "../app/language.js";
import { useActor } from "../app/session.js";
import { usePlan } from "../client/views.js";
import { dayInWords } from "../day/beijing.js";
import { useViewState } from "../app/view-state.js";
import { ProblemNote } from "./problem-note.js";

let first = true;

/** A page: its heading takes the focus when the route changes, its name stands in the title of the window (页面). */
export function Page({ title, lead, actions, children, judged = true }: { readonly title: Labels; readonly lead?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode; readonly judged?: boolean }) {
  const { t, language } = useLanguage();
  const { district } = useActor();
  const { plan, day } = usePlan();
  const { known } = useViewState();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t(title);
  useEffect(() => { document.title = `${district?.simulated ? t({ zh: "【模拟】", en: "[Simulated] " }) : ""}${name} · ${district ? t(district.name) : ""} · ${t({ zh: "云清", en: "Yunqing" })}`; }, [name, district, t]);
  useEffect(() => { if (first) { first = false; return; } heading.current?.focus({ preventScroll: true }); window.scrollTo(0, 0); }, []);
  return (
    <article className="page">
      <header className="page-head">
        <div className="page-title"><h1 ref={heading} tabIndex={-1}>{name}</h1>{lead && <div className="lead">{lead}</div>}</div>
        <div className="page-actions no-print">{actions}<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t({ zh: "打印", en: "Print" })}</Button></div>
      </header>
      {judged && plan && <p className="print-only">{t({ zh: `${district ? t(district.name) : ""} · ${plan.title.zh} · 评判日 ${dayInWords(day, language)} · 所知截至 ${known ?? "当前"}`, en: `${district ? t(district.name) : ""} · ${plan.title.en} · judged ${dayInWords(day, language)} · known as of ${known ?? "now"}` })}</p>}
      {children}
    </article>
  );
}

/** Shows what was asked for, or that it is coming, or why it is not. */
export function Loaded<T>({ of, children }: { readonly of: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }; readonly children: (data: T) => ReactNode }) {
  const { t } = useLanguage();
  if (of.data !== undefined) return <>{of.error && <ProblemNote problem={of.error} retry={() => { of.refetch(); }} />}{children(of.data)}</>;
  if (of.error) return <ProblemNote problem={of.error} retry={() => { of.refetch(); }} />;
  return <div role="status" aria-label={t({ zh: "正在载入", en: "Loading" })} className="loading"><Skeleton active paragraph={{ rows: 6 }} /></div>;
}

/** A box with a heading. */
export function Panel({ title, extra, children, id }: { readonly title: Labels; readonly extra?: ReactNode; readonly children: ReactNode; readonly id?: string }) {
  const { t } = useLanguage();
  return <section className="panel" id={id} aria-label={t(title)}><header className="panel-head"><h2>{t(title)}</h2>{extra}</header>{children}</section>;
}
