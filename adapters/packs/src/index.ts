export { PackInvalid, type Mistake } from "./pack-invalid.js";
export { readLedgerTables } from "./ledger-tables.js";
export { listPacks, readPack, type ReadPack } from "./read-pack.js";
export { csvSchemas, jsonSchemas, schemaFile } from "./schemas.js";
export { CsvBroken, csvRows, type CsvRow } from "./csv.js";
