import type { Actor } from "../access/model.js";
import { alarmSettingsInForce, noticeBody, webhooksInForce } from "../alarm/escalation.js";
import type { AlarmRecord, AlarmSettings, AlarmWebhook } from "../alarm/model.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { slugFrom } from "../monitoring/point-rules.js";
import { beijingText } from "../monitoring/window.js";
import { IdTaken, NotFound } from "../ports.js";
import type { AlarmDeskPorts } from "./alarm-desk-office.js";
import type { AlarmSettingsView, AlarmWebhookRow, PutAlarmSettings, PutAlarmWebhook } from "./alarm-desk-views.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { isRole } from "../access/rules.js";
import { namesOf, overtaken } from "./monitor-desk-office.js";

/** Escalation, storms and shifts as set (升级与班次设置). */
export async function settingsView(ports: AlarmDeskPorts): Promise<AlarmSettingsView> {
  const facts = await ports.store.read((reader) => reader.alarmSettings()), held = alarmSettingsInForce(facts), fact = facts.find((one) => one.seq === held.seq), nameOf = await namesOf(ports, fact === undefined ? [] : [fact.by]);
  return { seq: held.seq, stages: held.stages, stormPerMinute: held.stormPerMinute, shifts: held.shifts, by: fact === undefined ? null : nameOf(fact.by), at: fact === undefined ? null : beijingText(Date.parse(fact.at)), reason: fact?.reason ?? "" };
}
const time = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Sets them. @throws {Refused} alarm/bad-settings, monitoring/overtaken {IdTaken} */
export async function putSettings(ports: AlarmDeskPorts, actor: Actor, command: PutAlarmSettings): Promise<AlarmSettingsView> {
  const { pack, facts, hooks } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), facts: await reader.alarmSettings(), hooks: new Set(webhooksInForce(await reader.alarmWebhooks()).map((one) => one.hook)) })), errors: (FieldError | null)[] = [];
  const wrong = (field: string, zh: string, en: string): void => { errors.push({ field, zh, en }); };
  for (const [at, stage] of command.stages.entries()) {
    if (stage.stage !== at + 1) wrong(`stages.${at}.stage`, "升级级次应从 1 起连续编号", "stages are numbered from 1");
    if (!Number.isInteger(stage.afterMinutes) || stage.afterMinutes < 1 || stage.afterMinutes > 43_200) wrong(`stages.${at}.afterMinutes`, "升级时限应为 1 至 43200 分钟", "1 to 43200 minutes");
    if (stage.roles.length + stage.users.length + stage.webhooks.length === 0) wrong(`stages.${at}.roles`, "请指定升级给谁（角色、人员或推送）", "say whom it goes to");
    for (const role of stage.roles) if (!isRole(role)) wrong(`stages.${at}.roles`, `没有角色 ${role}`, `there is no role ${role}`);
    for (const hook of stage.webhooks) if (!hooks.has(hook)) wrong(`stages.${at}.webhooks`, `没有推送地址 ${hook}`, `there is no webhook ${hook}`);
  }
  for (const [at, shift] of command.shifts.entries()) { if (shift.name.trim() === "") wrong(`shifts.${at}.name`, "班次名称必须填写", "a shift needs a name"); if (!time.test(shift.from) || !time.test(shift.until) || shift.from === shift.until) wrong(`shifts.${at}.from`, "班次起止写成 08:00 的样子，且不相同", "write times like 08:00, two different ones"); }
  if (!Number.isInteger(command.stormPerMinute) || command.stormPerMinute < 1 || command.stormPerMinute > 10_000) wrong("stormPerMinute", "风暴阈值应为 1 至 10000 条/分钟", "1 to 10000 a minute");
  refuseBad("alarm/bad-settings", [...errors, missingText("reason", command.reason, { zh: "修改原因", en: "reason" })]);
  const fact: AlarmSettings = { id: command.id, by: actor.user, at: ports.clock.now(), ...scopeOfPoint(pack, null, null), seq: command.seq + 1, stages: command.stages, stormPerMinute: command.stormPerMinute, shifts: command.shifts, reason: command.reason.trim() }, known = facts.find((one) => one.id === command.id);
  if (known !== undefined) { if (known.by !== actor.user || known.seq !== fact.seq || known.reason !== fact.reason) throw new IdTaken(command.id); return settingsView(ports); }
  if (alarmSettingsInForce(facts).seq !== command.seq) throw overtaken();
  await ports.store.write({ actor, action: "alarm.manage", subject: "alarm-settings", detail: `报警升级 ${command.stages.length} 级，风暴阈值 ${command.stormPerMinute} 条/分钟，班次 ${command.shifts.map((one) => one.name).join("、")}；${fact.reason}`.slice(0, 500) }, (writer) => writer.appendAlarmSettings(fact));
  return settingsView(ports);
}

