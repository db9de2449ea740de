import { measuredItems } from "@yunqing/standards";
import type { Action, Actor } from "../access/model.js";
import { allows } from "../access/rules.js";
import { pointsInForce } from "../monitoring/in-force.js";
import type { PointFact } from "../monitoring/model.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { samplingProgrammes } from "../network/calendars.js";
import { bodiesInForce, declaredSandstormDays, laboratoriesInForce, profilesInForce, settingsInForce } from "../network/in-force.js";
import type { Laboratory, PointProfile, SandstormDay, WaterBody } from "../network/model.js";
import { usualItems } from "../network/usual-items.js";
import type { QualitySetting } from "../quality-control/model.js";
import { Forbidden } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import type { FigureSettings } from "../statistics/source.js";
import { refuseBad } from "./entry-rules.js";
import { guarded, mustHoldHere, namesOf, sightFor } from "./monitor-desk-office.js";
import { itemNameAt, lookedAt, networkRegistryOf, pointRows, profileRow, type NetworkDeskPorts, type NetworkRegistry } from "./network-desk-office.js";
import { profileChanges, profileFrom } from "./network-desk-profiles.js";
import { bodyFrom, bodyRows, laboratoryFrom, laboratoryRows, sandstormFrom, sandstormRows } from "./network-desk-reference.js";
import { samplingPlanOf } from "./network-desk-sampling.js";
import { settingsFrom, settingsView } from "./network-desk-settings.js";
import { laboratoriesTable, pointsTable, samplingTable, sandstormTable, type NetworkTable } from "./network-desk-table.js";
import type { DeclareSandstorm, LaboratoryRow, MonitoringSettingsView, NetworkPointDetail, NetworkView, PutLaboratory, PutMonitoringSettings, PutProfile, PutWaterBody, SamplingPlanView, SandstormDayRow, WaterBodyRow } from "./network-desk-views.js";
import { todayOf } from "./plan-desk-office.js";
import { checkEvidence } from "./plan-desk-values.js";

export type { NetworkDeskPorts } from "./network-desk-office.js";
/** Everything of the network in force today, for other desks, which authorise themselves (在用监测网络). `sandstormDays`: those that stand declared. */
export interface NetworkInForce { readonly points: readonly PointFact[]; readonly profiles: ReadonlyMap<string, PointProfile>; readonly bodies: readonly WaterBody[]; readonly laboratories: readonly Laboratory[]; readonly sandstormDays: readonly SandstormDay[]; readonly figureSettings: FigureSettings; readonly qualitySettings: readonly QualitySetting[] }

/**
 * The desk of the network (监测网络): what points are for, water bodies, laboratories, sampling plans, days of sand and dust, and how figures are made. Reading needs `monitor.read` and gives what is in scope; a point out of scope does not exist.
 * Setting needs `network.manage`: of a point where it covers the point, of what belongs to the whole district where it covers all of it.
 */
export class NetworkDesk {
  constructor(readonly ports: NetworkDeskPorts) {}

  /** Everything in force today, without asking who: for other desks of this district (网络现状). */
  async network(): Promise<NetworkInForce> {
    const { points, profiles, bodies, laboratories, days, settings } = await this.ports.store.read(async (reader) => ({ points: await reader.points(), profiles: await reader.profiles(), bodies: await reader.waterBodies(), laboratories: await reader.laboratories(), days: await reader.sandstormDays(), settings: await reader.monitoringSettings() }));
    const { figures, quality } = settingsInForce(settings);
    return { points: pointsInForce(points), profiles: profilesInForce(profiles, todayOf(this.ports.clock)), bodies: bodiesInForce(bodies), laboratories: laboratoriesInForce(laboratories), sandstormDays: declaredSandstormDays(days), figureSettings: figures, qualitySettings: quality };
  }

  /** Points, water bodies, laboratories and programmes that the person sees (监测网络). @throws {Forbidden} */
  async view(actor: Actor): Promise<NetworkView> {
    return this.#reading(actor, "network", async () => {
      const registry = await this.#registry(), points = pointRows(this.ports, actor, registry, await this.#names(registry.profileFacts)), names: Record<string, NetworkView["itemNames"][string]> = {};
      for (const { kind, items } of points) for (const item of [...items, ...usualItems[kind]]) names[item] ??= itemNameAt(kind, item);
      for (const { items } of registry.laboratoryFacts) for (const item of items) names[item] ??= itemNameAt("drinking-source", item);
      // whoever registers laboratories chooses from everything that can be certified
      if (this.#managesDistrict(actor, registry)) for (const { symbol, name } of measuredItems) names[symbol] ??= name;
      return { today: todayOf(this.ports.clock), points, bodies: bodyRows(this.ports, actor, registry), laboratories: laboratoryRows(this.ports, actor, registry), programmes: samplingProgrammes.map(({ programme, name, kinds, calendars }) => ({ programme, name, kinds, calendars: calendars.map((one) => ({ calendar: one.calendar, name: one.name, source: one.source, attestation: one.attestation })) })), itemNames: names, mayManageDistrict: this.#managesDistrict(actor, registry) };
    });
  }

