import { airDaily, airDailyShape, airRealTime, airRealTimeShape } from "./air-report.js";
import { airMonthly, airMonthlyShape } from "./air-monthly.js";
import type { BulletinBuilder, BulletinShape } from "./content.js";
import type { BulletinKind } from "./model.js";
import { waterMonthly, waterMonthlyShape } from "./water-monthly.js";

/** What each kind of bulletin has, and how it is put together (报表种类). */
export const bulletinBuilders: Readonly<Record<BulletinKind, { readonly shape: BulletinShape; readonly build: BulletinBuilder }>> = {
  "air-real-time": { shape: airRealTimeShape, build: airRealTime }, "air-daily": { shape: airDailyShape, build: airDaily }, "air-monthly": { shape: airMonthlyShape, build: airMonthly }, "water-monthly": { shape: waterMonthlyShape, build: waterMonthly },
};
