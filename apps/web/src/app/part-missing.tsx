import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { isReachable } from "../client/kept.js";
import { useLanguage } from "./language.js";

/** Stands in for a page whose parts did not come: without a network only the ledgers are kept on this machine (页面打不开). Other failures go on as they are. */
export class PartMissing extends Component<{ readonly children: ReactNode }, { readonly problem: Error | null }> {
  override state: { readonly problem: Error | null } = { problem: null };
  static getDerivedStateFromError(problem: Error): { readonly problem: Error } { return { problem }; }
  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    if (!/import|module|preload/i.test(problem.message)) throw problem;
    return <Missing />;
  }
}
function Missing() {
  const { t } = useLanguage();
  return (
    <article className="page">
      <header className="page-head"><div className="page-title"><h1>{t({ zh: "这个页面没有打开", en: "This page did not open" })}</h1></div></header>
      <p>{isReachable() ? t({ zh: "页面可能刚更新过，刷新后再试。", en: "The pages may just have been renewed: reload and try again." }) : t({ zh: "现在连不上服务器，本机只保存了台账的表单。连上网络后再打开，或先到“台账”登记。", en: "The server cannot be reached, and only the forms of ledgers are kept on this machine. Open it when the network is back, or go to Ledgers." })}</p>
      <div className="form-actions"><Button type="primary" onClick={() => window.location.reload()}>{t({ zh: "刷新", en: "Reload" })}</Button><Button href="/ledgers">{t({ zh: "到台账", en: "To the ledgers" })}</Button></div>
    </article>
  );
}
