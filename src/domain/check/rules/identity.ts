import { itemPath, subjectOf } from '../../talk/conversation.ts'
import type { TalkIndex, Talk } from '../../talk/talk-index.ts'
import type { TalkRules } from './rule.ts'

/** Identities that are one, references that lead somewhere, files in their place. */
export const identityRules: TalkRules = {
  'id-duplicate': (talk, { byId }) => ((byId.get(talk.conversation.id ?? '') ?? []).length > 1 ? [{ at: ['id'] }] : []),

  'item-id-duplicate': (talk) =>
    talk.conversation.items.flatMap((item, index, all) =>
      item.id !== undefined && all.findIndex((each) => each.id === item.id) < index
        ? [{ at: itemPath(item, 'id') }]
        : [],
    ),

  'reference-unknown': (talk, records) => {
    const { follows, items } = talk.conversation
    return [
      ...(follows && !records.byId.has(follows) ? [{ at: ['follows'] }] : []),
      ...items.flatMap((item) => (item.from && !stands(item.from, records) ? [{ at: itemPath(item, 'from') }] : [])),
    ]
  },

  'changed-unreplaced': (talk, records) =>
    talk.conversation.items.flatMap((item) => {
      if (item.list !== 'goals' || item.status !== 'changed' || !item.id || !talk.conversation.id) return []
      const origin = `${talk.conversation.id}/${item.id}`
      return continued(talk, records).has(origin) ? [] : [{ at: itemPath(item, 'status') }]
    }),

  'file-misplaced': (talk, { conversations }) => {
    const { employee } = talk.conversation
    const folder = subjectOf(talk.conversation)
    const place = talk.path.slice(0, talk.path.lastIndexOf('/'))
    if (folder === undefined || place === `${conversations}/${folder}`) return []
    return [{ at: [employee === undefined ? 'group' : 'employee'] }]
  },
}

function stands(origin: string, { byId }: TalkIndex): boolean {
  const [id = '', item = ''] = origin.split('/')
  return (byId.get(id) ?? []).some((talk) => talk.conversation.items.some((each) => each.id === item))
}

/** The origins that the person's items name. */
function continued(talk: Talk, { bySubject }: TalkIndex): ReadonlySet<string> {
  const talks = bySubject.get(subjectOf(talk.conversation) ?? '') ?? []
  return new Set(talks.flatMap((each) => each.conversation.items.flatMap((item) => item.from ?? [])))
}
