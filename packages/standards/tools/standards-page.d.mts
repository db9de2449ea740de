import type { CatalogueEntry } from "@yunqing/standards";
export declare const pageFile: URL;
export declare function choices(): readonly { readonly path: string; readonly sentence: string }[];
export declare function standardsPage(catalogue: readonly CatalogueEntry[]): string;
