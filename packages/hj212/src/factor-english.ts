/** English names of the factors that stand on screens every day (常用因子英文名). The standard names them in Chinese only. */
const names: Readonly<Record<string, string>> = {
  w00000: "flow", w01001: "pH", w01009: "dissolved oxygen", w01010: "water temperature", w01012: "suspended solids", w01014: "conductivity", w01003: "turbidity", w01017: "BOD5", w01018: "COD", w01019: "permanganate index",
  w21001: "total nitrogen", w21003: "ammonia nitrogen", w21007: "nitrate nitrogen", w21011: "total phosphorus", w21016: "cyanide", w21017: "fluoride", w21038: "sulfate", w20111: "total mercury", w20115: "total cadmium", w20116: "total chromium", w20117: "hexavalent chromium",
  w20119: "total arsenic", w20120: "total lead", w20121: "total nickel", w20122: "total copper", w20123: "total zinc", w22001: "petroleum", w23002: "volatile phenols", w02003: "faecal coliforms", w19011: "chlorophyll a",
  a00000: "exhaust gas flow", a01001: "temperature", a01002: "humidity", a01006: "pressure", a01007: "wind speed", a01008: "wind direction", a01011: "flue gas velocity", a01012: "flue gas temperature", a01013: "flue gas pressure", a01014: "flue gas humidity",
  a05002: "methane", a05024: "ozone", a19001: "oxygen", a21001: "ammonia", a21002: "nitrogen oxides", a21003: "nitric oxide", a21004: "nitrogen dioxide", a21005: "carbon monoxide", a21018: "fluoride", a21022: "hydrogen sulfide", a21024: "hydrogen chloride", a21026: "sulfur dioxide",
  a24087: "hydrocarbons", a24088: "non-methane hydrocarbons", a25002: "benzene", a25003: "toluene", a34001: "TSP", a34002: "PM10", a34004: "PM2.5", a34013: "particulate matter",
  Leq: "equivalent sound level", LA: "A-weighted sound level", L5: "L5", L10: "L10", L50: "L50", L90: "L90", L95: "L95", Ld: "day level", Ln: "night level", Ldn: "day-night level", LMx: "highest level", LMn: "lowest level",
  "001": "pH", "003": "suspended solids", "011": "COD", "060": "ammonia nitrogen", "065": "total nitrogen", "101": "total phosphorus", B01: "flow", B02: "exhaust gas flow", S01: "oxygen", S02: "flue gas velocity", S03: "flue gas temperature", S05: "flue gas humidity", S08: "flue gas pressure",
  "01": "particulate matter", "02": "sulfur dioxide", "03": "nitrogen oxides", "04": "carbon monoxide",
};

/** English name of a factor by its code, or undefined: then the Chinese name stands alone. */
export function englishNameOf(code: string): string | undefined { return Object.hasOwn(names, code) ? names[code] : undefined; }
