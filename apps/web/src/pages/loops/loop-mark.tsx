import { useLanguage } from "../../app/language.js";
import { loopMark } from "./loop-words.js";

/** A state by colour, shape and word (状态标记). */
export function LoopMarkTag({ word }: { readonly word: string }) {
  const { t } = useLanguage();
  const { tone, shape, word: label } = loopMark(word);
  return <span className={`loop-mark loop-tone-${tone}`}><span aria-hidden="true">{shape}</span> {t(label)}</span>;
}
