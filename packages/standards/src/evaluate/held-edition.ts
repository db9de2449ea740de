import { editionOf, type DatedEdition } from "../editions.js";
import type { EvaluationContext } from "./rule.js";

/**
 * The edition for a line (版本): by the wish or the day; where the line names neither and exactly one edition is held, that one.
 * A day before the held edition still gives an error: the older edition is known and not held.
 * @throws the errors of {@link editionOf}
 */
export function heldEditionOf<E extends DatedEdition>(editions: readonly E[], context: EvaluationContext): E {
  const held = editions.filter((each) => each.held);
  const only = held[0];
  if (context.day === undefined && context.edition === undefined && held.length === 1 && only) return only;
  return editionOf(editions, context);
}
