import type { Actor } from "../access/model.js";
import type { CommandStep, InstrumentCommand, InstrumentFact, PointFact } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import { IdTaken, Refused } from "../ports.js";
import type { MonitorDeskPorts } from "./monitor-desk-office.js";
import type { CommandView, SendInstrumentCommand } from "./monitor-desk-views.js";

/** A parameter that is a secret, and the name under which it is stored encrypted (反控命令中的密码): the gateway knows it by that. */
const secretName = "password", storedName = "passwordEncrypted", hidden = "******";

/** The command as it is stored (待下发命令): secrets encrypted. @throws {Refused} monitoring/bad-command with the parameter */
export function commandFrom(ports: MonitorDeskPorts, actor: Actor, instrument: InstrumentFact, point: PointFact, given: SendInstrumentCommand): InstrumentCommand {
  if (!instrument.active) throw new Refused("monitoring/instrument-off", "设备已停用，不能下发命令", "the instrument is out of use; no command can be sent to it");
  const fault = storedName in given.parameters ? { zh: `没有参数“${storedName}”`, en: `there is no parameter ${storedName}`, parameter: storedName } : ports.commandCheck(given.command, given.parameters, instrument.edition);
  if (fault !== null) throw new Refused("monitoring/bad-command", fault.zh, fault.en, [{ field: fault.parameter === undefined || fault.parameter === null ? "command" : `parameters.${fault.parameter}`, zh: fault.zh, en: fault.en }]);
  const { [secretName]: secret, ...rest } = given.parameters, { organisationPath, placePath, enterprise } = point;
  return {
    id: given.id, by: actor.user, at: ports.clock.now(), district: ports.store.district, organisationPath, placePath, enterprise, instrument: instrument.instrument, command: given.command,
    parameters: secret === undefined ? rest : { ...rest, [storedName]: ports.secrets.encrypt(secret) },
  };
}

/** The same command again must say the same. @throws {IdTaken} */
export function sameCommand(ports: MonitorDeskPorts, actor: Actor, instrument: string, known: InstrumentCommand, given: SendInstrumentCommand): void {
  const plain = Object.fromEntries(Object.entries(known.parameters).map(([name, value]) => (name === storedName ? [secretName, ports.secrets.decrypt(value)] : [name, value])));
  const names = new Set([...Object.keys(plain), ...Object.keys(given.parameters)]);
  if (known.by !== actor.user || known.instrument !== instrument || known.command !== given.command || [...names].some((name) => plain[name] !== given.parameters[name])) throw new IdTaken(given.id);
}

/** What the audit log says of a command: its parameters, never a secret. */
export function commandWords({ command, parameters }: InstrumentCommand): string { return [command, ...Object.entries(shownParameters(parameters)).map(([name, value]) => `${name}=${value}`)].join(" "); }
function shownParameters(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => (name === storedName ? [secretName, hidden] : [name, value])));
}

/**
 * @choice A gateway ends every command it took, within minutes; one that says nothing for half an hour was killed, or nobody took the command.
 * Whether the instrument carried it out is then not known (结果不明): it is neither done nor failed, and a step that comes late still counts.
 */
const silentMs = 30 * 60_000;
/** How a command stands (命令状态). @param now  milliseconds since 1970 UTC */
export function commandStateOf(command: Pick<InstrumentCommand, "at">, ordered: readonly Pick<CommandStep, "kind" | "at">[], now: number): CommandView["state"] {
  const last = ordered.at(-1);
  if (last?.kind === "done" || last?.kind === "failed") return last.kind;
  if (now - Date.parse(last?.at ?? command.at) >= silentMs) return "unknown";
  return last === undefined || last.kind === "queued" ? "queued" : "running";
}

/** A command with its whole exchange (命令与交互过程). @param now  ISO instant */
export function commandView({ steps, ...command }: InstrumentCommand & { readonly steps: readonly CommandStep[] }, nameOf: (user: string) => string, now: string): CommandView {
  const ordered = [...steps].sort((a, b) => a.seq - b.seq);
  return {
    id: command.id, instrument: command.instrument, command: command.command, parameters: shownParameters(command.parameters), by: nameOf(command.by), at: beijingText(Date.parse(command.at)),
    state: commandStateOf(command, ordered, Date.parse(now)),
    steps: ordered.map(({ seq, at, kind, note, frame }) => ({ seq, at: beijingText(Date.parse(at)), kind, note, frame })),
  };
}
