/** Something that hangs in a tree by the id of its parent (机构树、地名树). */
interface Hung { readonly id: string; readonly parent: string | null }

/**
 * Paths of a tree, root first: `140214/gaoshanzhen` (树路径). Grants compare by prefix of whole segments.
 * An id whose parent is unknown, or that hangs in a circle, has no path; the pack reader refuses such packs.
 */
export function pathsOf(items: readonly Hung[]): ReadonlyMap<string, string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const paths = new Map<string, string>();
  for (const item of items) {
    const chain: string[] = [];
    let at: Hung | undefined = item;
    while (at !== undefined && !chain.includes(at.id)) {
      chain.unshift(at.id);
      if (at.parent === null) { paths.set(item.id, chain.join("/")); break; }
      at = byId.get(at.parent);
    }
  }
  return paths;
}

/** True when `path` is `root` itself or lies under it. */
export function isUnder(path: string, root: string): boolean { return path === root || path.startsWith(`${root}/`); }
