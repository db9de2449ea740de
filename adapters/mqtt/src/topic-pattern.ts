/** A topic with holes (主题模板), such as `yunqing/{district}/{point}/{kind}`. */
export interface TopicPattern { readonly filter: string; match(topic: string): Readonly<Record<string, string>> | null }

/** A pattern that is none. */
export class BadTopic extends Error { readonly code = "mqtt/bad-topic"; constructor(pattern: string) { super(`"${pattern}" is no topic pattern; levels are texts, {district}, {point}, {kind}, + or, at the end, #`); } }

const hole = /^\{(district|point|kind)\}$/;
/** Reads a pattern: a hole fills one level and becomes + for the broker. @throws {BadTopic} */
export function topicPattern(pattern: string): TopicPattern {
  const levels = pattern.split("/");
  for (const [at, level] of levels.entries()) if (pattern === "" || (/[+#{}\u0000]/.test(level) && !hole.test(level) && level !== "+" && !(level === "#" && at === levels.length - 1))) throw new BadTopic(pattern);
  return {
    filter: levels.map((level) => (hole.test(level) ? "+" : level)).join("/"),
    match(topic) {
      const given = topic.split("/"), found: Record<string, string> = {}, open = levels.at(-1) === "#";
      if (open ? given.length < levels.length - 1 : given.length !== levels.length) return null;
      for (const [at, level] of levels.entries()) {
        if (level === "#") break;
        const name = hole.exec(level)?.[1], text = given[at]!;
        if (name !== undefined) { if (text === "") return null; found[name] = text; } else if (level !== "+" && level !== text) return null;
      }
      return found;
    },
  };
}
