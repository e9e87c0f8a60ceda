import { daysBetween } from '../time/calendar.ts'
import type { TalkItem } from './carried-items.ts'
import type { TalkIndex } from './talk-index.ts'

/** How long an item has been open, and how often it has been carried on. */
export interface ItemAge {
  /** Whole days since the talk in which it was first agreed on. */
  days: number
  carried: number
}

/** The age of an item of a held talk, by the chain of `from` that leads to it. */
export function itemAge({ talk, item }: TalkItem, index: TalkIndex): ItemAge {
  let [agreed, carried] = [talk.conversation.held ?? index.today, 0]
  const seen = new Set<string>()
  for (let origin = item.from; origin !== undefined && !seen.has(origin);) {
    seen.add(origin)
    const [id = '', itemId] = origin.split('/')
    const source = index.byId
      .get(id)
      ?.find(({ conversation }) => conversation.items.some((other) => other.id === itemId))
    const held = source?.conversation.held
    if (!source || held === undefined || held > agreed) break
    agreed = held
    carried++
    origin = source.conversation.items.find((other) => other.id === itemId)?.from
  }
  return { days: daysBetween(agreed, index.today), carried }
}
