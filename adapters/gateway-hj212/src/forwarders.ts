import type { ForwardTarget } from "@yunqing/domain";
import { Forwarder } from "./forwarder.js";
import type { GatewayPorts, GatewaySettings } from "./ports.js";
import type { Registry } from "./registry.js";

/** The forwarders of all districts (转发): one for each active target, begun and ended with the registry. Simulated districts forward nothing, ever. */
export class Forwarders {
  private readonly running = new Map<string, { readonly seq: number; readonly forwarder: Forwarder }>(); private readonly ending = new Set<Promise<void>>(); private stopped = false;
  constructor(private readonly ports: GatewayPorts, private readonly settings: GatewaySettings, private readonly registry: Registry) {}

  refresh(): void {
    if (!this.settings.forwards || this.stopped) return;
    const wanted = new Map<string, { readonly district: string; readonly target: ForwardTarget }>();
    for (const district of this.registry.districts.values()) if (!district.of.simulated) for (const target of district.targets) if (target.active) wanted.set(`${district.id} ${target.target}`, { district: district.id, target });
    for (const [key, { seq, forwarder }] of this.running) if (wanted.get(key)?.target.seq !== seq) { this.running.delete(key); this.end(forwarder); }
    for (const [key, { district, target }] of wanted) {
      if (this.running.has(key)) continue;
      const forwarder = new Forwarder(target, () => this.registry.districts.get(district)?.of.observations ?? null, this.ports, this.settings, district);
      this.running.set(key, { seq: target.seq, forwarder });
      forwarder.start();
    }
  }
  private end(forwarder: Forwarder): void { const over = forwarder.stop().finally(() => { this.ending.delete(over); }); this.ending.add(over); }
  async stop(): Promise<void> {
    this.stopped = true;
    for (const { forwarder } of this.running.values()) this.end(forwarder);
    this.running.clear();
    await Promise.all(this.ending);
  }
}
