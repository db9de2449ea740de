import { ContainerOutlined, CloudOutlined, ExperimentOutlined, GoldOutlined, FireOutlined, AlertOutlined, SafetyCertificateOutlined, ControlOutlined, AreaChartOutlined, DeploymentUnitOutlined, DesktopOutlined, DiffOutlined, AimOutlined, ApartmentOutlined, AuditOutlined, BellOutlined, CheckSquareOutlined, DashboardOutlined, FileSearchOutlined, FileTextOutlined, FundOutlined, GlobalOutlined, HddOutlined, ImportOutlined, LineChartOutlined, ProfileOutlined, ProjectOutlined, ReadOutlined, SettingOutlined, SolutionOutlined } from "@ant-design/icons";
import type { Action } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import type { ComponentType } from "react";

/** An entry of the menu (菜单项): shown when one of its actions is allowed. */
export interface Entry { readonly path: string; readonly title: Labels; readonly icon: ComponentType<{ readonly "aria-hidden"?: boolean }>; readonly needs: readonly Action[]; readonly above?: boolean; /** heading under which it stands; without one it follows the plan */ readonly group?: Labels }
const monitoring: Labels = { zh: "监测", en: "Monitoring" };

export const entries: readonly Entry[] = [
  { path: "/overview", title: { zh: "总览", en: "Overview" }, icon: DashboardOutlined, needs: ["plan.read"] },
  { path: "/indicators", title: { zh: "指标", en: "Indicators" }, icon: LineChartOutlined, needs: ["plan.read"] },
  { path: "/review", title: { zh: "审核", en: "Review" }, icon: CheckSquareOutlined, needs: ["value.review"] },
  { path: "/targets", title: { zh: "目标", en: "Targets" }, icon: AimOutlined, needs: ["plan.read"] },
  { path: "/ledgers", title: { zh: "台账", en: "Ledgers" }, icon: ContainerOutlined, needs: ["ledger.read"] },
  { path: "/reconciliations", title: { zh: "名录核对", en: "Reconciliation" }, icon: DiffOutlined, needs: ["ledger.read"] },
  { path: "/projects", title: { zh: "重点工程", en: "Projects" }, icon: ProjectOutlined, needs: ["plan.read"] },
  { path: "/tasks", title: { zh: "任务分工", en: "Tasks" }, icon: ApartmentOutlined, needs: ["plan.read"] },
  { path: "/duties", title: { zh: "待办督办", en: "Duties" }, icon: BellOutlined, needs: ["duty.read"] },
  { path: "/check", title: { zh: "规划体检", en: "Plan check" }, icon: AuditOutlined, needs: ["plan.read"] },
  { path: "/document", title: { zh: "规划文本", en: "Document" }, icon: FileSearchOutlined, needs: ["plan.read"] },
  { path: "/map", title: { zh: "一张图", en: "Map" }, icon: GlobalOutlined, needs: ["plan.read"] },
  { path: "/reports", title: { zh: "报告", en: "Reports" }, icon: FileTextOutlined, needs: ["report.make"] },
  { path: "/monitor", title: { zh: "实时监控", en: "Live" }, icon: FundOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/air", title: { zh: "空气", en: "Air" }, icon: CloudOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/water", title: { zh: "地表水", en: "Surface water" }, icon: ExperimentOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/groundwater", title: { zh: "地下水与水源", en: "Groundwater and sources" }, icon: GoldOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/sources", title: { zh: "污染源", en: "Sources" }, icon: FireOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/alarms", title: { zh: "报警", en: "Alarms" }, icon: AlertOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/data-review", title: { zh: "数据审核", en: "Review of data" }, icon: SafetyCertificateOutlined, needs: ["data.review"], group: monitoring },
  { path: "/analysis", title: { zh: "分析", en: "Analysis" }, icon: AreaChartOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/bulletins", title: { zh: "环境质量报表", en: "Bulletins" }, icon: ReadOutlined, needs: ["bulletin.read"], group: monitoring },
  { path: "/loops", title: { zh: "控制回路", en: "Control loops" }, icon: ControlOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/screen", title: { zh: "大屏", en: "Wall screen" }, icon: DesktopOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/network", title: { zh: "监测网络", en: "Network" }, icon: DeploymentUnitOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/instruments", title: { zh: "设备", en: "Instruments" }, icon: HddOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/packets", title: { zh: "报文", en: "Packets" }, icon: ProfileOutlined, needs: ["monitor.read"], group: monitoring },
  { path: "/imports", title: { zh: "数据导入", en: "Imports" }, icon: ImportOutlined, needs: ["observation.import"], group: monitoring },
  { path: "/system", title: { zh: "系统", en: "System" }, icon: SettingOutlined, needs: ["organisation.manage", "user.manage", "grant.manage", "audit.read", "backup.make", "settings.read", "key.manage"], above: true },
];
/** What a phone shows at its bottom edge; the rest is under 更多. */
export const tabs = ["/overview", "/monitor", "/indicators", "/duties", "/ledgers"] as const;
export const accountEntry: Entry = { path: "/account", title: { zh: "我的账号", en: "My account" }, icon: SolutionOutlined, needs: [] };

/** The entries that a person may open. */
export function allowedEntries(can: (action: Action) => boolean, canAbove: (action: Action) => boolean): readonly Entry[] {
  return entries.filter((entry) => entry.needs.some((need) => can(need) || (entry.above === true && canAbove(need))));
}

/** Entries in runs of one group each, in order; what stands outside a group has none (菜单分组). */
export function groupsOfEntries(shown: readonly Entry[]): readonly { readonly group: Labels | null; readonly entries: readonly Entry[] }[] {
  const runs: { group: Labels | null; entries: Entry[] }[] = [];
  for (const entry of shown) {
    const last = runs.at(-1), group = entry.group ?? null;
    if (last && last.group === group) last.entries.push(entry); else runs.push({ group, entries: [entry] });
  }
  return runs;
}
