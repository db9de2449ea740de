export { judgedByLimit, limitText, type LimitJudged } from "./limit-judged.js";
export { latestHour, monthBefore } from "./latest-hour.js";
export { keepsTarget, targetsOfPack, targetsToShow, type BoardTarget } from "./targets.js";
