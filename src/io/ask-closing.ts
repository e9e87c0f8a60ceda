import { requireText } from '../domain/scaffold/answers.ts'
import { closedStatuses, type ClosedStatus } from '../domain/talk/item-changes.ts'
import { askChoice, askText, canAsk, type Hints } from './ask.ts'
import type { World } from './world.ts'

/** The words of the questions about what became of an item. */
export interface ClosingQuestions {
  as: string
  statuses: Record<ClosedStatus, string>
  result: string
  optional(question: string): string
  hints: Hints
}

/** What became of an item: asked on a terminal where no option says it. */
export async function askStatus(
  world: World,
  given: ClosedStatus | undefined,
  words: ClosingQuestions,
): Promise<ClosedStatus> {
  if (given !== undefined) return given
  const choices = closedStatuses.map((value) => ({ value: value as string, name: words.statuses[value] }))
  return (await askChoice(world, { option: '--as', message: words.as, hints: words.hints }, choices)) as ClosedStatus
}

/** The result in words; undefined where nothing is to be said. */
export async function askResult(
  world: World,
  given: string | undefined,
  words: ClosingQuestions,
): Promise<string | undefined> {
  if (given !== undefined) return requireText('--result', given)
  return askOptionalText(world, '--result', words.result, words)
}

/** A text that may be left out, asked only on a terminal. */
export async function askOptionalText(
  world: World,
  option: string,
  question: string,
  { optional, hints }: { optional(question: string): string; hints: Hints },
): Promise<string | undefined> {
  if (!canAsk(world)) return undefined
  const answer = await askText(world, { option, message: optional(question), hints }, () => true)
  return answer === '' ? undefined : requireText(option, answer)
}
