import { PageTabs } from "../../parts/page-tabs.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { Page } from "../../parts/page.js";
import { GridTab } from "./grid-tab.js";
import { ReviewsTab } from "./reviews-tab.js";
import { RulesTab } from "./rules-tab.js";
import { SourcesTab } from "./sources-tab.js";
import { WorkTab } from "./work-tab.js";
import "./data-review.css";

/** 数据审核: what is to be reviewed, the hours of a point, the second look, the rules, and marks of sources. */
export function DataReviewPage() {
  const { t } = useLanguage(), { can } = useActor();
  const [tab, setTab] = useFilter("tab", can("data.review") ? "work" : "sources");
  const reviewing = [{ key: "work", label: t({ zh: "待审任务", en: "To review" }), show: () => <WorkTab /> }, { key: "grid", label: t({ zh: "逐时审核", en: "By hour" }), show: () => <GridTab /> }, { key: "reviews", label: t({ zh: "复核与记录", en: "Second look" }), show: () => <ReviewsTab /> }];
  const tabs = [...(can("data.review") ? reviewing : reviewing.slice(1, 2)), { key: "sources", label: t({ zh: "污染源标记", en: "Marks of sources" }), show: () => <SourcesTab /> }, { key: "rules", label: t({ zh: "质控规则", en: "Rules" }), show: () => <RulesTab /> }];
  const current = tabs.find((each) => each.key === tab) ?? tabs[0];
  return (
    <Page title={{ zh: "数据审核", en: "Review of data" }} judged={false} lead={t({ zh: "规则与仪器标记先判，人员后审；一人提出、另一人复核后才进入审核线，实时线不受影响", en: "Rules and flags judge first, people after; what one proposed and another accepted enters the reviewed line, the real-time line stays" })}>
      <PageTabs active={current?.key ?? ""} onChange={setTab} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === current?.key ? show() : null }))} />
    </Page>
  );
}