/** Where alarms are pushed to, and how each fares (推送地址). */
export async function webhookRows(ports: AlarmDeskPorts): Promise<readonly AlarmWebhookRow[]> {
  const hooks = webhooksInForce(await ports.store.read((reader) => reader.alarmWebhooks())), depths = new Map((await ports.alarmStore.noticeDepths()).map((one) => [one.hook, one]));
  return hooks.map(({ hook, seq, name, url, level, kinds, active }) => { const depth = depths.get(hook); return { hook, seq, name, url, level, kinds, active, waiting: depth?.waiting ?? 0, oldestAt: depth?.oldestAt === undefined || depth.oldestAt === null ? null : beijingText(depth.oldestAt), dropped: depth?.dropped ?? 0, delivered: depth?.delivered ?? 0, lastProblem: depth?.lastProblem ?? "", lastAt: depth?.lastAt === undefined || depth.lastAt === null ? null : beijingText(depth.lastAt) }; });
}
/** What is wrong with an address of a webhook, or null: http or https, no name and password in it, and no address that only this machine or a cloud's own service answers at. */
export function webhookUrlError(url: string): FieldError | null {
  const found = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/?#:@\s]+)(:\d{1,5})?([/?][^\s#]*)?$/i.exec(url);
  if (found === null || url.length > 500) return { field: "url", zh: "地址应写成 https://主机/路径 或 http://主机:端口/路径，不含用户名和密码", en: "write https://host/path or http://host:port/path, without name and password" };
  return /^(169\.254\.|0\.|\[fe80:|metadata\.)/i.test(found[2]!) ? { field: "url", zh: "不能推送到链路本地地址", en: "link-local addresses are refused" } : null;
}
/** Sets a webhook (设置推送). @throws {Refused} alarm/bad-webhook, monitoring/overtaken {IdTaken} */
export async function putWebhook(ports: AlarmDeskPorts, actor: Actor, command: PutAlarmWebhook): Promise<AlarmWebhookRow> {
  const { pack, facts } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), facts: await reader.alarmWebhooks() })), known = facts.find((one) => one.id === command.id), hook = command.hook === "" ? known?.hook ?? slugFrom("w", command.id) : command.hook, before = webhooksInForce(facts).find((one) => one.hook === hook);
  refuseBad("alarm/bad-webhook", [missingText("name", command.name, { zh: "名称", en: "name" }), webhookUrlError(command.url), command.secret === null && before === undefined ? { field: "secret", zh: "新的推送地址须设签名密钥", en: "a new webhook needs a secret" } : null, command.secret !== null && command.secret.length < 16 ? { field: "secret", zh: "签名密钥至少 16 个字符", en: "a secret has at least 16 characters" } : null, command.hook !== "" && before === undefined ? { field: "hook", zh: "没有这个推送地址", en: "there is no such webhook" } : null]);
  if (known !== undefined) { if (known.by !== actor.user || known.url !== command.url || known.name !== command.name.trim()) throw new IdTaken(command.id); return (await webhookRows(ports)).find((one) => one.hook === hook)!; }
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  const fact: AlarmWebhook = { id: command.id, by: actor.user, at: ports.clock.now(), ...scopeOfPoint(pack, null, null), hook, seq: command.seq + 1, name: command.name.trim(), url: command.url, secretEncrypted: command.secret === null ? before!.secretEncrypted : ports.secrets.encrypt(command.secret), level: command.level, kinds: command.kinds, active: command.active };
  await ports.store.write({ actor, action: "alarm.manage", subject: hook, detail: `报警推送 ${fact.name} ${fact.url}${fact.active ? "" : "，停用"}${command.secret === null ? "" : "，设置密钥"}`.slice(0, 500) }, (writer) => writer.appendAlarmWebhook(fact));
  return (await webhookRows(ports)).find((one) => one.hook === hook)!;
}
/** Queues a test notice (测试推送); how it fared is told with the webhook. @throws {NotFound} */
export async function testWebhook(ports: AlarmDeskPorts, actor: Actor, hook: string, id: string): Promise<void> {
  const { found, pack } = await ports.store.read(async (reader) => ({ found: webhooksInForce(await reader.alarmWebhooks()).find((one) => one.hook === hook), pack: await reader.pack() }));
  if (found === undefined) throw new NotFound("webhook", hook);
  const now = Date.parse(ports.clock.now()), scope = scopeOfPoint(pack, null, null);
  const sample: AlarmRecord = { ...scope, id: "test", key: "test", rule: "test", ruleSeq: 0, kind: "limit", level: "notice", point: null, item: null, at: now, basis: "", value: "", unit: "", limit: null, op: "", text: { zh: "测试推送", en: "test notice" }, clause: "", document: "", attestation: "VERIFIED", inputs: [], cause: "", raisedAt: now, reopenMinutes: 0, now: { id: "test", state: "raised", level: "notice", count: 1, lastAt: now, lastValue: "", storm: null, members: 0, endedAt: null, acknowledgedAt: null, handledAt: null, handledBy: [], closedAt: null, escalated: 0, escalatedTo: [], cause: null, steps: 0, change: 0 } };
  await ports.store.write({ actor, action: "alarm.manage", subject: hook, detail: `测试推送 ${found.name}`.slice(0, 500) }, () => Promise.resolve());
  await ports.alarmStore.queue([{ id: `${hook}~test~${id}`, hook, alarm: "test", event: "test", body: noticeBody("test", `${hook}~test~${id}`, sample, sample.now, new Date(now).toISOString()) }], now);
}
