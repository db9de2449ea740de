import { exact, isDecimal } from "@yunqing/standards";
import { missingText, type FieldError } from "../desk/entry-rules.js";
import type { Pack } from "../plan/model.js";
import { pointKindNames, type PointFact } from "./model.js";

/** What a person gives of a point (点位登记内容). */
export interface PointFields { readonly nameZh: string; readonly place: string | null; readonly enterprise: string | null; readonly longitude: string | null; readonly latitude: string | null }

const say = (field: string, zh: string, en: string): FieldError => ({ field, zh, en });
/** Names of things made by people: lower-case letters, digits and hyphens, for addresses. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** What is wrong with an id that a client made (编号), or null; "" asks for one to be made. */
export function slugError(field: string, id: string): FieldError | null {
  return id === "" || slugPattern.test(id) ? null : say(field, `编号“${id}”只能由小写字母、数字和连字符组成，至多 63 位`, `the id "${id}" has lower-case letters, digits and hyphens, at most 63`);
}
/** An id for something new (新编号): the prefix and what is by chance in a UUIDv7, its last twelve digits. */
export function slugFrom(prefix: string, uuid: string): string { return `${prefix}-${uuid.replace(/[^0-9a-z]/gi, "").toLowerCase().slice(-12)}`; }

/** Everything that is wrong with a point as given (点位校核), each by its field. Degrees go together, in CGCS2000. */
export function pointErrors(given: PointFields, pack: Pick<Pack, "places" | "enterprises">): readonly FieldError[] {
  const errors: (FieldError | null)[] = [missingText("nameZh", given.nameZh, { zh: "点位名称", en: "name" })];
  if (given.place !== null && !pack.places.some(({ id }) => id === given.place)) errors.push(say("place", `本区县没有地点“${given.place}”`, `the district has no place "${given.place}"`));
  if (given.enterprise !== null && !pack.enterprises.some(({ id }) => id === given.enterprise)) errors.push(say("enterprise", `本区县没有企业“${given.enterprise}”`, `the district has no enterprise "${given.enterprise}"`));
  if ((given.longitude === null) !== (given.latitude === null)) errors.push(say(given.longitude === null ? "longitude" : "latitude", "经度和纬度应同时填写，或都不填", "give both longitude and latitude, or neither"));
  errors.push(degreeError("longitude", given.longitude, "180", "经度", "longitude"), degreeError("latitude", given.latitude, "90", "纬度", "latitude"));
  return errors.filter((error): error is FieldError => error !== null);
}
function degreeError(field: string, text: string | null, most: string, zh: string, en: string): FieldError | null {
  if (text === null || (isDecimal(text) && /^-?\d/.test(text) && !/[eE]/.test(text) && exact(text).absolute().compare(exact(most)) <= 0)) return null;
  return say(field, `${zh}“${text}”应为 −${most} 至 ${most} 的十进制度数（CGCS2000），例如 113.15`, `${en} "${text}" should be decimal degrees from −${most} to ${most} (CGCS2000), such as 113.15`);
}

/** What a version of a point changed (变更内容), in Chinese, as the list of versions and the audit log say it. */
export function changesOf(before: PointFact | null, after: PointFact, places: (path: string) => string): string {
  if (before === null) return `新建：${after.name.zh}（${pointKindNames[after.kind].zh}）`;
  const changes: string[] = [], told = (text: string | null): string => (text === null || text === "" ? "无" : text);
  const compare = (what: string, from: string | null, to: string | null): void => { if (from !== to) changes.push(`${what}：${told(from)} → ${told(to)}`); };
  compare("名称", before.name.zh, after.name.zh);
  compare("英文名称", before.name.en, after.name.en);
  compare("类别", pointKindNames[before.kind].zh, pointKindNames[after.kind].zh);
  compare("地点", before.place === null ? null : places(before.place), after.place === null ? null : places(after.place));
  compare("企业", before.enterprise, after.enterprise);
  compare("经度", before.longitude, after.longitude);
  compare("纬度", before.latitude, after.latitude);
  compare("备注", before.note, after.note);
  if (before.active !== after.active) changes.push(after.active ? "恢复使用" : "停用");
  return changes.length === 0 ? "未作变更" : changes.join("；");
}
