import { functionArity, operatorRanks, type Expression, type Operator } from "./expression.js";
import { faultAt } from "./fault.js";

const deepest = 60, longest = 8000;
const patterns = {
  space: /\s+/y, time: /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)(?:\/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/y, day: /\d{4}-\d\d-\d\d(?![\dT])/y,
  number: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, geography: /geography'([^']*)'/y, string: /'((?:[^']|'')*)'/y, word: /(?:@iot\.id|[\p{L}_][\p{L}\p{N}_.]*)/uy, mark: /[(),/]/y,
} as const;

/**
 * Reads a `$filter` or an `$orderby` term (过滤条件解析). Every fault says at which character.
 * @clause OGC 18-088 §9.3.3.5.1, OData 4.0 part 2 §5.1.1 @throws {SensorThingsFault} 400
 */
export function parseExpression(text: string): Expression {
  if (text.length > longest) throw faultAt(longest, `条件过长，最多 ${longest} 个字符`, `the expression is longer than ${longest} characters`);
  const parser = new Parser(text), found = parser.binary(0, 0);
  parser.end();
  return found;
}

class Parser {
  #at = 0;
  constructor(readonly text: string) {}
  #match(pattern: RegExp): RegExpExecArray | null { pattern.lastIndex = this.#at; const found = pattern.exec(this.text); if (found !== null) this.#at = pattern.lastIndex; return found; }
  #skip(): void { this.#match(patterns.space); }
  #peek(pattern: RegExp): string | null { this.#skip(); pattern.lastIndex = this.#at; return pattern.exec(this.text)?.[0] ?? null; }
  end(): void { this.#skip(); if (this.#at < this.text.length) throw faultAt(this.#at, `多余的内容“${this.text.slice(this.#at, this.#at + 20)}”`, `unexpected "${this.text.slice(this.#at, this.#at + 20)}"`); }

  binary(rank: number, depth: number): Expression {
    if (depth > deepest) throw faultAt(this.#at, "条件嵌套过深", "the expression is nested too deeply");
    let left = rank > 5 ? this.#unary(depth) : this.binary(rank + 1, depth);
    if (rank > 5) return left;
    for (;;) {
      const word = this.#peek(patterns.word);
      if (word === null || !Object.hasOwn(operatorRanks, word) || operatorRanks[word as Operator] !== rank) return left;
      this.#at += word.length;
      left = { kind: "binary", op: word as Operator, left, right: this.binary(rank + 1, depth) };
    }
  }
  #unary(depth: number): Expression {
    if (this.#peek(patterns.word) === "not") { this.#at += 3; if (depth > deepest) throw faultAt(this.#at, "条件嵌套过深", "the expression is nested too deeply"); return { kind: "not", of: this.#unary(depth + 1) }; }
    return this.#primary(depth);
  }
  #primary(depth: number): Expression {
    this.#skip();
    if (this.text[this.#at] === "(") { this.#at++; const inner = this.binary(0, depth + 1); this.#expect(")"); return inner; }
    const time = this.#match(patterns.time) ?? this.#match(patterns.day);
    if (time !== null) return { kind: "time", text: time[0] };
    const number = this.#match(patterns.number);
    if (number !== null) return { kind: "number", text: number[0] };
    const geography = this.#match(patterns.geography);
    if (geography !== null) return { kind: "geography", text: geography[1]! };
    if (this.text[this.#at] === "'") {
      const string = this.#match(patterns.string);
      if (string === null) throw faultAt(this.#at, "字符串缺少结束的单引号", "the string has no closing quote");
      return { kind: "string", text: string[1]!.replaceAll("''", "'") };
    }
    return this.#named(depth);
  }
  #named(depth: number): Expression {
    const start = this.#at, word = this.#match(patterns.word)?.[0];
    if (word === undefined) throw faultAt(start, start >= this.text.length ? "条件不完整" : `此处应为值、属性或函数，不是“${this.text[start]}”`, start >= this.text.length ? "the expression ends too early" : `a value, property or function is expected, not "${this.text[start]}"`);
    if (word === "true" || word === "false") return { kind: "boolean", value: word === "true" };
    if (word === "null") return { kind: "null" };
    if (this.text[this.#at] === "(") return this.#call(word, start, depth);
    if (Object.hasOwn(operatorRanks, word)) throw faultAt(start, `运算符“${word}”前缺少值`, `the operator "${word}" has no left side`);
    const steps = [word];
    while (this.text[this.#at] === "/") {
      this.#at++;
      const step = this.#match(patterns.word)?.[0];
      if (step === undefined) throw faultAt(this.#at, "“/”后应为属性名", "a property name is expected after \"/\"");
      steps.push(step);
    }
    return { kind: "path", steps };
  }
  #call(name: string, start: number, depth: number): Expression {
    const arity = Object.hasOwn(functionArity, name) ? functionArity[name]! : null, args: Expression[] = [];
    if (arity === null) throw faultAt(start, `没有函数“${name}”`, `there is no function "${name}"`);
    this.#at++;
    if (this.#peek(patterns.mark) === ")") this.#at++;
    else for (;;) {
      args.push(this.binary(0, depth + 1));
      if (this.#peek(patterns.mark) === ",") { this.#at++; continue; }
      this.#expect(")");
      break;
    }
    if (args.length < arity[0] || args.length > arity[1]) throw faultAt(start, `函数“${name}”的参数个数不对`, `"${name}" takes ${arity[0] === arity[1] ? arity[0] : `${arity[0]} to ${arity[1]}`} arguments, not ${args.length}`);
    return { kind: "call", name, args };
  }
  #expect(mark: string): void { this.#skip(); if (this.text[this.#at] !== mark) throw faultAt(this.#at, `此处应为“${mark}”`, `"${mark}" is expected here`); this.#at++; }
}
