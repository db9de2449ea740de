/** Who reads and writes a ledger (台账权限), as the words of actions and roles. */
export const office = { read: ["ledger.read"], write: ["ledger.write"] } as const;
/** Ledgers that an enterprise keeps itself, within its own rows. */
export const byFirm = { read: ["ledger.read", "firm"], write: ["ledger.write", "firm"] } as const;
/** Ledgers that another department keeps. */
export const byDepartment = { read: ["ledger.read", "department"], write: ["ledger.write", "department"] } as const;
/** Ledgers that towns and subdistricts keep, within their own places. */
export const byTown = { read: ["ledger.read", "town"], write: ["ledger.write", "town"] } as const;
/** Ledgers of field checks. */
export const byInspector = { read: ["ledger.read", "inspector"], write: ["ledger.write", "inspector"] } as const;
/** Lists whose public rows everybody who reads ledgers also reads, wherever they lie; which rows and fields are public stands in `public` of each. */
export const published = { read: ["ledger.read", "public"], write: ["ledger.write"] } as const;
