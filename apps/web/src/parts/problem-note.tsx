import type { Labels } from "@yunqing/standards";
import { Alert, Button } from "antd";
import { useLanguage } from "../app/language.js";
import { ServerProblem } from "../client/problem.js";

/** What went wrong, in words, and what to do next (问题与下一步). */
export function ProblemNote({ problem, retry, title, next }: { readonly problem: Error; readonly retry?: () => void; readonly title?: Labels; readonly next?: Labels }) {
  const { t } = useLanguage();
  const known = problem instanceof ServerProblem ? problem : null;
  return (
    <Alert role="alert" type={known?.status === 409 ? "warning" : "error"} showIcon className="problem"
      title={title ? t(title) : known ? t(known.title) : t({ zh: "页面出错", en: "The page failed" })}
      description={<>
        <p>{known ? t(known.detail) : problem.message}</p>
        {known && known.fields.length > 0 && <ul>{known.fields.map((each) => <li key={each.field}>{t(each.message)}</li>)}</ul>}
        {known && <p className="next-step"><b>{t({ zh: "下一步：", en: "Next: " })}</b>{t(next ?? known.next)} <code className="code-small">{known.code}</code></p>}
        {retry && <Button size="small" onClick={retry}>{t({ zh: "重试", en: "Try again" })}</Button>}
      </>} />
  );
}
/** What the server says about one field of a form. */
export function wrongOf(problem: Error | null, field: string, language: "zh" | "en"): string | undefined {
  return problem instanceof ServerProblem ? problem.fields.find((each) => each.field === field || each.field.endsWith(`/${field}`) || each.field.endsWith(`.${field}`))?.message[language] : undefined;
}
