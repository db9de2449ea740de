/** What is wrong with a typed value, in words; undefined when it is plain decimal text (数值格式). The server judges again. */
export function valueProblem(text: string, language: "zh" | "en"): string | undefined {
  const said = (zh: string, en: string) => (language === "zh" ? zh : en);
  const value = text.trim();
  if (value === "") return said("填写数值", "Write a value");
  if (/[,，]/.test(value)) return said("不要写千分位逗号或用逗号作小数点：写 1234.5", "No commas, neither for thousands nor as a decimal point: write 1234.5");
  if (/[０-９．]/.test(value)) return said("请用半角数字", "Use half-width digits");
  if (/[%％‰]|[a-zA-Zμµ㎡]/.test(value)) return said("只写数字，不写单位", "Digits only, without a unit");
  if (!/^-?\d+(\.\d+)?$/.test(value)) return said("写成十进制数，如 1.8", "Write a decimal number such as 1.8");
  return undefined;
}
