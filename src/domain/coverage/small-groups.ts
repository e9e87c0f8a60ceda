import type { GroupMember, GroupNode } from './group-people.ts'

/** The groups that may be shown, and everyone who is in none of them. */
export interface ShownGroups {
  shown: GroupNode[]
  /** Null where everyone is in a shown group. */
  pool: { members: readonly GroupMember[]; groups: number } | null
}

/** A group that is shown, with those inside it. */
interface ShownNode {
  node: GroupNode
  inner: ShownNode[]
}

/**
 * Leaves out the groups from which the numbers of fewer than `min` people could be computed. The shown groups lie beside
 * or inside each other, and what is left of each when those inside it are subtracted, and of all people when all shown
 * groups are, is nobody or at least `min` people: so whatever is added and subtracted concerns nobody or that many.
 */
export function withoutSmallGroups(
  outermost: readonly GroupNode[],
  everyone: readonly GroupMember[],
  min: number,
): ShownGroups {
  let top = outermost.flatMap((node) => shownIn(node, min))
  let rest = everyone.length - sizeOf(top)
  while (rest > 0 && rest < min && top.length > 0) {
    const smallest = top.reduce((best, other) => (size(other) < size(best) ? other : best))
    top = top.flatMap((group) => (group === smallest ? group.inner : [group]))
    rest = everyone.length - sizeOf(top)
  }
  const shown = top.flatMap(withInner)
  const inShown = new Set(top.flatMap(({ node }) => node.members))
  const members = everyone.filter((member) => !inShown.has(member))
  return { shown, pool: members.length > 0 ? { members, groups: hiddenAmong(outermost, new Set(shown)) } : null }
}

/** The group, if it may be shown, or else those inside it that may. */
function shownIn(node: GroupNode, min: number): ShownNode[] {
  const inner = node.inner.flatMap((group) => shownIn(group, min))
  const own = node.members.length - sizeOf(inner)
  return node.members.length >= min && (own === 0 || own >= min) ? [{ node, inner }] : inner
}

function withInner({ node, inner }: ShownNode): GroupNode[] {
  return [node, ...inner.flatMap(withInner)]
}

/** How many groups are not shown, and in no shown group either. */
function hiddenAmong(groups: readonly GroupNode[], shown: ReadonlySet<GroupNode>): number {
  return groups.reduce((count, group) => count + (shown.has(group) ? 0 : 1 + hiddenAmong(group.inner, shown)), 0)
}

function size({ node }: ShownNode): number {
  return node.members.length
}

function sizeOf(groups: readonly ShownNode[]): number {
  return groups.reduce((sum, group) => sum + size(group), 0)
}
