import type { Grant } from "@yunqing/domain";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { commandLineActor, type Office } from "../office.js";
import { CalledWrongly, optionsOf } from "../talk.js";

/** `yunqing user add NAME` · `reset NAME`: what the system administrator may do, for whoever may read the data folder. */
export async function user(call: Call): Promise<number> { return onOffice("user", onUsers, call); }

const grantOf = (office: Office, role: Grant["role"]): Grant => ({ id: "command-line", user: "command-line", role, district: null, organisationPath: "", placePath: "", enterprise: null, from: office.clock.now().slice(0, 4) + "-01-01", until: null, grantedBy: "data folder" });

export const onUsers: OfficeCommand = async (office, argv, talk) => {
  const { options, on, rest } = optionsOf(argv, ["--display", "--organisation", "--district"], ["--json"]);
  const [verb, name] = rest;
  if ((verb !== "add" && verb !== "reset") || name === undefined || rest.length > 2) throw new CalledWrongly("用法：yunqing user add NAME [--display TEXT] [--organisation ID --district ID] | reset NAME");
  const actor = commandLineActor([grantOf(office, "system-administrator")]);
  if (verb === "add") {
    const made = await office.identity.createUser(actor, { id: office.clock.id(), name, displayName: options["--display"] ?? name, phone: null, organisation: options["--organisation"] ?? null, district: options["--district"] ?? null });
    talk.out(on.has("--json") ? `${JSON.stringify({ name, oneTimePassword: made.oneTimePassword })}\n` : `${made.oneTimePassword}\n`);
    talk.err(`已建用户 ${name}，一次性口令如上；权限由安全管理员授予（added; the security administrator grants）\n`);
    return 0;
  }
  const found = await office.store.platform.read((reader) => reader.user({ name }));
  if (found === null) { talk.err(`没有用户“${name}” (no such user)\n`); return 1; }
  const { oneTimePassword } = await office.identity.resetPassword(actor, found.id);
  talk.out(on.has("--json") ? `${JSON.stringify({ name, oneTimePassword })}\n` : `${oneTimePassword}\n`);
  talk.err(`已重置 ${name} 的口令，并结束其全部会话（reset; all sessions ended）\n`);
  return 0;
};
