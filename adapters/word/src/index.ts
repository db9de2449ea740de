import type { ReportModel } from "@yunqing/domain";
import { drawDocument } from "./document.js";

export { NotAPackage } from "./same-bytes.js";

/** Documents as Word files (文稿成文), by docx. */
export const wordDocuments = { document: (model: ReportModel): Promise<Uint8Array> => drawDocument(model) };
export { bulletinPapers } from "./template.js";
