/** Operators of two sides, by rank; the later bind closer (运算符). @clause OGC 18-088 table 21 */
export const operatorRanks = { or: 0, and: 1, eq: 2, ne: 2, gt: 3, ge: 3, lt: 3, le: 3, add: 4, sub: 4, mul: 5, div: 5, mod: 5 } as const;
export type Operator = keyof typeof operatorRanks;

/** A filter taken apart (过滤表达式). @clause OGC 18-088 §9.3.3.5.1 */
export type Expression =
  | { readonly kind: "number" | "string" | "time" | "geography"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "path"; readonly steps: readonly string[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "binary"; readonly op: Operator; readonly left: Expression; readonly right: Expression };

/** Functions by name with how many arguments they take (函数). @clause OGC 18-088 table 22 */
export const functionArity: Readonly<Record<string, readonly [least: number, most: number]>> = {
  substringof: [2, 2], endswith: [2, 2], startswith: [2, 2], length: [1, 1], indexof: [2, 2], substring: [2, 3], tolower: [1, 1], toupper: [1, 1], trim: [1, 1], concat: [2, 2],
  year: [1, 1], month: [1, 1], day: [1, 1], hour: [1, 1], minute: [1, 1], second: [1, 1], fractionalseconds: [1, 1], date: [1, 1], time: [1, 1], totaloffsetminutes: [1, 1], now: [0, 0], mindatetime: [0, 0], maxdatetime: [0, 0],
  round: [1, 1], floor: [1, 1], ceiling: [1, 1],
  "geo.intersects": [2, 2], "geo.distance": [2, 2], "geo.length": [1, 1],
  st_equals: [2, 2], st_disjoint: [2, 2], st_within: [2, 2], st_intersects: [2, 2], st_contains: [2, 2],
};

/** An expression as text that reads back as the same (表达式文本). */
export function expressionText(one: Expression): string {
  switch (one.kind) {
    case "number": case "time": return one.text;
    case "string": return `'${one.text.replaceAll("'", "''")}'`;
    case "geography": return `geography'${one.text}'`;
    case "boolean": return String(one.value);
    case "null": return "null";
    case "path": return one.steps.join("/");
    case "call": return `${one.name}(${one.args.map(expressionText).join(",")})`;
    case "not": return `not (${expressionText(one.of)})`;
    case "binary": return `(${expressionText(one.left)} ${one.op} ${expressionText(one.right)})`;
  }
}
