import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startBulletins } from "../src/bulletin-worker.js";
import type { Office } from "../src/office.js";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test("every district is asked again and again; one that fails is told of once and holds up no other; closed, nobody is asked", async () => {
  const asked: string[] = [], said: string[] = [];
  let broken = true;
  const office = { store: { districtIds: () => ["a", "b"] }, bulletinDesk: (id: string) => ({ draftDue: async () => { asked.push(id); if (id === "a" && broken) throw new Error("no figures"); return []; } }) } as unknown as Office;
  const worker = await startBulletins(office, { out: () => undefined, err: (text) => { said.push(text); } });
  await vi.advanceTimersByTimeAsync(2_100);
  expect([asked, said.length, said[0]]).toEqual([["a", "b"], 1, expect.stringMatching(/a 的报表没有编成.*no figures/)]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([asked.length, said.length]).toEqual([4, 1]);
  broken = false;
  await vi.advanceTimersByTimeAsync(20_000);
  broken = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect([asked.length, said.length], "the same trouble after a good turn is told anew").toEqual([8, 2]);
  await worker.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(8);
});
