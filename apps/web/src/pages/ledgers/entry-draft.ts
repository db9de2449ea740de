/** The name of the draft of a new row: of one person, in one ledger of one district (草稿). */
export function entryDraft(user: string, district: string, ledger: string): string { return `ledger.${user}.${district}.${ledger}`; }
