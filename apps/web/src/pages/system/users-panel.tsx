import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { pathOf, routes, type CreateUser, type OneTimePassword, type UserView } from "@yunqing/wire";
import { App, Button, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { roleWords } from "../../app/words.js";
import { list, send } from "../../client/fetch.js";
import { useCommand, useOrganisations } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";

/** Users (用户): the system administrator makes them and grants nothing. */
export function UsersPanel() {
  const { t } = useLanguage();
  const { nameOf } = useOrganisations(true);
  const { modal } = App.useApp();
  const users = useQuery({ queryKey: ["users"], queryFn: () => list<UserView>(routes.users) });
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<{ readonly who: string; readonly password: string } | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const reset = useCommand<{ readonly user: UserView }, OneTimePassword & { readonly who: string }>(async ({ user }) => ({ ...(await send<OneTimePassword>("POST", pathOf("userReset", { id: user.id }), {})), who: user.displayName }), ({ oneTimePassword, who }) => setShown({ who, password: oneTimePassword }));
  const active = useCommand<{ readonly user: UserView }, unknown>(({ user }) => send("POST", pathOf("userActive", { id: user.id }), { active: !user.active }));
  const columns = useMemo<readonly Column<UserView>[]>(() => {
    const sure = (title: string, go: () => void) => void modal.confirm({ title, okText: t({ zh: "确认", en: "Yes" }), cancelText: t({ zh: "取消", en: "Cancel" }), onOk: go });
    return [
      { id: "name", title: { zh: "姓名", en: "Name" }, heads: true, sortBy: (row) => row.displayName, cell: (row) => <>{row.displayName}<small className="under">{row.name}</small></> },
      { id: "organisation", title: { zh: "单位", en: "Unit" }, sortBy: (row) => nameOf(row.organisation), cell: (row) => nameOf(row.organisation) },
      { id: "phone", title: { zh: "电话", en: "Phone" }, cell: (row) => row.phoneMasked ?? "—" },
      { id: "roles", title: { zh: "角色", en: "Roles" }, cell: (row) => [...new Set(row.grants.map((grant) => t(roleWords[grant.role])))].join(t({ zh: "、", en: ", " })) || "—" },
      { id: "state", title: { zh: "状态", en: "State" }, cell: (row) => !row.active ? <Tag of="withdrawn" words={{ zh: "已停用", en: "Inactive" }} /> : row.lockedUntil ? <Tag of="red" words={{ zh: `锁定至 ${beijingMinuteOf(row.lockedUntil)}`, en: `Locked until ${beijingMinuteOf(row.lockedUntil)}` }} /> : row.mustChangePassword ? <Tag of="submitted" words={{ zh: "待首次改密", en: "First password" }} /> : <Tag of="met" words={{ zh: "正常", en: "Active" }} /> },
      { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => <span className="review-actions">
        <Button size="small" onClick={() => sure(t({ zh: `重置 ${row.displayName} 的密码？`, en: `Reset the password of ${row.displayName}?` }), () => { setProblem(null); reset.mutate({ user: row }, { onError: setProblem }); })}>{t({ zh: "重置密码", en: "Reset password" })}<span className="visually-hidden"> {row.displayName}</span></Button>
        <Button size="small" onClick={() => sure(row.active ? t({ zh: `停用 ${row.displayName}？`, en: `Deactivate ${row.displayName}?` }) : t({ zh: `启用 ${row.displayName}？`, en: `Activate ${row.displayName}?` }), () => { setProblem(null); active.mutate({ user: row }, { onError: setProblem }); })}>{row.active ? t({ zh: "停用", en: "Deactivate" }) : t({ zh: "启用", en: "Activate" })}<span className="visually-hidden"> {row.displayName}</span></Button></span> },
    ];
  }, [t, nameOf, modal, reset, active]);
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Loaded of={users}>{(rows) => <DataTable name={{ zh: "用户", en: "Users" }} rows={rows} columns={columns} idOf={(row) => row.id} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t({ zh: "新建用户", en: "New user" })}</Button>} />}</Loaded>
      {creating && <CreateUserForm onClose={() => setCreating(false)} onMade={(who, password) => { setCreating(false); setShown({ who, password }); }} />}
      <Modal open={shown !== null} onOk={() => setShown(null)} onCancel={() => setShown(null)} cancelButtonProps={{ hidden: true }} okText={t({ zh: "已抄录", en: "Noted" })} title={t({ zh: "一次性密码", en: "One-time password" })}>
        <p>{t({ zh: `请当面或密封交给 ${shown?.who ?? ""}。关闭后不再显示；首次登录必须修改。`, en: `Hand it to ${shown?.who ?? ""} in person or sealed. It is shown once and must be changed at the first sign-in.` })}</p>
        <p className="one-time"><code>{shown?.password}</code></p>
      </Modal>
    </>
  );
}

function CreateUserForm({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (who: string, password: string) => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { rows } = useOrganisations(true);
  const [form, setForm] = useState({ name: "", displayName: "", phone: "", organisation: "" });
  const create = useCommand<Omit<CreateUser, "id">, UserView & OneTimePassword>((body) => send("POST", routes.users, body), (made) => onMade(made.displayName, made.oneTimePassword));
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  return (
    <Modal open onCancel={onClose} title={t({ zh: "新建用户", en: "New user" })} okText={t({ zh: "新建", en: "Make" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: !form.name.trim() || !form.displayName.trim(), loading: create.isPending }}
      onOk={() => create.mutate({ name: form.name.trim(), displayName: form.displayName.trim(), phone: form.phone.trim() || null, organisation: form.organisation || null, district: d || null })}>
      <Field label={t({ zh: "账号", en: "Account" })} required wrong={wrongOf(create.error, "name", language)}>{(a) => <Input {...a} autoComplete="off" value={form.name} onChange={(e) => set({ name: e.target.value })} />}</Field>
      <Field label={t({ zh: "姓名", en: "Name" })} required wrong={wrongOf(create.error, "displayName", language)}>{(a) => <Input {...a} value={form.displayName} onChange={(e) => set({ displayName: e.target.value })} />}</Field>
      <Field label={t({ zh: "电话（加密保存）", en: "Phone (kept encrypted)" })} wrong={wrongOf(create.error, "phone", language)}>{(a) => <Input {...a} inputMode="tel" value={form.phone} onChange={(e) => set({ phone: e.target.value })} />}</Field>
      {rows.length > 0 && <Field label={t({ zh: "单位", en: "Unit" })} wrong={wrongOf(create.error, "organisation", language)}>{(a) => <select {...a} value={form.organisation} onChange={(e) => set({ organisation: e.target.value })}><option value="">—</option>{rows.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>}
      {create.error && <ProblemNote problem={create.error} />}
    </Modal>
  );
}
