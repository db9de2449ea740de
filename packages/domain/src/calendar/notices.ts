import type { Attestation } from "@yunqing/standards";

/** One holiday of a yearly notice (节日放假), days inclusive; `workdays` are the weekend days worked for it (调休上班). */
export interface HolidayNotice { readonly zh: string; readonly en: string; readonly from: string; readonly to: string; readonly workdays: readonly string[] }
/** The State Council's arrangement for a year (部分节假日安排): every day not named keeps the rule Monday–Friday work, weekend rest. */
export interface CalendarYear { readonly year: number; readonly notice: string; readonly attestation: Attestation; readonly attestedBy: string; readonly holidays: readonly HolidayNotice[] }

const recalled = "凭记忆录入，未在本地参考资料中核对原文";

/**
 * The notices of the State Council's General Office for 2021–2026 (国务院办公厅关于部分节假日安排的通知), as data.
 * None is VERIFIED: the shared reference holds no calendar. 2026 was read in a republication of the notice; the others are from memory.
 */
export const stateCouncilYears: readonly CalendarYear[] = [
  { year: 2021, notice: "国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）", attestation: "FROM MEMORY", attestedBy: recalled, holidays: [
    { zh: "元旦", en: "New Year", from: "2021-01-01", to: "2021-01-03", workdays: [] },
    { zh: "春节", en: "Spring Festival", from: "2021-02-11", to: "2021-02-17", workdays: ["2021-02-07", "2021-02-20"] },
    { zh: "清明节", en: "Qingming", from: "2021-04-03", to: "2021-04-05", workdays: [] },
    { zh: "劳动节", en: "Labour Day", from: "2021-05-01", to: "2021-05-05", workdays: ["2021-04-25", "2021-05-08"] },
    { zh: "端午节", en: "Dragon Boat", from: "2021-06-12", to: "2021-06-14", workdays: [] },
    { zh: "中秋节", en: "Mid-Autumn", from: "2021-09-19", to: "2021-09-21", workdays: ["2021-09-18"] },
    { zh: "国庆节", en: "National Day", from: "2021-10-01", to: "2021-10-07", workdays: ["2021-09-26", "2021-10-09"] },
  ] },
  { year: 2022, notice: "国务院办公厅关于2022年部分节假日安排的通知（国办发明电〔2021〕11号）", attestation: "FROM MEMORY", attestedBy: recalled, holidays: [
    { zh: "元旦", en: "New Year", from: "2022-01-01", to: "2022-01-03", workdays: [] },
    { zh: "春节", en: "Spring Festival", from: "2022-01-31", to: "2022-02-06", workdays: ["2022-01-29", "2022-01-30"] },
    { zh: "清明节", en: "Qingming", from: "2022-04-03", to: "2022-04-05", workdays: ["2022-04-02"] },
    { zh: "劳动节", en: "Labour Day", from: "2022-04-30", to: "2022-05-04", workdays: ["2022-04-24", "2022-05-07"] },
    { zh: "端午节", en: "Dragon Boat", from: "2022-06-03", to: "2022-06-05", workdays: [] },
    { zh: "中秋节", en: "Mid-Autumn", from: "2022-09-10", to: "2022-09-12", workdays: [] },
    { zh: "国庆节", en: "National Day", from: "2022-10-01", to: "2022-10-07", workdays: ["2022-10-08", "2022-10-09"] },
  ] },
  { year: 2023, notice: "国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）", attestation: "FROM MEMORY", attestedBy: recalled, holidays: [
    { zh: "元旦", en: "New Year", from: "2022-12-31", to: "2023-01-02", workdays: [] },
    { zh: "春节", en: "Spring Festival", from: "2023-01-21", to: "2023-01-27", workdays: ["2023-01-28", "2023-01-29"] },
    { zh: "清明节", en: "Qingming", from: "2023-04-05", to: "2023-04-05", workdays: [] },
    { zh: "劳动节", en: "Labour Day", from: "2023-04-29", to: "2023-05-03", workdays: ["2023-04-23", "2023-05-06"] },
    { zh: "端午节", en: "Dragon Boat", from: "2023-06-22", to: "2023-06-24", workdays: ["2023-06-25"] },
    { zh: "中秋节、国庆节", en: "Mid-Autumn and National Day", from: "2023-09-29", to: "2023-10-06", workdays: ["2023-10-07", "2023-10-08"] },
  ] },
  { year: 2024, notice: "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）", attestation: "FROM MEMORY", attestedBy: recalled, holidays: [
    { zh: "元旦", en: "New Year", from: "2024-01-01", to: "2024-01-01", workdays: [] },
    { zh: "春节", en: "Spring Festival", from: "2024-02-10", to: "2024-02-17", workdays: ["2024-02-04", "2024-02-18"] },
    { zh: "清明节", en: "Qingming", from: "2024-04-04", to: "2024-04-06", workdays: ["2024-04-07"] },
    { zh: "劳动节", en: "Labour Day", from: "2024-05-01", to: "2024-05-05", workdays: ["2024-04-28", "2024-05-11"] },
    { zh: "端午节", en: "Dragon Boat", from: "2024-06-10", to: "2024-06-10", workdays: [] },
    { zh: "中秋节", en: "Mid-Autumn", from: "2024-09-15", to: "2024-09-17", workdays: ["2024-09-14"] },
    { zh: "国庆节", en: "National Day", from: "2024-10-01", to: "2024-10-07", workdays: ["2024-09-29", "2024-10-12"] },
  ] },
  { year: 2025, notice: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）", attestation: "FROM MEMORY", attestedBy: recalled, holidays: [
    { zh: "元旦", en: "New Year", from: "2025-01-01", to: "2025-01-01", workdays: [] },
    { zh: "春节", en: "Spring Festival", from: "2025-01-28", to: "2025-02-04", workdays: ["2025-01-26", "2025-02-08"] },
    { zh: "清明节", en: "Qingming", from: "2025-04-04", to: "2025-04-06", workdays: [] },
    { zh: "劳动节", en: "Labour Day", from: "2025-05-01", to: "2025-05-05", workdays: ["2025-04-27"] },
    { zh: "端午节", en: "Dragon Boat", from: "2025-05-31", to: "2025-06-02", workdays: [] },
    { zh: "国庆节、中秋节", en: "National Day and Mid-Autumn", from: "2025-10-01", to: "2025-10-08", workdays: ["2025-09-28", "2025-10-11"] },
  ] },
  { year: 2026, notice: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）", attestation: "REPORTED", attestedBy: "转载的通知全文（saidakeji.com/show-9783.html，来源注明新华社）", holidays: [
    { zh: "元旦", en: "New Year", from: "2026-01-01", to: "2026-01-03", workdays: ["2026-01-04"] },
    { zh: "春节", en: "Spring Festival", from: "2026-02-15", to: "2026-02-23", workdays: ["2026-02-14", "2026-02-28"] },
    { zh: "清明节", en: "Qingming", from: "2026-04-04", to: "2026-04-06", workdays: [] },
    { zh: "劳动节", en: "Labour Day", from: "2026-05-01", to: "2026-05-05", workdays: ["2026-05-09"] },
    { zh: "端午节", en: "Dragon Boat", from: "2026-06-19", to: "2026-06-21", workdays: [] },
    { zh: "中秋节", en: "Mid-Autumn", from: "2026-09-25", to: "2026-09-27", workdays: [] },
    { zh: "国庆节", en: "National Day", from: "2026-10-01", to: "2026-10-07", workdays: ["2026-09-20", "2026-10-10"] },
  ] },
];
