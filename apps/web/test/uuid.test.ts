import { describe, expect, it } from "vitest";
import { uuidV7 } from "../src/client/uuid.js";

describe("UUIDv7 made by the client (RFC 9562 §5.7)", () => {
  it("is the example of RFC 9562 appendix A.6 for the same instant and the same chance", () => {
    // unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
    const chance = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, chance)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });
  it("keeps version and variant whatever chance says", () => {
    for (const byte of [0x00, 0x7f, 0x80, 0xff]) expect(uuidV7(1, new Uint8Array(10).fill(byte))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it("sorts by the time it was made", () => {
    const ids = [0, 255, 256, 65535, 2 ** 32 - 1, 2 ** 32, 2 ** 40].map((ms) => uuidV7(ms, new Uint8Array(10)));
    expect([...ids].sort()).toEqual(ids);
  });
});
