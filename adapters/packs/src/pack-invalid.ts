/** One mistake in a pack: which file, which item, which field, and what to do (数据包错误). */
export interface Mistake { readonly file: string; readonly item: string; readonly field: string; readonly zh: string; readonly en: string }

/** The pack of a district has mistakes; all are listed, and the start stops (数据包无效). */
export class PackInvalid extends Error {
  readonly code = "packs/invalid";
  constructor(readonly folder: string, readonly mistakes: readonly Mistake[]) {
    super([
      `数据包 ${folder} 有 ${mistakes.length} 处错误，已停止启动；请按下列文件、条目、字段逐一改正。`,
      `The pack ${folder} has ${mistakes.length} mistake(s); correct each file, item and field below, then start again.`,
      ...mistakes.map((m) => `  ${m.file} · ${m.item} · ${m.field}：${m.zh} / ${m.en}`),
    ].join("\n"));
  }
}
