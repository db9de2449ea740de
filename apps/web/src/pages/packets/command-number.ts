import { commandOf } from "@yunqing/hj212";
import type { Labels } from "@yunqing/standards";

/** The name of a command number (命令编码) in the newest edition that was read; null for what is no command. */
export function commandWords(cn: string): Labels | null {
  return (commandOf(cn, 2017) ?? commandOf(cn, 2025) ?? commandOf(cn, 2005))?.label ?? null;
}
