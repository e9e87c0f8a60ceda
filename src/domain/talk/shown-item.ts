import { valueAt } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import { daysBetween, type Day } from '../time/calendar.ts'
import type { TalkItem } from './carried-items.ts'
import { itemPath, type Item } from './conversation.ts'

/** A goal or agreement as whoever sits at the terminal is shown it. Its text is confidential. */
export interface ShownItem {
  id: string
  /** Day when its talk was held, and how long ago in days. */
  held: Day
  days: number
  due: Day | undefined
  /** Its first line, cut where it is long. */
  text: string
}

/** What a goal or agreement says, from the front matter of its file; undefined where it says nothing. Confidential. */
export function itemText(item: Item, value: Mapping): string | undefined {
  const text = valueAt(value, itemPath(item, item.list === 'goals' ? 'goal' : 'agreement'))
  return typeof text === 'string' ? text : undefined
}

const maxLength = 60

/** An item with its text, from the front matter of its file. */
export function showItem({ talk, item }: TalkItem, value: Mapping, today: Day): ShownItem {
  const held = talk.conversation.held ?? ''
  const [line = ''] = (itemText(item, value) ?? '').trim().split('\n', 1)
  const characters = [...line]
  return {
    id: item.id ?? '',
    held,
    days: daysBetween(held, today),
    due: item.due,
    text: characters.length > maxLength ? `${characters.slice(0, maxLength).join('').trimEnd()}…` : line,
  }
}
