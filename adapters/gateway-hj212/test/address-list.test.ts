import { expect, test } from "vitest";
import { AddressList } from "../src/address-list.js";

test.each([
  [[], "203.0.113.9", true], [["10.1.2.3"], "10.1.2.3", true], [["10.1.2.3"], "10.1.2.4", false],
  [["10.1.0.0/16"], "10.1.255.255", true], [["10.1.0.0/16"], "10.2.0.0", false], [["192.168.7.64/26", "10.1.2.3"], "192.168.7.127", true], [["192.168.7.64/26"], "192.168.7.128", false],
  [["2001:db8::/32"], "2001:db8:1::1", true], [["2001:db8::/32"], "2001:db9::1", false], [["2001:db8::/32"], "10.1.2.3", false], [["not an address"], "10.1.2.3", false],
] as const)("addresses %j let %s in: %s", (addresses, from, admitted) => {
  const list = new AddressList(addresses);
  expect(list.admits(from)).toBe(admitted);
  expect(list.admits(from), "asked again").toBe(admitted);
});
