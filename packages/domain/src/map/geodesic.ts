/** An ellipsoid of revolution (参考椭球): half of the long axis in metres, and how much it is flattened. */
export interface Ellipsoid { readonly halfAxis: number; readonly flattening: number }
/** The ellipsoid of CGCS2000: a = 6 378 137 m, f = 1/298.257222101, the same as GRS 80. */
export const cgcs2000: Ellipsoid = { halfAxis: 6_378_137, flattening: 1 / 298.257222101 };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres of a degree of longitude and of latitude at a latitude, on the ellipsoid of CGCS2000. */
export function metresOfDegree(latitude: number): { readonly east: number; readonly north: number } {
  const { halfAxis, flattening } = cgcs2000, eccentricity = flattening * (2 - flattening), sine = Math.sin(radians(latitude)), root = Math.sqrt(1 - eccentricity * sine * sine);
  return { east: radians(1) * (halfAxis / root) * Math.cos(radians(latitude)), north: radians(1) * ((halfAxis * (1 - eccentricity)) / (root * root * root)) };
}

/**
 * The length of the geodesic between two positions (大地线长) in metres, by Vincenty's inverse formula (Survey Review 23, 1975), to a tenth of a millimetre;
 * null for positions that are almost opposite on the earth, where it does not settle.
 */
export function geodesicMetres(longitude: number, latitude: number, toLongitude: number, toLatitude: number, { halfAxis, flattening }: Ellipsoid = cgcs2000): number | null {
  const across = radians(toLongitude - longitude), u = Math.atan((1 - flattening) * Math.tan(radians(latitude))), v = Math.atan((1 - flattening) * Math.tan(radians(toLatitude)));
  const sinU = Math.sin(u), cosU = Math.cos(u), sinV = Math.sin(v), cosV = Math.cos(v), shortAxis = halfAxis * (1 - flattening);
  let lambda = across;
  for (let turn = 0; turn < 200; turn++) {
    const sinL = Math.sin(lambda), cosL = Math.cos(lambda), sinS = Math.hypot(cosV * sinL, cosU * sinV - sinU * cosV * cosL);
    if (sinS === 0) return 0;
    const cosS = sinU * sinV + cosU * cosV * cosL, sigma = Math.atan2(sinS, cosS), sinA = (cosU * cosV * sinL) / sinS, cosA2 = 1 - sinA * sinA;
    // along the equator there is no middle
    const cosM = cosA2 === 0 ? 0 : cosS - (2 * sinU * sinV) / cosA2, c = (flattening / 16) * cosA2 * (4 + flattening * (4 - 3 * cosA2)), before = lambda;
    lambda = across + (1 - c) * flattening * sinA * (sigma + c * sinS * (cosM + c * cosS * (2 * cosM * cosM - 1)));
    if (Math.abs(lambda - before) > 1e-13) continue;
    const k = (cosA2 * (halfAxis * halfAxis - shortAxis * shortAxis)) / (shortAxis * shortAxis), a = 1 + (k / 16384) * (4096 + k * (-768 + k * (320 - 175 * k))), b = (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k)));
    const more = b * sinS * (cosM + (b / 4) * (cosS * (2 * cosM * cosM - 1) - (b / 6) * cosM * (4 * sinS * sinS - 3) * (4 * cosM * cosM - 3)));
    return shortAxis * a * (sigma - more);
  }
  return null;
}
