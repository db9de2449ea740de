import type { CheckView, ProjectsView, TargetRow, TaskMatrix } from "@yunqing/wire";
import { useLanguage } from "../app/language.js";
import { useRows, useView } from "../client/views.js";
import { ThingLink } from "./link.js";

interface Props { readonly kind: "project" | "target" | "task" | "finding"; readonly ids: readonly string[] }

/** Links to things that are known by their ids, called by their names (名称链接); a thing that cannot be found keeps its id. */
export function ThingNames({ kind, ids }: Props) {
  const { t } = useLanguage();
  const wanted = (of: Props["kind"]) => ({ enabled: kind === of && ids.length > 0 });
  const projects = useView<ProjectsView>("projects", wanted("project"));
  const targets = useRows<TargetRow>("targets", wanted("target"));
  const tasks = useView<TaskMatrix>("tasks", wanted("task"));
  const check = useView<CheckView>("check", wanted("finding"));
  const names = new Map<string, string>(
    kind === "project" ? projects.data?.rows.map((each) => [each.id, each.name] as const)
      : kind === "target" ? targets.data?.map((each) => [each.id, each.metric] as const)
        : kind === "task" ? tasks.data?.tasks.map((each) => [each.id, each.title] as const)
          : check.data?.findings.map((each) => [each.id, t(each.message)] as const));
  const asked = { project: projects, target: targets, task: tasks, finding: check }[kind];
  if (asked.isPending && ids.length > 0) return <p className="note" role="status" aria-busy="true">{t({ zh: `${ids.length} 项，正在取名称……`, en: `${ids.length}, fetching their names…` })}</p>;
  return <ul className="name-list">{ids.map((id) => <li key={id}><ThingLink kind={kind} id={id}>{names.get(id) ?? id}</ThingLink></li>)}</ul>;
}
