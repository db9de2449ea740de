import type { TemplateFault, TemplateField } from "@yunqing/domain";
import { entriesOf, NotAPackage } from "./same-bytes.js";
import { engineOn, tagFaults, tagsOf, type FoundTag, type TagFault } from "./template-engine.js";

type Labels = TemplateFault["what"];
const file: Labels = { zh: "文件", en: "file" }, most = 60 * 1024 * 1024;
const say = (code: string, where: Labels, what: Labels, next: Labels): TemplateFault => ({ code: `word/${code}`, where, what, next });
const partName = (part: string): Labels => (part === "word/document.xml" ? { zh: "正文", en: "body" } : /header/.test(part) ? { zh: "页眉", en: "header" } : /footer/.test(part) ? { zh: "页脚", en: "footer" } : /footnotes|endnotes/.test(part) ? { zh: "脚注", en: "notes" } : { zh: part, en: part });
const noDocx = (): TemplateFault => say("no-docx", file, { zh: "不是 Word 文档（.docx），或设有打开密码，或已损坏", en: "is no Word document (.docx), has a password, or is damaged" }, { zh: "请用 Word 或 WPS 打开后另存为“.docx”，不设密码", en: "Open it in Word or WPS and save it as .docx without a password" });

/** Everything that is wrong with a template (模板检查): what it is, what it carries, what its tags name. Nothing of it is run. */
export function templateFaults(bytes: Uint8Array, fields: readonly TemplateField[]): readonly TemplateFault[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let parts: ReadonlyMap<string, Buffer>;
  try { parts = new Map(entriesOf(buffer, most).map(({ name, data }) => [name, data])); } catch (problem) {
    if (problem instanceof NotAPackage || problem instanceof RangeError) return [noDocx()];
    throw problem;
  }
  const carried = carries(parts);
  if (carried.length > 0) return carried;
  try {
    const engine = engineOn(bytes), faults = unknown(tagsOf(engine), fields);
    if (faults.length === 0) engine.render(Object.fromEntries(fields.map(({ tag, what, columns }) => [tag, what === "table" ? [Object.fromEntries(columns.map((one) => [one.tag, "—"]))] : what === "flag" ? true : what === "chart" ? "" : "—"])));
    return faults;
  } catch (problem) {
    const faults = tagFaults(problem);
    return faults === null ? [noDocx()] : faults.map(tagFault);
  }
}

