import { expect, test } from "vitest";
import { documentContents, documentLinks, isUnder, pathsOf } from "@yunqing/domain";
import { indicator, pack, plan } from "./small-district.js";

const lines = ["第一章 空气", "PM2.5 年均浓度 33", "甲厂与乙河"];
const of = pack({
  documents: [{ id: "doc", title: "规划", lines }],
  facts: [{ id: "f", metric: "PM2.5", subject: "山区", year: 2020, value: "33", unit: "μg/m³", printed: "33", quotation: { quote: "33", line: 2 } }],
  enterprises: [{ id: "e", name: "甲厂", formerNames: [], creditCode: null, roles: [], place: null, quotations: [{ quote: "甲厂", line: 3 }], note: null }],
}, [plan({ indicators: [indicator({ quotations: [{ quote: "PM2.5 年均浓度 33", line: 2 }] })], targets: [], projects: [], sections: [{ id: "ch1", title: "第一章 空气", line: 1 }, { id: "1.1", title: "1.1 概况", line: 2 }, { id: "1.1(一)", title: "（一）大气", line: 3 }] })]);

test("each line links to what was read from it, in the order of its words, the longer first", () => {
  const found = documentLinks(of, "plan-14").filter(({ line }) => line > 1).map(({ line, links }) => [line, links.filter(({ kind }) => kind !== "finding").map(({ kind, id }) => `${kind}:${id}`)]);
  expect(found).toEqual([[2, ["indicator:pm25", "fact:f"]], [3, ["enterprise:e"]]]);
});

test("every link's words stand on its line", () => {
  for (const { line, links } of documentLinks(of, "plan-14")) for (const link of links) if (link.kind === "fact" || link.kind === "enterprise") expect(lines[line - 1]).toContain(link.quote);
});

test("the contents are as deep as the numbers", () => { expect(documentContents(of, "plan-14").map(({ level }) => level)).toEqual([1, 2, 3]); });
test("no links for a plan that is not there", () => { expect(documentLinks(of, "x")).toEqual([]); });

test("paths of a tree; circles and orphans have none", () => {
  const paths = pathsOf([{ id: "a", parent: null }, { id: "b", parent: "a" }, { id: "c", parent: "b" }, { id: "x", parent: "y" }, { id: "y", parent: "x" }, { id: "o", parent: "gone" }]);
  expect([...paths]).toEqual([["a", "a"], ["b", "a/b"], ["c", "a/b/c"]]);
  expect([isUnder("a/b", "a"), isUnder("ab", "a"), isUnder("a", "a")]).toEqual([true, false, true]);
});
