import { exact, isDay, isDecimal } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import type { PointFact } from "../monitoring/model.js";
import { programmeOf } from "../network/calendars.js";
import { networkLevels, type PointProfile } from "../network/model.js";
import { amountError, missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { mustBeAllowed, overtaken } from "./monitor-desk-office.js";
import { isItemAt, lastBody, lastLaboratory, lookedAt, saidBefore, type NetworkDeskPorts, type NetworkRegistry } from "./network-desk-office.js";
import type { NetworkLimit, ProfileFields, PutProfile } from "./network-desk-views.js";

const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
/** Names of networks, for lists and sentences (所属网络). */
export const levelNames: Readonly<Record<(typeof networkLevels)[number], string>> = { national: "国控", provincial: "省控", city: "市控", district: "区控", town: "乡镇站", micro: "微站", component: "组分站", enterprise: "企业自行监测" };

function limitErrors(limits: readonly NetworkLimit[], point: PointFact): readonly (FieldError | null)[] {
  return limits.flatMap(({ item, op, value, until, document }, at): readonly (FieldError | null)[] => {
    const field = `limits.${at}`, number = amountError(field, value, { zh: `第 ${at + 1} 条限值`, en: `limit ${at + 1}` }, null);
    return [
      isItemAt(point.kind, item) ? null : say(field, `第 ${at + 1} 条限值：这类点位没有项目“${item}”`, `limit ${at + 1}: points of this kind do not measure "${item}"`), number, missingText(field, document, { zh: `第 ${at + 1} 条限值的依据文件`, en: `document of limit ${at + 1}` }),
      op !== "range" ? (until === null ? null : say(field, `第 ${at + 1} 条限值：只有“范围”有上端`, `limit ${at + 1}: only a range has an upper end`))
        : until === null ? say(field, `第 ${at + 1} 条限值：范围需要上端，例如 6–9`, `limit ${at + 1}: a range needs its upper end, such as 6–9`)
          : amountError(field, until, { zh: `第 ${at + 1} 条限值上端`, en: `upper end of limit ${at + 1}` }, null) ?? (number === null && exact(until).compare(exact(value)) <= 0 ? say(field, `第 ${at + 1} 条限值：上端 ${until} 应大于下端 ${value}`, `limit ${at + 1}: the upper end ${until} must exceed ${value}`) : null),
    ];
  });
}

/** Everything that is wrong with a profile as given (点位属性校核), each by its field. */
export function profileErrors(given: ProfileFields, point: PointFact, registry: NetworkRegistry): readonly (FieldError | null)[] {
  const body = given.body === null ? null : lastBody(registry, given.body), laboratory = given.laboratory === null ? null : lastLaboratory(registry, given.laboratory), programme = programmeOf(given.calendar);
  return [
    isDay(given.from) ? null : say("from", `起用日“${given.from}”不是日期；请写成 2026-01-01 的样子`, `"${given.from}" is no day; write it like 2026-01-01`),
    given.body !== null && body?.active !== true ? say("body", "没有登记这个水体，或已停用；请先在“水体与水源”中登记", "the water body is not registered, or out of use: register it first") : null,
    given.chainage === null ? null : given.body === null ? say("chainage", "填写里程前请先选水体", "choose the water body before the chainage") : isDecimal(given.chainage) && /^\d/.test(given.chainage) ? null : say("chainage", `里程“${given.chainage}”应为自源头起的公里数，例如 12.5`, `the chainage "${given.chainage}" is km from the source, such as 12.5`),
    given.calendar === null || programme !== null ? null : say("calendar", `没有采样方案“${given.calendar}”`, `there is no programme "${given.calendar}"`),
    programme === null || programme.kinds.includes(point.kind) ? null : say("calendar", `采样方案“${programme.name.zh}”不用于这类点位`, `the programme "${programme.name.en}" is not for points of this kind`),
    given.laboratory !== null && laboratory === null ? say("laboratory", "没有登记这个检测机构；请先在“检测机构”中登记", "the laboratory is not registered: register it first") : null,
    ...given.items.filter((item) => !isItemAt(point.kind, item)).map((item) => say("items", `这类点位没有项目“${item}”；请从列表中选`, `points of this kind do not measure "${item}": choose from the list`)),
    ...limitErrors(given.limits, point),
  ];
}

const texts: readonly (readonly [keyof ProfileFields, string, (given: ProfileFields) => string])[] = [
  ["from", "起用日", ({ from }) => from], ["network", "所属网络", ({ network }) => (network === null ? "无" : levelNames[network])], ["method", "监测方式", ({ method }) => (method === "manual" ? "手工" : "自动")], ["evaluated", "参评", ({ evaluated }) => (evaluated ? "是" : "否")], ["body", "水体", ({ body }) => body ?? "无"],
  ["chainage", "里程", ({ chainage }) => chainage ?? "无"], ["functionZone", "功能区", ({ functionZone }) => functionZone || "无"], ["targetClass", "目标类别", ({ targetClass }) => targetClass ?? "无"], ["protection", "保护区", ({ protection }) => ({ none: "无", first: "一级", second: "二级", quasi: "准" })[protection]],
  ["items", "项目", ({ items }) => (items.length === 0 ? "常规" : items.join("、"))], ["calendar", "采样方案", ({ calendar }) => programmeOf(calendar)?.name.zh ?? "无"], ["laboratory", "检测机构", ({ laboratory }) => laboratory ?? "无"], ["limits", "限值", ({ limits }) => `${limits.length} 条`], ["note", "备注", ({ note }) => note || "无"],
];
/** What a version changed (变更内容), in Chinese, as the history and the audit log say it. */
export function profileChanges(before: ProfileFields | null, after: ProfileFields): string {
  if (before === null) return "首次设置";
  const changes = texts.flatMap(([field, name, told]) => (JSON.stringify(before[field]) === JSON.stringify(after[field]) ? [] : [`${name}：${told(before)} → ${told(after)}`]));
  return changes.length === 0 ? "未作变更" : changes.join("；");
}

/** The version of a profile that a command makes (点位属性新版本). @throws {NotFound} {Forbidden} {Refused} network/bad-profile, monitoring/overtaken {IdTaken} */
export function profileFrom(ports: NetworkDeskPorts, registry: NetworkRegistry, actor: Actor, command: PutProfile): { readonly fact: PointProfile; readonly known: boolean; readonly point: PointFact; readonly what: string } {
  const point = lookedAt(ports, actor, registry, command.point), all = registry.profileFacts.filter((one) => one.point === point.point), before = all.reduce<PointProfile | null>((held, one) => (held === null || one.seq > held.seq ? one : held), null);
  mustBeAllowed(ports, actor, "network.manage", point, point.point);
  refuseBad("network/bad-profile", profileErrors(command, point, registry));
  const { district, organisationPath, placePath, enterprise } = point, { from, network, method, evaluated, body, chainage, targetClass, protection, items, calendar, laboratory, limits } = command, known = all.find(({ id }) => id === command.id);
  const fact: PointProfile = { district, organisationPath, placePath, enterprise, ...(known === undefined ? {} : scopeIn(known)), id: command.id, by: actor.user, at: ports.clock.now(), point: point.point, seq: command.seq + 1, from, network, method, evaluated, body, chainage, functionZone: command.functionZone.trim(), targetClass, protection, items: [...new Set(items)], calendar, laboratory, limits, note: command.note.trim() };
  if (saidBefore(registry.profileFacts, fact)) return { fact, known: true, point, what: "" };
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  return { fact, known: false, point, what: profileChanges(before, fact) };
}
/** A fact keeps the scope it was said in, also when its point moved since. */
const scopeIn = ({ district, organisationPath, placePath, enterprise }: PointProfile): Pick<PointProfile, "district" | "organisationPath" | "placePath" | "enterprise"> => ({ district, organisationPath, placePath, enterprise });
