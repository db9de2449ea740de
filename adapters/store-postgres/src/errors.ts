/**
 * A fault of the store that a person must act on (库的故障). Each has a code, one clear sentence in Chinese and in English,
 * and says what to do next. Expected refusals of the domain (IdTaken, AlreadyReviewed, Overtaken) live in `@yunqing/domain`.
 */
export class StoreFault extends Error {
  readonly code: string;
  constructor(code: string, readonly zh: string, readonly en: string, cause?: unknown) {
    super(en, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.code = code;
  }
}

/** Another process owns the embedded store (库已被占用). `address` is where the owner can be spoken to, when it serves. */
export class StoreOwned extends StoreFault {
  constructor(readonly folder: string, readonly pid: number, readonly host: string, readonly since: string, readonly address: string | null) {
    super("store/owned",
      `库 ${folder} 正由进程 ${pid}（主机 ${host}，自 ${since} 起）使用${address === null ? "" : `，其地址为 ${address}`}；请通过正在运行的程序操作，或先停止它`,
      `the store ${folder} is in use by process ${pid} on ${host} since ${since}${address === null ? "" : `, reachable at ${address}`}; work through the running program or stop it first`);
  }
}
/** The folder cannot be made, read or written (目录无权限). */
export class StoreNotWritable extends StoreFault {
  constructor(readonly folder: string, reason: string, cause?: unknown) {
    super("store/not-writable", `不能在目录 ${folder} 中读写（${reason}）；请换一个目录，或请系统管理员授予本用户读写权限`,
      `the folder ${folder} cannot be read and written (${reason}); choose another folder or have this user granted access to it`, cause);
  }
}
/** The store was written by a newer program (库的版本较新). */
export class StoreNewer extends StoreFault {
  constructor(readonly where: string, what: string) {
    super("store/newer", `${where} 由更新版本的程序写成（本程序不认识 ${what}）；请升级程序，库未被改动`,
      `${where} was written by a newer program (this one does not know ${what}); upgrade the program. Nothing was changed`);
  }
}
/** A migration that ran is no longer the one this program carries (迁移文件被改过). */
export class MigrationChanged extends StoreFault {
  constructor(readonly where: string, readonly migration: string) {
    super("store/migration-changed", `${where} 执行过的迁移 ${migration} 与本程序所带文件不一致；请使用原发布的程序文件，库未被改动`,
      `the migration ${migration} that ${where} went through differs from the file of this program; use the released files. Nothing was changed`);
  }
}
/** The store's files are damaged (库文件损坏). */
export class StoreDamaged extends StoreFault {
  constructor(readonly where: string, reason: string, cause?: unknown) {
    super("store/damaged", `库 ${where} 已损坏，不能打开（${reason}）；请保留该目录供检查，用 yunqing restore 从最近的备份恢复到新目录`,
      `the store ${where} is damaged and cannot be opened (${reason}); keep the folder for inspection and restore the latest backup into a new folder with yunqing restore`, cause);
  }
}
/** A restore or a migration into this place was interrupted (恢复或迁移未完成). */
export class StoreUnfinished extends StoreFault {
  constructor(readonly where: string, what: string) {
    super("store/unfinished", `${where} 中有一次未完成的${what === "restore" ? "恢复" : "迁移"}；请重新执行该命令，它会从头再做`,
      `${where} holds an unfinished ${what}; run the command again, it starts afresh`);
  }
}
/** The target of a restore or a migration is not empty (目标非空). */
export class TargetNotEmpty extends StoreFault {
  constructor(readonly where: string, what: string) {
    super("store/target-not-empty", `目标 ${where} 不是空的（${what}）；请选择空的目标，已有内容不会被覆盖`,
      `the target ${where} is not empty (${what}); choose an empty one, nothing is ever overwritten`);
  }
}
/** The backup file is not what it was when it was made (备份文件损坏). */
export class BackupDamaged extends StoreFault {
  constructor(readonly file: string, what: string, cause?: unknown) {
    super("store/backup-damaged", `备份文件 ${file} 不完整或被改动（${what}）；未恢复任何内容，请换用另一份备份`,
      `the backup ${file} is incomplete or was altered (${what}); nothing was restored, use another backup`, cause);
  }
}
/** The database server cannot be reached or refuses (数据库不可用). */
export class StoreUnreachable extends StoreFault {
  constructor(readonly where: string, reason: string, cause?: unknown) {
    super("store/unreachable", `连接不上数据库 ${where}（${reason}）；请检查地址、用户、口令以及数据库是否在运行`,
      `the database ${where} cannot be reached (${reason}); check address, user, password and that it is running`, cause);
  }
}
/** A transaction was opened inside another one of the same task (事务嵌套): on one connection it would wait for itself for ever. */
export class TransactionNested extends StoreFault {
  constructor() {
    super("store/nested-transaction", "在一个事务之内又打开了事务；请使用传入的 reader 或 writer", "a transaction was opened inside another; use the reader or writer that was handed in");
  }
}
/** The copy does not agree with its source (副本与来源不符). */
export class CopyDiffers extends StoreFault {
  constructor(what: string) {
    super("store/copy-differs", `副本与来源不符：${what}；已放弃，目标保持为空`, `the copy differs from its source: ${what}; it was given up and the target stays empty`);
  }
}
/** The store was closed (库已关闭). */
export class StoreClosed extends StoreFault {
  constructor() { super("store/closed", "库已关闭；请重新打开", "the store is closed; open it again"); }
}
/** A migration could not be carried out; the schema stays at the step before (迁移失败). */
export class MigrationFailed extends StoreFault {
  constructor(readonly where: string, readonly migration: string, reason: string, cause?: unknown) {
    super("store/migration-failed", `${where} 的迁移 ${migration} 未能执行（${reason}）；该步已全部撤回，排除原因后重新启动即可继续`,
      `the migration ${migration} of ${where} could not be carried out (${reason}); the step was rolled back whole, remove the cause and start again to go on`, cause);
  }
}
