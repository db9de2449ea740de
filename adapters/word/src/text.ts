/** Text that a Word file can hold: what XML 1.0 forbids is left out, a half sign becomes the replacement sign. */
export function wordText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
  return text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** Width of a text in half-width signs; a Chinese sign is two wide. */
export function widthOf(text: string): number { return [...text].reduce((width, sign) => width + (sign > "\u2e7f" || "“”‘’—…·".includes(sign) ? 2 : 1), 0); }
