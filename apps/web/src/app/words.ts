import type { Action, DutyMove, DutyState, Finding, Nature, ProjectState, Role, State } from "@yunqing/wire";
import type { Labels, Origin } from "@yunqing/standards";

/** Words of the product for each closed list that crosses the wire; one place, so that a word is the same on every page. */
export const stateWords: Readonly<Record<State | "overdue", Labels>> = {
  met: { zh: "已达标", en: "Met" }, missed: { zh: "未达标", en: "Missed" }, "on-track": { zh: "进度正常", en: "On track" },
  behind: { zh: "进度滞后", en: "Behind" }, "not-computable": { zh: "无法计算", en: "Not computable" },
  "awaiting-target": { zh: "待下达目标", en: "Awaiting target" }, overdue: { zh: "逾期", en: "Overdue" },
};
export const projectWords: Readonly<Record<ProjectState, Labels>> = {
  "not-started": { zh: "未开工", en: "Not started" }, "under-way": { zh: "实施中", en: "Under way" }, done: { zh: "已完成", en: "Done" },
  late: { zh: "逾期", en: "Late" }, unknown: { zh: "进度未报", en: "Not reported" },
};
export const dutyWords: Readonly<Record<DutyState, Labels>> = {
  "awaiting-sign": { zh: "待签收", en: "To be signed for" }, "in-hand": { zh: "办理中", en: "In hand" }, "awaiting-review": { zh: "待审核", en: "Awaiting review" },
  closed: { zh: "已办结", en: "Closed" }, returned: { zh: "已退回", en: "Returned" }, withdrawn: { zh: "已撤销", en: "Withdrawn" },
};
export const moveWords: Readonly<Record<DutyMove, Labels>> = {
  sign: { zh: "签收", en: "Sign for" }, note: { zh: "记录进展", en: "Add a note" }, submit: { zh: "提交审核", en: "Submit for review" },
  approve: { zh: "审核办结", en: "Approve and close" }, return: { zh: "退回", en: "Return" }, urge: { zh: "催办", en: "Urge" },
  transfer: { zh: "转办", en: "Transfer" }, extend: { zh: "延期", en: "Extend" }, withdraw: { zh: "撤销", en: "Withdraw" },
  pause: { zh: "暂停计时", en: "Pause the clock" }, resume: { zh: "恢复计时", en: "Resume the clock" }, join: { zh: "增加协办", en: "Add a co-holder" }, leave: { zh: "移除协办", en: "Remove" },
  "sign-part": { zh: "协办签收", en: "Sign for the part" }, "submit-part": { zh: "提交协办部分", en: "Hand in the part" }, "return-part": { zh: "退回协办部分", en: "Return the part" },
};
/** Why a clock may be paused (暂停事由). */
export const pauseWords = {
  "monitoring-report": { zh: "等待监测（检测、鉴定）报告", en: "Waiting for a report of monitoring" }, "force-majeure": { zh: "不可抗力", en: "Force majeure" }, "other-department": { zh: "等待其他部门意见", en: "Waiting for another department" },
  "party-materials": { zh: "等待当事人补正材料", en: "Waiting for papers of the party" }, "law-suspended": { zh: "依法中止", en: "Suspended by law" },
} as const satisfies Readonly<Record<string, Labels>>;
export const partWords = { "awaiting-sign": { zh: "待签收", en: "To be signed for" }, "in-hand": { zh: "办理中", en: "In hand" }, submitted: { zh: "已提交", en: "Handed in" } } as const satisfies Readonly<Record<string, Labels>>;
export const stepWords: Readonly<Record<string, Labels>> = { ...moveWords, open: { zh: "交办", en: "Opened" } };
export const lightWords = {
  green: { zh: "期限内", en: "In time" }, yellow: { zh: "临近期限", en: "Due soon" }, red: { zh: "逾期", en: "Overdue" }, paused: { zh: "暂停", en: "Paused" }, none: { zh: "不计时", en: "No clock" },
} as const satisfies Record<string, Labels>;
export const natureWords = (nature: Nature): Labels =>
  nature === "binding" ? { zh: "约束性", en: "Binding" } : nature === "expected" ? { zh: "预期性", en: "Expected" } : { zh: "—", en: "—" };
export const originWords: Readonly<Record<Origin | "simulated", Labels>> = {
  printed: { zh: "文件所载", en: "Printed" }, entered: { zh: "人工填报", en: "Entered" }, measured: { zh: "监测", en: "Measured" },
  simulated: { zh: "模拟", en: "Simulated" }, computed: { zh: "计算", en: "Computed" }, parameter: { zh: "限值/参数", en: "Parameter" },
};
export const valueStatusWords: Readonly<Record<"submitted" | "accepted" | "returned" | "superseded", Labels>> = {
  submitted: { zh: "待审核", en: "Awaiting review" }, accepted: { zh: "已采用", en: "Accepted" }, returned: { zh: "已退回", en: "Returned" }, superseded: { zh: "已被更正", en: "Superseded" },
};
export const severityWords: Readonly<Record<Finding["severity"], Labels>> = {
  high: { zh: "重要", en: "High" }, medium: { zh: "一般", en: "Medium" }, low: { zh: "提示", en: "Low" },
};
export const dutyKindWords: Readonly<Record<string, Labels>> = {
  indicator: { zh: "指标", en: "Indicator" }, target: { zh: "目标", en: "Target" }, project: { zh: "工程", en: "Project" },
  report: { zh: "填报", en: "Report" }, manual: { zh: "人工交办", en: "Manual" }, ledger: { zh: "台账", en: "Ledger" }, duty: { zh: "督办", en: "Duty" },
  task: { zh: "任务", en: "Task" }, finding: { zh: "体检", en: "Finding" }, place: { zh: "地点", en: "Place" },
  department: { zh: "部门", en: "Department" }, enterprise: { zh: "企业", en: "Enterprise" }, fact: { zh: "数值", en: "Fact" },
};
export const roleWords: Readonly<Record<Role, Labels>> = {
  director: { zh: "局领导", en: "Director" }, clerk: { zh: "科员", en: "Section clerk" }, "duty-officer": { zh: "值班员", en: "Duty officer" },
  inspector: { zh: "执法人员", en: "Inspector" }, department: { zh: "部门", en: "Department" }, town: { zh: "镇街", en: "Town" }, firm: { zh: "企业", en: "Firm" },
  public: { zh: "公众", en: "Public" }, "system-administrator": { zh: "系统管理员", en: "System administrator" },
  "security-administrator": { zh: "安全管理员", en: "Security administrator" }, "audit-administrator": { zh: "审计管理员", en: "Audit administrator" },
};
export const actionWords: Readonly<Partial<Record<Action, Labels>>> = {
  "value.report": { zh: "填报", en: "Report a value" }, "value.review": { zh: "审核", en: "Review" }, "target.assign": { zh: "登记下达目标", en: "Assign a target" },
};
export const comparatorSigns: Readonly<Record<string, string>> = { "<": "<", "<=": "≤", ">=": "≥", ">": ">", "=": "=" };
