import { addPeriod, type Day, type Period } from '../time/calendar.ts'
import type { TalkIndex } from './talk-index.ts'

/** How long talks are kept, by the name of their template; `default` for those of any other. */
export type RetentionRules = Readonly<Record<string, Period>>

/** What is known of a talk that may be past its time; it may be in the history only. */
export interface KeptTalk {
  /** Person id, or the id of a group. */
  person: string | undefined
  template: string | undefined
  /** The day it was held, else planned. */
  day: Day
}

/** Why a talk need not be kept any longer. */
export interface Expiry {
  reason: 'employment-ended' | 'superseded'
  /** The day that happened. */
  since: Day
  /** The last day it was to be kept. */
  until: Day
}

/** The period that a talk is kept after that; undefined where no rule says so. */
export function retentionPeriod({ template }: KeptTalk, rules: RetentionRules): Period | undefined {
  const own = template !== undefined && Object.hasOwn(rules, template) ? rules[template] : undefined
  return own ?? (Object.hasOwn(rules, 'default') ? rules.default : undefined)
}

/** Whether a talk is past its time: counted from the day employment ended or a newer talk took over, whichever came first. */
export function expiryOf(talk: KeptTalk, index: TalkIndex, rules: RetentionRules): Expiry | undefined {
  const period = retentionPeriod(talk, rules)
  if (period === undefined) return undefined
  const ended = index.roster?.get(talk.person ?? '')?.end
  const superseded = supersededOn(talk, index)
  const isEnd = ended !== undefined && (superseded === undefined || ended <= superseded)
  const since = isEnd ? ended : superseded
  if (since === undefined) return undefined
  const until = addPeriod(since, period)
  return until < index.today ? { reason: isEnd ? 'employment-ended' : 'superseded', since, until } : undefined
}

/** The day of the first newer talk that starts a cycle; for a group, of its next talk. */
function supersededOn({ person, template, day }: KeptTalk, index: TalkIndex): Day | undefined {
  const cycle = index.templates.get(template ?? '')?.cycle === 'group' ? 'group' : 'main'
  return (index.bySubject.get(person ?? '') ?? [])
    .flatMap(({ conversation: { held, cancelled, template: other } }) => {
      const isNewer = held !== undefined && cancelled === undefined && index.hasCome(held) && held > day
      return isNewer && index.templates.get(other ?? '')?.cycle === cycle ? [held] : []
    })
    .sort()
    .at(0)
}
