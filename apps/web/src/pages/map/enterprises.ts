import type { MapLayer } from "@yunqing/wire";
import { useMemo } from "react";
import { thingsOf } from "./features.js";
import { useRows } from "../../client/views.js";

/** The enterprises of the district by id, as the map's layer names them (企业). */
export function useEnterprises(wanted = true): { readonly rows: readonly { readonly id: string; readonly name: string }[]; readonly nameOf: (id: string | null) => string } {
  const { data } = useRows<MapLayer>("layers", { enabled: wanted });
  return useMemo(() => {
    const rows = (data ?? []).filter((layer) => layer.id === "enterprises").flatMap((layer) => thingsOf(layer)).map(({ id, name }) => ({ id, name }));
    const byId = new Map(rows.map((each) => [each.id, each.name]));
    return { rows, nameOf: (id) => (id === null ? "—" : byId.get(id) ?? id) };
  }, [data]);
}
