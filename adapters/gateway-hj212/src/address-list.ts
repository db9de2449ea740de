import { BlockList, isIPv6 } from "node:net";

/** The addresses an instrument may come from (来源地址): single ones and CIDR blocks. An empty list lets everybody in. */
export class AddressList {
  readonly #blocks = new BlockList();
  readonly #answers = new Map<string, boolean>();
  readonly #empty: boolean;
  /** @param addresses  as the registry checked them; one that is none is passed over, and lets nobody in */
  constructor(addresses: readonly string[]) {
    this.#empty = addresses.length === 0;
    for (const text of addresses) {
      const [address = "", prefix] = text.split("/"), family = isIPv6(address) ? "ipv6" : "ipv4";
      try { if (prefix === undefined) this.#blocks.addAddress(address, family); else this.#blocks.addSubnet(address, Number(prefix), family); } catch { /* the registry refuses such text; here it opens nothing */ }
    }
  }
  /** Whether an address may come. It is remembered: packets of one line ask again and again. */
  admits(address: string): boolean {
    if (this.#empty) return true;
    const held = this.#answers.get(address);
    if (held !== undefined) return held;
    const found = this.#blocks.check(address, isIPv6(address) ? "ipv6" : "ipv4");
    if (this.#answers.size > 1_000) this.#answers.clear();
    this.#answers.set(address, found);
    return found;
  }
}
