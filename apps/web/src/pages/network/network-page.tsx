import type { NetworkView } from "@yunqing/wire";
import { PageTabs } from "../../parts/page-tabs.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Loaded, Page } from "../../parts/page.js";
import { BodiesTab } from "./bodies-tab.js";
import { LaboratoriesTab } from "./laboratories-tab.js";
import { PointsTab } from "./points-tab.js";
import { SamplingTab } from "./sampling-tab.js";
import { SandstormTab } from "./sandstorm-tab.js";
import { SettingsTab } from "./settings-tab.js";
import "./network.css";

/** 监测网络: points and what they are for, water bodies, sampling, laboratories, days of sand and dust, and how figures are made. */
export function NetworkPage() {
  const { t } = useLanguage();
  const view = useView<NetworkView>("network");
  const [tab, setTab] = useFilter("tab", "points");
  const tabs = [
    { key: "points", label: t({ zh: "点位", en: "Points" }), show: (loaded: NetworkView) => <PointsTab view={loaded} /> }, { key: "bodies", label: t({ zh: "水体与水源", en: "Water" }), show: (loaded: NetworkView) => <BodiesTab view={loaded} /> },
    { key: "sampling", label: t({ zh: "采样计划", en: "Sampling" }), show: (loaded: NetworkView) => <SamplingTab view={loaded} /> }, { key: "laboratories", label: t({ zh: "检测机构", en: "Laboratories" }), show: (loaded: NetworkView) => <LaboratoriesTab view={loaded} /> },
    { key: "sandstorm", label: t({ zh: "沙尘天气", en: "Sand and dust" }), show: (loaded: NetworkView) => <SandstormTab view={loaded} /> }, { key: "settings", label: t({ zh: "统计与质控口径", en: "How figures are made" }), show: () => <SettingsTab /> },
  ];
  const current = tabs.find((each) => each.key === tab) ?? tabs[0];
  return (
    <Page title={{ zh: "监测网络", en: "Network" }} judged={false} lead={t({ zh: "点位的用途与目标、采样安排，以及统计怎么算；每次变更都留下版本", en: "What points are for, when they are sampled, how figures are made; each change is a version" })}>
      <PageTabs active={current?.key ?? ""} onChange={setTab} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === current?.key ? <Loaded of={view}>{(loaded) => show(loaded)}</Loaded> : null }))} />
    </Page>
  );
}
