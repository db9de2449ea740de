import type { Ledger } from "@yunqing/ledger";
import { capacity } from "./capacity.js";
import { cleanerProduction } from "./cleaner-production.js";
import { heavyMetalTotal } from "./heavy-metal-total.js";
import { industrialPark } from "./industrial-park.js";
import { karstSpringZone } from "./karst-spring-zone.js";
import { permitStop } from "./permit-stop.js";
import { projectEia } from "./project-eia.js";

/** Ledgers of admission (准入台账). */
export const admissionLedgers: readonly Ledger[] = [capacity, cleanerProduction, industrialPark, karstSpringZone, projectEia, heavyMetalTotal, permitStop];
