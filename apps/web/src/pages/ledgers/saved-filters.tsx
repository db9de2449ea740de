import { DeleteOutlined, StarOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useId, useState } from "react";
import { useLanguage } from "../../app/language.js";
import type { SavedFilter } from "./list-habits.js";

/** 常用筛选: filters that a person uses again and again, under a name; taken with one press. */
export function SavedFilters({ saved, query, take, save, forget }: { readonly saved: readonly SavedFilter[]; readonly query: Readonly<Record<string, string>>; readonly take: (query: Readonly<Record<string, string>>) => void; readonly save: (filter: SavedFilter) => void; readonly forget: (name: string) => void }) {
  const { t } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false), [name, setName] = useState("");
  const now = JSON.stringify(query), held = saved.find((each) => JSON.stringify(each.query) === now);
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={
      <div className="saved-filters">
        {saved.length === 0 && <p className="note">{t({ zh: "还没有常用筛选。先设好条件，再取个名字保存。", en: "None yet. Set the filters, then keep them under a name." })}</p>}
        <ul>{saved.map((each) => <li key={each.name}><Button type={each === held ? "primary" : "default"} size="small" aria-pressed={each === held} onClick={() => { take(each.query); setOpen(false); }}>{each.name}</Button><Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t({ zh: `删除常用筛选 ${each.name}`, en: `drop ${each.name}` })} onClick={() => forget(each.name)} /></li>)}</ul>
        {Object.keys(query).length > 0 && !held && <form onSubmit={(event) => { event.preventDefault(); if (name.trim() === "") return; save({ name: name.trim(), query }); setName(""); setOpen(false); }}>
          <label htmlFor={id}>{t({ zh: "保存当前条件为", en: "Keep these filters as" })}</label>
          <span><input id={id} type="text" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /><Button htmlType="submit" size="small" disabled={name.trim() === ""}>{t({ zh: "保存", en: "Keep" })}</Button></span>
        </form>}
      </div>}>
      <Button size="small" icon={<StarOutlined aria-hidden />} aria-expanded={open}>{held ? held.name : t({ zh: "常用筛选", en: "Saved filters" })}</Button>
    </Popover>
  );
}
