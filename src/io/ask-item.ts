import { dateAnswer, requireText } from '../domain/scaffold/answers.ts'
import { formOf, type ItemValues } from '../domain/scaffold/new-item.ts'
import { textValue } from '../domain/format/change.ts'
import type { Item } from '../domain/talk/conversation.ts'
import type { ItemForm, Template } from '../domain/talk/template.ts'
import type { Day } from '../domain/time/calendar.ts'
import { parseDateInput } from '../domain/time/date-input.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, askText, canAsk, type Hints } from './ask.ts'
import type { World } from './world.ts'

/** What the command line says of a new goal or agreement, by option. */
export interface ItemOptions {
  goal?: string
  agreement?: string
  kind?: string
  due?: string
  owner?: string
  how?: string
  effect?: string
  needs?: string
  followUp?: string
  status?: string
  result?: string
  assessment?: string
  from?: string
}

/** The words of the questions, in the user's language. */
export interface ItemQuestions {
  list: string
  lists: Record<Item['list'], string>
  kind: string
  due: string
  owner: string
  owners: Record<'employee' | 'manager' | 'both', string>
  /** By property, for those that the template has no words for. */
  texts: Readonly<Record<string, string>>
  invalidDate: string
  /** Where nothing was typed and something must be. */
  missing: string
  /** After a question that may be left without an answer. */
  optional(question: string): string
  /** As one of several to choose: none of them. */
  none: string
  hints: Hints
}

interface Dialogue {
  world: World
  options: ItemOptions
  questions: ItemQuestions
  today: Day
}

const firstField = { goals: 'goal', agreements: 'agreement' } as const
const owners = ['employee', 'manager', 'both'] as const
/** Fields that take one word as it is. */
const words = new Set(['owner', 'status', 'from'])
/** The fields of which only some templates have each. */
const optionalFields = ['kind', 'due', 'owner', 'how', 'effect', 'needs', 'follow_up', 'status', 'result', 'assessment']

/** Settles what a new goal or agreement says, asking on a terminal for what the template's form has and no option gives. */
export async function askItem(
  world: World,
  template: Template,
  isHeld: boolean,
  options: ItemOptions,
  questions: ItemQuestions,
  today: Day,
): Promise<{ list: Item['list']; values: ItemValues }> {
  const dialogue = { world, options, questions, today }
  const list = await askList(dialogue, template)
  const form = formOf(list, template)
  refuseOthers(list, form, template, options)
  const values: Record<string, string> = {}
  const kind = list === 'goals' ? await askKind(dialogue, template) : undefined
  if (kind !== undefined) values.kind = kind
  // Whoever gives the text as an option is asked only for what is short or must be there.
  const wantsAll = options[firstField[list]] === undefined
  for (const [name, help] of Object.entries(form.fields)) {
    const given = givenFor(options, name)
    const isRequired = name === firstField[list] || (isHeld && form.requiredFields.includes(name))
    const isAsked = isRequired || (canAsk(world) && (wantsAll || name === 'due' || name === 'owner'))
    if (given !== undefined) values[name] = fieldValue(dialogue, name, given)
    // A new one is open and continues nothing, unless an option says otherwise.
    else if (isAsked && name !== 'from' && name !== 'status') {
      const answer = await askField(dialogue, { name, help, isRequired })
      if (answer !== undefined) values[name] = answer
    }
  }
  if (options.from !== undefined) values.from = options.from
  return { list, values }
}

async function askList({ world, options, questions }: Dialogue, template: Template): Promise<Item['list']> {
  if (options.goal !== undefined && options.agreement !== undefined)
    throw new UsageError('option-conflict', { one: '--goal', other: '--agreement' })
  if (options.goal !== undefined) return 'goals'
  if (options.agreement !== undefined) return 'agreements'
  const question = { option: '--goal | --agreement', message: questions.list, hints: questions.hints }
  const lists = (['goals', 'agreements'] as const).filter((list) => template[list] !== undefined)
  const [only, second] = lists
  if (only !== undefined && second === undefined && canAsk(world)) return only
  const choices = lists.map((list) => ({ value: list, name: template[list]?.title ?? questions.lists[list] }))
  return (await askChoice(world, question, choices)) as Item['list']
}

async function askKind({ world, options, questions }: Dialogue, { goals }: Template): Promise<string> {
  const kinds = Object.entries(goals?.kinds ?? {})
  const names = kinds.map(([name]) => name)
  if (options.kind !== undefined) {
    if (!names.includes(options.kind))
      throw new UsageError('choice-needed', { name: '--kind', allowed: names.join(', ') })
    return options.kind
  }
  const [only = '', second] = names
  if (second === undefined) return only
  if (!canAsk(world)) throw new UsageError('choice-needed', { name: '--kind', allowed: names.join(', ') })
  const question = { option: '--kind', message: questions.kind, hints: questions.hints }
  return askChoice(
    world,
    question,
    kinds.map(([value, { title }]) => ({ value, name: title })),
  )
}

/** A field of the form, and whether it must be filled in. */
interface Field {
  name: string
  help: string
  isRequired: boolean
}

/** The answer for a field that nothing was said of: undefined where it is left empty. */
async function askField(dialogue: Dialogue, field: Field): Promise<string | undefined> {
  const { world, questions, today } = dialogue
  const { name, isRequired } = field
  if (name === 'owner') {
    const choices = owners.map((owner) => ({ value: owner as string, name: questions.owners[owner] }))
    const question = { option: '--owner', message: questions.owner, hints: questions.hints }
    return (
      (await askChoice(world, question, isRequired ? choices : [...choices, { value: '', name: questions.none }])) ||
      undefined
    )
  }
  const isValid = (text: string) =>
    text === '' ? !isRequired : name !== 'due' || parseDateInput(text, today, 'future') !== undefined
  const message = name === 'due' ? questions.due : field.help || (questions.texts[name] ?? name)
  const question = {
    option: optionOf(name),
    message: isRequired ? message : questions.optional(message),
    hints: { ...questions.hints, invalid: name === 'due' ? questions.invalidDate : questions.missing },
  }
  const answer = await askText(world, question, isValid)
  return answer === '' ? undefined : fieldValue(dialogue, name, answer)
}

/** What was typed for a field, as its value. */
function fieldValue({ today }: Dialogue, name: string, typed: string): string {
  if (name === 'due') return dateAnswer('--due', parseDateInput(typed, today, 'future'))
  return words.has(name) ? typed : textValue(requireText(optionOf(name), typed))
}

/** Refuses an option for a field that the template's form does not have. */
function refuseOthers(list: Item['list'], form: ItemForm, template: Template, options: ItemOptions): void {
  const allowed = new Set([...Object.keys(form.fields), ...(list === 'goals' ? ['kind'] : [])])
  for (const name of optionalFields)
    if (givenFor(options, name) !== undefined && !allowed.has(name))
      throw new UsageError('field-missing', { option: optionOf(name), list, template: template.name })
}

function givenFor(options: ItemOptions, name: string): string | undefined {
  return (options as Readonly<Record<string, string | undefined>>)[name === 'follow_up' ? 'followUp' : name]
}

function optionOf(name: string): string {
  return `--${name.replace('_', '-')}`
}
