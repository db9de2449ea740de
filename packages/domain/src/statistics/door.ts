export type { FigureOffice, HourCell, SubjectRow } from "./figure-office.js";
export type { FigureStore } from "./store.js";
