export { openStore, type EmbeddedOptions, type OpenOptions, type ServerOptions } from "./open.js";
export type { BeforeMigration, NewDistrict, Store, StoreHealth, StoreInside } from "./store.js";
export type { Progress, Tell } from "./migrations.js";
export { ownerOf } from "./owner-lock.js";
export {
  BackupDamaged, CopyDiffers, MigrationChanged, MigrationFailed, StoreClosed, StoreDamaged, StoreFault, StoreNewer, StoreNotWritable, StoreOwned, StoreUnfinished, StoreUnreachable, TargetNotEmpty, TransactionNested,
} from "./errors.js";
