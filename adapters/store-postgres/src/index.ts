export { openStore, type EmbeddedOptions, type OpenOptions, type ServerOptions } from "./open.js";
export type { BeforeMigration, NewDistrict, Store, StoreHealth, StoreInside } from "./store.js";
export type { Progress, Tell } from "./migrations.js";
export { ownerOf } from "./owner-lock.js";
export {
  BackupDamaged, CopyDiffers, MigrationChanged, MigrationFailed, StoreClosed, StoreDamaged, StoreFault, StoreNewer, StoreNotWritable, StoreOwned, StoreUnfinished, StoreUnreachable, TargetNotEmpty, TransactionNested,
} from "./errors.js";
export { MonthNotAllowed, MonthOutOfRange } from "./partitions.js";
export { BlockDamaged } from "./packet-block.js";
export { backup, type BackupContents, type BackupManifest, type BackupResult } from "./backup.js";
export { inspectBackup, restore, type RestoreResult, type RestoreTarget } from "./restore.js";
export { migrateToPostgres } from "./migrate-to-postgres.js";
export type { Dumpable, TableSum } from "./dump.js";
export type { Box } from "./places-in-box.js";