/** Macros, objects, what is fetched from elsewhere, and XML that would build things: none of it belongs into an office's template. */
function carries(parts: ReadonlyMap<string, Buffer>): readonly TemplateFault[] {
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "", names = [...parts.keys()];
  if (!parts.has("word/document.xml") || !types.includes("wordprocessingml.document.main+xml")) {
    if (/macroEnabled/i.test(types)) return [macros()];
    return [noDocx()];
  }
  if (names.some((name) => /vbaproject\.bin|vbadata\.xml/i.test(name)) || /macroEnabled/i.test(types)) return [macros()];
  const foreign = names.find((name) => /activex\/|\.(exe|dll|js|vbs|bat|cmd|ps1|html?)$/i.test(name) || (/embeddings\//i.test(name) && !/\.xlsx$/i.test(name)));
  if (foreign !== undefined) return [say("embedded", file, { zh: `嵌有对象 ${foreign}`, en: `carries the object ${foreign}` }, { zh: "请删除嵌入的对象（OLE、ActiveX），图片请直接插入", en: "Remove embedded objects; insert pictures as pictures" })];
  for (const [name, data] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = data.toString("utf8");
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return [say("doctype", { zh: name, en: name }, { zh: "含有 DOCTYPE 声明", en: "has a DOCTYPE" }, { zh: "请用 Word 或 WPS 重新另存", en: "Save it anew with Word or WPS" })];
    const outside = name.endsWith(".rels") ? [...text.matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => one).find((one) => /TargetMode\s*=\s*"External"/i.test(one) && !/relationships\/hyperlink"/.test(one)) : undefined;
    if (outside !== undefined) return [say("external", file, { zh: `引用了文件以外的内容：${/Target="([^"]*)"/.exec(outside)?.[1]?.slice(0, 100) ?? ""}`, en: "refers to something outside of the file" }, { zh: "请把链接的图片改为嵌入，或取消附加的外部模板", en: "Embed linked pictures; detach an outside template" })];
  }
  return [];
}
const macros = (): TemplateFault => say("macros", file, { zh: "带有宏", en: "carries macros" }, { zh: "请另存为不带宏的“.docx”", en: "Save it as .docx without macros" });

/** Tags that this kind of bulletin does not have, or has elsewhere or otherwise. */
function unknown(tags: readonly FoundTag[], fields: readonly TemplateField[]): readonly TemplateFault[] {
  const byTag = new Map(fields.map((one) => [one.tag, one])), charts = new Set<string>(), faults: TemplateFault[] = [], all = fields.map(({ tag }) => tag).join("、");
  const look = (one: FoundTag, table: TemplateField | null): void => {
    const where = partName(one.part), field = byTag.get(one.tag), column = table?.columns.some(({ tag }) => tag === one.tag) === true;
    if (column && one.what === "text") return;
    if (field === undefined) { faults.push(say("unknown-tag", where, { zh: `没有标记“${one.tag}”${table === null ? "" : `（在“${table.tag}”之内）`}`, en: `there is no tag "${one.tag}"${table === null ? "" : ` inside "${table.tag}"`}` }, { zh: `可用的有：${(table === null ? all : table.columns.map(({ tag }) => tag).join("、")).slice(0, 400)}`, en: "See the list of tags on the page of templates" })); return; }
    const needed = field.what === "text" ? "text" : field.what === "chart" ? "chart" : "loop";
    if (one.what !== needed) { faults.push(say("wrong-use", where, { zh: `“${one.tag}”用法不对`, en: `"${one.tag}" is used wrongly` }, needed === "text" ? { zh: `应写作 {${one.tag}}`, en: `Write {${one.tag}}` } : needed === "chart" ? { zh: `应独占一段，写作 {@${one.tag}}`, en: `Write {@${one.tag}} in a paragraph of its own` } : { zh: `应写作 {#${one.tag}}……{/${one.tag}}，表格中写在同一行的首格和末格`, en: `Write {#${one.tag}}…{/${one.tag}}, in a table in the first and last cell of one row` })); return; }
    if (needed === "chart") {
      if (one.part !== "word/document.xml" || table !== null) faults.push(say("chart-place", where, { zh: `图“${one.tag}”只能放在正文，且不在重复的行内`, en: `the chart "${one.tag}" belongs into the body, not into a repeated row` }, { zh: "请移到正文中单独一段", en: "Move it into a paragraph of the body" }));
      if (charts.has(one.tag)) faults.push(say("chart-twice", where, { zh: `图“${one.tag}”出现两次`, en: `the chart "${one.tag}" stands twice` }, { zh: "请只保留一处", en: "Keep one of them" }));
      charts.add(one.tag);
    }
    for (const inner of one.inside) look(inner, field.what === "table" ? field : table);
  };
  for (const one of tags) look(one, null);
  return faults;
}

const brace: Labels = { zh: "标记写作 {名称}；正文里需要大括号时请改用全角｛｝", en: "A tag is {name}; where text needs braces, take full-width ones" };
function tagFault({ id, tag, other, part }: TagFault): TemplateFault {
  const where = partName(part), at = tag.slice(0, 40);
  switch (id) {
    case "unclosed_tag": case "duplicate_open_tag": return say("unclosed-tag", where, { zh: `“{${at}”之后缺少“}”`, en: `"}" is missing after "{${at}"` }, brace);
    case "unopened_tag": case "duplicate_close_tag": return say("unopened-tag", where, { zh: `“${at}}”之前缺少“{”`, en: `"{" is missing before "${at}}"` }, brace);
    case "unclosed_loop": return say("unclosed-loop", where, { zh: `“{#${at}}”没有结束`, en: `"{#${at}}" is not closed` }, { zh: `请在重复部分之后写 {/${at}}`, en: `Write {/${at}} after what is repeated` });
    case "unopened_loop": return say("unopened-loop", where, { zh: `“{/${at}}”没有开始`, en: `"{/${at}}" has no beginning` }, { zh: `请在重复部分之前写 {#${at}}`, en: `Write {#${at}} before what is repeated` });
    case "closing_tag_does_not_match_opening_tag": return say("crossed-loops", where, { zh: `“{#${at}}”由“{/${other}}”结束`, en: `"{#${at}}" is closed by "{/${other}}"` }, { zh: "开始与结束应是同一名称，先开始的后结束", en: "A loop ends with its own name, the inner one first" });
    case "raw_xml_tag_should_be_only_text_in_paragraph": case "raw_xml_tag_not_in_paragraph": return say("chart-alone", where, { zh: `图“${at}”与其他文字在同一段`, en: `the chart "${at}" shares its paragraph` }, { zh: `请让 {@${at}} 独占一段`, en: `Give {@${at}} a paragraph of its own` });
    default: return say("bad-tag", where, { zh: `标记“${at}”不能解读（${id}）`, en: `the tag "${at}" cannot be read (${id})` }, brace);
  }
}
