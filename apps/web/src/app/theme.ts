import { theme as antdTheme, type ThemeConfig } from "antd";
import type { TextSize, Theme } from "./look.js";

/** The brand colour is a deep teal-blue: none of the fills of air index, water class or warning. */
export function themeOf(theme: Theme, size: TextSize): ThemeConfig {
  const dark = theme === "dark";
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? "#2a7f9f" : "#0b4f6c", colorInfo: dark ? "#2a7f9f" : "#0b4f6c", colorLink: dark ? "#7cc4de" : "#0b5a7d", colorLinkHover: dark ? "#a6d9ea" : "#083b52",
      colorError: dark ? "#ff8f85" : "#a61b12", colorWarning: dark ? "#e8b04b" : "#7a4b00", colorSuccess: dark ? "#6ecb8f" : "#12633a",
      colorBgBase: dark ? "#0f1a20" : "#ffffff", colorTextBase: dark ? "#e8f0f3" : "#14232b",
      colorTextPlaceholder: dark ? "#9fb2bb" : "#5c6b73", colorTextDescription: dark ? "#a9bac2" : "#4d5d66",
      borderRadius: 4, fontSize: size === "large" ? 18 : 14, controlHeight: size === "large" ? 42 : 32, wireframe: false,
      fontFamily: "var(--font)", motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    },
    components: { ...(dark ? { Tabs: { itemSelectedColor: "#7cc4de", itemHoverColor: "#a6d9ea", itemActiveColor: "#7cc4de", inkBarColor: "#7cc4de" } } : {}), Button: { primaryShadow: "none", defaultShadow: "none" }, Drawer: { paddingLG: 18 } },
  };
}
