// Long because it is a table: each limit is one line, typed from what was read.
import type { Attestation, Labels } from "@yunqing/standards";

/** What a limit is counted in (时限单位): 工作日, 日 (natural days), 月, 小时. */
export type LimitUnit = "working-day" | "day" | "month" | "hour";
/** How far a limit may be lawfully extended (可延长). */
export interface LimitExtension { readonly count: number; readonly unit: LimitUnit; readonly text: Labels }
/**
 * A time that a law allows (法定时限), one edition of it. The day of the event chooses the edition: `from` is the first day in force, `until` the first day no longer.
 * `attestation` says how well the number is known, `dated` how well the days in force are.
 */
export interface StatutoryLimit {
  readonly id: string; readonly group: Labels; readonly name: Labels; readonly law: string; /** "" where the article was not read */ readonly article: string;
  readonly count: number; readonly unit: LimitUnit; /** "before": counted back from the end of something */ readonly way: "after" | "before"; readonly event: Labels;
  readonly from: string; readonly until: string | null; readonly attestation: Attestation; readonly dated: Attestation; readonly extension: LimitExtension | null; readonly note?: Labels;
}

const both = (zh: string, en: string): Labels => ({ zh, en });
const V: Attestation = "VERIFIED", R: Attestation = "REPORTED", M: Attestation = "FROM MEMORY";
const thirtyMore = (zh: string, en: string, unit: LimitUnit = "day"): LimitExtension => ({ count: 30, unit, text: both(zh, en) });

const waste = both("危险废物", "Hazardous waste"), radiation = both("辐射", "Radiation"), permit = both("排污许可", "Pollution permits"), penalty = both("行政处罚", "Penalties"), force = both("强制与移送", "Compulsion and transfer");
const complaints = both("信访投诉", "Complaints"), disclosure = both("信息公开", "Disclosure"), incident = both("突发事件", "Incidents"), monitor = both("自动监控", "Online monitoring"), medical = both("医疗废物", "Medical waste"), machinery = both("移动源", "Mobile sources");
const transfer = "危险废物转移管理办法（部令第23号）", isotopes = "放射性同位素与射线装置安全和防护条例（国务院令第449号）", isotopesRules = "放射性同位素与射线装置安全和防护管理办法（部令第18号）", permits = "排污许可管理条例（国务院令第736号）";
const penaltyLaw = "行政处罚法（2021年修订）", rules2010 = "环境行政处罚办法（部令第8号）", rules2023 = "生态环境行政处罚办法（部令第30号）", petitions = "信访工作条例（2022年）", openness = "政府信息公开条例（国务院令第711号）", disclosed = "企业环境信息依法披露管理办法（部令第24号）";
const sealing = "环境保护主管部门实施查封、扣押办法（部令第29号）", limiting = "环境保护主管部门实施限制生产、停产整治办法（部令第30号，2014年）", daily = "环境保护主管部门实施按日连续处罚办法（部令第28号）", police = "行政主管部门移送适用行政拘留环境违法案件暂行办法", crime = "环境保护行政执法与刑事司法衔接工作办法", reporting = "突发环境事件信息报告办法（部令第17号）", facility = "污染源自动监控设施运行管理办法";
const licensing = both("许可期限按工作日计（行政许可法第八十二条，凭记忆）", "times for licences are working days (Licensing Law art. 82, from memory)");

