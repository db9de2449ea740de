export type { AlarmReader, AlarmWriter } from "./ports.js";
export type { AlarmStore } from "./store.js";
