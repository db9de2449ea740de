import type { Action } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { Tabs } from "antd";
import type { ReactNode } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { Page } from "../../parts/page.js";
import { AuditPanel } from "./audit-panel.js";
import { BackupPanel, StatusPanel } from "./keeping-panels.js";
import { GrantsPanel } from "./grants-panel.js";
import { ReadKeysPanel } from "./read-keys-panel.js";
import { OrganisationsPanel, PlacesPanel } from "./tree-panels.js";
import { UsersPanel } from "./users-panel.js";

interface Console { readonly key: string; readonly title: Labels; readonly needs: readonly Action[]; readonly above: boolean; readonly show: () => ReactNode }
const consoles: readonly Console[] = [
  { key: "users", title: { zh: "用户", en: "Users" }, needs: ["user.manage"], above: true, show: () => <UsersPanel /> },
  { key: "grants", title: { zh: "授权", en: "Grants" }, needs: ["grant.manage"], above: true, show: () => <GrantsPanel /> },
  { key: "organisations", title: { zh: "组织机构", en: "Organisations" }, needs: ["organisation.manage"], above: false, show: () => <OrganisationsPanel /> },
  { key: "places", title: { zh: "地点", en: "Places" }, needs: ["organisation.manage"], above: false, show: () => <PlacesPanel /> },
  { key: "read-keys", title: { zh: "只读密钥", en: "Read keys" }, needs: ["key.manage"], above: false, show: () => <ReadKeysPanel /> },
  { key: "audit", title: { zh: "审计日志", en: "Audit log" }, needs: ["audit.read"], above: true, show: () => <AuditPanel /> },
  { key: "backups", title: { zh: "备份", en: "Backups" }, needs: ["backup.make"], above: true, show: () => <BackupPanel /> },
  { key: "status", title: { zh: "运行状态", en: "Status" }, needs: ["settings.read"], above: true, show: () => <StatusPanel /> },
];

/** 系统: each administrator sees the own console and no other (三员分立); the director sees read keys. */
export function SystemPage() {
  const { t } = useLanguage();
  const { can, canAbove } = useActor();
  const [tab, setTab] = useFilter("tab");
  const allowed = consoles.filter((each) => each.needs.some((need) => can(need) || canAbove(need)));
  const current = allowed.find((each) => each.key === tab) ?? allowed[0];
  return (
    <Page title={{ zh: "系统", en: "System" }} judged={false}>
      <Tabs activeKey={current?.key ?? ""} onChange={setTab} items={allowed.map((each) => ({ key: each.key, label: t(each.title), children: each.key === current?.key ? each.show() : null }))} />
    </Page>
  );
}
