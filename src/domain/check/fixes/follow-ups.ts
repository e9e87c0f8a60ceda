import { isRealDate } from '../../time/calendar.ts'
import { isHeld, talkDay, templateOf, type TalkIndex, type Talk } from '../../talk/talk-index.ts'
import { isSuperseded } from '../superseded.ts'
import { followUpHeading, followUpLines, plannedFor } from '../../talk/follow-up-lines.ts'
import type { Step } from '../../talk/template.ts'
import { isMapping, type Mapping } from '../../format/value.ts'
import type { FixChange } from './fix-change.ts'

/** The steps of the cadence that a follow-up meets and the talk has no row for; none once a newer talk has been held. */
export function missingSteps(talk: Talk, index: TalkIndex): [string, Step][] {
  const steps = Object.entries(templateOf(talk, index)?.steps ?? {}).filter(([, step]) => step.by === 'follow-up')
  const present = new Set(talk.conversation.followUps.map(({ step }) => step))
  const missing = steps.filter(([name]) => !present.has(name))
  if (missing.length === 0 || isSuperseded(talk, index)) return []
  // A row without a known step may be the one that is missing.
  const known = new Set<string | undefined>([...steps.map(([name]) => name), 'dialogue'])
  return [...present].every((step) => known.has(step)) ? missing : []
}

/** The rows that `new` would have written for them, planned from the day when the talk was held, else is planned. */
export function missingFollowUps(talk: Talk, value: Mapping, index: TalkIndex): FixChange[] {
  const template = templateOf(talk, index)
  const day = talkDay(talk)
  const rows = value.follow_ups ?? []
  const { held, planned } = talk.conversation
  if (!template || !day || !planned || !Array.isArray(rows) || !rows.every(isMapping)) return []
  // A held day in the future, or one that is no date, is no day to count from.
  if (value.held !== undefined && !(held && isHeld(talk, index))) return []
  return missingSteps(talk, index)
    .map(([name, step]) => ({ name, step, due: plannedFor(step, day) }))
    .filter(({ due }) => isRealDate(due) && due >= planned)
    .map(({ name, step, due }, added) => ({
      rule: null,
      at: ['follow_ups', rows.length + added],
      value: { step: name, planned: due },
      lines: followUpLines(name, step, day),
      heading: followUpHeading(template),
    }))
}
