import { NotFound } from "../ports.js";

/** A node of the organisation or place tree (机构树、地点树). */
export interface TreeNode { readonly id: string; readonly parent: string | null }

/** The parents of a node run in a circle, or climb past the root. */
export class BrokenTree extends Error { readonly code = "access/broken-tree"; constructor(readonly id: string) { super(`the parents of ${id} run in a circle or name no node; mend the pack's organisations or places`); } }

/**
 * The path of a node (路径): `root/child/…/id`, what grants compare by prefix.
 * @throws {NotFound} the id is none of the nodes
 * @throws {BrokenTree} parents in a circle or missing
 */
export function pathIn(nodes: readonly TreeNode[], id: string, what = "organisation"): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const first = byId.get(id);
  if (!first) throw new NotFound(what, id);
  const parts = [first.id];
  for (let parent = first.parent; parent !== null; ) {
    const node = byId.get(parent);
    if (!node || parts.includes(parent)) throw new BrokenTree(id);
    parts.unshift(parent);
    parent = node.parent;
  }
  return parts.join("/");
}

/** The id at the end of a path; null for the whole tree. */
export function lastOfPath(path: string): string | null { return path === "" ? null : path.slice(path.lastIndexOf("/") + 1); }
