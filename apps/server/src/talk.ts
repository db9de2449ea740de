/** Where a command's result and its talk go: results to `out`, talk and progress to `err`. */
export interface Talk { out(text: string): void; err(text: string): void }

export const consoleTalk: Talk = { out: (text) => { process.stdout.write(text); }, err: (text) => { process.stderr.write(text); } };

/** A command called wrongly: exit 2. */
export class CalledWrongly extends Error { readonly code = "cli/called-wrongly"; }

/** Takes `--name value`, `--name=value` and `--switch` out of a command's arguments. @throws {CalledWrongly} an option nobody declared */
export function optionsOf(argv: readonly string[], valued: readonly string[], switches: readonly string[]): { options: Record<string, string>; on: Set<string>; rest: string[] } {
  const options: Record<string, string> = {}, on = new Set<string>(), rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const text = argv[i]!;
    if (!text.startsWith("--")) { rest.push(text); continue; }
    const [name = "", inline] = text.split(/=(.*)/s);
    if (switches.includes(name) && inline === undefined) on.add(name);
    else if (valued.includes(name)) {
      const value = inline ?? argv[++i];
      if (value === undefined) throw new CalledWrongly(`${name} 后面缺少取值 (${name} needs a value)`);
      options[name] = value;
    } else throw new CalledWrongly(`不认识的选项 ${name}；可用：${[...valued, ...switches].join(" ") || "无"} (unknown option)`);
  }
  return { options, on, rest };
}
