import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

export type Theme = "light" | "dark";
export type TextSize = "usual" | "large";
interface Look { readonly theme: Theme; readonly size: TextSize; readonly setTheme: (theme: Theme) => void; readonly setSize: (size: TextSize) => void }

const LookContext = createContext<Look>({ theme: "light", size: "usual", setTheme: () => undefined, setSize: () => undefined });

/** Theme and text size (主题、长辈版), kept on this machine and set on the root element for the style sheets. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem("yunqing.theme") === "dark" ? "dark" : "light"));
  const [size, setSize] = useState<TextSize>(() => (localStorage.getItem("yunqing.size") === "large" ? "large" : "usual"));
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.dataset["size"] = size;
    localStorage.setItem("yunqing.theme", theme);
    localStorage.setItem("yunqing.size", size);
  }, [theme, size]);
  const look = useMemo(() => ({ theme, size, setTheme, setSize }), [theme, size]);
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>;
}

export function useLook(): Look { return useContext(LookContext); }
