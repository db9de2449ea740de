import type { PacketDetail } from "@yunqing/wire";
import { Drawer } from "antd";
import { directionWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useView } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { Loaded } from "../../parts/page.js";
import { BytesView } from "./bytes-view.js";
import { commandWords } from "./command-number.js";
import { FieldTable } from "./field-table.js";
import { bytesOfBase64 } from "./hex-view.js";
import { VerdictTag } from "./verdict-tag.js";

/** A kept packet with its bytes and what each field says (报文详情). */
export function PacketDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return <Drawer open onClose={onClose} size={Math.min(780, window.innerWidth)} title={t({ zh: `报文 ${id}`, en: `Packet ${id}` })}><PacketBody id={id} /></Drawer>;
}

/** What a packet holds, to stand in a drawer or under a value. */
export function PacketBody({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const packet = useView<PacketDetail>("packet", { holes: { id } });
  return (
    <Loaded of={packet}>{(detail) => <>
      <dl className="facts">
        <dt>{t({ zh: "时间", en: "Time" })}</dt><dd className="num">{beijingSecondOf(detail.at)}</dd>
        <dt>{t({ zh: "方向", en: "Direction" })}</dt><dd>{t(directionWords[detail.direction])}</dd>
        <dt>{t({ zh: "去向", en: "What became of it" })}</dt><dd><VerdictTag verdict={detail.verdict} /></dd>
        <dt>{t({ zh: "命令/原因", en: "Command or reason" })}</dt><dd>{detail.word} {commandWords(detail.word) && t(commandWords(detail.word) ?? { zh: "", en: "" })}</dd>
        <dt>MN</dt><dd><code>{detail.mn ?? "—"}</code></dd>
      </dl>
      <BytesView text={detail.text} bytes={bytesOfBase64(detail.base64)} />
      <FieldTable reading={detail.decoded} />
    </>}</Loaded>
  );
}
