import type { Labels } from "@yunqing/standards";
import type { Laboratory } from "./model.js";

/** What is wrong with a laboratory for a sample (机构资质问题): not registered, no certificate valid on the day, or items it is not certified for. */
export interface LaboratoryFault { readonly kind: "unknown" | "not-valid" | "scope"; readonly items: readonly string[]; readonly text: Labels }

/**
 * Whether a laboratory may measure these items on the day of the sample (检测机构资质核对). Every version is asked: a certificate that was renewed still covers the days of the old one. A certificate holds on its last day too.
 * @param versions  of this laboratory, in any order
 * @param name  of an item, for the sentence
 */
export function laboratoryFaults(versions: readonly Laboratory[], day: string, items: readonly string[], name: (item: string) => string = (item) => item): readonly LaboratoryFault[] {
  const last = versions.reduce<Laboratory | null>((held, one) => (held === null || one.seq > held.seq ? one : held), null);
  if (last === null) return [{ kind: "unknown", items: [], text: { zh: "检测机构没有登记，请先在“检测机构”中登记其资质", en: "the laboratory is not registered: register it and its certificate first" } }];
  const valid = versions.filter(({ validFrom, validUntil }) => validFrom <= day && day <= validUntil).reduce<Laboratory | null>((held, one) => (held === null || one.seq > held.seq ? one : held), null);
  if (valid === null) return [{ kind: "not-valid", items: [], text: { zh: `${last.name}的资质认定证书（${last.certificate}，${last.validFrom} 至 ${last.validUntil}）在采样日 ${day} 无效，数据不得用于评价；请核对证书或另行委托`, en: `the certificate ${last.certificate} of ${last.name} (${last.validFrom} to ${last.validUntil}) does not cover ${day}: check it, or have the sample measured elsewhere` } }];
  const outside = items.filter((item) => !valid.items.includes(item));
  return outside.length === 0 ? [] : [{ kind: "scope", items: outside, text: { zh: `${valid.name}的资质认定范围不含：${outside.map(name).join("、")}；请核对证书附表，或由有资质的机构测定`, en: `${valid.name} is not certified for ${outside.map(name).join(", ")}: check the annex of its certificate` } }];
}
