/** Thousands separators for money, on decimal text (千分位); text that is no plain decimal comes back as it is. */
export function grouped(text: string): string {
  const found = /^([+-]?)(\d+)(\.\d+)?$/.exec(text);
  if (!found) return text;
  return `${found[1] ?? ""}${(found[2] ?? "").replace(/\B(?=(\d{3})+$)/g, ",")}${found[3] ?? ""}`;
}
/** Bytes in words, for files only. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
