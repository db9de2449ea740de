import { CheckCircleFilled, ClockCircleFilled, DisconnectOutlined, PauseCircleOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import type { LineCondition } from "@yunqing/wire";
import type { ReactNode } from "react";
import { conditionWords } from "../app/monitor-words.js";
import { useLanguage } from "../app/language.js";

const looks: Readonly<Record<LineCondition, readonly [tone: string, icon: ReactNode]>> = {
  online: ["good", <CheckCircleFilled key="i" />], late: ["warn", <ClockCircleFilled key="i" />], silent: ["bad", <DisconnectOutlined key="i" />], never: ["wait", <QuestionCircleOutlined key="i" />], off: ["mute", <PauseCircleOutlined key="i" />],
};

/** How a line is, as icon and word (在线状态). */
export function ConditionTag({ condition, count }: { readonly condition: LineCondition; readonly count?: number }) {
  const { t } = useLanguage();
  const [tone, icon] = looks[condition];
  return <span className={`tag tone-${tone}`}><span aria-hidden="true">{icon}</span>{t(conditionWords[condition])}{count !== undefined && <b className="num"> {count}</b>}</span>;
}
