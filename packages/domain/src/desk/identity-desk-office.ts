import type { Action, Actor } from "../access/model.js";
import { holds } from "../access/rules.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { Forbidden, type Clock, type PlatformStore, type Secrets } from "../ports.js";
import type { Pack } from "../plan/model.js";

/** How strict sign-in is (登录策略); all configurable. Minutes and hours are whole numbers. */
export interface IdentityPolicy {
  /** wrong passwords for one name before it is locked */ readonly wrongPerAccount: number;
  /** wrong passwords from one address before it is locked; raise it where a whole office goes out through one address */ readonly wrongPerAddress: number;
  readonly lockMinutes: number; readonly idleMinutes: number; readonly absoluteHours: number;
}
export const defaultPolicy: IdentityPolicy = { wrongPerAccount: 5, wrongPerAddress: 5, lockMinutes: 30, idleMinutes: 15, absoluteHours: 12 };

export interface IdentityDeskPorts {
  readonly platform: PlatformStore; readonly secrets: Secrets; readonly clock: Clock; readonly policy?: Partial<IdentityPolicy>;
  /** the pack of a district, to find paths of its organisations, places and enterprises; null when there is no such district */
  readonly packs?: (district: string) => Promise<Pack | null>;
}

export type PlatformEntry = Parameters<PlatformStore["write"]>[0];

/** What the parts of the identity desk share: the ports, the day, and asking the rule set. */
export class IdentityOffice {
  readonly platform: PlatformStore; readonly secrets: Secrets; readonly clock: Clock; readonly policy: IdentityPolicy;
  readonly packs: (district: string) => Promise<Pack | null>;
  constructor(ports: IdentityDeskPorts) {
    this.platform = ports.platform; this.secrets = ports.secrets; this.clock = ports.clock;
    this.policy = { ...defaultPolicy, ...ports.policy };
    this.packs = ports.packs ?? (() => Promise.resolve(null));
  }
  today(): string { return beijingDayOf(this.clock.now()); }
  /** Runs a change above the districts when one of the actions is held; a refusal, whatever its reason, is audited. @throws {Forbidden} */
  async act<T>(actor: Actor, needed: readonly Action[], subject: string, work: () => Promise<T>): Promise<T> {
    try {
      const [first = "user.manage"] = needed, day = this.today();
      if (!needed.some((action) => holds(actor.grants, action, null, day))) throw new Forbidden(first, subject);
      return await work();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "failed";
      const refused = /^(access|domain|identity|store)\//.test(code);
      // A refusal must be on record before it is answered; when the store itself failed, its error is what counts.
      const record = this.platform.write({ ...entryOf(actor, needed[0] ?? "", subject, code), result: refused ? "refused" : "failed" }, () => Promise.resolve());
      await (refused ? record : record.catch(() => undefined));
      throw error;
    }
  }
}

/** The head of an audit entry. Never put a password or a token into `detail`. */
export function entryOf(actor: Pick<Actor, "user" | "name" | "address">, action: string, subject: string, detail: string): PlatformEntry {
  return { actor: { user: actor.user, name: actor.name, address: actor.address }, action, subject, detail };
}
