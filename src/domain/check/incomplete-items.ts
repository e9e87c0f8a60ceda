import { itemPath, type Item } from '../talk/conversation.ts'
import type { Talk } from '../talk/talk-index.ts'
import type { RuleFinding } from './rule.ts'

/** One finding for each required property that an item of a held talk lacks. Dropped and replaced items need none. */
export function incompleteItems(talk: Talk, list: Item['list'], required: readonly string[]): RuleFinding[] {
  if (!talk.conversation.held) return []
  return talk.conversation.items
    .filter((item) => item.list === list && item.status !== 'dropped' && item.status !== 'changed')
    .flatMap((item) =>
      required.flatMap((missing) =>
        item.filled.includes(missing) ? [] : [{ at: itemPath(item), params: { missing } }],
      ),
    )
}
