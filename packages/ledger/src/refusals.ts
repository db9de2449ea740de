import type { Labels } from "@yunqing/standards";

/** One flaw of a declaration: the field (or null: the ledger itself), what is wrong and what to do. */
export interface Flaw { readonly field: string | null; readonly message: Labels }

/** A declaration that cannot be used (台账声明有误). All flaws are named at once. */
export class BadDeclaration extends TypeError {
  readonly code = "ledger/bad-declaration";
  constructor(readonly ledger: string, readonly flaws: readonly Flaw[]) {
    super(`台账“${ledger}”的声明有误 (the declaration of ledger "${ledger}" is wrong):\n${flaws.map((flaw) => `- ${flaw.field === null ? "" : `${flaw.field}: `}${flaw.message.zh} (${flaw.message.en})`).join("\n")}`);
  }
}

/** One step of a migration that would lose rows, values or their meaning. */
export interface Loss { readonly subject: string; readonly message: Labels }

/** A changed declaration whose migration would lose data (会丢失数据的变更). Nothing is written; the remedy stands in each loss. */
export class WouldLoseData extends Error {
  readonly code = "ledger/would-lose-data";
  constructor(readonly ledger: string, readonly losses: readonly Loss[]) {
    super(`台账“${ledger}”的变更会丢失数据，未生成迁移 (changing ledger "${ledger}" would lose data; no migration is made):\n${losses.map((loss) => `- ${loss.subject}: ${loss.message.zh} (${loss.message.en})`).join("\n")}`);
  }
}

/** A history that its own declaration does not allow (办理记录与流程不符): a gap, an unknown move, a wrong state. */
export class BrokenHistory extends Error {
  readonly code = "ledger/broken-history";
  constructor(readonly row: string, readonly seq: number, readonly reason: Labels) { super(`${row} 第 ${seq} 步：${reason.zh} (step ${seq} of ${row}: ${reason.en})`); }
}

/** A computed field that reads a field it did not declare (计算字段读取了未声明的字段). */
export class UndeclaredInput extends Error {
  readonly code = "ledger/undeclared-input";
  constructor(readonly field: string, readonly input: string) { super(`计算字段 ${field} 读取了 ${input}，请写入 from (computed field ${field} reads ${input}: name it in "from")`); }
}

/** A question about a field, state or move that the declaration does not have (声明中没有). */
export class NotDeclared extends Error {
  readonly code = "ledger/not-declared";
  constructor(readonly ledger: string, readonly what: string) { super(`台账“${ledger}”没有声明“${what}” (ledger "${ledger}" declares no "${what}")`); }
}
