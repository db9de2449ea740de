import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beijingDayOf, beijingMinuteOf, dayInWords } from "../src/day/beijing.js";

describe("Beijing time whatever the zone of the browser", () => {
  const before = process.env["TZ"];
  beforeAll(() => { process.env["TZ"] = "America/New_York"; });
  afterAll(() => { if (before === undefined) delete process.env["TZ"]; else process.env["TZ"] = before; });

  it("turns the day at 16:00 UTC, not at any other midnight", () => {
    expect(beijingDayOf("2025-12-31T15:59:59Z")).toBe("2025-12-31");
    expect(beijingDayOf("2025-12-31T16:00:00Z")).toBe("2026-01-01");
    expect(beijingDayOf(new Date("2024-02-28T16:00:00Z"))).toBe("2024-02-29");
  });
  it("shows minutes in Beijing, with midnight as 00:00", () => {
    expect(beijingMinuteOf("2026-11-23T06:00:30Z")).toBe("2026-11-23 14:00");
    expect(beijingMinuteOf("2026-11-23T16:00:00Z")).toBe("2026-11-24 00:00");
    expect(beijingMinuteOf("2026-11-23T14:00:00+08:00")).toBe("2026-11-23 14:00");
  });
  it("leaves alone what is no instant", () => { expect(beijingMinuteOf("不详")).toBe("不详"); });
  it("says days, months and years in words", () => {
    expect(dayInWords("2025-12-31", "zh")).toBe("2025年12月31日");
    expect(dayInWords("2025-01-05", "zh")).toBe("2025年1月5日");
    expect(dayInWords("2025-06", "zh")).toBe("2025年6月");
    expect(dayInWords("2025", "zh")).toBe("2025年");
    expect(dayInWords("2025-01-05", "en")).toBe("5 Jan 2025");
    expect(dayInWords("待定", "zh")).toBe("待定");
  });
});
