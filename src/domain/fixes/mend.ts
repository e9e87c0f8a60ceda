import { conversationFindings, conversationFrom } from '../conversation.ts'
import type { Finding, Path, RuleId } from '../diagnostic.ts'
import { read } from '../reading.ts'
import type { Talk } from '../records.ts'
import { talkFindings } from '../rules/table.ts'
import { weighed } from '../severity.ts'
import type { Mapping } from '../value.ts'
import type { Change } from './change.ts'
import { edited } from './edits.ts'
import { missingFollowUps, missingSteps } from './follow-ups.ts'
import { itemIdChanges, talkIdChanges, type Known } from './ids.ts'
import { respellings } from './respell.ts'
import { withoutTabs } from './tabs.ts'

/*
 * What `check --fix` does to a file's text: what has one right answer. First what the file alone tells, then, once all
 * files have been read that way, what it takes the others to know.
 */

/** What was mended: the rule that found it, none for a row added, and where. */
export interface Mend {
  rule: RuleId | null
  at: Path
}

/** A text, and what was mended in it. */
export interface Mended {
  text: string
  mends: readonly Mend[]
}

/** Rules that find what may be mended by the file alone. */
const alone: ReadonlySet<RuleId> = new Set(['yaml-tab', 'yaml-invalid', 'date-invalid', 'value-unknown'])
/** Rules that find what may be mended among the others. */
const among: ReadonlySet<RuleId> = new Set(['property-missing', 'item-id-duplicate'])

/** What the rules in force find in a talk. */
export function inForce(talk: Talk, { records, rules }: Known): Finding[] {
  return weighed(talkFindings(talk, records), rules)
}

/** Whether it may be worth while to mend a file in which these were found. */
export function isMendableAlone(found: readonly Pick<Finding, 'rule'>[]): boolean {
  return found.some(({ rule }) => alone.has(rule))
}

/** The same, of a talk among all others. */
export function isMendableAmong(talk: Talk, findings: readonly Finding[], { records }: Known): boolean {
  return findings.some(({ rule }) => among.has(rule)) || missingSteps(talk, records).length > 0
}

/** Tabs, days and words. */
export async function mendedAlone(given: string): Promise<Mended> {
  const untabbed = await withoutTabs(given)
  const text = untabbed ?? given
  const { value } = await read(text, 'conversation')
  const changes = value ? respellings(value, conversationFindings(value)) : []
  const result = await edited(text, changes)
  // Whatever the library made of the tabs, they were what was wrong.
  const tabs: Mend[] = untabbed === undefined ? [] : [{ rule: 'yaml-tab', at: [] }]
  return { text: result.text, mends: [...tabs, ...result.changes] }
}

/** Ids and follow-ups. Each step sees what the one before has given. `id` is what the talk itself got. */
export async function mendedAmong(given: string, path: string, known: Known): Promise<Mended & { id?: string }> {
  const own = await step({ text: given, mends: [] }, path, (talk, value) => talkIdChanges(value, talk, known))
  const items = await step(own, path, (talk, value) =>
    itemIdChanges([...conversationFindings(value), ...inForce(talk, known)], { talk, value }, known),
  )
  const rows = await step(items, path, (talk, value) => missingFollowUps(talk, value, known.records))
  const [id] = own.mends.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return { ...rows, id }
}

async function step(
  { text, mends }: { text: string; mends: readonly Change[] },
  path: string,
  changesFor: (talk: Talk, value: Mapping) => Change[],
): Promise<{ text: string; mends: readonly Change[] }> {
  const { value } = await read(text, 'conversation')
  if (!value) return { text, mends }
  const result = await edited(text, changesFor({ path, conversation: conversationFrom(value) }, value))
  return { text: result.text, mends: [...mends, ...result.changes] }
}
