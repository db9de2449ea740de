import type { CommandStep, InstrumentCommand } from "@yunqing/domain";
import type { Segment } from "@yunqing/hj212";
import { CommandRun, type RunPorts } from "./command-run.js";
import { commandSegments } from "./command-segments.js";
import type { DistrictState, Known } from "./known.js";
import type { GatewayPorts, GatewaySettings } from "./ports.js";
import { messageOf, type Registry } from "./registry.js";

const noLine = "设备未在线，等待超时 / no line: the instrument did not connect in time";

/**
 * The exchanges that the host begins (反控交互): claims commands for instruments whose line is here, runs one at a time for each, and appends every step.
 * A command for an instrument that no gateway hears waits `commandWaitMs` from its writing and then fails.
 */
export class Exchanges implements RunPorts {
  private readonly waiting = new Map<Known, InstrumentCommand[]>(); private readonly runs = new Map<Known, CommandRun>();
  private readonly chains = new Map<string, Promise<void>>(); private readonly secrets = new Map<CommandRun, string>();
  private polling = false; private again = false; private stopped = false; private lastQn = 0; private sweptAt = 0;
  constructor(private readonly gateway: GatewayPorts, private readonly settings: GatewaySettings, private readonly registry: Registry, readonly out: RunPorts["out"]) {}

  now(): number { return this.gateway.now(); }

  /** Looks for commands; a call meanwhile looks once more. */
  poll(): void {
    if (this.polling) { this.again = true; return; }
    if (this.stopped) return;
    this.polling = true;
    void this.claim().finally(() => { this.polling = false; if (this.again) { this.again = false; this.poll(); } });
  }

  private async claim(): Promise<void> {
    const now = this.now(), wait = this.settings.commandWaitMs, sweep = now - this.sweptAt >= Math.min(30_000, wait / 4);
    if (sweep) this.sweptAt = now;
    for (const district of this.registry.districts.values()) {
      try {
        const byId = new Map<string, Known>();
        for (const known of district.known.values()) if (known.line !== null) byId.set(known.fact.instrument, known);
        if (sweep) for (const known of await this.silent(district, now)) byId.set(known.fact.instrument, known);
        if (byId.size === 0) continue;
        for (const command of await district.of.observations.claimCommands([...byId.keys()], this.settings.name, new Date(now).toISOString())) {
          const known = byId.get(command.instrument);
          if (known === undefined) continue;
          this.record(district, command, "queued", known.line === null ? "等待设备上线 / waiting for the instrument's line" : "网关已领取 / taken by the gateway", null);
          const held = this.waiting.get(known);
          if (held === undefined) this.waiting.set(known, [command]); else held.push(command);
          this.advance(known);
        }
      } catch (error) { this.gateway.log({ level: "error", event: "command-failed", district: district.id, note: `commands could not be claimed: ${messageOf(error)}` }); }
    }
  }

  /** Instruments that no gateway has heard for as long as a command waits. */
  private async silent(district: DistrictState, now: number): Promise<Known[]> {
    const since = now - this.settings.commandWaitMs, quiet = [...district.known.values()].filter((known) => known.line === null && known.seenAt < since);
    if (quiet.length === 0) return [];
    const heard = new Set((await district.of.observations.lines()).filter((line) => line.connected && line.seenAt >= since).map((line) => line.source));
    return quiet.filter((known) => !heard.has(known.fact.source));
  }

  lineUp(known: Known): void { if (this.waiting.has(known)) this.advance(known); }

  private advance(known: Known): void {
    if (this.runs.has(known) || known.line === null || this.stopped) return;
    const held = this.waiting.get(known), command = held?.shift();
    if (held === undefined || command === undefined) { this.waiting.delete(known); return; }
    if (held.length === 0) this.waiting.delete(known);
    let run: CommandRun, password: string | null = null;
    try {
      const { passwordEncrypted, ...rest } = command.parameters, given = passwordEncrypted === undefined ? rest : { ...rest, password: this.gateway.decrypt(passwordEncrypted) };
      run = new CommandRun(known, command, commandSegments(command.command, given, known, this.now(), () => this.nextQn()), this.settings.patience, this);
      if (command.command === "set-password") password = given["password"] ?? null;
    } catch (error) {
      this.record(known.district, command, "failed", messageOf(error), null);
      this.advance(known);
      return;
    }
    if (password !== null) { this.secrets.set(run, password); known.nextPassword = password; }
    this.runs.set(known, run);
    run.start();
  }

