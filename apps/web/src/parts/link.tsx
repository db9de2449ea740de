import type { ReactNode } from "react";
import { Link } from "react-router";
import { useHere } from "../app/view-state.js";
import { useLanguage } from "../app/language.js";
import type { Quotation } from "@yunqing/wire";
import { Printed } from "./printed.js";

/** A link that carries district, plan and days along. */
export function To({ to, extra, children, className, label }: { readonly to: string; readonly extra?: Readonly<Record<string, string | null | undefined>>; readonly children: ReactNode; readonly className?: string; readonly label?: string }) {
  const here = useHere();
  return <Link to={here(to, extra)} className={className ?? "to"} aria-label={label}>{children}</Link>;
}
/** Words of the document, and a link to the line where they stand (引文). */
export function Quoted({ quotation }: { readonly quotation: Quotation }) {
  const { t } = useLanguage();
  return <span className="quoted"><q><Printed text={quotation.quote} /></q> <LineLink line={quotation.line} label={t({ zh: `在规划文本第 ${quotation.line} 行查看`, en: `See line ${quotation.line} of the document` })} /></span>;
}
/** `第570行`, leading to the document at that line. */
export function LineLink({ line, label }: { readonly line: number; readonly label?: string }) {
  const { t } = useLanguage();
  return <To to={`/document#L${line}`} extra={{ line: String(line) }} className="line-link" {...(label ? { label } : {})}>{t({ zh: `第${line}行`, en: `line ${line}` })}</To>;
}
/** Where a thing named by kind and id is shown. */
export function pathTo(kind: string, id: string): string {
  const on = encodeURIComponent(id);
  switch (kind) {
    case "indicator": return `/indicators/${on}`;
    case "target": return `/targets?open=${on}`;
    case "project": return `/projects?open=${on}`;
    case "task": return `/tasks?open=${on}`;
    case "duty": return `/duties/${on}`;
    case "finding": return `/check?open=${on}`;
    case "point": return `/monitor/${on}`;
    case "report": return "/indicators";
    case "place": case "enterprise": return `/map?open=${on}`;
    case "department": return `/tasks?organisation=${on}`;
    default: return "/overview";
  }
}
/** A link to a thing by kind and id. */
export function ThingLink({ kind, id, children }: { readonly kind: string; readonly id: string; readonly children: ReactNode }) {
  const [path = "", query] = pathTo(kind, id).split("?");
  return <To to={path} {...(query ? { extra: Object.fromEntries(new URLSearchParams(query)) } : {})}>{children}</To>;
}
