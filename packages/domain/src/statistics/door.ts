export type { FigureOffice, HourCell, SubjectRow } from "./figure-office.js";
export type { FigurePublication, FigureReaderPort, FigureStore, FigureWriterPort, KeptDays, KeptDaysFilter, KeptFigure, KeptFilter, Touched } from "./store.js";
export { figureOfKept, keptOf } from "./kept-figure.js";
export { inUnit, itemNamed as figureItemNamed, itemOfFactor as figureItemOfFactor, unitOfItem, type FigureItem } from "./factor-item.js";
export { FigureGround, type GroundFacts } from "./figure-ground.js";
export { BlockMissing, LoadedSource, TurnOver, type BlockInput } from "./loaded-source.js";
export { FigureKeeper, type KeeperTurn } from "../desk/figure-desk-keeper.js";
export type { FigureEnginePorts } from "../desk/figure-desk-engine.js";
export { loadBlocks, loadGround, type FigureLoadPorts } from "../desk/figure-desk-load.js";
