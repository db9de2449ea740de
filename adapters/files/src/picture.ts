import sharp from "sharp";
import { EvidenceRefused, evidenceKinds, type EvidenceKind } from "@yunqing/domain";

const side = 360, mostSeconds = 20;
sharp.cache(false);

/**
 * A small picture for lists (缩略图): WebP, at most 360 px, upright, without EXIF, place or any other metadata. The original keeps its own: it is the proof.
 * @param mostPixels a picture of more is refused before it is unpacked
 * @throws {EvidenceRefused} evidence/broken: it cannot be drawn, or has too many pixels
 */
export async function thumbnailOf(file: string, kind: EvidenceKind, mostPixels: number): Promise<Buffer> {
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: "truncated", sequentialRead: true, pages: 1 });
  try {
    const { format } = await picture.metadata();
    if (format !== kind) throw new EvidenceRefused("evidence/content-differs", `内容是 ${format}，不是${evidenceKinds[kind].label.zh}`, `the content is ${format}, not a ${evidenceKinds[kind].label.en}`);
    return await picture.rotate().resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).webp({ quality: 75 }).timeout({ seconds: mostSeconds }).toBuffer();
  } catch (error) {
    if (error instanceof EvidenceRefused) throw error;
    if (/pixel limit/i.test(String(error))) throw new EvidenceRefused("evidence/too-large", `图片像素超过 ${mostPixels / 1e6} 百万，请缩小后再传`, `the picture has more than ${mostPixels / 1e6} million pixels; make it smaller`);
    throw new EvidenceRefused("evidence/broken", `${evidenceKinds[kind].label.zh}无法打开，可能已损坏`, `the ${evidenceKinds[kind].label.en} cannot be opened; it may be damaged`);
  }
}
