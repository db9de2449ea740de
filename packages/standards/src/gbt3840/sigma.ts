import { exact } from "../exact.js";
import type { Computed } from "../lineage.js";
import { significant } from "../rounding.js";

/** Stability classes with a row of their own (大气稳定度). A–B, which the class table gives, has none. */
export const sigmaClasses = ["A", "B", "B-C", "C", "C-D", "D", "D-E", "E", "F"] as const;
/** A class that has diffusion parameters (稳定度). */
export type SigmaClass = (typeof sigmaClasses)[number];

/** One piece of a power law: up to and including `to` metres (null: beyond), σ = γ·x^α. */
interface Piece { readonly to: number | null; readonly alpha: number; readonly gamma: number }
const piece = (to: number | null, alpha: number, gamma: number): Piece => ({ to, alpha, gamma });

/** σy of the appendix (横向扩散参数). Three independent transcriptions agree; the pieces meet within 0.9 %. @clause GB/T 3840-91 appendix, diffusion parameters */
const sigmaY: Readonly<Record<SigmaClass, readonly Piece[]>> = {
  A: [piece(1000, 0.901074, 0.425809), piece(null, 0.850934, 0.602052)],
  B: [piece(1000, 0.914370, 0.281846), piece(null, 0.865014, 0.396353)],
  "B-C": [piece(1000, 0.919325, 0.229500), piece(null, 0.875086, 0.314238)],
  C: [piece(1000, 0.924279, 0.177154), piece(null, 0.885157, 0.232123)],
  "C-D": [piece(1000, 0.926849, 0.143940), piece(null, 0.886940, 0.189396)],
  D: [piece(1000, 0.929418, 0.110726), piece(null, 0.888723, 0.146669)],
  "D-E": [piece(1000, 0.925118, 0.0985631), piece(null, 0.892794, 0.124308)],
  E: [piece(1000, 0.920818, 0.0864001), piece(null, 0.896864, 0.101947)],
  F: [piece(1000, 0.929418, 0.0553634), piece(null, 0.888723, 0.0733348)],
};

/** σz of the appendix (铅直扩散参数). E beyond 10 km: γ = 1.73241; one transcription has 1.73421, which does not meet its neighbour. @clause GB/T 3840-91 appendix, diffusion parameters */
const sigmaZ: Readonly<Record<SigmaClass, readonly Piece[]>> = {
  A: [piece(300, 1.12154, 0.0799904), piece(500, 1.51360, 0.00854771), piece(null, 2.10881, 0.000211545)],
  B: [piece(500, 0.964435, 0.127190), piece(null, 1.09356, 0.057025)],
  "B-C": [piece(500, 0.941015, 0.114682), piece(null, 1.00770, 0.0757182)],
  C: [piece(null, 0.917595, 0.106803)],
  "C-D": [piece(2000, 0.838628, 0.126152), piece(10000, 0.756410, 0.235667), piece(null, 0.815575, 0.136659)],
  D: [piece(1000, 0.826212, 0.104634), piece(10000, 0.632023, 0.400167), piece(null, 0.55536, 0.810763)],
  "D-E": [piece(2000, 0.776864, 0.111771), piece(10000, 0.572347, 0.5289922), piece(null, 0.499149, 1.03810)],
  E: [piece(1000, 0.788370, 0.0927529), piece(10000, 0.565188, 0.433384), piece(null, 0.414743, 1.73241)],
  F: [piece(1000, 0.784400, 0.0620765), piece(10000, 0.525969, 0.370015), piece(null, 0.322659, 2.40691)],
};

/** A distance at or behind the source. */
export class NotDownwind extends RangeError {
  readonly code = "gbt3840/not-downwind";
  constructor(readonly metres: number) { super(`the distance is ${metres} m; GB/T 3840-91 appendix, diffusion parameters gives diffusion parameters for distances above 0`); }
}

/** Diffusion parameters in metres (扩散参数); `text` has six significant digits. */
export interface Sigma { readonly sigmaY: number; readonly sigmaZ: number; readonly text: { readonly sigmaY: string; readonly sigmaZ: string } }

/**
 * Diffusion parameters by power functions (扩散参数幂函数), sampling time 0.5 h, flat open country.
 * Powers pass binary floating point; what is shown is six significant digits.
 *
 * @param x  distance downwind, m, above 0
 * @throws {NotDownwind}
 * @clause GB/T 3840-91 appendix, diffusion parameters; HJ/T 2.2-93 the same table
 * @example sigmas("D", 1000).value.text.sigmaY === "67.9992"
 */
export function sigmas(stability: SigmaClass, x: number): Computed<Sigma> {
  if (!(x > 0) || !Number.isFinite(x)) throw new NotDownwind(x);
  const y = pieceAt(sigmaY[stability], x), z = pieceAt(sigmaZ[stability], x);
  const valueY = y.gamma * x ** y.alpha, valueZ = z.gamma * x ** z.alpha;
  const text = { sigmaY: sixDigits(valueY), sigmaZ: sixDigits(valueZ) };
  const parameter = (name: string, value: number) => ({ name: { zh: name, en: name }, value: String(value), unit: "", origin: "parameter" as const, inputs: [] });
  return { value: { sigmaY: valueY, sigmaZ: valueZ, text }, lineage: {
    name: { zh: `扩散参数 σy、σz（稳定度${stability}）`, en: `diffusion parameters σy, σz (stability ${stability})` }, value: `${text.sigmaY}, ${text.sigmaZ}`, unit: "m", origin: "computed",
    rule: { id: "GB/T 3840/sigma", formula: { zh: "σ = γ·x^α", en: "σ = γ·x^α" }, standard: "GB/T 3840", edition: "GB/T 3840-91", clauses: ["appendix, diffusion parameters"], attestation: "VERIFIED" },
    inputs: [
      { name: { zh: "下风向距离 x", en: "distance downwind x" }, value: String(x), unit: "m", origin: "entered", inputs: [] },
      parameter("α1", y.alpha), parameter("γ1", y.gamma), parameter("α2", z.alpha), parameter("γ2", z.gamma),
    ],
    notes: [{ zh: "幂运算按双精度浮点计算，显示6位有效数字；取样时间0.5 h", en: "powers in double precision, six significant digits; sampling time 0.5 h" }] } };
}

function pieceAt(pieces: readonly Piece[], x: number): Piece { return pieces.find(({ to }) => to === null || x <= to) as Piece; }
function sixDigits(value: number): string { return significant(exact(String(value)), 6); }

/**
 * σy for a longer sampling time (取样时间订正): σy₂ = σy₁·(t₂/t₁)^q, q = 0.2 for 0.5 h ≤ t < 1 h and 0.3 for 1 h ≤ t < 100 h; σz stays. From memory.
 * @param hours  sampling time, 0.5 up to 100
 * @throws {SamplingTimeOutside}
 * @clause GB/T 3840-91 appendix, diffusion parameters (from memory)
 */
export function sigmaYForSampling(sigmaYAtHalfHour: number, hours: number): number {
  if (!(hours >= 0.5 && hours < 100)) throw new SamplingTimeOutside(hours);
  return sigmaYAtHalfHour * (hours / 0.5) ** (hours < 1 ? 0.2 : 0.3);
}

/** A sampling time for which the appendix gives no exponent. */
export class SamplingTimeOutside extends RangeError {
  readonly code = "gbt3840/sampling-time";
  constructor(readonly hours: number) { super(`a sampling time of ${hours} h has no exponent; GB/T 3840-91 appendix, diffusion parameters goes from 0.5 h up to 100 h`); }
}
