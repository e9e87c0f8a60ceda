import { dateAnswer, requireText } from '../domain/scaffold/answers.ts'
import { dialogue, requireStep, unmetSteps } from '../domain/talk/follow-up-changes.ts'
import {
  findFollowedItem,
  followedItems,
  followedName,
  parseAssignments,
  requireClosedStatus,
  type ItemDecision,
} from '../domain/talk/follow-up-items.ts'
import { followUpTitle } from '../domain/talk/titles.ts'
import type { ClosedStatus } from '../domain/talk/item-changes.ts'
import { showItem, type ShownItem } from '../domain/talk/shown-item.ts'
import { templateOf, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import type { Template } from '../domain/talk/template.ts'
import type { Day } from '../domain/time/calendar.ts'
import { parseDateInput } from '../domain/time/date-input.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, askText, canAsk } from './ask.ts'
import { askOptionalText, type ClosingQuestions } from './ask-closing.ts'
import type { TalkFile } from './edit-talk.ts'
import type { World } from './world.ts'

/** What the command line says of a follow-up; `close`, `result` and `due` have `ID=VALUE`. */
export interface FollowUpOptions {
  step?: string
  date?: string
  summary?: string
  close?: string[]
  result?: string[]
  due?: string[]
}

/** The words of the questions, in the user's language. */
export interface FollowUpQuestions extends ClosingQuestions {
  step: string
  heldOn(title: string): string
  dayBetween(from: Day, to: Day): string
  summary: string
  stillOpen: string
  newDue(item: string, due: Day | undefined): string
  invalidDate: string
  shown(item: ShownItem): string
}

/** Which step a follow-up meets: the next unmet one, unless an option or an answer says otherwise. */
export async function askStep(
  world: World,
  template: Template,
  { talk }: TalkFile,
  given: string | undefined,
  { step: message, hints }: FollowUpQuestions,
): Promise<string> {
  if (given !== undefined) return requireStep(template, given)
  const steps = [...unmetSteps(talk, template), dialogue]
  const [next = dialogue] = steps
  if (next === dialogue || !canAsk(world)) return next
  const choices = steps.map((value) => ({ value, name: followUpTitle(template, value) }))
  return askChoice(world, { option: '--step', message, hints }, choices, next)
}

/** The day of a follow-up: from that of the talk to today. */
export async function askFollowUpDay(
  world: World,
  title: string,
  held: Day,
  today: Day,
  given: string | undefined,
  { heldOn, dayBetween, hints }: FollowUpQuestions,
): Promise<Day> {
  const parse = (text: string) => parseDateInput(text, today, 'past')
  const isPossible = (day: Day | undefined) => day !== undefined && held <= day && day <= today
  const question = { option: '--date', message: heldOn(title), hints: { ...hints, invalid: dayBetween(held, today) } }
  const answer = given ?? (await askText(world, question, (text) => isPossible(parse(text)), today))
  const day = dateAnswer('--date', parse(answer))
  if (!isPossible(day)) throw new UsageError('day-outside', { option: '--date', from: held, to: today })
  return day
}

/** What is decided on the open items: by options, and on a terminal by answers on each of the others. */
export async function askDecisions(
  world: World,
  talk: Talk,
  files: ReadonlyMap<Talk, TalkFile>,
  index: TalkIndex,
  options: FollowUpOptions,
  questions: FollowUpQuestions,
): Promise<ItemDecision[]> {
  const given = givenDecisions(options, talk, index)
  const named = new Set(given.map(({ item }) => item))
  const others = canAsk(world) ? followedItems(talk, index).filter(({ item }) => !named.has(item)) : []
  const asked: ItemDecision[] = []
  for (const entry of others) {
    const { item } = entry
    const name = followedName(entry, talk)
    const shown = questions.shown({ ...showItem(entry, files.get(entry.talk)?.value ?? {}, index.today), id: name })
    const status = await askStillOpen(world, shown, questions)
    if (status)
      asked.push({
        ...entry,
        status,
        result: await askOptionalText(world, `--result ${name}=`, questions.result, questions),
      })
    else if (item.due !== undefined || templateOf(entry.talk, index)?.[item.list]?.fields.due !== undefined)
      asked.push({ ...entry, due: await askNewDue(world, name, item.due, index.today, questions) })
  }
  return [...given, ...asked]
}

function givenDecisions(options: FollowUpOptions, talk: Talk, index: TalkIndex): ItemDecision[] {
  const statuses = parseAssignments('--close', options.close)
  const results = parseAssignments('--result', options.result)
  const days = parseAssignments('--due', options.due)
  for (const id of results.keys())
    if (!statuses.has(id)) throw new UsageError('option-needs', { option: `--result ${id}`, needs: `--close ${id}` })
  const decisions = [...statuses.keys(), ...days.keys()].map((id): ItemDecision => {
    const [status, result, due] = [statuses.get(id), results.get(id), days.get(id)]
    return {
      ...findFollowedItem(id, talk, index),
      ...(status === undefined ? {} : { status: requireClosedStatus(status) }),
      ...(result === undefined ? {} : { result: requireText('--result', result) }),
      ...(due === undefined ? {} : { due: dateAnswer('--due', parseDateInput(due, index.today, 'future')) }),
    }
  })
  // One item may be named in two ways, and one that is closed gets no new day.
  const repeated = decisions.find(({ item }, at) => decisions.some((other, later) => later > at && other.item === item))
  if (repeated) throw new UsageError('item-repeated', { id: repeated.item.id ?? '' })
  return decisions
}

/** What became of an item; undefined where it is still open. */
async function askStillOpen(
  world: World,
  shown: string,
  questions: FollowUpQuestions,
): Promise<ClosedStatus | undefined> {
  const choices = [
    { value: 'open', name: questions.stillOpen },
    ...Object.entries(questions.statuses).map(([value, name]) => ({ value, name })),
  ]
  const answer = await askChoice(world, { option: '--close', message: shown, hints: questions.hints }, choices, 'open')
  return answer === 'open' ? undefined : (answer as ClosedStatus)
}

async function askNewDue(
  world: World,
  id: string,
  due: Day | undefined,
  today: Day,
  { newDue, invalidDate, hints }: FollowUpQuestions,
): Promise<Day | undefined> {
  const parse = (text: string) => parseDateInput(text, today, 'future')
  const question = { option: `--due ${id}=`, message: newDue(id, due), hints: { ...hints, invalid: invalidDate } }
  const answer = await askText(world, question, (text) => text === '' || parse(text) !== undefined)
  return answer === '' ? undefined : parse(answer)
}
