import type { Scoped } from "./access/model.js";

/** Facts are appended, never changed. Every fact names who, when, and carries its scope (署名事实). */
export interface Signed extends Scoped { readonly id: string; readonly by: string; readonly at: string }
