import { airEntries } from "./air-entries.js";
import { emergencyEntries } from "./emergency-entries.js";
import type { CatalogueEntry } from "./entry.js";
import { sourceEntries } from "./source-entries.js";
import { waterEntries } from "./water-entries.js";

/** Every standard that this room holds, wholly or in part (标准目录). The page `docs/standards.md` is made from it. */
export const catalogue: readonly CatalogueEntry[] = [...airEntries, ...waterEntries, ...sourceEntries, ...emergencyEntries];
