import { valueAt } from '../domain/format/change.ts'
import type { Mapping } from '../domain/format/value.ts'
import type { DatedEvent } from '../domain/history/outcomes.ts'
import type { EarlierItem } from '../domain/scaffold/preparation-sheet.ts'
import { itemPath, subjectOf } from '../domain/talk/conversation.ts'
import type { TalkItem } from '../domain/talk/carried-items.ts'
import { earlierItems } from '../domain/talk/earlier-talks.ts'
import { itemText } from '../domain/talk/shown-item.ts'
import { templateOf, type Talk, type TalkIndex } from '../domain/talk/talk-index.ts'
import { itemTitle } from '../domain/talk/titles.ts'
import { UsageError } from '../domain/usage-error.ts'
import { openCommitted } from './committed.ts'
import { readTalkFile } from './edit-talk.ts'
import { readEvents } from './read-events.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** What a talk comes back to, in words, with what the history says became of it. */
export async function readEarlierItems(
  world: World,
  workspace: Workspace,
  index: TalkIndex,
  talk: Talk,
): Promise<EarlierItem[]> {
  const entries = earlierItems(talk, index)
  if (entries.length === 0) return []
  const events = await eventsOf(world, subjectOf(talk.conversation))
  const values = new Map<Talk, Mapping>()
  for (const { talk: earlier } of entries)
    if (!values.has(earlier)) values.set(earlier, (await readTalkFile(workspace, earlier)).value)
  return entries.map((entry) => {
    const { talk: earlier, item } = entry
    const { id = '', due, status } = item
    const value = values.get(earlier) ?? {}
    const result = valueAt(value, itemPath(item, 'result'))
    const own = events.filter((event) => event.conversation === earlier.conversation.id && event.item === id)
    return {
      ...{ title: titleOf(entry, index), id, due, status, text: itemText(item, value) ?? '' },
      result: typeof result === 'string' ? result : undefined,
      moves: own.filter(({ type }) => type === 'item-due-moved').length,
      isReworded: own.some(({ type }) => type === 'item-changed'),
    }
  })
}

/** The title of its kind, or what its template calls a goal or an agreement. */
function titleOf({ talk, item }: TalkItem, index: TalkIndex): string {
  const template = templateOf(talk, index)
  if (!template) return item.id ?? ''
  const kinds = item.list === 'goals' ? (template.goals?.kinds ?? {}) : {}
  const kind = item.kind !== undefined && Object.hasOwn(kinds, item.kind) ? kinds[item.kind] : undefined
  return kind?.title ?? itemTitle(template, item.list)
}

/** None where there is no history that can be relied on: a preparation sheet does without. */
async function eventsOf(world: World, person: string | undefined): Promise<DatedEvent[]> {
  try {
    return (await readEvents(await openCommitted(world, true), person, false)).events
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}
