import type { IBaseParagraphStyleOptions, IParagraphStyleOptions, IStylesOptions } from "docx";
import { faces, fixedLine, sizes, twoSigns } from "./page.js";

const black = "000000";
const heading = (font: (typeof faces)[keyof typeof faces], bold: boolean, outlineLevel: number): IBaseParagraphStyleOptions => ({
  run: { font, size: sizes.body, bold, color: black }, paragraph: { spacing: fixedLine, indent: twoSigns, keepNext: true, outlineLevel },
});
const own = (id: string, name: string, run: IParagraphStyleOptions["run"], paragraph: IParagraphStyleOptions["paragraph"]): IParagraphStyleOptions => ({
  id, name, basedOn: "Normal", quickFormat: true, ...(run ? { run } : {}), ...(paragraph ? { paragraph } : {}),
});

/** The styles of an official paper (公文样式): an office changes a style once, and the whole paper follows. */
export const styles: IStylesOptions = {
  default: {
    document: { run: { font: faces.body, size: sizes.body, color: black, language: { value: "en-US", eastAsia: "zh-CN" } }, paragraph: { spacing: fixedLine } },
    title: { run: { font: faces.title, size: sizes.title, bold: false, color: black }, paragraph: { alignment: "center", spacing: { line: 640, lineRule: "exact", before: 0, after: 240 }, keepNext: true } },
    heading1: heading(faces.level1, false, 0), heading2: heading(faces.level2, false, 1), heading3: heading(faces.body, true, 2), heading4: heading(faces.body, false, 3),
  },
  paragraphStyles: [
    own("Body", "公文正文", {}, { alignment: "both", indent: twoSigns }),
    own("BodyFlush", "公文正文顶格", {}, { alignment: "both" }),
    own("Subtitle2", "公文副标题", { font: faces.level2, size: sizes.page }, { alignment: "center", spacing: { ...fixedLine, after: 280 } }),
    own("TableCaption", "公文表题", { font: faces.level1, size: sizes.caption }, { spacing: { line: 400, lineRule: "exact", before: 160, after: 40 }, keepNext: true }),
    own("ChartCaption", "公文图题", { font: faces.level1, size: sizes.caption }, { alignment: "center", spacing: { line: 400, lineRule: "exact", before: 40, after: 160 } }),
    own("Cell", "公文表文", { size: sizes.cell }, { spacing: { line: 300, lineRule: "atLeast", before: 20, after: 20 } }),
    own("TableNote", "公文表注", { size: sizes.cell }, { alignment: "both", spacing: { line: 340, lineRule: "exact", before: 40, after: 160 } }),
    own("Drawing", "公文图", {}, { alignment: "center", spacing: { line: 240, lineRule: "auto", before: 120, after: 0 }, keepNext: true }),
    own("Signed", "公文落款", {}, { alignment: "right", indent: { right: 640 } }),
    own("PageNumber", "公文页码", { font: faces.page, size: sizes.page }, { alignment: "center", spacing: { line: 240, lineRule: "auto" } }),
    own("Banner", "公文页眉", { font: faces.level1, size: sizes.caption, color: "C00000", bold: true }, { alignment: "center", spacing: { line: 240, lineRule: "auto" } }),
  ],
};
