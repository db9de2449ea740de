import type { DistrictState } from "./known.js";
import type { GatewayPorts } from "./ports.js";
import { messageOf } from "./registry.js";
import type { Strangers } from "./strangers.js";

/** Writes the states of lines and the strangers that changed (在线状态). What could not be written is written the next time. */
export class Liveness {
  private running: Promise<void> | null = null;
  constructor(private readonly ports: GatewayPorts, private readonly strangersOf: (district: DistrictState) => Strangers) {}

  flush(districts: Iterable<DistrictState>): Promise<void> {
    this.running ??= this.write([...districts]).finally(() => { this.running = null; });
    return this.running;
  }

  private async write(districts: readonly DistrictState[]): Promise<void> {
    for (const district of districts) {
      if (!district.restored) continue;             // counts go on from what is stored
      const lines = [...district.known.values()].filter((known) => known.dirty && known.seenAt > 0), strangers = this.strangersOf(district).changed();
      if (lines.length + strangers.length === 0) continue;
      for (const known of lines) known.dirty = false;
      for (const one of strangers) one.dirty = false;
      try { await district.of.observations.putLines(lines.map((known) => known.lineState()), strangers.map((one) => one.stranger())); } catch (error) {
        for (const known of lines) known.dirty = true;
        for (const one of strangers) one.dirty = true;
        this.ports.log({ level: "error", event: "lines-failed", district: district.id, note: `states of ${lines.length} lines are not written yet: ${messageOf(error)}` });
      }
    }
  }
}
