const prefix = "监测统计 ";
/** The document of a value that was taken from a figure (监测取值的依据): its key. */
export function documentOfMeasured(key: string): string { return `${prefix}${key}`; }
/** The key of the figure that a measured value was taken from; null for values of people. */
export function keyOfMeasured(document: string): string | null { return document.startsWith(prefix) ? document.slice(prefix.length) : null; }
