import type { Day } from '../../time/calendar.ts'
import { itemPath } from '../../talk/conversation.ts'
import { talkDay } from '../../talk/talk-index.ts'
import type { Hit, TalkRules } from './rule.ts'

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
    const isToCome = (day: Day | undefined) => day !== undefined && !records.hasCome(day)
    const found: Hit[] = []
    if (isToCome(held)) found.push({ at: ['held'] })
    for (const each of followUps) if (isToCome(each.held)) found.push({ at: ['follow_ups', each.index, 'held'] })
    for (const role of ['employee', 'manager'] as const)
      if (isToCome(signed[role])) found.push({ at: ['signed', role, 'date'] })
    return found
  },

  // What continues an earlier goal may keep the earlier day.
  'due-before-talk': (talk) => {
    const day = talkDay(talk)
    return talk.conversation.items.flatMap((item) =>
      item.due && day && item.due < day && !item.from ? [{ at: itemPath(item, 'due') }] : [],
    )
  },
}
