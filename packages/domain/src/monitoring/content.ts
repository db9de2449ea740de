/**
 * One value as a packet or a sheet gives it (一个数据项): factor, field, text. A field that belongs to no factor has the factor "".
 * The text is as sent: `12.30` stays `12.30`.
 */
export interface Entry { readonly factor: string; readonly field: string; readonly value: string }

/** What of a reading is the same from packet to packet, and what is not. Equal shapes are stored once. */
export interface Packed { readonly shape: string; readonly content: string }

// a zero character cannot stand in a text column, and a broken instrument may send one
const special = /[\t\\\n=!\0]/, everySpecial = /[\t\\\n=!\0]/g;
const escapes: Readonly<Record<string, string>> = { "\t": "\\t", "\\": "\\\\", "\n": "\\n", "=": "\\e", "!": "\\x", "\0": "\\0" };
const unescapes: Readonly<Record<string, string>> = { t: "\t", "\\": "\\", n: "\n", e: "=", x: "!", h: "-", z: "", "0": "\0" };
const guarded = (text: string): string => (special.test(text) ? text.replace(everySpecial, (one) => escapes[one]!) : text);
const plain = (text: string): string => (text.includes("\\") ? text.replace(/\\(.)/g, (_, one: string) => unescapes[one] ?? one) : text);

/** The last hyphen divides factor and field: factor codes of the field hold hyphens, and a hyphen of a field is escaped. */
function nameOf({ factor, field }: Entry): string {
  const own = field.includes("-") ? guarded(field).replaceAll("-", "\\h") : guarded(field);
  if (factor !== "") return `${guarded(factor)}-${own}`;
  return own === "" ? "\\z" : own;
}

/**
 * Packs entries for the store (紧凑存储), exactly: {@link entriesOf} gives them back as they were, in their order.
 * Flags make half of a packet and are nearly always N: when all are, they stand in the shape and cost nothing a row.
 *
 * @param backFilled  RF=1 of the packet; kept in the shape
 */
export function packedOf(entries: readonly Entry[], backFilled = false): Packed {
  let normal = false;
  for (const { field, value } of entries) if (field === "Flag") { if (value !== "N") { normal = false; break; } normal = true; }
  let shape = backFilled ? "!RF" : "", content = "", first = true;
  for (const entry of entries) {
    const constant = normal && entry.field === "Flag";
    shape += `${shape === "" ? "" : "\t"}${nameOf(entry)}${constant ? "=N" : ""}`;
    if (constant) continue;
    content += first ? guarded(entry.value) : `\t${guarded(entry.value)}`;
    first = false;
  }
  return { shape, content };
}

/** The columns of a shape: name of factor and field, and the value where it is constant. Worth keeping by shape: there are few. */
export interface Shape { readonly backFilled: boolean; readonly columns: readonly { readonly factor: string; readonly field: string; readonly constant: string | null }[] }

/** Reads a shape. */
export function shapeOf(shape: string): Shape {
  const parts = shape === "" ? [] : shape.split("\t"), backFilled = parts[0] === "!RF";
  return {
    backFilled,
    columns: (backFilled ? parts.slice(1) : parts).map((part) => {
      const at = part.indexOf("="), name = at < 0 ? part : part.slice(0, at), hyphen = name.lastIndexOf("-");
      return { factor: hyphen < 0 ? "" : plain(name.slice(0, hyphen)), field: plain(name.slice(hyphen + 1)), constant: at < 0 ? null : plain(part.slice(at + 1)) };
    }),
  };
}

/** The entries of a reading, as they were packed. */
export function entriesOf(shape: Shape, content: string): readonly Entry[] {
  const texts = content.split("\t");
  let at = 0;
  return shape.columns.map(({ factor, field, constant }) => ({ factor, field, value: constant ?? plain(texts[at++] ?? "") }));
}
