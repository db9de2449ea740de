export type { BulletinReader, BulletinWriter } from "./ports.js";