  /** A point with every version of its profile (点位属性与历史). @throws {Forbidden} {NotFound} */
  async point(actor: Actor, id: string): Promise<NetworkPointDetail> { return this.#reading(actor, id, async () => this.#detail(actor, await this.#registry(), id)); }
  async #detail(actor: Actor, registry: NetworkRegistry, id: string): Promise<NetworkPointDetail> {
    const { point } = lookedAt(this.ports, actor, registry, id), facts = registry.profileFacts.filter((one) => one.point === point).sort((a, b) => a.seq - b.seq), nameOf = await this.#names(facts), row = pointRows(this.ports, actor, registry, nameOf).find((one) => one.id === point)!;
    return { ...row, seq: facts.at(-1)?.seq ?? 0, versions: facts.map((fact, at) => ({ ...profileRow(fact, nameOf), what: profileChanges(facts[at - 1] ?? null, fact) })).reverse() };
  }

  /** Sets what a point is for (设置点位属性). The same command twice changes nothing. @throws {Forbidden} {NotFound} {Refused} network/bad-profile, monitoring/overtaken {IdTaken} */
  async putProfile(actor: Actor, command: PutProfile): Promise<NetworkPointDetail> {
    return this.#acting(actor, command.point, async () => {
      const { fact, known, point, what } = profileFrom(this.ports, await this.#registry(), actor, command);
      if (!known) await this.ports.store.write({ actor, action: "network.manage", subject: point.point, detail: `点位属性 ${point.name.zh}：${what}`.slice(0, 500) }, (writer) => writer.appendProfile(fact));
      return this.#detail(actor, await this.#registry(), command.point);
    });
  }
  /** Registers a water body or sets it anew (登记水体). @throws {Forbidden} {Refused} network/bad-water-body, monitoring/overtaken {IdTaken} */
  async putWaterBody(actor: Actor, command: PutWaterBody): Promise<WaterBodyRow> {
    return this.#acting(actor, command.body || command.id, async () => {
      const { fact, known } = bodyFrom(this.ports, await this.#registry(), actor, command);
      if (!known) await this.ports.store.write({ actor, action: "network.manage", subject: fact.body, detail: `水体 ${fact.name.zh}${fact.active ? "" : "（停用）"}` }, (writer) => writer.appendWaterBody(fact));
      return bodyRows(this.ports, actor, await this.#registry()).find(({ body }) => body === fact.body)!;
    });
  }
  /** Registers a laboratory or sets it anew (登记检测机构). @throws {Forbidden} {Refused} network/bad-laboratory, monitoring/overtaken {IdTaken} */
  async putLaboratory(actor: Actor, command: PutLaboratory): Promise<LaboratoryRow> {
    return this.#acting(actor, command.laboratory || command.id, async () => {
      const { fact, known } = laboratoryFrom(this.ports, await this.#registry(), actor, command);
      if (!known) await this.ports.store.write({ actor, action: "network.manage", subject: fact.laboratory, detail: `检测机构 ${fact.name}，证书 ${fact.certificate}，${fact.validFrom} 至 ${fact.validUntil}`.slice(0, 500) }, (writer) => writer.appendLaboratory(fact));
      return laboratoryRows(this.ports, actor, await this.#registry()).find(({ laboratory }) => laboratory === fact.laboratory)!;
    });
  }

  /** The sampling plan of a year (年度采样计划): rounds due, done and missed, of the points that the person sees. @throws {Forbidden} {Refused} network/bad-year */
  async sampling(actor: Actor, year: number): Promise<SamplingPlanView> { return this.#reading(actor, "sampling", () => this.#plan(actor, year)); }
  async #plan(actor: Actor, year: number): Promise<SamplingPlanView> {
    refuseBad("network/bad-year", [Number.isInteger(year) && year >= 2000 && year <= 2100 ? null : { field: "year", zh: `“${year}”不是年度；请写四位年份`, en: `"${year}" is no year; write four digits` }]);
    const { registry, batches } = await this.ports.store.read(async (reader) => ({ registry: await networkRegistryOf(reader), batches: await reader.batches() }));
    return samplingPlanOf(this.ports, actor, registry, year, new Map(batches.map(({ number, title }) => [number, title])));
  }

  /** Days of sand and dust with what was said of each (沙尘天气认定). They belong to the whole district. @throws {Forbidden} */
  async sandstormDays(actor: Actor): Promise<readonly SandstormDayRow[]> {
    return this.#reading(actor, "sandstorm-days", async () => { const registry = await this.#registry(); return sandstormRows(registry, await this.#names(registry.sandstormFacts)); });
  }
  /** Declares a day of sand and dust, or takes it back (认定、撤销沙尘天气). Figures that leave such days out change with it. @throws {Forbidden} {Refused} network/bad-sandstorm, plan/evidence-missing {IdTaken} */
  async declareSandstorm(actor: Actor, command: DeclareSandstorm): Promise<SandstormDayRow> {
    return this.#acting(actor, command.day, async () => {
      const { fact, known } = sandstormFrom(this.ports, await this.#registry(), actor, command);
      if (!known) await this.ports.store.write({ actor, action: "network.manage", subject: fact.day, detail: `${fact.declared ? "认定" : "撤销"}沙尘天气 ${fact.day}：${fact.declared ? fact.document : fact.reason}`.slice(0, 500) }, async (writer) => { await checkEvidence(writer, fact.evidence); await writer.appendSandstormDay(fact); });
      const registry = await this.#registry();
      return sandstormRows(registry, await this.#names(registry.sandstormFacts)).find(({ id }) => id === fact.id)!;
    });
  }

  /** How figures are made and quality is controlled (统计与质控口径). @throws {Forbidden} */
  async settings(actor: Actor): Promise<MonitoringSettingsView> { return this.#reading(actor, "settings", () => this.#settings(actor)); }
  async #settings(actor: Actor): Promise<MonitoringSettingsView> { const registry = await this.#registry(); return settingsView(registry, await this.#names(registry.settingsFacts), this.#managesDistrict(actor, registry)); }
  /** Sets them (变更口径): every figure changes with it, so a reason is asked. @throws {Forbidden} {Refused} network/bad-settings, monitoring/overtaken {IdTaken} */
  async putSettings(actor: Actor, command: PutMonitoringSettings): Promise<MonitoringSettingsView> {
    return this.#acting(actor, "settings", async () => {
      const { fact, known } = settingsFrom(this.ports, await this.#registry(), actor, command);
      if (!known) await this.ports.store.write({ actor, action: "network.manage", subject: "settings", detail: `统计与质控口径第 ${fact.seq} 版：${fact.reason}`.slice(0, 500) }, (writer) => writer.appendMonitoringSettings(fact));
      return this.#settings(actor);
    });
  }

  /** A table of the network for Excel, of what the person may take away (导出). It is on record who took it. @throws {Forbidden} */
  async table(actor: Actor, table: NetworkTable, year: number): Promise<TableModel> {
    return this.#reading(actor, table, async () => {
      mustHoldHere(this.ports, actor, "table.export");
      const registry = await this.#registry(), madeAt = this.ports.clock.now(), takes = sightFor(this.ports, actor, "table.export", registry.pack), taken = (id: string): boolean => { const point = registry.points.get(id); return point !== undefined && takes(point); };
      const model = table === "points" ? pointsTable(registry, madeAt, pointRows(this.ports, actor, registry, (user) => user).filter(({ id }) => taken(id)), ({ kind }, item) => itemNameAt(kind, item).zh)
        : table === "laboratories" ? laboratoriesTable(registry, madeAt, laboratoryRows(this.ports, actor, registry)) : table === "sandstorm-days" ? sandstormTable(registry, madeAt, sandstormRows(registry, await this.#names(registry.sandstormFacts)))
          : samplingTable(registry, madeAt, await this.#plan(actor, year).then((plan) => ({ ...plan, rows: plan.rows.filter(({ point }) => taken(point)) })));
      await this.ports.store.write({ actor, action: "table.export", subject: table, detail: `${model.title.zh}，${model.rows.length} 行` }, () => Promise.resolve());
      return model;
    });
  }

  #registry(): Promise<NetworkRegistry> { return this.ports.store.read(networkRegistryOf); }
  #names(facts: readonly { readonly by: string }[]): Promise<(user: string) => string> { return namesOf(this.ports, facts.map(({ by }) => by)); }
  #managesDistrict(actor: Actor, registry: NetworkRegistry): boolean { return allows(actor.grants, "network.manage", { ...scopeOfPoint(registry.pack, null, null), district: this.ports.store.district }, todayOf(this.ports.clock)); }
  /** Reading: `monitor.read` somewhere in the district; a refusal is on record. */
  async #reading<T>(actor: Actor, subject: string, work: () => Promise<T>): Promise<T> {
    try { mustHoldHere(this.ports, actor, "monitor.read"); return await work(); } catch (error) {
      if (error instanceof Forbidden) await this.ports.store.recordRefusal({ actor, action: error.action, subject, detail: `${error.code}: ${error.message}` });
      throw error;
    }
  }
  async #acting<T>(actor: Actor, subject: string, work: () => Promise<T>): Promise<T> {
    const action: Action = "network.manage";
    return guarded(this.ports, actor, action, subject, async () => { mustHoldHere(this.ports, actor, action); return work(); });
  }
}
