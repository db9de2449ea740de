import { describe, expect, test } from "vitest";
import { alikeness, nameKeyOf, spellingsOf } from "@yunqing/domain";

const places = { now: "云冈区", former: ["南郊区", "矿区", "城区"], above: ["山西省", "山西", "大同市", "大同"] };
const key = (name: string): string => nameKeyOf(name, places).key;

describe("names as two lists are matched by them", () => {
  test.each([
    ["大同市南郊区新胜高岭土有限责任公司", "云冈区新胜高岭土有限公司"],
    ["山西省大同市矿区银塘煤业有限公司", "大同云冈区银塘煤业有限责任公司"],
    ["同煤广发化学工业有限公司（甲醇厂）", "同煤广发化学工业有限公司(甲醇厂)"],
    ["大同富乔垃圾焚烧发电有限公司", "富乔垃圾焚烧发电有限公司"],
    ["ＡＢＣ 实业·有限公司", "abc实业有限公司"],
  ])("%s and %s are one", (a, b) => { expect(key(a)).toBe(key(b)); });
  test.each([
    ["大同市医院", "大同市云冈区医院"], ["大同某某厂", "大同某某有限公司"], ["同煤集团矿区服务中心", "同煤集团云冈区服务中心"], ["平城区供热站", "城区供热站"],
  ])("%s and %s are two", (a, b) => { expect(key(a)).not.toBe(key(b)); });
  test("the former district is told, so that two different ones are no match by themselves", () => { expect(["南郊区医院", "城区医院", "云冈区医院"].map((name) => nameKeyOf(name, places))).toEqual([{ key: "云冈区医院", former: "南郊区" }, { key: "云冈区医院", former: "城区" }, { key: "云冈区医院", former: null }]); });
  test("a name that is a place alone is not emptied", () => { expect([key("大同"), key("大同市"), key("云冈区"), key("矿区")]).toEqual(["大同", "大同市", "云冈区", "云冈区"]); });
  test.each([["银塘煤业", "银塘煤业", "equal"], ["银塘煤业运销", "银塘煤业", "near"], ["惠源活性炭", "惠元活性炭", "near"], ["晋能第一热电", "晋能第二热电", null], ["塔山煤矿", "同忻煤矿", null], ["金宇", "金禹", null]])("%s and %s are %s", (a, b, how) => { expect([alikeness(a, b), alikeness(b, a)]).toEqual([how, how]); });
  test("a word with one name of the district is looked for with all", () => { expect(spellingsOf("南郊区新胜", places)).toEqual(["南郊区新胜", "云冈区新胜", "矿区新胜", "城区新胜"]); expect(spellingsOf("新胜", places)).toEqual(["新胜"]); });
});
