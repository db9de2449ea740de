import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** One part of a code with what it means (码段): characters `from` to `to`, half-open, counted from 0. */
export interface CodePart { readonly from: number; readonly to: number; readonly text: string; readonly name: Labels; readonly meaning: Labels | null }

/** What is wrong with a code (问题): an error makes it wrong, a warning doubtful. */
export interface CodeProblem { readonly severity: "error" | "warning"; readonly message: Labels }

/**
 * A code looked at (编码校验与解释). A doubtful code is to be asked about, not refused: some early real codes fail their check digit.
 */
export interface CodeCheck {
  readonly kind: string;
  readonly name: Labels;
  readonly text: string;
  readonly verdict: "right" | "doubtful" | "wrong";
  readonly isRight: boolean;
  readonly parts: readonly CodePart[];
  readonly problems: readonly CodeProblem[];
  readonly standard: string;
  readonly attestation: Attestation;
}

/** A code in the making: parts and problems are gathered, then sealed with {@link checked}. */
export class CodeReader {
  readonly parts: CodePart[] = [];
  readonly problems: CodeProblem[] = [];
  constructor(readonly text: string) {}
  part(from: number, to: number, name: Labels, meaning: Labels | null = null): string {
    const text = this.text.slice(from, to);
    this.parts.push({ from, to, text, name, meaning });
    return text;
  }
  error(zh: string, en: string): void { this.problems.push({ severity: "error", message: { zh, en } }); }
  warning(zh: string, en: string): void { this.problems.push({ severity: "warning", message: { zh, en } }); }
  /** Takes over the parts and problems of a code inside this one, moved by `offset`. */
  inner(other: CodeCheck, offset: number): void {
    for (const part of other.parts) this.parts.push({ ...part, from: part.from + offset, to: part.to + offset });
    this.problems.push(...other.problems);
  }
}

/** The finished check of a code. */
export function checked(reader: CodeReader, kind: string, name: Labels, standard: string, attestation: Attestation): CodeCheck {
  const verdict = reader.problems.some((each) => each.severity === "error") ? "wrong" : reader.problems.length ? "doubtful" : "right";
  return { kind, name, text: reader.text, verdict, isRight: verdict === "right", parts: reader.parts, problems: reader.problems, standard, attestation };
}

/** Says what a text cannot be when it does not even have the shape; blank and full-width characters are named. */
export function misshapen(reader: CodeReader, zh: string, en: string): void {
  if (reader.text.trim() === "") reader.error("未填写", "blank");
  else if (/[\uff01-\uff5e\u3000]/.test(reader.text)) reader.error("含全角字符，应为半角", "has full-width characters");
  else if (/\s/.test(reader.text)) reader.error("含空格", "has spaces");
  else reader.error(zh, en);
}
