export { breaksLimit, limitText } from "./limit-judged.js";
export { latestHour, monthBefore } from "./latest-hour.js";
