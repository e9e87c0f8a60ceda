import { conversationFindings, conversationFrom } from '../../talk/conversation.ts'
import type { Finding } from '../diagnostic.ts'
import { ruleOf, type RuleId } from '../rule-table.ts'
import type { Path } from '../../format/finding.ts'
import { parseFile } from '../../format/parse-file.ts'
import type { Talk } from '../../talk/talk-index.ts'
import { talkFindings } from '../engine.ts'
import { applySeverities } from '../severity.ts'
import type { Mapping } from '../../format/value.ts'
import type { FixChange } from './fix-change.ts'
import { editFrontMatter } from '../../format/edits.ts'
import { missingFollowUps, missingSteps } from './follow-ups.ts'
import { itemIdChanges, talkIdChanges, type FixContext } from './ids.ts'
import { spellingChanges } from './respell.ts'
import { replaceTabs } from './tabs.ts'

/*
 * What `check --fix` does to a file's text: what has one right answer. First what the file alone tells, then, once all
 * files have been read that way, what it takes the others to know.
 */

/** What was mended: the rule that found it, none for a row added, and where. */
export interface Fix {
  rule: RuleId | null
  at: Path
}

/** A text, and what was mended in it. */
export interface FixedText {
  text: string
  mends: readonly Fix[]
}

/** What the rules in force find in a talk. */
export function activeFindings(talk: Talk, { records, rules }: FixContext): Finding[] {
  return applySeverities(talkFindings(talk, records), rules)
}

/** Whether it may be worth while to mend a file in which these were found. */
export function mayFixAlone(found: readonly Pick<Finding, 'rule'>[]): boolean {
  return found.some(({ rule }) => ['tabs', 'spelling'].includes(ruleOf(rule).fixedBy ?? ''))
}

/** The same, of a talk among all others. */
export function mayFixAmongTalks(talk: Talk, findings: readonly Finding[], { records }: FixContext): boolean {
  return findings.some(({ rule }) => ruleOf(rule).fixedBy === 'ids') || missingSteps(talk, records).length > 0
}

/** Tabs, days and words. */
export async function fixFile(given: string): Promise<FixedText> {
  const untabbed = await replaceTabs(given)
  const text = untabbed ?? given
  const { value } = await parseFile(text, 'conversation')
  const changes = value ? spellingChanges(value, conversationFindings(value)) : []
  const result = await editFrontMatter(text, changes)
  // Whatever the library made of the tabs, they were what was wrong.
  const tabs: Fix[] = untabbed === undefined ? [] : [{ rule: 'yaml-tab', at: [] }]
  return { text: result.text, mends: [...tabs, ...result.changes] }
}

/** Ids and follow-ups. Each step sees what the one before has given. `id` is what the talk itself got. */
export async function fixFileAmongTalks(
  given: string,
  path: string,
  known: FixContext,
): Promise<FixedText & { id?: string }> {
  const own = await step({ text: given, mends: [] }, path, (talk, value) => talkIdChanges(value, talk, known))
  const items = await step(own, path, (talk, value) =>
    itemIdChanges([...conversationFindings(value), ...activeFindings(talk, known)], { talk, value }, known),
  )
  const rows = await step(items, path, (talk, value) => missingFollowUps(talk, value, known.records))
  const [id] = own.mends.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return { ...rows, id }
}

async function step(
  { text, mends }: { text: string; mends: readonly FixChange[] },
  path: string,
  changesFor: (talk: Talk, value: Mapping) => FixChange[],
): Promise<{ text: string; mends: readonly FixChange[] }> {
  const { value } = await parseFile(text, 'conversation')
  if (!value) return { text, mends }
  const result = await editFrontMatter(text, changesFor({ path, conversation: conversationFrom(value) }, value))
  return { text: result.text, mends: [...mends, ...result.changes] }
}
