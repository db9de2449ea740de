import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, actionsOf, actionsOfRole, administrators, allows, effectiveGrants, exclusive, holds, inScope, isAdministrator, isInside, platformActions, roles, scopeOf, type Action, type Grant, type Scoped } from "@yunqing/domain";

const day = "2026-11-23";
const segment = fc.constantFrom("1", "10", "14", "140", "x");
const path = fc.array(segment, { maxLength: 4 }).map((parts) => parts.join("/"));
const role = fc.constantFrom(...roles), action = fc.constantFrom(...actions);
const district = fc.constantFrom("a", "b");
const grant = fc.record({ id: fc.uuid(), user: fc.constant("u"), role, district: fc.option(district), organisationPath: path, placePath: path, enterprise: fc.option(fc.constantFrom("e1", "e2")),
  from: fc.constantFrom("2020-01-01", day, "2026-11-24"), until: fc.constantFrom(null, "2020-06-01", day, "2026-11-24", "2030-01-01"), grantedBy: fc.constant("s") }) satisfies fc.Arbitrary<Grant>;
const row = fc.record({ district: district as fc.Arbitrary<string | null>, organisationPath: path, placePath: path, enterprise: fc.option(fc.constantFrom("e1", "e2")) }) satisfies fc.Arbitrary<Scoped>;
const given = (over: Partial<Grant>): Grant => ({ id: "g", user: "u", role: "town", district: "a", organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "s", ...over });
const at = (over: Partial<Scoped>): Scoped => ({ district: "a", organisationPath: "", placePath: "", enterprise: null, ...over });
/** An independent statement of "inside": segment by segment. */
const under = (inner: string, outer: string): boolean => { const a = inner === "" ? [] : inner.split("/"), b = outer === "" ? [] : outer.split("/"); return b.every((part, index) => a[index] === part); };

describe("role × action", () => {
  test("each administrator has its own actions and nothing of business, nor of the others", () => {
    const business = actions.filter((one) => !(platformActions as readonly Action[]).includes(one));
    for (const one of administrators) for (const what of business) expect(actionsOfRole[one]).not.toContain(what);
    const all = administrators.flatMap((one) => actionsOfRole[one]);
    expect(new Set(all).size).toBe(all.length);
    expect([...all].sort()).toEqual([...platformActions].sort());
    expect(actionsOfRole["system-administrator"]).not.toContain("grant.manage");
    expect(actionsOfRole["audit-administrator"]).toEqual(["audit.read"]);
  });
  test("no business role reaches users, grants, audit, backup or settings", () => {
    for (const one of roles.filter((name) => !isAdministrator(name))) for (const what of platformActions) expect(actionsOfRole[one]).not.toContain(what);
  });
  test("who is sent work cannot approve it", () => { for (const one of ["department", "town", "firm", "inspector", "duty-officer", "public"] as const) { expect(actionsOfRole[one]).not.toContain("duty.approve"); expect(actionsOfRole[one]).not.toContain("value.review"); } });
});

