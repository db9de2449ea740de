import type { AlarmLevelWord } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { levelShapes, levelWords } from "./alarm-words.js";

/** A level by colour, shape and word. */
export function LevelMark({ level }: { readonly level: AlarmLevelWord }) {
  const { t } = useLanguage();
  return <span className={`alarm-level level-${level}`}><span aria-hidden="true">{levelShapes[level]}</span> {t(levelWords[level])}</span>;
}
