import { expect, test } from "vitest";
import type { DistrictReader, DistrictWriter, ReadKey } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? "refused");
const key = (id: string, of: Partial<ReadKey> = {}): ReadKey => ({ ...fact(id), name: "大厅 \"东\" \\", use: "screen", keyHash: `hash-${id}`, untilDay: null, ...of });

/** What every store keeps of read keys: run on each engine. */
export function readKeyContract(given: () => Bench): void {
  const fresh = async () => {
    const id = await given().newDistrict(), district = given().store.district(id);
    return { seen: given().store.readKeySeen(id), read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("key.manage"), work) };
  };

  test("keys come back as they went in, by id, by fingerprint and in the order of making; a fingerprint stands once", async () => {
    const { read, write } = await fresh(), second = key("k0", { use: "sensor-things", untilDay: "2026-12-31", placePath: "140214/east", enterprise: "e1" });
    expect(await write((w) => w.appendReadKey(key("k1")))).toBe("stored");
    await write((w) => w.appendReadKey(second));
    expect(await write((w) => w.appendReadKey(key("k1")))).toBe("known");
    expect(await code(write((w) => w.appendReadKey(key("k1", { name: "别的" }))))).toBe("store/id-taken");
    expect(await code(write((w) => w.appendReadKey(key("k2", { keyHash: "hash-k1" }))))).not.toBe("no error");
    const none = { ended: null, seen: null };
    expect(await read((r) => r.readKeys())).toEqual([{ ...key("k1"), ...none }, { ...second, ...none }]);
    expect((await read((r) => r.readKeys({ keyHash: "hash-k0" }))).map(({ id }) => id)).toEqual(["k0"]);
    expect(await read((r) => r.readKeys({ id: "none" }))).toEqual([]);
  });

  test("a key ends once; sessions name it; when it was seen last is replaced without an entry in the audit", async () => {
    const { read, write, seen } = await fresh(), end = { ...fact("e1"), key: "k1", reason: "屏已拆" }, session = { tokenHash: "t1", key: "k1", openedAt: "2026-11-28T02:00:00.000Z", address: "10.0.0.9", agent: "Chromium" };
    await write((w) => w.appendReadKey(key("k1")));
    await write((w) => w.appendReadKeySession(session));
    expect(await read((r) => r.readKeySession("t1"))).toEqual(session);
    expect(await read((r) => r.readKeySession("t2"))).toBeNull();
    expect(await code(write((w) => w.appendReadKeySession({ ...session, tokenHash: "t3", key: "none" })))).not.toBe("no error");
    expect(await code(write((w) => w.appendReadKeyEnd({ ...end, key: "none" })))).toBe("domain/not-found");
    const before = (await read((r) => r.audit({ limit: 1 }))).total;
    await seen.readKeySeen("k1", { at: "2026-11-28T03:00:00.000Z", address: "10.0.0.9" });
    await seen.readKeySeen("k1", { at: "2026-11-28T04:00:00.000Z", address: "10.0.0.10" });
    expect((await read((r) => r.audit({ limit: 1 }))).total).toBe(before);
    expect(await write((w) => w.appendReadKeyEnd(end))).toBe("stored");
    expect(await write((w) => w.appendReadKeyEnd(end))).toBe("known");
    expect(await code(write((w) => w.appendReadKeyEnd({ ...end, id: "e2" })))).not.toBe("no error");
    expect(await read((r) => r.readKeys({ id: "k1" }))).toEqual([{ ...key("k1"), ended: end, seen: { at: "2026-11-28T04:00:00.000Z", address: "10.0.0.10" } }]);
    expect((await read((r) => r.verifyAudit())).ok).toBe(true);
  });
}
