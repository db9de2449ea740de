import type { Labels } from "@yunqing/standards";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

export type Language = "zh" | "en";
interface Speech { readonly language: Language; readonly setLanguage: (language: Language) => void; readonly t: (labels: Labels) => string }

const SpeechContext = createContext<Speech>({ language: "zh", setLanguage: () => undefined, t: (labels) => labels.zh });
const kept = "yunqing.language";

/** The language of the screen (界面语言): Chinese first, English by a switch; kept on this machine. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(kept) === "en" ? "en" : "zh"));
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    localStorage.setItem(kept, language);
  }, [language]);
  const speech = useMemo<Speech>(() => ({ language, setLanguage, t: (labels) => labels[language] }), [language]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** `t({ zh, en })` in the language of the screen. */
export function useLanguage(): Speech { return useContext(SpeechContext); }
