import { ApiOutlined, LoadingOutlined, ThunderboltFilled } from "@ant-design/icons";
import { useLanguage } from "../../app/language.js";
import type { Channel } from "./live.js";

/** Whether what is seen is live (实时灯): icon and word, said aloud when it changes. */
export function LiveLight({ channel }: { readonly channel: Channel }) {
  const { t } = useLanguage();
  return (
    <span role="status" className={`tag tone-${channel === "live" ? "good" : channel === "broken" ? "bad" : "mute"}`} title={channel === "broken" ? t({ zh: "实时通道断开，每 10 秒自动查询一次，并在重新连接", en: "The live channel is broken; asked every 10 s, reconnecting" }) : undefined}>
      <span aria-hidden="true">{channel === "live" ? <ThunderboltFilled /> : channel === "broken" ? <ApiOutlined /> : <LoadingOutlined />}</span>
      {channel === "live" ? t({ zh: "实时", en: "Live" }) : channel === "broken" ? t({ zh: "已断开 · 定时查询", en: "Disconnected · polling" }) : t({ zh: "正在连接", en: "Connecting" })}
    </span>
  );
}
