import type { Labels } from "@yunqing/standards";

/** A system that lives in another part of the software than a ledger (台账之外的归属): the folder of the part, and why there. */
export interface Home { readonly part: string; readonly why: Labels }
/** Systems without a ledger of their own, each with where it lives (不设台账的系统). */
export const systemHomes: Readonly<Record<string, Home>> = {
  S005: { part: "judgement", why: { zh: "总量削减比例是规划指标，由填报值与基年判断，并列出工程减排量", en: "the cuts of totals are indicators of the plan, judged against their base year with what projects reduce" } },
  S006: { part: "judgement", why: { zh: "“十三五”指标逐项判断，文中自述与算得的都留下", en: "each indicator of the last plan is judged; what the document says and what is counted are both kept" } },
  S036: { part: "statistics", why: { zh: "逐日 AQI、优良天数与有效天数由监测数据统计，不由人填", en: "AQI, good days and valid days are counted from observations, not entered" } },
  S052: { part: "plan", why: { zh: "“十四五”指标体系在地区数据包中，由规划部分读取并判断", en: "the indicators of this plan stand in the district's pack and are judged there" } },
  S053: { part: "plan", why: { zh: "市级下达的年度目标在规划部分登记并判断", en: "targets that the city sets are assigned and judged with the plan" } },
  S194: { part: "network", why: { zh: "站点按级别（国控、省控、乡镇等）登记在监测网络，组分与 VOCs 序列由监测部分接收", en: "stations stand in the network with their level; components and VOCs arrive as observations" } },
  S196: { part: "alarm", why: { zh: "监测值按排污许可和标准限值判断并报警由报警部分完成；线索登记在台账，报警转线索、结果反馈许可执行报告由人办理，没有自动衔接", en: "values are judged against permits and standards as alarms; clues stand in a ledger; from an alarm to a clue and back to the permit a person goes, nothing does it by itself" } },
  S199: { part: "loop", why: { zh: "扬尘上限启动雾炮喷淋是控制回路，逐步记录、可试运行", en: "cannons that start at the upper bound of dust are a control loop with its own record" } },
  S200: { part: "loop", why: { zh: "下限停喷与上限同在一个回路，上下限次序由回路核对", en: "the lower bound that stops them is of the same loop, which holds the order of both" } },
  S205: { part: "map", why: { zh: "事件、时限报告、任务和处置过程登记在突发环境事件台账，风险源、受体、物资、队伍按距离查（周边）；烟羽扩散和河流输移估算没有做，指挥决策支持不完整", en: "events, reports and tasks stand in the ledger of incidents; sources, receptors, supplies and teams are found by distance; plumes and travel along rivers are not estimated, so support of decisions is not whole" } },
  S209: { part: "plan", why: { zh: "19 项重点项目在地区数据包中，进度和判断在规划部分", en: "the nineteen projects stand in the pack; progress and judgement with the plan" } },
  S210: { part: "judgement", why: { zh: "投资与资金来源由规划部分汇总并与文中合计核对", en: "investment and its sources are added up and held against the printed sums" } },
  S211: { part: "plan", why: { zh: "规划整体是数据，目标、任务、工程与正文行号相连", en: "the plan is data, its targets, tasks and projects linked with lines of the text" } },
  S212: { part: "duty", why: { zh: "任务分解到部门即督办：承办单位、期限、延期、办结", en: "tasks of departments are duties with holders and terms" } },
};
