import type { ForwardTarget, InstrumentCommandName, InstrumentFact, ObservationStore } from "@yunqing/domain";
import type { Patience } from "@yunqing/hj212";

/** A district whose instruments this gateway serves (地区). */
export interface GatewayDistrict {
  readonly id: string;
  /** a simulated district takes MNs that begin with {@link simulatedPrefix} and no others; a real one takes all others */
  readonly simulated: boolean;
  readonly observations: ObservationStore;
  /** instruments in force, inactive ones too, and targets in force */
  registry(): Promise<{ readonly instruments: readonly InstrumentFact[]; readonly targets: readonly ForwardTarget[] }>;
}
/** How the MN of every simulated instrument begins (模拟设备编码前缀). */
export const simulatedPrefix = "5A5A";

/** What happened in the gateway that somebody may want to know (运行记录). Never a password, never a key. */
export interface GatewayEvent {
  readonly level: "info" | "warn" | "error";
  readonly event: "listening" | "stopped" | "registry-failed" | "mn-twice" | "mn-wrong-side" | "secret-unreadable" | "append-failed" | "lines-failed" | "paused" | "resumed" | "server-error" | "command-failed" | "key-asked" | "forward-up" | "forward-down" | "forward-refused" | "packet-not-storable";
  readonly note: string; readonly district?: string;
}

/** What the gateway takes from outside. */
export interface GatewayPorts {
  districts(): readonly GatewayDistrict[];
  /** of fields kept encrypted (`Secrets`): passwords, and keys as 32 hexadecimal digits */
  decrypt(text: string): string; encrypt(text: string): string;
  /** milliseconds since 1970 UTC */
  now(): number;
  log(event: GatewayEvent): void;
  /** An instrument has taken a new password (ExeRtn=1): the registry must say so from now on. Both are taken until it does. */
  passwordChanged?(district: string, instrument: string, passwordEncrypted: string): Promise<void>;
  /** An instrument has taken another setting (ExeRtn=1): `set-…`, `time-out`. */
  settingChanged?(district: string, instrument: string, command: InstrumentCommandName, parameters: Readonly<Record<string, string>>): Promise<void>;
}

/** Settings of the gateway; each has a default. */
export interface GatewayOptions {
  readonly host?: string; readonly port?: number; readonly tls?: { readonly cert: string | Uint8Array; readonly key: string | Uint8Array };
  /** name under which commands are claimed */
  readonly name?: string;
  readonly maxConnections?: number;
  /** packets waiting for the store or in it, and their bytes: at either, nothing more is read from any line; reading goes on at half */
  readonly queuePackets?: number; readonly queueBytes?: number;
  /** packets of one transaction */
  readonly batchPackets?: number;
  /** a line on which nothing came for so long is closed; one on which no registered instrument ever spoke, sooner */
  readonly lineTimeoutMs?: number; readonly strangerTimeoutMs?: number;
  /** quiet after which a frame without its line end is taken */
  readonly settleMs?: number;
  readonly registryMs?: number; readonly flushMs?: number; readonly pollMs?: number; readonly tickMs?: number;
  /** how long a stop waits for what is queued to be stored */
  readonly stopMs?: number;
  /** time-out and repeats of commands to instruments, and of packets to targets */
  readonly patience?: Patience; readonly forwardPatience?: Patience;
  /** how long a command waits for its instrument's line */
  readonly commandWaitMs?: number;
  /** whether this process sends to the forward targets: exactly one of several should */
  readonly forwards?: boolean;
  /** back-off after a lost target, doubled up to a minute */
  readonly forwardRetryMs?: number;
  /** certificates that targets over TLS are checked against, PEM; without it those that Node.js trusts (NODE_EXTRA_CA_CERTS adds to them) */
  readonly forwardCa?: string | Uint8Array;
  /** whether an instrument that asks (1013) gets its clock set (1012) */
  readonly setsClock?: boolean;
}
export type GatewaySettings = Required<Omit<GatewayOptions, "tls" | "forwardCa">> & Pick<GatewayOptions, "tls" | "forwardCa">;
export const defaultOptions: Omit<GatewaySettings, "tls" | "forwardCa"> = {
  host: "127.0.0.1", port: 9212, name: "gateway", maxConnections: 12_000, queuePackets: 20_000, queueBytes: 48 * 1_048_576, batchPackets: 1_000,
  lineTimeoutMs: 3 * 3_600_000, strangerTimeoutMs: 600_000, settleMs: 1_500, registryMs: 3_000, flushMs: 2_000, pollMs: 1_000, tickMs: 250, stopMs: 10_000,
  patience: { timeoutMs: 10_000, retries: 3 }, forwardPatience: { timeoutMs: 10_000, retries: 3 }, commandWaitMs: 600_000, forwards: true, forwardRetryMs: 1_000, setsClock: true,
};

/** How the gateway is doing (运行状况). */
export interface GatewayStats {
  readonly connections: number; readonly instruments: number; readonly online: number;
  /** packets and bytes waiting for the store or in it */
  readonly queued: number; readonly queuedBytes: number; readonly paused: boolean;
  readonly received: number; readonly stored: number; readonly refused: number; readonly answered: number; readonly batches: number; readonly failedBatches: number;
}
/** A running gateway. */
export interface Gateway {
  readonly port: number;
  /** Reads the registry anew now: after an adoption, say. */
  refresh(): Promise<void>;
  /** Looks for commands now. */
  nudge(): void;
  stats(): GatewayStats;
  /** Takes nothing more, stores and answers what is queued, writes the states of the lines, closes. */
  stop(): Promise<void>;
}
