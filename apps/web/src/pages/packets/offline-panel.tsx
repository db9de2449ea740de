import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { Field } from "../../parts/choice.js";
import { Panel } from "../../parts/page.js";
import { BytesView } from "./bytes-view.js";
import { FieldTable } from "./field-table.js";
import { pastedBytes } from "./hex-view.js";
import { isMasked } from "./masked-reading.js";
import { frameReadings, keyTyped } from "./offline-reading.js";
import { examples } from "./examples.js";

/** 在线解读: any pasted packet, text or hexadecimal, explained field by field in the browser; nothing is sent. */
export function OfflinePanel() {
  const { t } = useLanguage();
  const [text, setText] = useState(""), [keyText, setKey] = useState("");
  const pasted = useMemo(() => pastedBytes(text), [text]);
  const key = keyTyped(keyText);
  const frames = useMemo(() => (pasted.kind === "empty" ? [] : frameReadings(pasted.bytes, key ?? null)), [pasted, key]);
  return (
    <div className="paste">
      <Panel title={{ zh: "粘贴报文", en: "Paste packets" }}>
        <Field label={t({ zh: "报文（文本或十六进制，可多包）", en: "Packets (text or hex, several at once)" })} hint={t({ zh: "只在本机浏览器里解读，不发送到服务器，断网也可用。访问密码不显示。", en: "Read in this browser alone; nothing is sent; works without network. Passwords are not shown." })}>
          {(a) => <textarea {...a} rows={9} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
        <Field label={t({ zh: "SM4 密钥（仅 HJ 212-2025 加密报文）", en: "SM4 key (encrypted packets of HJ 212-2025 only)" })} wrong={key === undefined ? t({ zh: "写成 32 位十六进制", en: "Write 32 hexadecimal digits" }) : undefined} hint={t({ zh: "32 位十六进制；只用于本次解读，不保存", en: "32 hexadecimal digits; used for this reading, not kept" })}>
          {(a) => <Input {...a} autoComplete="off" value={keyText} onChange={(event) => setKey(event.target.value)} />}</Field>
        <div className="form-actions"><Button onClick={() => setText("")} disabled={text === ""}>{t({ zh: "清空", en: "Clear" })}</Button>
          {examples.map((example) => <Button key={example.title.en} type="link" size="small" onClick={() => { setText(example.packet); setKey(example.key); }}>{t({ zh: `例：${example.title.zh}`, en: `Example: ${example.title.en}` })}</Button>)}</div>
        <p className="note" role="status">{pasted.kind === "empty" ? "" : t({ zh: `按${pasted.kind === "hex" ? "十六进制" : "文本"}读取 ${pasted.bytes.length} 字节，${frames.length} 段`, en: `read as ${pasted.kind}: ${pasted.bytes.length} bytes, ${frames.length} pieces` })}</p>
        {isMasked(text) && <p className="disagree">{t({ zh: "粘贴的报文里密码已隐去（PW=******），所以长度或 CRC 对不上；其余字段照常解读。", en: "The password was taken out of what was pasted (PW=******), so length or CRC cannot fit; the other fields are read as usual." })}</p>}
      </Panel>
      <Panel title={{ zh: "逐字段解读", en: "Field by field" }}>
        {frames.length === 0 ? <p className="empty">{t({ zh: "在左边粘贴报文，或点一个例子。", en: "Paste a packet, or take an example." })}</p> : (
          <ol className="frame-list">{frames.map((frame) => (
            <li key={frame.number}>
              {frames.length > 1 && <h3>{t({ zh: `第 ${frame.number} 段`, en: `Piece ${frame.number}` })}</h3>}
              <BytesView text={frame.text} bytes={frame.bytes} />
              <FieldTable reading={frame.reading} />
              {frame.needs.length > 0 && <p className="note">{t({ zh: "要接收这样的报文，设备设置里须容许：", en: "To take such packets, the instrument's setting must allow: " })}{frame.needs.map((each) => t(each.label)).join(t({ zh: "；", en: "; " }))}</p>}
            </li>))}</ol>)}
      </Panel>
    </div>
  );
}
