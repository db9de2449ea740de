import { createCipheriv, createHash, createHmac } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passwordErrors } from "@yunqing/domain";
import { blindIndexOf, decryptField, encryptField, hasNationalCiphers, KeyFileBroken, NotDecipherable, openKeys, rotateKeys, secretsAt, systemClock, uuidv7, type FieldAlgorithm } from "../src/index.js";

let root = "";
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), "yunqing-identity-")); });
afterAll(async () => { await rm(root, { recursive: true, force: true }); });
const algorithms: readonly FieldAlgorithm[] = hasNationalCiphers() ? ["SM4-CBC-HMAC-SM3", "AES-256-GCM"] : ["AES-256-GCM"];
if (!hasNationalCiphers()) console.log("skipped: this OpenSSL has no SM3/SM4; only AES-256-GCM is tested");

describe("the ciphers of this build against the printed examples", () => {
  test.runIf(hasNationalCiphers())("GB/T 32907-2016 A.1: SM4 of 0123456789abcdeffedcba9876543210 under itself", () => {
    const key = Buffer.from("0123456789abcdeffedcba9876543210", "hex"), cipher = createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
    expect(Buffer.concat([cipher.update(key), cipher.final()]).toString("hex")).toBe("681edf34d206965e86b3e94f536e4246");
  });
  test.runIf(hasNationalCiphers())("GB/T 32905-2016 A.1: SM3 of abc", () => { expect(createHash("sm3").update("abc").digest("hex")).toBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"); });
});

describe("passwords and tokens", () => {
  test("argon2id with its salt; the right one verifies, others and nonsense do not", async () => {
    const secrets = await secretsAt(join(root, "a")), [first, second] = await Promise.all([secrets.hashPassword("山高水长-2026"), secrets.hashPassword("山高水长-2026")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect([await secrets.verifyPassword(first, "山高水长-2026"), await secrets.verifyPassword(first, "山高水长-2025"), await secrets.verifyPassword("not a hash", "x"), await secrets.verifyPassword("", "")]).toEqual([true, false, false, false]);
  });
  test("tokens are 256 bits and kept as hashes", async () => {
    const secrets = await secretsAt(join(root, "a")), token = secrets.token();
    expect(Buffer.from(token, "base64url").length).toBe(32);
    expect(secrets.token()).not.toBe(token);
    expect(secrets.hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
  test("one-time passwords meet the rules for passwords and differ", async () => {
    const secrets = await secretsAt(join(root, "a")), made = Array.from({ length: 200 }, () => secrets.oneTimePassword());
    for (const one of made) { expect(one).toMatch(/^([A-HJ-NP-Za-km-z2-9]{4}-){3}[A-HJ-NP-Za-km-z2-9]{4}$/); expect(passwordErrors(one, { name: "sysadmin", displayName: "系统管理员" })).toEqual([]); }
    expect(new Set(made).size).toBe(200);
  });
});

describe.each(algorithms)("fields encrypted by %s", (algorithm) => {
  test("laws: what goes in comes out; equal texts look different; the index finds them", async () => {
    const ring = await openKeys(join(root, algorithm), algorithm);
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (plain) => {
      const one = encryptField(ring, plain), two = encryptField(ring, plain);
      expect([decryptField(ring, one), decryptField(ring, two)]).toEqual([plain, plain]);
      expect(one).not.toBe(two);
      expect(blindIndexOf(ring, plain)).toBe(blindIndexOf(ring, plain));
    }));
    expect(blindIndexOf(ring, "13900001234")).not.toBe(blindIndexOf(ring, "13900001235"));
    expect(blindIndexOf(ring, "13900001234")).toBe(createHmac(ring.index.algorithm, ring.index.secret).update("13900001234").digest("hex"));
  });
  test("altered anywhere, it is refused", async () => {
    const ring = await openKeys(join(root, algorithm), algorithm), cipherText = encryptField(ring, "13900001234");
    fc.assert(fc.property(fc.integer({ min: 0, max: cipherText.length - 1 }), fc.constantFrom(..."AZaz09-_."), (at, character) => {
      fc.pre(cipherText[at] !== character);
      expect(() => decryptField(ring, cipherText.slice(0, at) + character + cipherText.slice(at + 1))).toThrow(NotDecipherable);
    }), { numRuns: 500 });
    for (const text of ["", "13900001234", cipherText.slice(0, -1), `${cipherText}A`, "yq1....", "yq1.k.a.b.c"]) expect(() => decryptField(ring, text)).toThrow(NotDecipherable);
  });
  test("a key can be changed: old texts stay readable, new ones carry the new key, the index stays", async () => {
    const folder = join(root, `rotate-${algorithm}`), before = await openKeys(folder, algorithm), old = encryptField(before, "甲"), index = blindIndexOf(before, "甲");
    await rotateKeys(folder);
    const after = await secretsAt(folder);
    expect(after.decrypt(old)).toBe("甲");
    expect(after.encrypt("甲").split(".")[1]).not.toBe(old.split(".")[1]);
    expect(after.blindIndex("甲")).toBe(index);
    expect(() => decryptField(before, after.encrypt("甲"))).toThrow(/its key .* is not in the key file/);
  });
});

describe("the key file", () => {
  test("made at the first use, closed to others, the same for programs that start at once", async () => {
    const folder = join(root, "fresh"), rings = await Promise.all(Array.from({ length: 8 }, () => openKeys(folder)));
    expect(new Set(rings.map((ring) => ring.current)).size).toBe(1);
    if (process.platform !== "win32") { expect((await stat(join(folder, "field-keys.json"))).mode & 0o777).toBe(0o600); expect((await stat(folder)).mode & 0o777).toBe(0o700); }
  });
  test.skipIf(process.platform === "win32")("opened to others by a copy, it is closed again", async () => {
    const folder = join(root, "open"), file = join(folder, "field-keys.json");
    await openKeys(folder); await chmod(file, 0o644); await openKeys(folder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
  test("a damaged file is named and never replaced", async () => {
    const folder = join(root, "damaged"), file = join(folder, "field-keys.json");
    await openKeys(folder);
    const whole = await readFile(file, "utf8");
    for (const text of ["", "{", whole.slice(0, -20), whole.replace('"version": 1', '"version": 9'), whole.replace(/"current": "\w+"/, '"current": "k0"'), whole.replace(/"secret": "..../, '"secret": "')]) {
      await writeFile(file, text);
      await expect(openKeys(folder)).rejects.toThrow(KeyFileBroken);
      expect(await readFile(file, "utf8")).toBe(text);
    }
  });
});

describe("the clock", () => {
  test("RFC 9562 appendix A.6: the example of a UUIDv7", () => { expect(uuidv7(0x017f22e279b0, 0xcc3, Buffer.from("18c4dc0c0c07398f", "hex"))).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"); });
  test("ids ascend, also within a millisecond and over a small back-step; a clock set right is followed", () => {
    let ms = 1_800_000_000_000;
    const clock = systemClock({ nowMs: () => ms, random: (bytes) => new Uint8Array(bytes).fill(0xff) });
    const ids = Array.from({ length: 10_000 }, () => clock.id());
    ms -= 5_000;
    const at = clock.now(); ids.push(clock.id());
    expect(at).toBe(new Date(1_800_000_000_000).toISOString());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    ms -= 3_600_000;
    expect(clock.now()).toBe(new Date(ms).toISOString());
  });
  test("the machine's own: version 7, variant 10, the time in front", () => {
    const clock = systemClock(), before = Date.now(), id = clock.id();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(parseInt(id.replaceAll("-", "").slice(0, 12), 16) - before)).toBeLessThan(60_000);
  });
});
