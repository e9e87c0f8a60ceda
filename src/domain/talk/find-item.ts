import { UsageError } from '../usage-error.ts'
import type { TalkItem } from './carried-items.ts'
import type { TalkIndex } from './talk-index.ts'

/** The goal or agreement that `<conversation id>/<item id>` names, which must exist. */
export function findOrigin(index: TalkIndex, origin: string): TalkItem {
  const slash = origin.lastIndexOf('/')
  for (const talk of index.byId.get(origin.slice(0, Math.max(0, slash))) ?? [])
    for (const item of talk.conversation.items) if (item.id === origin.slice(slash + 1)) return { talk, item }
  throw new UsageError('item-unknown', { id: origin })
}
