import { hasItem, type CarryableItem, type NewOccasion } from '../talk/carryable-items.ts'
import type { TalkIndex } from '../talk/talk-index.ts'
import { UsageError } from '../usage-error.ts'
import { parseIds, requireText } from './answers.ts'
import { carryAnswers, type CarryAnswer, type CarryDecision } from './carry-over.ts'

/** What the command line says of open items. */
export interface CarryOptions {
  /** `all`, `none`, or ids separated by commas. */
  carry?: string
  /** `ID=done`, `ID=changed` or `ID=dropped`. */
  close?: readonly string[]
  /** `ID=TEXT`. */
  result?: readonly string[]
}

/** The decisions that the command line makes. Without `--carry`, the items it does not name are undecided. */
export function decisionsFrom(
  { carry, close = [], result = [] }: CarryOptions,
  items: readonly CarryableItem[],
  occasion: NewOccasion,
  index: TalkIndex,
): CarryDecision[] {
  const find = (name: string) => findItem(name, items, occasion, index)
  const answers = new Map<CarryableItem, CarryAnswer>()
  for (const [name, answer] of close.map((text) => parsePair('--close', text))) {
    const item = find(name)
    if (answer === 'continue' || !isAnswer(answer))
      throw new UsageError('choice-needed', { name: '--close', allowed: 'ID=done, ID=changed, ID=dropped' })
    if (answers.has(item)) throw new UsageError('option-conflict', { one: '--close', other: `--close ${name}` })
    answers.set(item, answer)
  }
  const named = carry === undefined || carry === 'all' || carry === 'none' ? [] : parseIds(carry).map(find)
  for (const item of named) {
    const closed = answers.get(item)
    if (closed === 'done' || closed === 'dropped')
      throw new UsageError('option-conflict', { one: '--carry', other: `--close ${item.item.id}` })
    answers.set(item, closed ?? 'continue')
  }
  if (carry === 'all') for (const item of items) answers.set(item, answers.get(item) ?? 'continue')
  const results = new Map(result.map((text) => parsePair('--result', text)).map(([name, text]) => [find(name), text]))
  for (const item of results.keys())
    if ((answers.get(item) ?? 'continue') === 'continue')
      throw new UsageError('option-needs', { option: '--result', needs: '--close' })
  return items.flatMap((item) => {
    const answer = answers.get(item)
    const text = results.get(item)
    if (answer === undefined) return []
    return [{ item, answer, ...(text === undefined ? {} : { result: requireText('--result', text) }) }]
  })
}

function findItem(
  name: string,
  items: readonly CarryableItem[],
  occasion: NewOccasion,
  index: TalkIndex,
): CarryableItem {
  const [found, second] = items.filter(({ item, origin }) => item.id === name || origin === name)
  if (found && second) throw new UsageError('item-ambiguous', { ids: `${found.origin}, ${second.origin}` })
  if (found) return found
  throw new UsageError(hasItem(name, occasion, index) ? 'item-closed' : 'item-unknown', { id: name })
}

function parsePair(option: string, text: string): [name: string, value: string] {
  const sign = text.indexOf('=')
  if (sign <= 0) throw new UsageError('option-argument-missing', { name: `${option} ID=…` })
  return [text.slice(0, sign).trim(), text.slice(sign + 1)]
}

function isAnswer(text: string): text is CarryAnswer {
  return (carryAnswers as readonly string[]).includes(text)
}
