import type { Actor } from "../access/model.js";
import { forwardErrors } from "../monitoring/forward-rules.js";
import { targetsInForce } from "../monitoring/in-force.js";
import type { ForwardTarget } from "../monitoring/model.js";
import { slugError, slugFrom } from "../monitoring/point-rules.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { beijingText } from "../monitoring/window.js";
import { IdTaken } from "../ports.js";
import { refuseBad } from "./entry-rules.js";
import { mustBeAllowed, overtaken, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import type { ForwardRow, PutForwardCommand } from "./monitor-desk-views.js";

type Depths = ReadonlyMap<string, { readonly waiting: number; readonly oldestAt: number | null }>;

/** A target as it is listed, with what waits for it (上传目标与待传数). */
export function forwardRow({ target, seq, name, host, port, tls, edition, mns, active }: ForwardTarget, depths: Depths): ForwardRow {
  const depth = depths.get(target), oldestAt = depth?.oldestAt ?? null;
  return { target, seq, name, host, port, tls, edition, mns, active, waiting: depth?.waiting ?? 0, oldestAt: oldestAt === null ? null : beijingText(oldestAt) };
}

/** The version of a target that a command makes, or the one it made before (上传目标新版本). @throws {Forbidden} {Refused} monitoring/bad-forward, monitoring/overtaken {IdTaken} */
export function forwardFrom(ports: MonitorDeskPorts, registry: Registry, actor: Actor, facts: readonly ForwardTarget[], command: PutForwardCommand): { readonly fact: ForwardTarget; readonly known: boolean; readonly what: string } {
  const known = facts.find((one) => one.id === command.id), target = command.target === "" ? known?.target ?? slugFrom("f", command.id) : command.target, before = targetsInForce(facts).find((one) => one.target === target);
  const { pack, instruments } = registry, scope = scopeOfPoint(pack, null, null);
  mustBeAllowed(ports, actor, "instrument.manage", scope, target);
  refuseBad("monitoring/bad-forward", [slugError("target", command.target), ...forwardErrors(command, { isNew: before === undefined, simulated: pack.district.simulated, instruments: new Set(instruments.keys()) })]);
  const { id, name, host, port, tls, edition, mns, active } = command;
  if (known !== undefined) {
    const same = known.by === actor.user && known.target === target && known.seq === command.seq + 1 && known.name === name.trim() && known.host === host && known.port === port && known.tls === tls && known.edition === edition && known.active === active
      && JSON.stringify(Object.entries(known.mns).sort()) === JSON.stringify(Object.entries(mns).sort()) && (command.password === null || ports.secrets.decrypt(known.passwordEncrypted) === command.password);
    if (!same) throw new IdTaken(id);
    return { fact: known, known: true, what: "" };
  }
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  const passwordEncrypted = command.password === null ? before!.passwordEncrypted : ports.secrets.encrypt(command.password);
  return {
    known: false, what: `${name.trim()} ${host}:${port}${tls ? " TLS" : ""}，HJ 212-${edition}，${Object.keys(mns).length} 台设备${active ? "" : "，停用"}${command.password === null ? "" : "，设置密码"}`,
    fact: { id, by: actor.user, at: ports.clock.now(), ...scope, target, seq: command.seq + 1, name: name.trim(), host, port, tls, edition, passwordEncrypted, mns, active },
  };
}
