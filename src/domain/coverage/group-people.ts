import { compareSwedish } from '../collation.ts'
import type { CoveredPerson } from './covered-people.ts'
import { managersAbove, type Managers } from './manager-chains.ts'

/** What people can be grouped by. */
export const groupings = ['unit', 'manager', 'template', 'year'] as const
export type Grouping = (typeof groupings)[number]

/** A person in a year, where years are told apart; else in the whole period. */
export interface GroupMember {
  person: CoveredPerson
  year: string | null
}

/** The values that a group has in common; null where none is stated. */
export type GroupKey = Readonly<Partial<Record<Grouping, string | null>>>

/** A group with the groups inside it: those of the managers below. Groups overlap in no other way. */
export interface GroupNode {
  key: GroupKey
  members: readonly GroupMember[]
  inner: GroupNode[]
}

/** The groups of the members, a manager's with the whole chain below; the outermost of them. */
export function groupPeople(members: readonly GroupMember[], by: readonly Grouping[], managers: Managers): GroupNode[] {
  const nodes = new Map<string, GroupNode & { members: GroupMember[]; outer: string | undefined }>()
  for (const member of members) {
    const keys = keysOf(member, by, managers)
    for (const [position, key] of keys.entries()) {
      const outer = keys[position + 1]
      const id = JSON.stringify(key)
      const node = nodes.get(id) ?? { key, members: [], inner: [], outer: outer && JSON.stringify(outer) }
      node.members.push(member)
      nodes.set(id, node)
    }
  }
  const sorted = [...nodes.values()].sort((a, b) => compareKeys(a.key, b.key, by))
  for (const node of sorted) if (node.outer !== undefined) nodes.get(node.outer)?.inner.push(node)
  return sorted.filter(({ outer }) => outer === undefined)
}

/** The keys of the groups that a member is in, the innermost first. */
function keysOf({ person, year }: GroupMember, by: readonly Grouping[], managers: Managers): GroupKey[] {
  const values = { unit: person.unit, template: person.template, year }
  const keyWith = (manager: string | null): GroupKey =>
    Object.fromEntries(by.map((name) => [name, name === 'manager' ? manager : values[name]]))
  const chain = by.includes('manager') ? managersAbove(person.person, managers) : []
  return chain.length > 0 ? chain.map(keyWith) : [keyWith(null)]
}

/** In the order of the words that people are grouped by; those that state none come last. */
function compareKeys(a: GroupKey, b: GroupKey, by: readonly Grouping[]): number {
  for (const name of by) {
    const [one, other] = [a[name] ?? null, b[name] ?? null]
    if (one === other) continue
    if (one === null || other === null) return one === null ? 1 : -1
    return compareSwedish(one, other) || (one < other ? -1 : 1)
  }
  return 0
}
