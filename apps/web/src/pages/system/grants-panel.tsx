import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { routes, type CreateGrant, type GrantView, type PlaceView, type Role, type UserView } from "@yunqing/wire";
import { App, Button, Modal } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { roleWords } from "../../app/words.js";
import { list, send } from "../../client/fetch.js";
import { useCommand, useOrganisations, usePlaceNames, useRows } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

interface Row { readonly user: UserView; readonly grant: GrantView }

/** Grants (授权): role × unit × place × dates; the security administrator gives them and does no business. */
export function GrantsPanel() {
  const { t } = useLanguage();
  const { session } = useActor();
  const { nameOf } = useOrganisations(true);
  const placeOf = usePlaceNames();
  const { modal } = App.useApp();
  const users = useQuery({ queryKey: ["users"], queryFn: () => list<UserView>(routes.users) });
  const [giving, setGiving] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const end = useCommand<{ readonly grant: string }, unknown>(({ grant }) => send("DELETE", `${routes.grants}/${encodeURIComponent(grant)}`));
  const columns = useMemo<readonly Column<Row>[]>(() => [
    { id: "user", title: { zh: "用户", en: "User" }, heads: true, sortBy: ({ user }) => user.displayName, cell: ({ user }) => <>{user.displayName}<small className="under">{user.name}</small></> },
    { id: "role", title: { zh: "角色", en: "Role" }, sortBy: ({ grant }) => grant.role, cell: ({ grant }) => t(roleWords[grant.role]) },
    { id: "district", title: { zh: "地区", en: "District" }, cell: ({ grant }) => { if (grant.district === null) return t({ zh: "平台", en: "Platform" }); const found = session.districts.find((each) => each.id === grant.district); return found ? t(found.name) : grant.district; } },
    { id: "organisation", title: { zh: "单位范围", en: "Units" }, cell: ({ grant }) => grant.organisation === "*" || grant.organisation === "" ? t({ zh: "全部", en: "All" }) : nameOf(grant.organisation) },
    { id: "place", title: { zh: "地点范围", en: "Places" }, cell: ({ grant }) => grant.place === "*" || grant.place === "" ? t({ zh: "全部", en: "All" }) : placeOf(grant.place) },
    { id: "from", title: { zh: "起", en: "From" }, sortBy: ({ grant }) => grant.from, cell: ({ grant }) => grant.from },
    { id: "until", title: { zh: "止（不含）", en: "Until (excl.)" }, sortBy: ({ grant }) => grant.until, cell: ({ grant }) => grant.until ?? t({ zh: "长期", en: "open" }) },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: ({ user, grant }) => <Button size="small" danger onClick={() => void modal.confirm({ title: t({ zh: `收回 ${user.displayName} 的“${roleWords[grant.role].zh}”授权？`, en: `End the grant “${roleWords[grant.role].en}” of ${user.displayName}?` }), okText: t({ zh: "收回", en: "End it" }), cancelText: t({ zh: "取消", en: "Cancel" }), onOk: () => { setProblem(null); end.mutate({ grant: grant.id }, { onError: setProblem }); } })}>{t({ zh: "收回", en: "End" })}<span className="visually-hidden"> {user.displayName}</span></Button> },
  ], [t, nameOf, placeOf, session, modal, end]);
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Loaded of={users}>{(rows) => <>
        <DataTable name={{ zh: "授权", en: "Grants" }} rows={rows.flatMap((user) => user.grants.map((grant) => ({ user, grant })))} columns={columns} idOf={({ grant }) => grant.id} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setGiving(true)}>{t({ zh: "授权", en: "Grant" })}</Button>} />
        {giving && <GrantForm users={rows} onClose={() => setGiving(false)} />}
      </>}</Loaded>
    </>
  );
}

function GrantForm({ users, onClose }: { readonly users: readonly UserView[]; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { session, d } = useActor();
  const { rows: organisations } = useOrganisations(true);
  const places = useRows<PlaceView>("places", { enabled: d !== "" });
  const [form, setForm] = useState<{ user: string; role: Role; district: string; organisation: string; place: string; from: string; until: string }>({ user: "", role: "clerk", district: d, organisation: "*", place: "*", from: beijingDayOf(new Date()), until: "" });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const grant = useCommand<Omit<CreateGrant, "id">, GrantView>((body) => send("POST", routes.grants, body), onClose);
  return (
    <Modal open onCancel={onClose} title={t({ zh: "授权", en: "Grant" })} okText={t({ zh: "授权", en: "Grant" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: !form.user || !form.from, loading: grant.isPending }}
      onOk={() => grant.mutate({ user: form.user, role: form.role, district: form.district || null, organisation: form.organisation, place: form.place, enterprise: null, from: form.from, until: form.until || null })}>
      <Field label={t({ zh: "用户", en: "User" })} required wrong={wrongOf(grant.error, "user", language)}>{(a) => <select {...a} value={form.user} onChange={(e) => set({ user: e.target.value })}><option value="">{t({ zh: "请选择", en: "Choose" })}</option>{users.map((each) => <option key={each.id} value={each.id}>{each.displayName}（{each.name}）</option>)}</select>}</Field>
      <div className="form-row">
        <Field label={t({ zh: "角色", en: "Role" })} required wrong={wrongOf(grant.error, "role", language)}>{(a) => <select {...a} value={form.role} onChange={(e) => set({ role: e.target.value as Role })}>{Object.entries(roleWords).map(([role, words]) => <option key={role} value={role}>{t(words)}</option>)}</select>}</Field>
        <Field label={t({ zh: "地区", en: "District" })} wrong={wrongOf(grant.error, "district", language)}>{(a) => <select {...a} value={form.district} onChange={(e) => set({ district: e.target.value })}><option value="">{t({ zh: "平台（各区之上）", en: "Platform (above the districts)" })}</option>{session.districts.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        <Field label={t({ zh: "单位范围", en: "Units" })} wrong={wrongOf(grant.error, "organisation", language)}>{(a) => <select {...a} value={form.organisation} onChange={(e) => set({ organisation: e.target.value })}><option value="*">{t({ zh: "全部", en: "All" })}</option>{organisations.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        <Field label={t({ zh: "地点范围", en: "Places" })} wrong={wrongOf(grant.error, "place", language)}>{(a) => <select {...a} value={form.place} onChange={(e) => set({ place: e.target.value })}><option value="*">{t({ zh: "全部", en: "All" })}</option>{(places.data ?? []).map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
        <Field label={t({ zh: "起", en: "From" })} required wrong={wrongOf(grant.error, "from", language)}>{(a) => <DayInput {...a} value={form.from} onChange={(from) => set({ from })} />}</Field>
        <Field label={t({ zh: "止（不含）", en: "Until (excluded)" })} wrong={wrongOf(grant.error, "until", language)} hint={t({ zh: "空为长期", en: "Empty is open" })}>{(a) => <DayInput {...a} value={form.until} onChange={(until) => set({ until })} />}</Field>
      </div>
      {grant.error && <ProblemNote problem={grant.error} />}
    </Modal>
  );
}
