import { DownOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { usePlan } from "../client/views.js";
import { beijingDayOf } from "../day/beijing.js";
import { AlarmBell } from "../parts/alarm-bell.js";
import { Choice, DayChoice } from "../parts/choice.js";
import { To } from "../parts/link.js";
import { useNarrow } from "../parts/narrow.js";
import { useLanguage } from "./language.js";
import { LookSwitches } from "./look-switches.js";
import { useActor, useSessionState } from "./session.js";
import { useGo, useViewState } from "./view-state.js";

/** District, plan and the two axes (评判日、所知截至). They live in the address. */
export function ViewChoices() {
  const { t } = useLanguage();
  const { session, district, can } = useActor();
  const { known, day: chosenDay, change } = useViewState();
  const { plans, plan, day } = usePlan();
  if (!district) return null;
  const today = beijingDayOf(new Date());
  return (
    <div className="view-choices">
      {session.districts.length > 1
        ? <Choice label={t({ zh: "地区", en: "District" })} value={district.id} onChange={(d) => change({ d })} options={session.districts.map((each) => ({ value: each.id, label: t(each.name) }))} />
        : <span className="choice"><b>{t(district.name)}</b></span>}
      {can("plan.read") && plan && <>
        <Choice label={t({ zh: "规划", en: "Plan" })} value={plan.id} onChange={(id) => change({ plan: id })} options={plans.map((each) => ({ value: each.id, label: shortTitle(t(each.title)) }))} />
        <DayChoice label={t({ zh: "评判日", en: "Judged day" })} value={day} max={today} onChange={(next) => change({ day: next || null })} hint={t({ zh: "按哪一天评判（北京时间）", en: "The day on which all is judged (Beijing)" })} />
        <DayChoice label={t({ zh: "所知截至", en: "Known as of" })} value={known ?? ""} max={today} onChange={(next) => change({ known: next || null })} empty={t({ zh: "当前", en: "now" })} hint={t({ zh: "只用该日及以前已登记的数据；空为当前", en: "Only what was recorded by that day; empty is now" })} />
        {(chosenDay || known) && <Button size="small" ghost className="to-now" onClick={() => change({ day: null, known: null })}>{t({ zh: "恢复默认", en: "Reset" })}</Button>}
      </>}
    </div>
  );
}
const shortTitle = (title: string): string => title.replace(/^大同市/, "").replace(/生态环境保护规划$/, "规划");

/** The head of every page: product, what is looked at, language and look, the person (页眉). */
export function Header() {
  const { t } = useLanguage();
  const { session, district } = useActor();
  const { signOut } = useSessionState();
  const go = useGo();
  const narrow = useNarrow();
  return (
    <header className="top no-print">
      <To to="/" className="brand"><span className="brand-mark" aria-hidden="true">云</span><b>{t({ zh: "云清", en: "Yunqing" })}</b></To>
      {narrow ? <span className="top-district">{district ? t(district.name) : ""}</span> : <ViewChoices />}
      <span className="grow" />
      <AlarmBell />
      {!narrow && <LookSwitches ghost />}
      <Dropdown trigger={["click"]} menu={{ items: [
        { key: "account", icon: <UserOutlined />, label: t({ zh: "我的账号与会话", en: "My account and sessions" }) },
        { key: "out", icon: <LogoutOutlined />, label: t({ zh: "退出登录", en: "Sign out" }) },
      ], onClick: ({ key }) => { if (key === "out") void signOut(); else go("/account"); } }}>
        <Button type="text" className="user-button" icon={<UserOutlined aria-hidden />} aria-haspopup="menu"><span className="user-name">{session.user.displayName}</span> <DownOutlined aria-hidden /></Button>
      </Dropdown>
    </header>
  );
}
