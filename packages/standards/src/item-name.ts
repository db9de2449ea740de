/** The printed name without the accidents of typing (项目名称归一): brackets of any kind and width are round, spaces go. */
export function plainName(name: string): string { return name.replace(/[（[［]/g, "(").replace(/[）\]］]/g, ")").replace(/\s/g, ""); }

/** The printed name without a trailing remark in brackets: `氨氮（NH3-N）` → `氨氮`. */
export function nameWithoutRemark(name: string): string { return plainName(name).replace(/\([^()]*\)$/, ""); }
