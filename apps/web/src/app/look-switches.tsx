import { BulbOutlined, FontSizeOutlined, TranslationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLanguage } from "./language.js";
import { useLook } from "./look.js";

/** Language, theme and text size (语言、主题、长辈版). */
export function LookSwitches({ ghost }: { readonly ghost?: boolean }) {
  const { t, language, setLanguage } = useLanguage();
  const { theme, size, setTheme, setSize } = useLook();
  const type = ghost ? "text" : "default";
  return (
    <div className="look-switches">
      <Button type={type} size="small" title="中文 / English" icon={<TranslationOutlined aria-hidden />} lang={language === "zh" ? "en" : "zh-CN"} onClick={() => setLanguage(language === "zh" ? "en" : "zh")}>{language === "zh" ? "English" : "中文"}</Button>
      <Button type={type} size="small" title={t({ zh: "字号", en: "Text size" })} icon={<FontSizeOutlined aria-hidden />} aria-pressed={size === "large"} onClick={() => setSize(size === "large" ? "usual" : "large")}>{size === "large" ? t({ zh: "标准字号", en: "Usual text" }) : t({ zh: "长辈版", en: "Large text" })}</Button>
      <Button type={type} size="small" title={t({ zh: "深浅色", en: "Light or dark" })} icon={<BulbOutlined aria-hidden />} aria-pressed={theme === "dark"} onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>{theme === "dark" ? t({ zh: "浅色", en: "Light" }) : t({ zh: "深色", en: "Dark" })}</Button>
    </div>
  );
}