type Line = readonly [id: string, group: Labels, zh: string, en: string, law: string, article: string, count: number, unit: LimitUnit, eventZh: string, eventEn: string, from: string, until: string | null, attestation: Attestation, dated: Attestation, more?: { readonly way?: "before"; readonly extension?: LimitExtension; readonly note?: Labels }];
const lines: readonly Line[] = [
  // hazardous waste
  ["waste/confirm", waste, "接受人确认转移联单", "receiver confirms the manifest", transfer, "", 5, "working-day", "接受危险废物之日", "the waste was received", "2022-01-01", null, V, V],
  ["waste/paper-entry", waste, "纸质联单补录", "paper manifest entered", transfer, "", 10, "working-day", "应急使用纸质联单后", "paper was used in an emergency", "2022-01-01", null, V, V],
  ["waste/cross-first", waste, "跨省转移初审", "first review of a cross-province move", transfer, "", 5, "working-day", "受理申请之日", "the application was accepted", "2022-01-01", null, V, V],
  ["waste/cross-answer", waste, "接受地省级答复", "answer of the receiving province", transfer, "", 10, "working-day", "收到商请函之日", "the letter arrived", "2022-01-01", null, V, V],
  ["waste/cross-decide", waste, "跨省转移决定", "decision on a cross-province move", transfer, "", 5, "working-day", "收到答复之日", "the answer arrived", "2022-01-01", null, V, V],
  ["waste/store", waste, "持证单位贮存期限", "storage by a licence holder", "固体废物污染环境防治法（2020年修订）", "第八十一条", 12, "month", "危险废物入库之日", "the waste came into store", "2020-09-01", null, V, M, { note: both("确需延长的，须报颁发许可证的部门批准", "longer only with the licensing authority's approval") }],
  // medical waste
  ["medical/store", medical, "医疗废物暂时贮存", "temporary store of medical waste", "医疗废物管理条例（国务院令第380号）", "", 48, "hour", "产生（入暂存）之时", "it came into store", "2003-06-16", null, V, M, { note: both("条文为“不得超过 2 天”，按 48 小时计", "the text says two days, counted as 48 hours") }],
  // radiation
  ["radiation/transfer-filing", radiation, "放射源转入、转出备案", "a transfer of sources is filed", isotopes, "", 20, "day", "转让活动完成之日", "the transfer was done", "2005-12-01", null, V, M],
  ["radiation/return-filing", radiation, "废旧放射源返回、送贮备案", "returning or storing used sources is filed", isotopes, "", 20, "day", "返回、送贮活动完成之日", "it was returned or stored", "2005-12-01", null, V, M],
  ["radiation/renew", radiation, "辐射安全许可证延续申请", "application to renew the licence", isotopes, "", 30, "day", "许可证届满之日", "the licence ends", "2005-12-01", null, V, M, { way: "before" }],
  ["radiation/change", radiation, "许可证名称、地址、法定代表人变更", "change of name, address or person", isotopes, "", 20, "day", "变更登记之日", "the change was registered", "2005-12-01", null, V, M],
  ["radiation/other-province-before", radiation, "跨省使用放射源事前备案", "report before use in another province", isotopesRules, "", 10, "day", "使用开始之日", "use begins", "2011-05-01", null, V, M, { way: "before" }],
  ["radiation/other-province-after", radiation, "跨省使用备案注销", "cancelling after use in another province", isotopesRules, "", 20, "day", "使用结束之日", "use ended", "2011-05-01", null, V, M],
  // permits
  ["permit/simple-decide", permit, "简化管理排污许可审批", "decision, simplified management", permits, "", 20, "working-day", "受理申请之日", "the application was accepted", "2021-03-01", null, V, M, { note: licensing }],
  ["permit/key-decide", permit, "重点管理排污许可审批", "decision, key management", permits, "", 30, "working-day", "受理申请之日", "the application was accepted", "2021-03-01", null, V, M, { extension: { count: 15, unit: "working-day", text: both("需现场核查的，审批期限为 45 日", "45 days with a site check") }, note: licensing }],
  ["permit/renew", permit, "排污许可证延续申请", "application to renew the permit", permits, "", 60, "day", "许可证届满之日", "the permit ends", "2021-03-01", null, V, M, { way: "before" }],
  ["permit/renew-decide", permit, "延续申请审批", "decision on a renewal", permits, "", 20, "working-day", "受理申请之日", "the application was accepted", "2021-03-01", null, V, M, { note: licensing }],
  ["permit/change", permit, "名称、住所、法定代表人变更", "change of name, address or person", permits, "", 30, "day", "变更之日", "it was changed", "2021-03-01", null, V, M],
  // penalties
  ["penalty/file", penalty, "立案", "a case is filed", rules2010, "", 7, "working-day", "发现违法线索之日", "signs of an offence were found", "2010-03-01", "2023-07-01", V, M],
  ["penalty/file", penalty, "立案", "a case is filed", rules2023, "", 15, "day", "发现违法线索之日", "signs of an offence were found", "2023-07-01", null, M, V, { extension: { count: 15, unit: "day", text: both("经批准可延长 15 日", "15 days more when approved") } }],
  ["penalty/decide", penalty, "作出处罚决定", "a penalty is decided", rules2010, "", 3, "month", "立案之日", "the case was filed", "2010-03-01", "2021-07-15", V, M],
  ["penalty/decide", penalty, "作出处罚决定", "a penalty is decided", penaltyLaw, "第六十条", 90, "day", "立案之日", "the case was filed", "2021-07-15", "2023-07-01", V, M, { note: both("法律、法规、规章另有规定的从其规定", "unless laws or rules say otherwise") }],
  ["penalty/decide", penalty, "作出处罚决定", "a penalty is decided", `${rules2023}；${penaltyLaw}`, "第六十条", 90, "day", "立案之日", "the case was filed", "2023-07-01", null, V, V, { extension: thirtyMore("经批准可延长 30 日；仍不能的，经集体讨论可再延长（延长部分凭记忆）", "30 days when approved, more by collective discussion (the extension is from memory)") }],
  ["penalty/serve", penalty, "送达处罚决定书", "the decision is served", penaltyLaw, "第六十一条", 7, "working-day", "作出决定之日", "it was decided", "2021-07-15", null, V, M, { note: both("“二日、三日、五日、七日”为工作日（第八十五条）", "two, three, five and seven days are working days (art. 85)") }],
  ["penalty/pay", penalty, "缴纳罚款", "the fine is paid", penaltyLaw, "第六十七条", 15, "day", "收到决定书之日", "the decision was received", "2021-07-15", null, V, M],
  ["penalty/hearing-ask", penalty, "当事人申请听证", "a hearing is asked for", penaltyLaw, "第六十四条", 5, "working-day", "告知之日", "the party was told", "2021-07-15", null, V, M],
  ["penalty/hearing-notice", penalty, "通知听证时间地点", "notice of the hearing", penaltyLaw, "第六十四条", 7, "working-day", "听证举行之日", "the hearing", "2021-07-15", null, V, M, { way: "before" }],
  ["penalty/preserve", penalty, "登记保存物品处理决定", "decision on preserved evidence", penaltyLaw, "第五十六条", 7, "working-day", "先行登记保存之日", "it was registered", "2021-07-15", null, V, M],
  ["penalty/withdraw", penalty, "撤回公开的处罚决定", "a published decision is withdrawn", penaltyLaw, "第四十八条", 3, "working-day", "决定被变更、撤销、确认违法或者无效之日", "it was annulled", "2021-07-15", null, V, M],
  ["penalty/daily-recheck", penalty, "按日连续处罚复查", "re-check for daily fines", daily, "", 30, "day", "送达责令改正决定书之日", "the order was served", "2015-01-01", null, V, M],
  // compulsion and transfer
  ["seal/keep", force, "查封、扣押期限", "seizing or sealing", sealing, "", 30, "day", "查封、扣押之日", "it was sealed", "2015-01-01", null, V, M, { extension: thirtyMore("情况复杂的经批准可延长 30 日", "30 days more when approved") }],
  ["seal/release-answer", force, "解除查封、扣押申请答复", "answer to a request of release", sealing, "", 5, "working-day", "收到申请之日", "the request arrived", "2015-01-01", null, V, M],
  ["limit/keep", force, "限制生产期限", "limited production", limiting, "", 3, "month", "决定生效之日", "the decision took effect", "2015-01-01", null, V, M, { extension: { count: 3, unit: "month", text: both("情况复杂的经批准可延长，延长不超过 3 个月", "up to three months more when approved") } }],
  ["limit/plan", force, "限产停产整改方案备案", "plan of the firm", limiting, "", 15, "working-day", "收到决定书之日", "the decision was received", "2015-01-01", null, V, M],
  ["limit/follow-up", force, "解除后跟踪检查", "follow-up after release", limiting, "", 30, "day", "解除之日", "it was released", "2015-01-01", null, V, M],
  ["police/transfer", force, "移送行政拘留案件", "transfer for detention", police, "", 3, "day", "决定移送之日", "it was decided", "2015-01-01", null, V, M],
  ["crime/hand-over", force, "涉嫌犯罪案件移送", "transfer of a crime", crime, "", 24, "hour", "批准移送之时", "it was approved", "2017-01-25", null, V, M],
  ["crime/decide", force, "公安机关立案决定", "police decide", crime, "", 3, "day", "接受案件之日", "the case was received", "2017-01-25", null, V, M],
  // complaints
  ["complaint/accept", complaints, "信访事项受理（转送）告知", "acceptance is told", petitions, "", 15, "day", "收到信访事项之日", "the matter was received", "2022-05-01", null, V, M],
  ["complaint/finish", complaints, "信访事项办结", "the matter is finished", petitions, "", 60, "day", "受理之日", "it was accepted", "2022-05-01", null, V, M, { extension: thirtyMore("情况复杂的经批准可延长 30 日，并告知延期理由", "30 days more when approved, with notice") }],
  ["complaint/review-ask", complaints, "请求复查、复核", "a review is asked for", petitions, "", 30, "day", "收到书面答复之日", "the answer was received", "2022-05-01", null, V, M],
  ["complaint/review", complaints, "复查、复核答复", "the review is answered", petitions, "", 30, "day", "收到请求之日", "the request arrived", "2022-05-01", null, V, M],
  // disclosure
  ["openness/publish", disclosure, "主动公开政府信息", "information is published", openness, "", 20, "working-day", "信息形成或变更之日", "it came about or changed", "2019-05-15", null, V, M],
  ["openness/answer", disclosure, "依申请公开答复", "a request is answered", openness, "", 20, "working-day", "收到申请之日", "the request arrived", "2019-05-15", null, V, M, { extension: { count: 20, unit: "working-day", text: both("经批准可延长 20 个工作日，并告知申请人（凭记忆）", "20 working days more when approved (from memory)") } }],
  ["disclosure/temporary", disclosure, "企业临时环境信息披露", "temporary report of a firm", disclosed, "", 5, "working-day", "收到法律文书之日", "the legal paper was received", "2022-02-08", null, V, V],
  ["disclosure/notice", disclosure, "披露企业名单公示", "notice of the list", disclosed, "", 10, "working-day", "名单拟定之日", "the list was drawn up", "2022-02-08", null, V, V],
  // incidents and online monitoring
  ["incident/report-high", incident, "重大、特别重大事件报告", "levels I and II are reported", reporting, "", 2, "hour", "发现或得知之时", "it was known", "2011-05-01", null, V, M],
  ["incident/report-low", incident, "一般、较大事件报告", "levels III and IV are reported", reporting, "", 4, "hour", "发现或得知之时", "it was known", "2011-05-01", null, V, M],
  ["monitor/fault-tell", monitor, "自动监控设施故障报告", "a fault is told", facility, "", 12, "hour", "发生故障之时", "the fault came", "2008-05-01", null, V, M],
  ["monitor/fault-restore", monitor, "自动监控设施恢复运行", "the device works again", facility, "", 48, "hour", "发生故障之时", "the fault came", "2008-05-01", null, V, M],
  // mobile sources
  ["machinery/register", machinery, "非道路移动机械编码登记（新购、转入）", "new or moved-in machines are registered", "关于加快推进非道路移动机械摸底调查和编码登记工作的通知（环办大气函〔2019〕655号）", "", 30, "day", "购置或转入之日", "it was bought or moved in", "2019-07-29", null, R, M],
];

