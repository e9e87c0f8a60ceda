import type { Finding, RuleId } from '../diagnostic.ts'
import {
  cycleOf,
  compareByDay,
  isHeld,
  talksWithSameSubject,
  type TalkIndex,
  type Talk,
} from '../../talk/talk-index.ts'
import { askedRules, changeable } from './asked.ts'
import { dateRules } from './dates.ts'
import { identityRules } from './identity.ts'
import { peopleRules } from './people.ts'
import { publicTextRules } from './public-text.ts'
import type { TalkRule } from './rule.ts'

const tables = { ...askedRules, ...peopleRules, ...dateRules, ...identityRules, ...publicTextRules }
const rules = Object.entries(tables) as [RuleId, TalkRule][]

/**
 * What the rules find in a talk. Once a newer main talk has been held, what depends on template or roster is only
 * worth a warning: those change, the record does not.
 */
export function talkFindings(talk: Talk, records: TalkIndex): Finding[] {
  const findings: Finding[] = []
  for (const [rule, find] of rules) for (const hit of find(talk, records)) findings.push({ ...hit, rule })
  return findings.some((each) => changeable.has(each.rule)) && isSuperseded(talk, records)
    ? findings.map((each) => (changeable.has(each.rule) ? { ...each, severity: 'warning' } : each))
    : findings
}

/** Whether a newer main talk with the same person has been held. */
export function isSuperseded(talk: Talk, records: TalkIndex): boolean {
  return talksWithSameSubject(talk, records).some(
    (each) =>
      each !== talk && cycleOf(each, records) === 'main' && isHeld(each, records) && compareByDay(talk, each) < 0,
  )
}
