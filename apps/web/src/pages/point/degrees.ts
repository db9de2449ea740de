/** What is wrong with a typed coordinate (经纬度), in words; undefined when it is good. Empty is good unless the other one is given. */
export function degreesProblem(text: string, most: 90 | 180, needed: boolean, language: "zh" | "en"): string | undefined {
  const typed = text.trim(), say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  if (typed === "") return needed ? say("经度和纬度要一起填", "Longitude and latitude go together") : undefined;
  if (!/^-?\d{1,3}(\.\d+)?$/.test(typed)) return say("写成十进制度，如 113.1423，不要度分秒", "Write decimal degrees, 113.1423, no minutes or seconds");
  return Math.abs(Number(typed)) <= most ? undefined : say(`不超过 ${most} 度`, `at most ${most} degrees`);
}
