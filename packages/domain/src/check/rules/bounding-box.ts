import { exact, type Exact, type Lineage } from "@yunqing/standards";
import { advice, both, ClaimNotReadable, placeOf } from "../model.js";
import { severityOf } from "../recompute.js";
import { nameOf, termOf, textOf, worked } from "../term.js";
import { claimRule, finding, holding } from "../verdict.js";

/** π to 15 decimals, enough for a tenth of a square kilometre. */
const pi = exact("3.141592653589793");
/** The larger radius of curvature at the pole of the CGCS2000 ellipsoid, km: with it the area is an upper bound anywhere. */
const radius = exact("6399.594");

/** `39°55′` in radians. */
function radians(text: string): Exact | null {
  const match = /^(\d{1,3})°(\d{1,2})[′']$/.exec(text);
  return match === null ? null : exact(match[1] ?? "0").plus(exact(match[2] ?? "0").over(exact("60"))).times(pi).over(exact("180"));
}
/** sine by its series to the 15th power; for |x| < π/2 the rest is below 10⁻¹¹ */
function sine(x: Exact): Exact {
  let term = x, total = x;
  for (let n = 1n; n <= 7n; n++) {
    term = term.times(x).times(x).over(exact(2n * n * (2n * n + 1n))).negated();
    total = total.plus(term);
  }
  return exact(total.toFixed(18));
}
const parameter = (zh: string, en: string, value: string, unit: string): Lineage => ({ name: both(zh, en), value, unit, origin: "parameter", inputs: [] });

/**
 * A printed range of latitude and longitude that cannot hold the printed area (经纬度范围容不下所称面积).
 * Area of the zone = R² · Δλ · (sin φ₂ − sin φ₁), with the largest radius of the ellipsoid, so that a finding is certain.
 * `of.south`, `north`, `west`, `east` as `39°55′`; `of.area`: a term in km².
 */
export const boundingBox = claimRule("bounding-box", both("经纬度范围容不下所称面积", "The printed box cannot hold the printed area"), (context, claim) => {
  const texts = ["south", "north", "west", "east"].map((key) => textOf(claim, key)), [south, north, west, east] = texts.map(radians);
  if (!south || !north || !west || !east) throw new ClaimNotReadable(claim.id, "the bounds must be written as 39°55′");
  const area = worked(context, claim, termOf(claim, "area")), name = nameOf(claim);
  const box = radius.times(radius).times(east.minus(west)).times(sine(north).minus(sine(south))), shown = box.toFixed(1, "ceil");
  const lineage: Lineage = {
    name: both("该范围面积的上限", "upper bound of the box's area"), value: shown, unit: "km²", origin: "computed", rounding: { rule: "ceil", places: 1, exact: box.toFixed(6) },
    rule: { id: "plan/zone-area", formula: both("R²·Δλ·(sin φ₂ − sin φ₁)，R 取椭球最大曲率半径", "R²·Δλ·(sin φ₂ − sin φ₁), R the largest radius of curvature"), clauses: [], attestation: "VERIFIED" },
    inputs: [parameter("南、北、西、东界", "south, north, west, east", texts.join(" "), ""), parameter("曲率半径", "radius", radius.toString(), "km"), area.lineage],
  };
  const places = [placeOf(claim.quotation, `≤ ${shown} km²`), ...area.places];
  if (box.compare(area.value) >= 0) return holding("bounding-box", claim.id, claim.says, { places, lineage, message: both(`${name.zh}：范围足以容纳所称面积。`, `${name.en}: the box is large enough.`) });
  return finding("bounding-box", claim.id, severityOf(claim), {
    places, advice: advice.clarify, lineage,
    message: both(
      `${name.zh}：所印经纬度范围至多 ${shown} km²，小于所称面积 ${area.value.toString()} km²。`,
      `${name.en}: the printed box is at most ${shown} km², less than the printed ${area.value.toString()} km².`,
    ),
  });
});
