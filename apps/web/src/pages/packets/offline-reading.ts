import { explainPacket, leniencies, leniencyOf, receiver, withoutPassword, type LeniencyName } from "@yunqing/hj212";
import type { PacketReading } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** One frame of what was pasted, or bytes between frames that are none (解读结果). */
export interface FrameReading { readonly number: number; readonly bytes: Uint8Array; readonly text: string; readonly reading: PacketReading; /** what an instrument's setting would have to allow; empty: nothing */ readonly needs: readonly { readonly name: LeniencyName; readonly label: Labels }[] }

const unknowable: LeniencyName = "tail-missing";   // the line end is lost in pasting
const most = 50;

/** A key as 32 hexadecimal digits, blanks and `0x` aside: null while it is empty, undefined when it is none. */
export function keyTyped(text: string): Uint8Array | null | undefined {
  const bare = text.replace(/0x/gi, "").replace(/[\s,:-]/g, "");
  if (bare === "") return null;
  return /^[0-9a-f]{32}$/i.test(bare) ? Uint8Array.from(bare.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : undefined;
}

/**
 * Takes pasted bytes apart into frames and explains each (逐包解读), in the browser alone. Every deviation is allowed here, so that all can be read; what an instrument would need to be allowed is told by name.
 * At most the first fifty frames. Passwords are not shown.
 */
export function frameReadings(bytes: Uint8Array, key: Uint8Array | null): readonly FrameReading[] {
  const keyOf = key === null ? undefined : () => key;
  const line = receiver({ lenient: leniencies.map(({ name }) => name), ...(keyOf ? { key: keyOf } : {}) });
  const received = [...line.push(bytes), ...line.end()];
  return received.slice(0, most).map((each, at) => {
    const own = each.kind === "packet" ? each.raw : each.bytes, explained = explainPacket(own, keyOf);
    const names = each.kind === "packet" ? each.leniencies.filter((name) => name !== unknowable) : [];
    const told = new Set(explained.deviations.map(({ name }) => name));
    const deviations = [...explained.deviations, ...names.filter((name) => !told.has(name)).map((name) => { const { label, clause } = leniencyOf(name); return { name, label, clause }; })];
    return { number: at + 1, bytes: own, text: withoutPassword(own), reading: { ...explained, deviations }, needs: names.map((name) => ({ name, label: leniencyOf(name).label })) };
  });
}
