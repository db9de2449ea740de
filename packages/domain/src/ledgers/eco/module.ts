import type { Ledger } from "@yunqing/ledger";
import { afforestation } from "./afforestation.js";
import { aquaticLife } from "./aquatic-life.js";
import { ecologicalIndex } from "./ecological-index.js";
import { encroachment } from "./encroachment.js";
import { forestCover } from "./forest-cover.js";
import { forestPatrol } from "./forest-patrol.js";
import { greenBelt } from "./green-belt.js";
import { redLine } from "./red-line.js";
import { redLinePatrol } from "./red-line-patrol.js";
import { wetland } from "./wetland.js";

/** Ledgers of nature (自然生态台账). */
export const ecoLedgers: readonly Ledger[] = [ecologicalIndex, afforestation, forestCover, greenBelt, aquaticLife, redLine, redLinePatrol, forestPatrol, encroachment, wetland];
