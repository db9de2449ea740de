import type { NetworkPointDetail, NetworkPointRow, NetworkView } from "@yunqing/wire";
import { Drawer } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Loaded } from "../../parts/page.js";
import { ProfileForm } from "./profile-form.js";

/** A point's profile to set, with every version that was (点位属性与变更历史). */
export function ProfileDrawer({ row, view, onClose }: { readonly row: NetworkPointRow; readonly view: NetworkView; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const detail = useView<NetworkPointDetail>("networkPoint", { holes: { id: row.id } });
  const [stored, setStored] = useState(false);
  return (
    <Drawer open onClose={onClose} size={Math.min(720, window.innerWidth)} title={t({ zh: `点位属性：${row.name.zh}`, en: `Profile: ${row.name.en}` })}>
      <Loaded of={detail}>{(loaded) => (
        <div className="stack">
          {stored && <p className="note" role="status">{t({ zh: "已保存为新版本。起用日之前的统计仍按旧版本。", en: "Stored as a new version. Figures before its day keep the old one." })}</p>}
          <ProfileForm key={loaded.seq} detail={loaded} view={view} onStored={() => setStored(true)} />
          <section aria-label={t({ zh: "变更历史", en: "History" })}>
            <h3>{t({ zh: "变更历史", en: "History" })}</h3>
            {loaded.versions.length === 0 ? <p className="empty">{t({ zh: "还没有设置过；统计按此类点位的常规项目处理。", en: "Never set; figures take what points of this kind usually measure." })}</p>
              : <ol className="chain">{loaded.versions.map((each) => <li key={each.seq}><b className="num">{t({ zh: `第 ${each.seq} 版`, en: `version ${each.seq}` })}</b> {t({ zh: `自 ${each.from} 起`, en: `from ${each.from}` })}{each.seq === loaded.profile?.seq && <> · {t({ zh: "现行", en: "in force" })}</>}<small className="under">{each.what}</small><small className="under">{each.by} · <span className="num">{beijingMinuteOf(each.at)}</span></small></li>)}</ol>}
          </section>
        </div>)}
      </Loaded>
    </Drawer>
  );
}
