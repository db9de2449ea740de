/** What a person typed with the signs of a Chinese keyboard, in half width (全角归一); everything else stays. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0\u2002-\u200a\u202f]/g, " ").replace(/[\u200b-\u200d\ufeff]/g, "").replace(/[−–‐‑]/g, "-").trim();
}

/** A heading or a name as it is compared (名称归一): compatible signs made plain (SO₂ is SO2, ㎎ is mg), no spaces, brackets round. Case stays. */
export function compared(text: string): string { return text.normalize("NFKC").replace(/[\s\u200b-\u200d\ufeff]/g, "").replace(/[[【〔{]/g, "(").replace(/[\]】〕}]/g, ")").replace(/µ/g, "μ"); }
