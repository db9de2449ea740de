import { NotFound, beijingDayOf, dutySheetModel, type ReportModel } from "@yunqing/domain";
import { routes } from "@yunqing/wire";
import { dutyDeskOf, planDeskOf } from "../desks.js";
import { wordType } from "../send-file.js";
import type { ServerPorts, SignedIn } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { DutyQueryShape, MoveDutyShape, OpenDutyShape } from "../schema/requests.js";
import { items } from "../schema/shape.js";
import { DutyDetailShape, DutyRowShape } from "../schema/work.js";

/** Duties: list, open, move, print (督办). */
export function dutyRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => dutyDeskOf(ports, params);
  declare(app, { method: "GET", at: routes.duties, needs: "duty.read", title: { zh: "督办任务", en: "duties" }, query: DutyQueryShape, answer: items(DutyRowShape),
    handle: async ({ actor, params, query: { overdue, paused, joint, ...filter } }) => ({ items: await desk(params).duties(actor, { ...filter, ...yesOf({ overdue, paused, joint }) }) }) });
  declare(app, { method: "POST", at: routes.duties, needs: "duty.open", title: { zh: "交办", en: "open a duty" }, body: OpenDutyShape, answer: DutyDetailShape,
    handle: async ({ actor, params, body }) => desk(params).openDuty(actor, body) });
  declare(app, { method: "GET", at: routes.duty, needs: "duty.read", title: { zh: "督办详情", en: "a duty" }, answer: DutyDetailShape,
    handle: async ({ actor, params }) => desk(params).duty(actor, params["id"] ?? "") });
  declare(app, { method: "POST", at: routes.dutyMove, needs: "duty.handle", title: { zh: "办理", en: "move a duty" }, body: MoveDutyShape, answer: DutyDetailShape,
    handle: async ({ actor, params, body }) => desk(params).moveDuty(actor, params["id"] ?? "", body) });
  declareFile(app, { method: "GET", at: routes.dutySheet, needs: "duty.read", title: { zh: "督办单", en: "printable sheet" }, file: wordType,
    handle: async (given) => {
      const model = await sheetOf(ports, given);
      return { name: `${model.title}.docx`, type: wordType, bytes: await ports.word.document(model) };
    } });
}

/** What was asked for as true or false. */
function yesOf(asked: Readonly<Partial<Record<"overdue" | "paused" | "joint", "true" | "false" | undefined>>>): Readonly<Partial<Record<"overdue" | "paused" | "joint", boolean>>> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined).map(([key, value]) => [key, value === "true"]));
}

/** The sheet of a duty as it stands now, headed by the district's bureau, with organisations called by name. */
async function sheetOf(ports: ServerPorts, { actor, session, params }: SignedIn & { readonly params: Readonly<Record<string, string>> }): Promise<ReportModel> {
  const duty = await dutyDeskOf(ports, params).duty(actor, params["id"] ?? "");
  const district = session.districts.find(({ id }) => id === params["d"]);
  if (!district) throw new NotFound("district", params["d"] ?? "");
  const organisations = await planDeskOf(ports, params).organisations(actor);
  const names = new Map(organisations.map(({ id, name }) => [id, name.zh]));
  const office = (organisations.find(({ kind }) => kind === "bureau") ?? organisations.find(({ parent }) => parent === null))?.name.zh ?? "";
  const madeAt = new Date().toISOString();
  return dutySheetModel(duty, { district, office, nameOf: (organisation) => names.get(organisation) ?? organisation, today: beijingDayOf(madeAt), madeAt });
}
