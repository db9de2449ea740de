/** A folder that may not be written (目录无写权限). */
export class FolderClosed extends Error {
  readonly code = "server/folder-closed";
  readonly zh: string; readonly en: string;
  constructor(folder: string, reason: string) {
    const en = `The folder ${folder} cannot be written (${reason}); choose another one with --data, or have its permissions changed.`;
    super(en);
    this.en = en;
    this.zh = `目录 ${folder} 无法写入（${reason}）；请用 --data 换一个目录，或请管理员授权。`;
  }
}

/** Runs work on a folder and turns a refusal of the file system into one clear sentence. @throws {FolderClosed} */
export function refusingWrite<T>(folder: string, work: () => T): T {
  try { return work(); } catch (problem) {
    const { code } = problem as { code?: string };
    if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST" || code === "ENOSPC") throw new FolderClosed(folder, code);
    throw problem;
  }
}
