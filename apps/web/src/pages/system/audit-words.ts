import type { Labels } from "@yunqing/standards";

/** What was done, as the log writes it, in words (审计动作). An action without words here is shown as the log has it. */
const words: Readonly<Record<string, Labels>> = {
  "session.open": { zh: "登录", en: "Signed in" }, "session.close": { zh: "退出登录", en: "Signed out" }, "session.revoke": { zh: "强制退出会话", en: "Session revoked" }, "password.change": { zh: "修改密码", en: "Password changed" },
  "user.create": { zh: "新建用户", en: "User made" }, "user.reset": { zh: "重置密码", en: "Password reset" }, "user.active": { zh: "启用或停用用户", en: "User switched on or off" }, "user.manage": { zh: "管理用户", en: "Managing users" },
  "grant.create": { zh: "授权", en: "Granted" }, "grant.end": { zh: "收回授权", en: "Grant ended" }, "grant.manage": { zh: "管理授权", en: "Managing grants" }, "organisation.manage": { zh: "管理机构", en: "Managing units" },
  "value.report": { zh: "填报数值", en: "Value reported" }, "value.review": { zh: "审核数值", en: "Value reviewed" }, "target.assign": { zh: "登记下达目标", en: "Target assigned" }, "project.report": { zh: "报工程进度", en: "Progress reported" },
  "duty.open": { zh: "交办事项", en: "Duty opened" }, "duty.note": { zh: "记录进展", en: "Duty: note" }, "duty.sign": { zh: "签收", en: "Duty signed for" }, "duty.submit": { zh: "提交审核", en: "Duty submitted" },
  "duty.approve": { zh: "审核办结", en: "Duty approved" }, "duty.return": { zh: "退回事项", en: "Duty returned" }, "duty.urge": { zh: "催办", en: "Duty urged" }, "duty.transfer": { zh: "转办", en: "Duty transferred" }, "duty.extend": { zh: "延期", en: "Duty extended" }, "duty.withdraw": { zh: "撤销事项", en: "Duty withdrawn" },
  "duty.handle": { zh: "办理事项", en: "Handling a duty" }, "duty.steer": { zh: "督办事项", en: "Steering a duty" }, "duty.read": { zh: "查看事项", en: "Reading duties" },
  "evidence.add": { zh: "上传佐证", en: "Evidence added" }, "evidence.download": { zh: "下载佐证", en: "Evidence taken" }, "report.make": { zh: "生成报告", en: "Report made" }, "report.download": { zh: "下载报告", en: "Report taken" }, "table.export": { zh: "导出表格", en: "Table exported" },
  "bulletin.make": { zh: "编制报表", en: "Bulletin made" }, "bulletin.approve": { zh: "审核报表", en: "Bulletin reviewed" }, "bulletin.read": { zh: "下载报表", en: "Bulletin taken" },
  "map.import": { zh: "导入图层", en: "Layer imported" }, "audit.read": { zh: "查看审计日志", en: "Reading the audit log" }, "backup.make": { zh: "备份", en: "Backup made" }, "store.restore": { zh: "从备份恢复", en: "Restored" }, "store.migrate": { zh: "迁移数据库", en: "Store moved" },
  "district.add": { zh: "建立地区", en: "District added" }, "district.load-pack": { zh: "装入数据包", en: "Pack loaded" }, "simulation.seed": { zh: "写入模拟数据", en: "Simulation seeded" }, "key.manage": { zh: "管理只读密钥", en: "Read keys" }, "key.open": { zh: "大屏登录", en: "Wall screen opened" }, "plan.read": { zh: "查看规划", en: "Reading the plan" },
};
export const auditWords = (action: string): Labels => words[action] ?? { zh: action, en: action };

/** Who did it: a person by name, or the program itself (用户). */
export const actorWords = (actor: string): Labels => actor === "rule" ? { zh: "系统按规则", en: "By rule" } : actor === "system" ? { zh: "系统", en: "The program" } : { zh: actor, en: actor };

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{40,64}|\b[0-9a-f]{32}\b/g;
/** Long ids and hashes by their end, which tells them apart; the whole stands in the title and in the Excel file. */
export const shortIds = (text: string): string => text.replace(ids, (id) => `…${id.slice(-8)}`);
