import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, ExclamationCircleFilled, MinusCircleOutlined, PauseCircleFilled, QuestionCircleOutlined, RiseOutlined, FallOutlined, HourglassOutlined, StopOutlined, SyncOutlined } from "@ant-design/icons";
import type { DutyRow, DutyState, Finding, ProjectState, State, ValuePoint } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.js";
import { dutyWords, lightWords, projectWords, severityWords, stateWords, valueStatusWords } from "../app/words.js";

type Tone = "good" | "bad" | "warn" | "calm" | "mute" | "wait";
const icons: Readonly<Record<string, readonly [Tone, ReactNode]>> = {
  met: ["good", <CheckCircleFilled key="i" />], missed: ["bad", <CloseCircleFilled key="i" />], "on-track": ["calm", <RiseOutlined key="i" />], behind: ["warn", <FallOutlined key="i" />],
  "not-computable": ["mute", <QuestionCircleOutlined key="i" />], "awaiting-target": ["wait", <HourglassOutlined key="i" />], overdue: ["bad", <ClockCircleFilled key="i" />],
  "not-started": ["mute", <MinusCircleOutlined key="i" />], "under-way": ["calm", <SyncOutlined key="i" />], done: ["good", <CheckCircleFilled key="i" />], late: ["bad", <ClockCircleFilled key="i" />], unknown: ["mute", <QuestionCircleOutlined key="i" />],
  "awaiting-sign": ["wait", <HourglassOutlined key="i" />], "in-hand": ["calm", <SyncOutlined key="i" />], "awaiting-review": ["warn", <ExclamationCircleFilled key="i" />], closed: ["good", <CheckCircleFilled key="i" />], returned: ["bad", <CloseCircleFilled key="i" />], withdrawn: ["mute", <StopOutlined key="i" />],
  submitted: ["wait", <HourglassOutlined key="i" />], accepted: ["good", <CheckCircleFilled key="i" />], superseded: ["mute", <StopOutlined key="i" />],
  high: ["bad", <ExclamationCircleFilled key="i" />], medium: ["warn", <ExclamationCircleFilled key="i" />], low: ["mute", <ExclamationCircleFilled key="i" />],
  green: ["good", <CheckCircleFilled key="i" />], yellow: ["warn", <ClockCircleFilled key="i" />], red: ["bad", <ClockCircleFilled key="i" />], paused: ["wait", <PauseCircleFilled key="i" />], none: ["mute", <MinusCircleOutlined key="i" />],
};

/** A state as icon and word; colour only repeats what they say (状态). */
export function Tag({ of, words, title }: { readonly of: string; readonly words: Labels; readonly title?: string }) {
  const { t } = useLanguage();
  const [tone, icon] = icons[of] ?? ["mute", null];
  return <span className={`tag tone-${tone}`} title={title}><span aria-hidden="true">{icon}</span>{t(words)}</span>;
}
const known = <K extends string>(words: Readonly<Record<K, Labels>>, of: K): Labels => words[of] ?? { zh: of, en: of };

export function StateTag({ state, reason }: { readonly state: State | "overdue"; readonly reason?: Labels }) {
  const { t } = useLanguage();
  return <Tag of={state} words={known(stateWords, state)} {...(reason ? { title: t(reason) } : {})} />;
}
export const ProjectTag = ({ state }: { readonly state: ProjectState }) => <Tag of={state} words={known(projectWords, state)} />;
export const DutyTag = ({ state }: { readonly state: DutyState }) => <Tag of={state} words={known(dutyWords, state)} />;
export const ValueStatusTag = ({ status }: { readonly status: ValuePoint["status"] }) => <Tag of={status} words={known(valueStatusWords, status)} />;
export const SeverityTag = ({ severity }: { readonly severity: Finding["severity"] }) => <Tag of={severity} words={known(severityWords, severity)} />;
/** The light of a duty (红绿灯) with the working days left or over. */
export function LightTag({ duty }: { readonly duty: Pick<DutyRow, "light" | "workingDaysLeft" | "overdue"> }) {
  const left = Math.abs(duty.workingDaysLeft);
  const words: Labels = duty.light === "none" ? lightWords.none : duty.light === "paused" ? { zh: `${lightWords.paused.zh}（${duty.overdue ? `已逾期 ${left}` : `尚余 ${left}`} 个工作日）`, en: `${lightWords.paused.en} (${left} working days ${duty.overdue ? "over" : "left"})` } : duty.overdue || duty.workingDaysLeft < 0
    ? { zh: `逾期 ${left} 个工作日`, en: `${left} working days over` } : { zh: `剩 ${left} 个工作日`, en: `${left} working days left` };
  return <Tag of={duty.light} words={words} />;
}
