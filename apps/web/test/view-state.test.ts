import { describe, expect, it } from "vitest";
import { judgedQuery, queryFor, viewStateOf } from "../src/app/view-state.js";

describe("what the screen is about stands in the address", () => {
  const search = new URLSearchParams("d=yungang&plan=plan-14&day=2025-12-31&known=2026-01-10&category=水&sort=-value");
  it("is read from the address", () => { expect(viewStateOf(search)).toEqual({ d: "yungang", plan: "plan-14", day: "2025-12-31", known: "2026-01-10" }); });
  it("lets go of a day that is no day", () => { expect(viewStateOf(new URLSearchParams("day=31.12.2025&known=2026")).day).toBeNull(); });
  it("goes along with a link; the filters of the page do not", () => { expect(queryFor(search)).toBe("?d=yungang&plan=plan-14&day=2025-12-31&known=2026-01-10"); });
  it("takes what a link adds and drops what it empties", () => { expect(queryFor(search, { state: "missed", known: null })).toBe("?d=yungang&plan=plan-14&day=2025-12-31&state=missed"); });
  it("tells the server plan and days, and not the district, which stands in the path", () => { expect(judgedQuery(viewStateOf(search), { status: "submitted" })).toBe("?plan=plan-14&day=2025-12-31&known=2026-01-10&status=submitted"); });
  it("asks for nothing when nothing is chosen", () => { expect(judgedQuery(viewStateOf(new URLSearchParams("")))).toBe(""); });
});
