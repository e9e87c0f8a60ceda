import { originOf, type TalkItem } from '../domain/talk/carried-items.ts'
import { findOpenItems, openItemsOf } from '../domain/talk/find-item.ts'
import { showItem, type ShownItem } from '../domain/talk/shown-item.ts'
import type { Talk, TalkIndex } from '../domain/talk/talk-index.ts'
import type { Mapping } from '../domain/format/value.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, canAsk, type Hints } from './ask.ts'
import { choosePerson } from './choose-person.ts'
import type { TalkOptions } from './choose-talk.ts'
import { readTalkFile } from './edit-talk.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** The words of the questions. */
export interface ItemChoiceQuestions {
  person: string
  item: string
  shown(item: ShownItem): string
  hints: Hints
}

/** Settles which open goal or agreement a command is about, asking on a terminal for what is not given. */
export async function chooseItem(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  options: TalkOptions & { item?: string },
  questions: ItemChoiceQuestions,
): Promise<TalkItem> {
  // `<conversation id>/m1` is enough to tell whom it is about.
  const isItem = options.item === undefined && options.person?.includes('/') === true
  const { person: given, item: name } = isItem ? { person: undefined, item: options.person } : options
  const talks = await talksOf(world, workspace, index, { ...options, person: given }, name, questions)
  const items = name === undefined ? openItemsOf(talks, index) : findOpenItems(talks, index, name)
  const [first, second] = items
  if (!first) throw new UsageError('items-none')
  if (name !== undefined && !second) return first
  const origins = items.map(originOf)
  if (name !== undefined && !canAsk(world)) throw new UsageError('item-ambiguous', { ids: origins.join(', ') })
  const question = { option: '<item>', message: questions.item, hints: questions.hints }
  const chosen = await askChoice(world, question, await itemChoices(workspace, index, items, questions))
  return items[origins.indexOf(chosen)] ?? first
}

/** The talks to look in: the one that is named, or all of a person. */
async function talksOf(
  world: World,
  { roster }: Workspace,
  index: TalkIndex,
  { person: given, conversation }: TalkOptions,
  name: string | undefined,
  questions: ItemChoiceQuestions,
): Promise<readonly Talk[]> {
  const id =
    conversation ?? (given === undefined && name?.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined)
  if (id !== undefined) {
    const talks = index.byId.get(id) ?? []
    const own = given === undefined ? talks : talks.filter((talk) => (index.bySubject.get(given) ?? []).includes(talk))
    if (own.length === 0) throw new UsageError('conversation-unknown', { id })
    return own
  }
  const candidates = [...index.bySubject].flatMap(([subject, talks]) =>
    openItemsOf(talks, index).length > 0 ? [subject] : [],
  )
  const person = await choosePerson(world, roster, index, given, candidates, questions)
  return index.bySubject.get(person ?? '') ?? []
}

async function itemChoices(
  workspace: Workspace,
  index: TalkIndex,
  items: readonly TalkItem[],
  { shown }: ItemChoiceQuestions,
): Promise<{ value: string; name: string }[]> {
  const values = new Map<Talk, Mapping>()
  for (const { talk } of items) if (!values.has(talk)) values.set(talk, (await readTalkFile(workspace, talk)).value)
  return items.map((entry) => ({
    value: originOf(entry),
    name: shown(showItem(entry, values.get(entry.talk) ?? {}, index.today)),
  }))
}
