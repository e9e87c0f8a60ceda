import { itemPath } from '../conversation.ts'
import { talkDay } from '../records.ts'
import type { TalkRules } from './rule.ts'

/** Dates in order, and nothing held that has not been. */
export const dateRules: TalkRules = {
  'date-order': (talk) => {
    const { invited, held, planned, followUps, signed } = talk.conversation
    const day = talkDay(talk)
    return [
      ...(invited && day && invited > day ? [{ at: ['invited'], params: { order: 'invited' } }] : []),
      ...followUps.flatMap((each) => [
        ...(each.held && (!held || each.held < held)
          ? [{ at: ['follow_ups', each.index, 'held'], params: { order: held ? 'follow-up' : 'not-held' } }]
          : []),
        ...(each.planned && planned && !held && each.planned < planned
          ? [{ at: ['follow_ups', each.index, 'planned'], params: { order: 'follow-up' } }]
          : []),
      ]),
      ...(['employee', 'manager'] as const).flatMap((role) => {
        const date = signed[role]
        if (!date || (held && date >= held)) return []
        return [{ at: ['signed', role, 'date'], params: { order: held ? 'signed' : 'not-held' } }]
      }),
    ]
  },

  'held-in-future': (talk, records) => {
    const { held, followUps, signed } = talk.conversation
    return [
      ...(held && !records.hasCome(held) ? [{ at: ['held'] }] : []),
      ...followUps.flatMap((each) =>
        each.held && !records.hasCome(each.held) ? [{ at: ['follow_ups', each.index, 'held'] }] : [],
      ),
      ...(['employee', 'manager'] as const).flatMap((role) =>
        signed[role] && !records.hasCome(signed[role]) ? [{ at: ['signed', role, 'date'] }] : [],
      ),
    ]
  },

  // What continues an earlier goal may keep the earlier day.
  'due-before-talk': (talk) => {
    const day = talkDay(talk)
    return talk.conversation.items.flatMap((item) =>
      item.due && day && item.due < day && !item.from ? [{ at: itemPath(item, 'due') }] : [],
    )
  },
}
