import { explainPacket } from "@yunqing/hj212";
import type { FieldReading, PacketReading } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** Whether a packet's password was taken out of its text, so that length and CRC cannot be held against it any more. */
export const isMasked = (packet: string): boolean => /(?:^|[;,&\d])(?:PW|NewPW|NewSK)=\*{3,}/.test(packet);
const hiddenWords: Labels = { zh: "密码已隐去，不能核对", en: "cannot be checked: the password was taken out" };
const eased = (field: FieldReading): FieldReading => (field.name === "CRC" || field.name === "Length" ? { ...field, wrong: false, meaning: hiddenWords } : field);

/** A packet whose text we show without its password (隐去密码的报文), explained: what stands in it, without a verdict on length and CRC. */
export function maskedReading(packet: string): PacketReading {
  const reading = explainPacket(packet);
  return isMasked(packet) ? { ...reading, ok: true, problem: null, header: reading.header.map(eased) } : reading;
}