  /** Sets the clock of an instrument that asked for it (1013). Not while a command runs: it asks again. @clause HJ 212-2017 附录 C.4 */
  setClock(known: Known): void {
    if (this.runs.has(known) || known.line === null || this.stopped) return;
    const run = new CommandRun(known, null, commandSegments("set-clock", {}, known, this.now(), () => this.nextQn()), this.settings.patience, this);
    this.runs.set(known, run);
    run.start();
  }

  /** A packet that asks something of the host: a new key of 2025 is answered by 9013 and left to people. */
  asked(known: Known, segment: Segment): void {
    if (segment.cn === "1014") this.gateway.log({ level: "warn", event: "key-asked", district: known.district.id, note: `${known.fact.mn} asks for a new SM4 key (1014): set one in the registry and in the instrument` });
  }

  private nextQn(): number { return (this.lastQn = Math.max(this.now(), this.lastQn + 1)); }

  tick(now: number): void {
    for (const run of [...this.runs.values()]) run.tick(now);
    for (const [known, held] of [...this.waiting]) {
      if (known.line !== null && !this.runs.has(known)) { this.advance(known); continue; }
      const late = held.filter((command) => known.line === null && now - Date.parse(command.at) >= this.settings.commandWaitMs);
      if (late.length === 0) continue;
      for (const command of late) this.record(known.district, command, "failed", noLine, null);
      const left = held.filter((command) => !late.includes(command));
      if (left.length === 0) this.waiting.delete(known); else this.waiting.set(known, left);
    }
  }

  step(run: CommandRun, kind: CommandStep["kind"], note: string, frame: string | null): void { if (run.command !== null) this.record(run.known.district, run.command, kind, note, frame); }

  ended(run: CommandRun, ok: boolean, silent: boolean): void {
    const { known, command } = run, password = this.secrets.get(run);
    this.runs.delete(known); this.secrets.delete(run);
    if (password !== undefined) {
      // silence leaves it open whether the instrument took it: then both passwords are good
      if (ok) { known.nextPassword = known.password; known.password = password; } else if (!silent) known.nextPassword = null;
    }
    if (ok && command !== null) this.tell(known, command, password);
    this.advance(known);
  }

  private tell(known: Known, command: InstrumentCommand, password: string | undefined): void {
    const { gateway } = this, district = known.district.id, { instrument } = known.fact;
    const work = password !== undefined ? gateway.passwordChanged?.(district, instrument, gateway.encrypt(password))
      : command.command.startsWith("set-") || command.command === "time-out" ? gateway.settingChanged?.(district, instrument, command.command, command.parameters) : undefined;
    work?.catch((error: unknown) => { gateway.log({ level: "error", event: "command-failed", district, note: `${known.fact.mn} has taken ${command.command}, but the registry could not be told: ${messageOf(error)}` }); });
  }

  /** Steps of one command are appended one after another. */
  private record(district: DistrictState, command: InstrumentCommand, kind: CommandStep["kind"], note: string, frame: string | null): void {
    const step = { command: command.id, at: new Date(this.now()).toISOString(), kind, note, frame };
    const next = (this.chains.get(command.id) ?? Promise.resolve()).then(async () => {
      for (let attempt = 1; ; attempt++) {
        try { await district.of.observations.appendCommandStep(step); return; } catch (error) {
          if (attempt >= 5 || this.stopped) { this.gateway.log({ level: "error", event: "command-failed", district: district.id, note: `a step (${kind}) of command ${command.id} is not recorded: ${messageOf(error)}` }); return; }
          await new Promise((resolve) => { setTimeout(resolve, 200 * attempt); });
        }
      }
    });
    this.chains.set(command.id, next);
    void next.finally(() => { if (this.chains.get(command.id) === next) this.chains.delete(command.id); });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const run of [...this.runs.values()]) run.abort("网关停止 / the gateway stopped");
    for (const [known, held] of this.waiting) for (const command of held) this.record(known.district, command, "failed", "网关停止 / the gateway stopped", null);
    this.waiting.clear();
    await Promise.all(this.chains.values());
  }
}
