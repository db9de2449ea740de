import { SaveOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { routes, type BackupView, type StatusView } from "@yunqing/wire";
import { App, Button } from "antd";
import { useLanguage } from "../../app/language.js";
import { list, get, send } from "../../client/fetch.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { bytesInWords } from "../../parts/figure-text.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";

/** Backups made while the program runs (备份). */
export function BackupPanel() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const backups = useQuery({ queryKey: ["backups"], queryFn: () => list<BackupView>(routes.backups) });
  const make = useMutation({ mutationFn: () => send<BackupView>("POST", routes.backups, {}), retry: 0, onSuccess: () => void message.success(t({ zh: "备份完成", en: "The backup is made" })), onSettled: () => client.invalidateQueries({ queryKey: ["backups"] }) });
  return (
    <Panel title={{ zh: "备份", en: "Backups" }} extra={<Button type="primary" icon={<SaveOutlined />} loading={make.isPending} onClick={() => make.mutate()}>{t({ zh: "立即备份", en: "Back up now" })}</Button>}>
      <p className="note">{t({ zh: "包括数据库、佐证文件、密钥和设置；运行中也可以做。请把备份文件拷到另一台机器保管。恢复用命令 yunqing restore。", en: "Store, evidence, keys and settings; also while running. Keep a copy on another machine. Restore with: yunqing restore." })}</p>
      {make.error && <ProblemNote problem={make.error} />}
      <Loaded of={backups}>{(rows) => rows.length === 0 ? <p className="empty">{t({ zh: "还没有备份。点“立即备份”做第一份。", en: "There is no backup yet. Make the first with the button above." })}</p> : <table className="plain-table"><thead><tr><th scope="col">{t({ zh: "文件", en: "File" })}</th><th scope="col">{t({ zh: "时间", en: "When" })}</th><th scope="col" className="numeric">{t({ zh: "大小", en: "Size" })}</th></tr></thead><tbody>{rows.map((row) => <tr key={row.file}><th scope="row" className="code-wrap">{row.file}</th><td>{beijingMinuteOf(row.at)}</td><td className="numeric">{bytesInWords(row.bytes)}</td></tr>)}</tbody></table>}</Loaded>
    </Panel>
  );
}

/** What runs, since when (运行状态). */
export function StatusPanel() {
  const { t } = useLanguage();
  const status = useQuery({ queryKey: ["status"], queryFn: () => get<StatusView>(routes.status), refetchInterval: 30_000 });
  return (
    <Panel title={{ zh: "运行状态", en: "Status" }}>
      <Loaded of={status}>{(view) => <dl className="facts">
        <dt>{t({ zh: "程序版本", en: "Version" })}</dt><dd>{view.version}</dd><dt>{t({ zh: "数据库", en: "Store" })}</dt><dd>{view.store}</dd><dt>Node</dt><dd>{view.node}</dd>
        <dt>PostGIS</dt><dd>{view.postgis === false || view.postgis === null ? t({ zh: "没有（用内置替代）", en: "absent (the built-in fallback is used)" }) : view.postgis === true ? t({ zh: "有", en: "present" }) : view.postgis}</dd>
        <dt>{t({ zh: "地区", en: "Districts" })}</dt><dd>{view.districts.join(t({ zh: "、", en: ", " }))}</dd><dt>{t({ zh: "启动时间", en: "Started" })}</dt><dd>{beijingMinuteOf(view.startedAt)}</dd></dl>}</Loaded>
    </Panel>
  );
}
