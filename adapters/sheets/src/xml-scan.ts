import { Refused } from "@yunqing/domain";

/** What a scan tells, in the order of the text. Names come without their prefix. */
export interface XmlSink { open?(name: string, attributes: string, empty: boolean): void; text?(text: string): void; close?(name: string): void }

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: "\"", apos: "'" };
/** Text with the entities of XML resolved; there are no others without a document type. */
export function xmlText(text: string): string {
  return text.includes("&") ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (all, hex: string | undefined, dec: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? all;
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  }) : text;
}
/** An attribute by its name without prefix, or null. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : xmlText(found[1] ?? found[2] ?? "");
}

/**
 * Goes through the XML of a workbook once (顺序扫描): elements, text, character data. No tree is built, nothing is fetched, document types are refused.
 * @throws {Refused} import/broken
 */
export function scanXml(xml: string, sink: XmlSink): void {
  const part = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[^\s"'<>/=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/gy;
  const broken = (): Refused => new Refused("import/broken", "工作簿的内容已损坏；请用 Excel 打开并另存一次", "the content of the workbook is damaged; open it in Excel and save it again");
  while (part.lastIndex < xml.length) {
    const found = part.exec(xml);
    if (found === null) throw broken();
    const [, slash, name, attributes = "", end, data, text] = found;
    if (name !== undefined) {
      if (slash === "/") { sink.close?.(name); continue; }
      sink.open?.(name, attributes, end === "/");
      if (end === "/") sink.close?.(name);
    } else if (text !== undefined) sink.text?.(xmlText(text));
    else if (data !== undefined) sink.text?.(data);
  }
}
