import { isRealDate } from '../../time/calendar.ts'
import { deadlineOf } from '../../time/cadence.ts'
import { isHeld, talkDay, templateOf, type TalkIndex, type Talk } from '../../talk/talk-index.ts'
import { isSuperseded } from '../superseded.ts'
import { followUpHeading, followUpLines } from '../../talk/follow-up-lines.ts'
import type { Step } from '../../talk/template.ts'
import { isMapping, type Mapping } from '../../format/value.ts'
import type { FixChange } from './fix-change.ts'

/** The steps of the cadence that a follow-up meets and the talk has no entry for. None once a newer talk has been held. */
export function missingSteps(talk: Talk, records: TalkIndex): [string, Step][] {
  const steps = Object.entries(templateOf(talk, records)?.steps ?? {}).filter(([, step]) => step.by === 'follow-up')
  const there = new Set(talk.conversation.followUps.map(({ step }) => step))
  const missing = steps.filter(([name]) => !there.has(name))
  if (missing.length === 0 || isSuperseded(talk, records)) return []
  // An entry that says no known step may be the one that is missing.
  const known = new Set<string | undefined>([...steps.map(([name]) => name), 'dialogue'])
  return [...there].every((step) => known.has(step)) ? missing : []
}

/** The rows that `new` would have written for them, planned from the day the talk was held, else from the planned one. */
export function missingFollowUps(talk: Talk, value: Mapping, records: TalkIndex): FixChange[] {
  const template = templateOf(talk, records)
  const day = talkDay(talk)
  const rows = value.follow_ups ?? []
  const { held, planned } = talk.conversation
  if (!template || !day || !planned || !Array.isArray(rows) || !rows.every(isMapping)) return []
  // What is said to have been held, but cannot be relied on, is no day to count from.
  if (value.held !== undefined && !(held && isHeld(talk, records))) return []
  return missingSteps(talk, records)
    .map(([name, step]) => ({ name, step, due: deadlineOf(step, day, []).due }))
    .filter(({ due }) => isRealDate(due) && due >= planned)
    .map(({ name, step, due }, index) => ({
      rule: null,
      at: ['follow_ups', rows.length + index],
      value: { step: name, planned: due },
      lines: followUpLines(name, step, day),
      heading: followUpHeading(template),
    }))
}
