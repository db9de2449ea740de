import { useEffect } from "react";
import { useLanguage } from "../../app/language.js";

/** What a wall shows when its read key was ended or is past its day (大屏停显): no figure stays on it. */
export function WallEnded() {
  const { t } = useLanguage();
  useEffect(() => { document.title = t({ zh: "大屏已停止 · 云清", en: "Wall screen stopped · Yunqing" }); }, [t]);
  return (
    <main className="whole-screen" style={{ fontSize: "clamp(1rem, 1.5vw, 2rem)" }}>
      <h1>{t({ zh: "大屏已停止显示", en: "The wall screen has stopped" })}</h1>
      <p role="alert">{t({ zh: "这块大屏所用的只读密钥已被停用，或已过有效期。", en: "The read key of this screen was ended or has expired." })}</p>
      <p>{t({ zh: "需要继续显示时，请局领导在“系统 → 只读密钥”新建一个，并在本机打开新的链接。", en: "To go on, let the director make another under System → Read keys and open its link on this machine." })}</p>
      <p><a className="to" href="/">{t({ zh: "用账号登录", en: "Sign in with an account" })}</a></p>
    </main>
  );
}
