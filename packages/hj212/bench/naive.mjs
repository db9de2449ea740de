// The usual way to decode HJ 212: find the frame, CRC bit by bit as annex A words it, split at the separators. Same shape of result.
/** CRC bit by bit. */
export function naiveCrc(bytes) {
  let register = 0xffff;
  for (const byte of bytes) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) { const out = register & 1; register >>= 1; if (out) register ^= 0xa001; }
  }
  return register;
}

/** Decodes a buffer of whole frames; a broken one is left out. */
export function naiveDecode(buffer) {
  const packets = [];
  let at = 0;
  while (at + 12 <= buffer.length) {
    if (buffer.toString("latin1", at, at + 2) !== "##") { at++; continue; }
    const length = Number.parseInt(buffer.toString("latin1", at + 2, at + 6), 10);
    const segment = buffer.subarray(at + 6, at + 6 + length);
    const given = Number.parseInt(buffer.toString("latin1", at + 6 + length, at + 10 + length), 16);
    at += 12 + length;
    if (naiveCrc(segment) !== given) continue;
    packets.push(naivePacket(segment.toString("utf8")));
  }
  return packets;
}

function naivePacket(text) {
  const [head, area] = text.split("CP=&&");
  const header = Object.fromEntries(head.split(";").filter((part) => part !== "").map((part) => part.split("=")));
  const values = [], fields = {};
  let dataTime = null;
  for (const item of area.replace(/&&$/, "").split(";")) for (const pair of item.split(",")) {
    const [name, value] = pair.split("=");
    const hyphen = name.lastIndexOf("-");
    if (hyphen >= 0) values.push({ factor: name.slice(0, hyphen), field: name.slice(hyphen + 1), value });
    else if (name === "DataTime") dataTime = value; else fields[name] = value;
  }
  const flag = header.Flag === undefined ? null : Number(header.Flag);
  return { kind: "packet", version: [2005, 2017, 2025][flag >> 2], qn: header.QN ?? null, st: header.ST, cn: header.CN, mn: header.MN, flag, pnum: header.PNUM ?? null, pno: header.PNO ?? null, rf: header.RF ?? null, dataTime, values, fields, leniencies: [] };
}
