import type { Labels } from "@yunqing/standards";

/** Kinds of evidence files that are taken (允许的证据类型). What is not in the table is refused. */
export const evidenceKinds = {
  pdf: { type: "application/pdf", extensions: ["pdf"], label: { zh: "PDF 文件", en: "PDF document" } },
  png: { type: "image/png", extensions: ["png"], label: { zh: "PNG 图片", en: "PNG picture" } },
  jpeg: { type: "image/jpeg", extensions: ["jpg", "jpeg"], label: { zh: "JPEG 图片", en: "JPEG picture" } },
  webp: { type: "image/webp", extensions: ["webp"], label: { zh: "WebP 图片", en: "WebP picture" } },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extensions: ["docx"], label: { zh: "Word 文档", en: "Word document" } },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extensions: ["xlsx"], label: { zh: "Excel 工作簿", en: "Excel workbook" } },
  doc: { type: "application/msword", extensions: ["doc"], label: { zh: "Word 97—2003 文档", en: "Word 97–2003 document" } },
  xls: { type: "application/vnd.ms-excel", extensions: ["xls"], label: { zh: "Excel 97—2003 工作簿", en: "Excel 97–2003 workbook" } },
  csv: { type: "text/csv", extensions: ["csv"], label: { zh: "CSV 表格", en: "CSV table" } },
  txt: { type: "text/plain", extensions: ["txt"], label: { zh: "文本文件", en: "text file" } },
  mp4: { type: "video/mp4", extensions: ["mp4"], label: { zh: "MP4 视频", en: "MP4 video" } },
} as const satisfies Readonly<Record<string, { readonly type: string; readonly extensions: readonly string[]; readonly label: Labels }>>;
export type EvidenceKind = keyof typeof evidenceKinds;

/** The kind that an extension promises, or null (扩展名对应的类型). */
export function kindOfExtension(extension: string): EvidenceKind | null {
  const wanted = extension.toLowerCase();
  return (Object.keys(evidenceKinds) as EvidenceKind[]).find((kind) => (evidenceKinds[kind].extensions as readonly string[]).includes(wanted)) ?? null;
}

export type EvidenceRefusal = "evidence/too-large" | "evidence/empty" | "evidence/bad-name" | "evidence/type-refused" | "evidence/content-differs" | "evidence/broken" | "evidence/macros" | "evidence/hidden-content";
/** A file is not taken as evidence (文件未被接受); `code` says why, both texts are fit to be shown. */
export class EvidenceRefused extends Error {
  constructor(readonly code: EvidenceRefusal, readonly zh: string, readonly en: string) { super(en); }
}
