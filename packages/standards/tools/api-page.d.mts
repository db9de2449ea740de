export declare const apiFile: URL;
export declare function exportsOfDoor(): readonly { readonly name: string; readonly path: string; readonly doc: string | null; readonly declaration: string }[];
export declare function apiPage(): string;
