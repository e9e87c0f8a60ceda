import { redact } from '../domain/talk/identity-number.ts'
import type { Mapping } from '../domain/format/value.ts'
import {
  carryAnswers,
  carryingList,
  isCarried,
  isKindNeeded,
  type CarryAnswer,
  type CarryDecision,
} from '../domain/scaffold/carry-over.ts'
import type { CarryableItem } from '../domain/talk/carryable-items.ts'
import type { Template } from '../domain/talk/template.ts'
import { askChoice, askText, withoutControlCharacters, type Hints } from './ask.ts'
import type { World } from './world.ts'

/** The words around the question of what to do with an open item. */
export interface CarryQuestions {
  /** What is said of the item above its text. */
  heading(item: CarryableItem): string
  answer(id: string): string
  answers: Readonly<Record<CarryAnswer, string>>
  result: string
  kind: string
  hints: Hints
}

/** Asks what is to be done with each open item, and shows what it says. */
export async function askCarryOver(
  world: World,
  items: readonly { item: CarryableItem; row: Mapping }[],
  questions: CarryQuestions,
): Promise<CarryDecision[]> {
  const decisions: CarryDecision[] = []
  for (const { item, row } of items) {
    const text = redact(String(row.goal ?? row.agreement ?? row.how ?? '').trim())
    world.terminal.write(`\n${questions.heading(item)}\n${indented(withoutControlCharacters(text))}\n`)
    const answer = await askAnswer(world, item, questions)
    const result = answer === 'done' || answer === 'dropped' ? await askResult(world, questions) : ''
    decisions.push({ item, answer, ...(result === '' ? {} : { result }) })
  }
  return decisions
}

/** The decisions with the kind of each goal whose own kind the new template lacks, asked for on a terminal. */
export async function askKinds(
  world: World,
  template: Template,
  decisions: readonly CarryDecision[],
  questions: CarryQuestions,
): Promise<CarryDecision[]> {
  if (!world.tty.stdin || !world.tty.stderr) return [...decisions]
  const choices = Object.entries(template.goals?.kinds ?? {}).map(([value, { title }]) => ({ value, name: title }))
  const settled: CarryDecision[] = []
  for (const decision of decisions) {
    const { item } = decision
    const isNeeded = isCarried(decision) && carryingList(item, template) === 'goals' && isKindNeeded(item, template)
    const question = { option: '--carry', message: `${item.item.id}: ${questions.kind}`, hints: questions.hints }
    settled.push(isNeeded ? { ...decision, kind: await askChoice(world, question, choices) } : decision)
  }
  return settled
}

async function askAnswer(
  world: World,
  { item }: CarryableItem,
  { answer, answers, hints }: CarryQuestions,
): Promise<CarryAnswer> {
  const question = { option: '--carry', message: answer(item.id ?? ''), hints }
  const choices = carryAnswers.map((value) => ({ value, name: answers[value] }))
  return (await askChoice(world, question, choices)) as CarryAnswer
}

function askResult(world: World, { result, hints }: CarryQuestions): Promise<string> {
  return askText(world, { option: '--result', message: result, hints }, () => true)
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