/** Every limit held, by kind and then by edition (法定时限表). What is not VERIFIED is shown as 待核实. */
export const statutoryLimits: readonly StatutoryLimit[] = lines.map(([id, group, zh, en, law, article, count, unit, eventZh, eventEn, from, until, attestation, dated, more]) => ({
  id, group, name: both(zh, en), law, article, count, unit, way: more?.way ?? "after", event: both(eventZh, eventEn), from, until, attestation, dated, extension: more?.extension ?? null, ...(more?.note === undefined ? {} : { note: more.note }),
}));

/** The edition in force on the day of the event (当日有效版本); null when there is no such limit, or none that day. */
export function limitOn(id: string, day: string): StatutoryLimit | null { return statutoryLimits.find((one) => one.id === id && one.from <= day && (one.until === null || day < one.until)) ?? null; }

/** The lesser of two attestations: what a figure made of both may claim. */
export function weaker(a: Attestation, b: Attestation): Attestation { const order: readonly Attestation[] = [V, R, M]; return order.indexOf(a) > order.indexOf(b) ? a : b; }

const units: Readonly<Record<LimitUnit, (count: number) => Labels>> = {
  "working-day": (n) => both(`${n} 个工作日`, `${n} working days`), day: (n) => both(`${n} 日`, `${n} days`), month: (n) => both(`${n} 个月`, `${n} months`), hour: (n) => both(`${n} 小时`, `${n} hours`),
};
/** A limit in words (时限文字): 提前 60 日, 5 个工作日. */
export function limitText(limit: Pick<StatutoryLimit, "count" | "unit" | "way">): Labels {
  const words = units[limit.unit](limit.count);
  return limit.way === "before" ? both(`提前 ${words.zh}`, `${words.en} before`) : words;
}
/** Law and article as they are cited (依据). */
export function limitBasis(limit: Pick<StatutoryLimit, "law" | "article">): string { return `${limit.law}${limit.article}`; }

/** The time that something allows, in words (时限文字): working days, or a limit of the law with its basis. */
export function timeText({ workingDays, limit }: { readonly workingDays?: number; readonly limit?: string }): Labels {
  const found = limit === undefined ? undefined : [...statutoryLimits].reverse().find((one) => one.id === limit);
  if (found === undefined) return both(`${workingDays ?? ""} 个工作日`, `${workingDays ?? ""} working days`);
  const text = limitText(found);
  return both(`法定时限 ${text.zh}（${limitBasis(found)}）`, `${text.en} by law (${limitBasis(found)})`);
}
