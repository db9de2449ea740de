import type { ForwardTarget, InstrumentFact } from "@yunqing/domain";
import { isLeniency, type KeyOf } from "@yunqing/hj212";
import { AddressList } from "./address-list.js";
import { DistrictState, Known, noForwards } from "./known.js";
import { simulatedPrefix, type GatewayPorts } from "./ports.js";

/** All districts and their instruments by MN (设备登记), read anew every few seconds. */
export class Registry {
  readonly districts = new Map<string, DistrictState>();
  private byMn = new Map<string, Known>();
  private readonly told = new Set<string>();
  private reading: Promise<void> | null = null; private again = false;
  constructor(private readonly ports: GatewayPorts, private readonly restored: (district: DistrictState) => Promise<void>) {}

  /** The instrument of an MN; undefined: nobody registered it. */
  of(mn: string): Known | undefined { return this.byMn.get(mn); }
  get size(): number { return this.byMn.size; }
  /** Whether every district's registry was read at least once: until then nobody can be called unknown. */
  get complete(): boolean { for (const district of this.districts.values()) if (!district.loaded) return false; return true; }
  readonly keyOf: KeyOf = (mn) => this.byMn.get(mn)?.key;
  /** Districts to which strangers of this MN are shown: simulated ones see simulated MNs alone, real ones all others. */
  districtsFor(mn: string): DistrictState[] { const simulated = mn.startsWith(simulatedPrefix); return [...this.districts.values()].filter((district) => district.of.simulated === simulated); }

  /** Reads the registry; a call while it is being read reads it once more. */
  refresh(): Promise<void> {
    if (this.reading !== null) { this.again = true; return this.reading; }
    const run = async (): Promise<void> => { do { this.again = false; await this.read(); } while (this.again); };
    this.reading = run().finally(() => { this.reading = null; });
    return this.reading;
  }

  private async read(): Promise<void> {
    const present = this.ports.districts(), byMn = new Map<string, Known>();
    for (const id of [...this.districts.keys()]) if (!present.some((district) => district.id === id)) this.districts.delete(id);
    for (const of of present) {
      let state = this.districts.get(of.id);
      if (state === undefined) this.districts.set(of.id, state = new DistrictState(of));
      state.of = of;
      try {
        const { instruments, targets } = await of.registry();
        this.take(state, instruments, targets);
        state.loaded = true;
        if (!state.restored) { await this.restored(state); state.restored = true; }
      } catch (error) {
        this.ports.log({ level: "error", event: "registry-failed", district: of.id, note: `the registry could not be read, what was known stays in force: ${messageOf(error)}` });
      }
      for (const known of state.known.values()) this.place(byMn, known);
    }
    this.byMn = byMn;
  }

  private place(byMn: Map<string, Known>, known: Known): void {
    const { mn } = known.fact, simulated = mn.startsWith(simulatedPrefix), district = known.district;
    if (simulated !== district.of.simulated) {
      this.tell(`side ${district.id} ${mn}`, { level: "warn", event: "mn-wrong-side", district: district.id, note: `${mn}: ${simulated ? `MNs that begin with ${simulatedPrefix} are simulated and not taken by a real district` : `a simulated district takes only MNs that begin with ${simulatedPrefix}`}; register it elsewhere` });
      return;
    }
    const before = byMn.get(mn);
    if (before === undefined || (!before.fact.active && known.fact.active)) { byMn.set(mn, known); return; }
    if (before.fact.active && known.fact.active) this.tell(`twice ${mn}`, { level: "warn", event: "mn-twice", district: district.id, note: `${mn} is registered in ${before.district.id} too; the first has it, take one out of use` });
  }

  private take(state: DistrictState, instruments: readonly InstrumentFact[], targets: readonly ForwardTarget[]): void {
    state.targets = targets;
    const active = state.of.simulated ? [] : targets.filter((target) => target.active), seen = new Set<string>();
    for (const fact of instruments) {
      seen.add(fact.instrument);
      let known = state.known.get(fact.instrument);
      if (known === undefined) { state.known.set(fact.instrument, known = new Known(state, fact)); this.set(known, fact); }
      else if (known.fact.setting !== fact.setting) this.set(known, fact);
      const forwards = active.flatMap((target) => { const mn = target.mns[fact.instrument]; return mn === undefined ? [] : [{ target: target.target, mn, edition: target.edition }]; });
      known.forwards = forwards.length === 0 ? noForwards : forwards;
    }
    for (const id of [...state.known.keys()]) if (!seen.has(id)) state.known.delete(id);
  }

  private set(known: Known, fact: InstrumentFact): void {
    known.fact = fact;
    known.leniencies.clear();
    for (const name of fact.leniencies) if (isLeniency(name)) known.leniencies.add(name);
    known.addresses = new AddressList(fact.addresses);
    const password = this.secret(fact, fact.passwordEncrypted);
    if (password !== known.registered) { known.password = known.registered = password; known.nextPassword = null; }
    const key = fact.keyEncrypted === null ? null : this.secret(fact, fact.keyEncrypted);
    known.key = key !== null && /^[0-9a-fA-F]{32}$/.test(key) ? Uint8Array.from(Buffer.from(key, "hex")) : undefined;
    if (fact.keyEncrypted !== null && known.key === undefined && key !== null) this.tell(`key ${fact.instrument}`, { level: "error", event: "secret-unreadable", note: `the SM4 key of ${fact.mn} is not 32 hexadecimal digits; set it again` });
  }
  private secret(fact: InstrumentFact, cipher: string): string | null {
    try { return this.ports.decrypt(cipher); } catch {
      this.tell(`secret ${fact.instrument}`, { level: "error", event: "secret-unreadable", note: `the password or key of ${fact.mn} cannot be decrypted with the key of this installation; set it again` });
      return null;
    }
  }
  private tell(key: string, event: Parameters<GatewayPorts["log"]>[0]): void { if (!this.told.has(key)) { this.told.add(key); this.ports.log(event); } }
}

/** What an error says. */
export function messageOf(error: unknown): string { return error instanceof Error ? error.message : String(error); }
