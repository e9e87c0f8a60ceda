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
import { spellingChanges } from './spelling.ts'
import { signsOfMistakes } from '../as-meant.ts'
import { correctMistakes } from './mistakes.ts'

/** A correction: the rule that found what was wrong (none for a row added), and where. */
export interface Fix {
  rule: RuleId | null
  at: Path
}

/** A text, and what was corrected in it. */
export interface FixedText {
  text: string
  fixes: readonly Fix[]
}

/** What the rules that are on find in a talk. */
export function activeFindings(talk: Talk, { index, rules }: FixContext): Finding[] {
  return applySeverities(talkFindings(talk, index), rules)
}

/** Whether a file in which these were found may be corrected by what it shows on its own. */
export function mayFixAlone(found: readonly Pick<Finding, 'rule'>[]): boolean {
  return found.some(
    ({ rule }) => ['mistakes', 'spelling'].includes(ruleOf(rule).fixedBy ?? '') || signsOfMistakes.has(rule),
  )
}

/** Whether a talk may be corrected by what all others show. */
export function mayFixAmongTalks(talk: Talk, findings: readonly Finding[], { index }: FixContext): boolean {
  return findings.some(({ rule }) => ruleOf(rule).fixedBy === 'ids') || missingSteps(talk, index).length > 0
}

/** Corrects mistakes in the writing, and days and words. */
export async function fixFile(given: string): Promise<FixedText> {
  const { text, mistakes } = await correctMistakes(given, 'conversation')
  const { value } = await parseFile(text, 'conversation')
  const changes = value ? spellingChanges(value, conversationFindings(value)) : []
  const result = await editFrontMatter(text, changes)
  return { text: result.text, fixes: [...mistakes, ...result.changes] }
}

/** Adds ids and follow-ups, each step on the result of the one before. `id` is that given to the talk itself. */
export async function fixFileAmongTalks(
  given: string,
  path: string,
  context: FixContext,
): Promise<FixedText & { id?: string }> {
  const own = await step({ text: given, fixes: [] }, path, (talk, value) => talkIdChanges(value, talk, context))
  const items = await step(own, path, (talk, value) =>
    itemIdChanges([...conversationFindings(value), ...activeFindings(talk, context)], { talk, value }, context),
  )
  const rows = await step(items, path, (talk, value) => missingFollowUps(talk, value, context.index))
  const [id] = own.fixes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return { ...rows, id }
}

async function step(
  { text, fixes }: { text: string; fixes: readonly FixChange[] },
  path: string,
  changesFor: (talk: Talk, value: Mapping) => FixChange[],
): Promise<{ text: string; fixes: readonly FixChange[] }> {
  const { value } = await parseFile(text, 'conversation')
  if (!value) return { text, fixes }
  const result = await editFrontMatter(text, changesFor({ path, conversation: conversationFrom(value) }, value))
  return { text: result.text, fixes: [...fixes, ...result.changes] }
}
