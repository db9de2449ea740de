import { resolve } from "node:path";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { districtsOf } from "../situation.js";
import { CalledWrongly, optionsOf } from "../talk.js";

/** `yunqing district add DIR` · `list`. The folder is named from where the command is called. */
export async function district(call: Call): Promise<number> {
  const [verb, folder, ...more] = call.argv;
  return onOffice("district", onDistricts, { ...call, argv: verb === "add" && folder !== undefined ? [verb, resolve(folder), ...more] : call.argv });
}

export const onDistricts: OfficeCommand = async (office, argv, talk) => {
  const { on, rest } = optionsOf(argv, [], ["--json"]);
  const [verb, folder] = rest;
  if (verb === "list" && rest.length === 1) {
    const districts = await districtsOf(office);
    if (on.has("--json")) talk.out(`${JSON.stringify(districts)}\n`);
    else for (const one of districts) talk.out(`${one.id}\t${one.adcode}\t${one.name.zh}\t${one.name.en}${one.simulated ? "\t模拟" : ""}\n`);
    return 0;
  }
  if (verb === "add" && folder !== undefined && rest.length === 2) {
    const { id, outcome } = await office.loadDistrict(folder);
    await office.raiseDuties();
    talk.err(outcome === "added" ? `已新增地区 ${id}（added）\n` : `地区 ${id} 已在库中，数据包已更新（known, its pack is up to date）\n`);
    return 0;
  }
  throw new CalledWrongly("用法：yunqing district add DIR | list [--json]");
};
