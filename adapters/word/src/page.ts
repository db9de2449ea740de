import { convertMillimetersToTwip, type IFontAttributesProperties, type ISpacingProperties } from "docx";

/** A4 and its margins after GB/T 9704 habits (版心): 37 mm above, 35 below, 28 left, 26 right; all lengths in twips (1/20 pt). */
export const page = { width: 11_906, height: 16_838, top: convertMillimetersToTwip(37), bottom: convertMillimetersToTwip(35), left: convertMillimetersToTwip(28), right: convertMillimetersToTwip(26) } as const;
/** Width between the margins, 156 mm. */
export const textWidth = page.width - page.left - page.right;

const face = (eastAsia: string): IFontAttributesProperties => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia, hint: "eastAsia" });
/** The faces of official papers. What stands in for a face that a machine lacks is in the font table. */
export const faces = { title: face("方正小标宋简体"), body: face("仿宋_GB2312"), level1: face("黑体"), level2: face("楷体_GB2312"), page: face("宋体") } as const;

/** Names that stand in for each face, tried in this order (字体替代). */
export const standIns: readonly (readonly [face: string, family: "roman" | "swiss" | "script", instead: readonly string[]])[] = [
  ["方正小标宋简体", "roman", ["方正小标宋_GBK", "华文中宋", "Noto Serif CJK SC", "Source Han Serif SC", "宋体"]],
  ["仿宋_GB2312", "roman", ["仿宋", "FangSong", "华文仿宋", "Noto Serif CJK SC", "宋体"]],
  ["楷体_GB2312", "script", ["楷体", "KaiTi", "华文楷体", "Noto Serif CJK SC", "宋体"]],
  ["黑体", "swiss", ["SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "微软雅黑"]],
  ["宋体", "roman", ["SimSun", "Noto Serif CJK SC", "Source Han Serif SC"]],
  ["Times New Roman", "roman", ["Liberation Serif"]],
];

/** Sizes in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt. */
export const sizes = { title: 44, body: 32, page: 28, caption: 24, cell: 21, smallCell: 18 } as const;
/** Fixed line of 28 pt. */
export const fixedLine: ISpacingProperties = { line: 560, lineRule: "exact", before: 0, after: 0 };
/** Indent of two signs of the body size (首行缩进二字): in signs for Word, in twips for programs that do not count signs. */
export const twoSigns = { firstLine: 640, firstLineChars: 200 } as const;
