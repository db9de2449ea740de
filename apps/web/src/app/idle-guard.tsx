import { Modal } from "antd";
import { isReachable } from "../client/kept.js";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "./language.js";
import { useSessionState } from "./session.js";

const idleMs = 15 * 60_000;
const warnMs = 60_000;
const touchMs = 4 * 60_000;

/** Signs out after a quarter of an hour without a hand on the keys, and says so a minute before (空闲退出). */
export function IdleGuard() {
  const { t } = useLanguage();
  const { signOut, touch: tellServer } = useSessionState();
  const told = useRef(Date.now());
  const touched = useRef(Date.now());
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const touch = () => { touched.current = Date.now(); };
    const events = ["pointerdown", "keydown", "scroll"] as const;
    for (const name of events) window.addEventListener(name, touch, { passive: true });
    const timer = window.setInterval(() => {
      // without the server nothing of it can be read, and what is being written in the field must not be wiped: its own clock decides when it is back
      if (!isReachable()) touched.current = Date.now();
      const rest = idleMs - (Date.now() - touched.current);
      if (touched.current > told.current && Date.now() - told.current > touchMs) { told.current = Date.now(); tellServer(); }
      if (rest <= 0) void signOut(); else setLeft(rest <= warnMs ? Math.ceil(rest / 1000) : null);
    }, 1000);
    return () => { window.clearInterval(timer); for (const name of events) window.removeEventListener(name, touch); };
  }, [signOut, tellServer]);
  return (
    <Modal open={left !== null} title={t({ zh: "还在吗？", en: "Still there?" })} okText={t({ zh: "继续使用", en: "Go on" })} cancelText={t({ zh: "现在退出", en: "Sign out now" })}
      onOk={() => { touched.current = Date.now(); setLeft(null); }} onCancel={() => void signOut()} mask={{ closable: false }}>
      <p role="alert">{t({ zh: `长时间没有操作，将在 ${left ?? 0} 秒后退出登录；未提交的草稿会被清除。`, en: `Nothing was done for a while; you will be signed out in ${left ?? 0} seconds, and unsent drafts are wiped.` })}</p>
    </Modal>
  );
}
