import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DistrictView, StatusView } from "@yunqing/wire";
import type { Office } from "./office.js";

const startedAt = new Date().toISOString();

/** The districts that the store holds, as everybody signed in may see them (地区). */
export async function districtsOf(office: Office): Promise<readonly DistrictView[]> {
  const rows = await office.store.platform.read((reader) => reader.districts());
  return rows.map(({ id, zh, en, adcode, simulated }) => ({ id, name: { zh, en }, adcode, simulated }));
}

/** What runs here (运行状况). */
export async function statusOf(office: Office): Promise<StatusView> {
  const health = await office.store.health();
  const { version } = JSON.parse(readFileSync(join(office.config.root, "package.json"), "utf8")) as { version: string };
  return { version, store: `${health.kind === "embedded" ? "PGlite" : "PostgreSQL"} · ${health.version.split(" ").slice(0, 2).join(" ")}`, node: process.versions.node, postgis: health.postgis, districts: office.store.districtIds(), startedAt };
}

/** Numbers for the metrics page (指标监控数). */
export async function gaugesOf(office: Office): Promise<{ storeBytes: number | null; openDuties: Record<string, number>; gateway?: Record<string, number> }> {
  const openDuties: Record<string, number> = {};
  for (const id of office.store.districtIds()) {
    const steps = await office.store.district(id).read((reader) => reader.dutySteps("all"));
    const last = new Map(steps.map((one) => [one.duty, one]));
    for (const one of steps) if (one.seq >= last.get(one.duty)!.seq) last.set(one.duty, one);
    openDuties[id] = [...last.values()].filter((one) => one.to !== "closed" && one.to !== "withdrawn").length;
  }
  const stats = office.gatewayStats?.();
  return { storeBytes: (await office.store.health()).bytes, openDuties, ...(stats === undefined ? {} : { gateway: Object.fromEntries(Object.entries(stats).map(([what, value]) => [what, Number(value)])) }) };
}
