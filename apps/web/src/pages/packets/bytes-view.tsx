import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { hexLines } from "./hex-view.js";
import "./packets.css";

/** A packet as text or as bytes (原文), to be copied. */
export function BytesView({ text, bytes }: { readonly text: string; readonly bytes: Uint8Array }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [hex, setHex] = useState(false);
  const lines = hexLines(bytes);
  const copy = () => void navigator.clipboard.writeText(hex ? lines.map((line) => line.hex).join("\n") : text).then(() => message.success(t({ zh: "已复制", en: "Copied" })), () => message.error(t({ zh: "浏览器不允许复制；请选中后按 Ctrl+C", en: "The browser does not allow it; select the text and press Ctrl+C" })));
  return (
    <div className="bytes-view">
      <div className="bytes-tools no-print" role="group" aria-label={t({ zh: "原文显示方式", en: "How the packet is shown" })}>
        <Button size="small" type={hex ? "default" : "primary"} aria-pressed={!hex} onClick={() => setHex(false)}>{t({ zh: "文本", en: "Text" })}</Button>
        <Button size="small" type={hex ? "primary" : "default"} aria-pressed={hex} onClick={() => setHex(true)}>{t({ zh: "十六进制", en: "Hex" })}</Button>
        <Button size="small" icon={<CopyOutlined />} onClick={copy}>{t({ zh: "复制", en: "Copy" })}</Button>
        <span className="note">{t({ zh: `${bytes.length} 字节`, en: `${bytes.length} bytes` })}</span>
      </div>
      {hex ? <div className="scroll-x" tabIndex={0} role="region" aria-label={t({ zh: "十六进制", en: "Hex" })}><pre className="hex">{lines.map((line) => `${line.at}  ${line.hex.padEnd(48)}  ${line.text}`).join("\n")}</pre></div> : <pre className="packet-text">{text}</pre>}
    </div>
  );
}
