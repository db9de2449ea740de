import { packedOf, type Entry, type Packed } from "@yunqing/domain";

interface Held { readonly factors: readonly string[]; readonly fields: readonly string[]; readonly normal: boolean; readonly backFilled: boolean; readonly shape: string }

const slots = 2_048;
const held: (Held | undefined)[] = new Array<Held | undefined>(slots).fill(undefined);

/** Whether a text holds something that packing must escape, or anything else unusual. */
function isPlain(text: string): boolean {
  for (let k = 0; k < text.length; k++) { const code = text.charCodeAt(k); if (code < 0x22 || code === 0x3d || code === 0x5c) return false; }
  return true;
}

/**
 * What `packedOf` gives, faster (组包缓存): packets of an instrument name the same things in the same order, so the shape is made once and found again, and only the values are joined.
 * Equal shapes are then the same text, which whoever looks them up by text has for nothing.
 */
export function packed(entries: readonly Entry[], backFilled: boolean): Packed {
  let hash = entries.length, flags = 0, normals = 0;
  for (let k = 0; k < entries.length; k++) {
    const { factor, field, value } = entries[k]!;
    hash = (Math.imul(hash, 31) + (factor.length > 0 ? factor.charCodeAt(factor.length - 1) * 7 + factor.charCodeAt(0) : 0) + field.length * 131 + field.charCodeAt(0)) | 0;
    if (field === "Flag") { flags++; if (value === "N") normals++; }
  }
  const normal = flags > 0 && flags === normals, slot = (Math.imul(hash, 0x9e3779b1) >>> 21) & (slots - 1), known = held[slot];
  if (known !== undefined && known.normal === normal && known.backFilled === backFilled && known.factors.length === entries.length) {
    let content = "", first = true, k = 0;
    for (; k < entries.length; k++) {
      const { factor, field, value } = entries[k]!;
      if (known.factors[k] !== factor || known.fields[k] !== field) break;
      if (normal && field === "Flag") continue;
      if (!isPlain(value)) break;
      content = first ? value : `${content}\t${value}`;
      first = false;
    }
    if (k === entries.length) return { shape: known.shape, content };
  }
  const made = packedOf(entries, backFilled);
  if (entries.length <= 256 && made.shape.length <= 8_192) held[slot] = { factors: entries.map((entry) => entry.factor), fields: entries.map((entry) => entry.field), normal, backFilled, shape: made.shape };
  return made;
}