describe("laws of allows", () => {
  test("no grant, nothing", () => { fc.assert(fc.property(action, row, (what, where) => { expect(allows([], what, where, day)).toBe(false); expect(holds([], what, where.district, day)).toBe(false); })); });
  test("a subtree grant reaches its subtree and no sibling, by whole segments", () => {
    expect(isInside("14/10", "14/1")).toBe(false);
    fc.assert(fc.property(path, path, (inner, outer) => { expect(isInside(inner, outer)).toBe(under(inner, outer)); }));
    expect(allows([given({ placePath: "14/1" })], "value.report", at({ placePath: "14/10" }), day)).toBe(false);
    expect(allows([given({ placePath: "14/1" })], "value.report", at({ placePath: "14/1/7" }), day)).toBe(true);
    expect(allows([given({ organisationPath: "14/1" })], "value.report", at({}), day)).toBe(false);
  });
  test("whatever is allowed, one effective grant of the role covers on all axes", () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 4 }), action, row, (grants, what, where) => {
      if (!allows(grants, what, where, day)) return;
      expect(grants.some((one) => actionsOfRole[one.role].includes(what) && one.from <= day && (one.until === null || one.until > day) && (one.district === null || one.district === where.district)
        && under(where.organisationPath, one.organisationPath) && under(where.placePath, one.placePath) && (one.enterprise === null || one.enterprise === where.enterprise))).toBe(true);
    }), { numRuns: 2000 });
  });
  test("expired and future grants give nothing", () => {
    for (const over of [{ until: day }, { until: "2026-01-01" }, { from: "2026-11-24" }]) fc.assert(fc.property(role, action, (who, what) => { expect(allows([given({ role: who, ...over })], what, at({}), day)).toBe(false); }));
    expect(allows([given({ from: day, until: "2026-11-24" })], "plan.read", at({}), day)).toBe(true);
  });
  test("administrators never read plan data, not even with a business grant slipped in beside", () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 4 }), fc.constantFrom(...administrators), row, (grants, office, where) => {
      const held = [...grants, given({ role: office, district: null })];
      for (const what of ["plan.read", "value.report", "value.review", "duty.read", "table.export"] as const) { expect(allows(held, what, where, day)).toBe(false); expect(holds(held, what, where.district, day)).toBe(false); expect(scopeOf(held, what, "a", day).parts).toEqual([]); }
    }));
  });
  test("two administrators' offices in one hand void each other", () => {
    expect(effectiveGrants([given({ role: "system-administrator" }), given({ role: "security-administrator" })], day)).toEqual([]);
  });
  test("a firm sees its own enterprise only", () => {
    const firm = [given({ role: "firm", enterprise: "e1" })];
    expect([allows(firm, "duty.read", at({ enterprise: "e1" }), day), allows(firm, "duty.read", at({ enterprise: "e2" }), day), allows(firm, "duty.read", at({}), day)]).toEqual([true, false, false]);
  });
  test("more grants of business never take away", () => {
    fc.assert(fc.property(fc.array(grant.filter((one) => !isAdministrator(one.role)), { maxLength: 3 }), grant.filter((one) => !isAdministrator(one.role)), action, row, (grants, more, what, where) => {
      if (allows(grants, what, where, day)) expect(allows([...grants, more], what, where, day)).toBe(true);
    }));
  });
});

describe("scope", () => {
  test("the scope of an action holds exactly the rows that are allowed", () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 4 }), action, row, (grants, what, where) => {
      const asked = where.district ?? "a";
      expect(inScope(scopeOf(grants, what, asked, day), where)).toBe(allows(grants, what, { ...where, district: asked }, day));
    }), { numRuns: 3000 });
  });
  test("organisation of one grant and place of another do not add up", () => {
    const scope = scopeOf([given({ organisationPath: "1", placePath: "x" }), given({ organisationPath: "2", placePath: "y" })], "duty.read", "a", day);
    expect(inScope(scope, at({ organisationPath: "1", placePath: "y" }))).toBe(false);
  });
  test("actions of a person above the districts are platform actions only", () => {
    expect(actionsOf([given({ role: "director", district: null })], null, day)).toEqual([]);
    expect(actionsOf([given({ role: "director", district: null })], "b", day)).toContain("value.review");
    expect(actionsOf([given({ role: "audit-administrator", district: null })], null, day)).toEqual(["audit.read"]);
    expect(actionsOf([given({ role: "clerk", district: "a" })], "b", day)).toEqual([]);
  });
});

describe("exclusive", () => {
  test("an administrator's grant excludes every other role while both hold, both ways", () => {
    fc.assert(fc.property(role, role, (held, wanted) => {
      const clash = held !== wanted && (isAdministrator(held) || isAdministrator(wanted));
      expect(exclusive([given({ role: held })], { role: wanted, from: day, until: null })).toBe(clash ? held : null);
    }));
  });
  test("an ended grant is no obstacle, a future one is", () => {
    expect(exclusive([given({ role: "clerk", until: day })], { role: "audit-administrator", from: day, until: null })).toBeNull();
    expect(exclusive([given({ role: "clerk", from: "2027-01-01" })], { role: "audit-administrator", from: day, until: null })).toBe("clerk");
    expect(exclusive([given({ role: "clerk", from: "2027-01-01" })], { role: "audit-administrator", from: day, until: "2027-01-01" })).toBeNull();
  });
  test("granting by the rule never leaves a mixture on any day", () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 6 }), (wanted) => {
      const held: Grant[] = [];
      for (const one of wanted) if (exclusive(held, one) === null) held.push(one);
      for (const when of ["2020-03-01", day, "2026-11-24", "2035-01-01"]) expect(effectiveGrants(held, when).length).toBe(held.filter((one) => one.from <= when && (one.until === null || when < one.until)).length);
    }));
  });
});
