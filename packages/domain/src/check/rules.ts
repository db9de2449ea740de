import type { CheckRule } from "./model.js";
import { beyondDistrict } from "./rules/beyond-district.js";
import { blankTarget } from "./rules/blank-target.js";
import { boundingBox } from "./rules/bounding-box.js";
import { classByMultiples, classWithoutItems } from "./rules/class-by-multiples.js";
import { columnsRepeat } from "./rules/columns-repeat.js";
import { contentsAgainstHeadings } from "./rules/contents-against-headings.js";
import { countOfRows } from "./rules/count-of-rows.js";
import { deadlineBeforeIssue } from "./rules/deadline-before-issue.js";
import { difference } from "./rules/difference.js";
import { direction } from "./rules/direction.js";
import { differentSets } from "./rules/different-sets.js";
import { ecologicalIndex } from "./rules/ecological-index.js";
import { fallsShort } from "./rules/falls-short.js";
import { foreignPlace } from "./rules/foreign-place.js";
import { goodShareZero } from "./rules/good-share-zero.js";
import { growth } from "./rules/growth.js";
import { implausibleRate } from "./rules/implausible-rate.js";
import { indicatorDropped } from "./rules/indicator-dropped.js";
import { indicatorTwice } from "./rules/indicator-twice.js";
import { licence } from "./rules/licence.js";
import { malformedNumber } from "./rules/malformed-number.js";
import { meanGrowth } from "./rules/mean-growth.js";
import { missingAnnex } from "./rules/missing-annex.js";
import { namedList } from "./rules/named-list.js";
import { nameVariant } from "./rules/name-variant.js";
import { noBaseValue } from "./rules/no-base-value.js";
import { noGrandTotal } from "./rules/no-grand-total.js";
import { numbering } from "./rules/numbering.js";
import { partExceedsWhole } from "./rules/part-exceeds-whole.js";
import { periodOutsidePlan } from "./rules/period-outside-plan.js";
import { printedStateDisagrees } from "./rules/printed-state-disagrees.js";
import { product } from "./rules/product.js";
import { rateTooCoarse } from "./rules/rate-too-coarse.js";
import { ratio } from "./rules/ratio.js";
import { ratioOfNothing } from "./rules/ratio-of-nothing.js";
import { repeatedText } from "./rules/repeated-text.js";
import { saidDone } from "./rules/said-done.js";
import { sameQuantityTwice } from "./rules/same-quantity-twice.js";
import { share } from "./rules/share.js";
import { standardByType } from "./rules/standard-by-type.js";
import { sumOfParts } from "./rules/sum-of-parts.js";
import { supersededStandard } from "./rules/superseded-standard.js";
import { tableAgainstProse } from "./rules/table-against-prose.js";
import { targetLooserThanBase } from "./rules/target-looser-than-base.js";
import { targetTwice } from "./rules/target-twice.js";
import { unitMismatch } from "./rules/unit-mismatch.js";
import { unknownTownship } from "./rules/unknown-township.js";
import { yearNotOver } from "./rules/year-not-over.js";

/** Every rule of the plan check, those that change a result first (全部体检规则). */
export const checkRules: readonly CheckRule[] = [
  printedStateDisagrees,
  targetLooserThanBase,
  classByMultiples,
  classWithoutItems,
  sumOfParts,
  countOfRows,
  sameQuantityTwice,
  share,
  growth,
  ratio,
  difference,
  product,
  meanGrowth,
  direction,
  saidDone,
  ecologicalIndex,
  partExceedsWhole,
  fallsShort,
  implausibleRate,
  rateTooCoarse,
  ratioOfNothing,
  goodShareZero,
  namedList,
  differentSets,
  indicatorTwice,
  indicatorDropped,
  blankTarget,
  noBaseValue,
  noGrandTotal,
  tableAgainstProse,
  targetTwice,
  deadlineBeforeIssue,
  periodOutsidePlan,
  beyondDistrict,
  boundingBox,
  standardByType,
  supersededStandard,
  licence,
  unitMismatch,
  columnsRepeat,
  yearNotOver,
  malformedNumber,
  unknownTownship,
  nameVariant,
  foreignPlace,
  missingAnnex,
  numbering,
  contentsAgainstHeadings,
  repeatedText,
];
/** Kinds of claims that a rule recomputes; a pack with another kind is refused. */
export const claimKinds: readonly string[] = checkRules.flatMap((rule) => rule.kinds ?? []);
