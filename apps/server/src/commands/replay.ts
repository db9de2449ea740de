import { beijingDay } from "@yunqing/standards";
import { readingOfKept } from "@yunqing/gateway-hj212";
import { hexBytes } from "@yunqing/hj212";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { CalledWrongly, optionsOf } from "../talk.js";

/** `yunqing replay`: rebuilds the observations from the raw packets and compares them with the stored ones; exit 1 when they differ. */
export async function replay(call: Call): Promise<number> { return onOffice("replay", onReplay, call); }

export const onReplay: OfficeCommand = async (office, argv, talk) => {
  const { options, on, rest } = optionsOf(argv, ["--district", "--from", "--until"], ["--json"]);
  const district = options["--district"] ?? office.store.districtIds()[0] ?? "";
  if (rest.length > 0) throw new CalledWrongly("用法：yunqing replay [--district ID] [--from DAY] [--until DAY] [--json]");
  if (!office.store.districtIds().includes(district)) throw new CalledWrongly(`没有地区“${district}”；有：${office.store.districtIds().join("、")} (no such district)`);
  const from = options["--from"] === undefined ? 0 : Date.parse(beijingDay(options["--from"]).from), until = options["--until"] === undefined ? Date.now() + 86_400_000 : Date.parse(beijingDay(options["--until"]).to);
  const settings = new Map((await office.store.district(district).read((reader) => reader.instruments())).map((fact) => [fact.setting, fact]));
  const found = await office.store.observations(district).replay({ from, until }, (packet) => {
    const setting = settings.get(packet.setting);
    if (setting === undefined) return null;
    const key = setting.keyEncrypted === null ? undefined : hexBytes(office.secrets.decrypt(setting.keyEncrypted));
    return readingOfKept(packet.bytes, setting, key === undefined ? undefined : () => key);
  });
  if (on.has("--json")) talk.out(`${JSON.stringify({ district, ...found })}\n`);
  else {
    talk.out(`${district}：报文 ${found.packets}，观测记录 ${found.readings}，缺 ${found.missing}，多 ${found.surplus}（packets, readings, missing, surplus）\n`);
    if (found.example !== null) talk.out(`  例：${found.example}\n`);
  }
  return found.missing + found.surplus === 0 ? 0 : 1;
};
