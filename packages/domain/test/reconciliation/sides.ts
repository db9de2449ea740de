import type { OurRow, TheirLine } from "@yunqing/domain";

export const places = { now: "云冈区", former: ["南郊区", "矿区", "城区"], above: ["山西省", "山西", "大同市", "大同"] };
export const rules = { aliases: places.former.map((each) => [each, places.now] as const), omitted: [...places.above, places.now], endings: ["有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "公司"] };
export const our = (id: string, name: string, creditCode: string | null = null, more: Partial<OurRow> = {}): OurRow => ({ id, version: `${id}.1`, name, creditCode, codes: [], names: [name], fields: {}, ...more });
export const their = (line: number, name: string, creditCode: string | null = null, more: Partial<TheirLine> = {}): TheirLine => ({ line, name, creditCode, codes: [], fields: {}, values: {}, warnings: [], ...more });
