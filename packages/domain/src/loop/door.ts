export type { LoopReader, LoopWriter } from "./ports.js";
export type { LoopStore } from "./store.js";
