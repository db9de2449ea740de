import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number } from "../parts/fields.js";
import { rowsIn } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Linkage of departments in an alert（重污染天气部门联动记录）. */
export const alertLinkage = ledger({
  id: "alert-linkage", title: { zh: "重污染天气部门联动记录", en: "Linkage of departments in an alert" }, source: { line: 1003, systems: ["S208"], text: "计划 4.7.2；应急联动机制" },
  purpose: { zh: "与气象、公安消防、应急、交通等部门的通知、签收和反馈", en: "Notices to departments, their receipts and answers" },
  key: ["number"], name: "matter", ...byDepartment,
  fields: {
    number: { ...number, required: true },
    alert: { kind: "text", label: { zh: "预警编号（名称）", en: "Alert" }, required: true, max: 80 },
    level: { kind: "choice", label: { zh: "预警级别", en: "Level" }, required: true, options: { yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" }, lifted: { zh: "解除", en: "lifted" } } },
    matter: { kind: "text", label: { zh: "联动事项", en: "Matter" }, required: true, max: 200 },
    sentAt: { kind: "instant", label: { zh: "通知时间", en: "Sent at" }, required: true },
    receipts: {
      kind: "children", label: { zh: "部门签收与反馈", en: "Receipts" }, required: true, max: 60,
      fields: {
        department: {
          kind: "choice", label: { zh: "部门", en: "Department" }, required: true,
          options: {
            weather: { zh: "气象", en: "weather service" }, police: { zh: "公安", en: "police" }, fire: { zh: "消防", en: "fire brigade" },
            emergency: { zh: "应急管理", en: "emergency management" }, transport: { zh: "交通运输", en: "transport" }, housing: { zh: "住建", en: "housing" },
            industry: { zh: "工信", en: "industry" }, education: { zh: "教育", en: "education" }, health: { zh: "卫健", en: "health" },
            town: { zh: "乡镇（街道）", en: "towns" },
          },
        },
        receivedAt: { kind: "instant", label: { zh: "签收时间", en: "Received at" } },
        answeredAt: { kind: "instant", label: { zh: "反馈时间", en: "Answered at" } },
        did: { kind: "text", label: { zh: "落实情况", en: "What was done" }, max: 500 },
      },
    },
    answered: {
      kind: "computed", label: { zh: "已反馈部门", en: "Departments that answered" }, as: "decimal", unit: "个", scale: 0, from: ["receipts"],
      formula: { zh: "已填反馈时间的部门数", en: "departments with an answer" }, by: (row) => exact(rowsIn(row, "receipts").filter((each) => typeof each["answeredAt"] === "string").length),
    },
    lacking: {
      kind: "computed", label: { zh: "未反馈部门", en: "Departments still to answer" }, as: "decimal", unit: "个", scale: 0, from: ["receipts"],
      formula: { zh: "未填反馈时间的部门数", en: "departments without an answer" },
      by: (row) => exact(rowsIn(row, "receipts").filter((each) => typeof each["answeredAt"] !== "string").length),
    },
    note: { ...note },
  },
});
