import { expect, test } from "vitest";
test("the room has a door", async () => { expect(await import("../src/index.js")).toBeTypeOf("object"); });
