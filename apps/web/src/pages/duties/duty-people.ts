import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useOrganisations } from "../../client/views.js";
import { useEnterprises } from "../map/enterprises.js";

/** Whoever may hold a duty (承办、协办单位): organisations and firms, by name; an id that nobody names is shown as it is. */
export function useHolders(firmsWanted = true): { readonly organisations: readonly { readonly id: string; readonly name: string }[]; readonly firms: readonly { readonly id: string; readonly name: string }[]; readonly nameOf: (id: string | null | undefined) => string } {
  const { t } = useLanguage();
  const { rows, nameOf } = useOrganisations();
  const enterprises = useEnterprises(firmsWanted);
  return useMemo(() => {
    const firms = enterprises.rows.map(({ id, name }) => ({ id, name })), byId = new Map(firms.map((each) => [each.id, each.name])), known = new Set(rows.map((each) => each.id));
    return { organisations: rows.map((each) => ({ id: each.id, name: t(each.name) })), firms, nameOf: (id) => (id && !known.has(id) ? byId.get(id) ?? id : nameOf(id)) };
  }, [rows, nameOf, enterprises.rows, t]);
}
