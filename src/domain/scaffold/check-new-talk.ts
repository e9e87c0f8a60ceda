import type { ConversationFile } from '../check/conversation-file.ts'
import type { Finding } from '../check/diagnostic.ts'
import { talkFindings } from '../check/engine.ts'
import { applySeverities } from '../check/severity.ts'
import { propertyName } from '../format/schema.ts'
import { subjectOf } from '../talk/conversation.ts'
import type { RuleSettings } from '../talk/settings.ts'
import { indexTalks, type TalkIndex } from '../talk/talk-index.ts'
import { fixedClock } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'

/** Refuses a new file in which `check` would find an error, by its talk and what the file alone shows. Gives the warnings. */
export function requireValidTalk(
  { talk, reading, findings }: ConversationFile,
  index: TalkIndex,
  rules: RuleSettings,
): Finding[] {
  const [fault] = reading.faults
  if (fault) throw new UsageError('new-talk-invalid', { rule: fault.rule, property: '' })
  if (!talk) throw new Error('the new file cannot be read')
  const withNew = indexTalks({ ...index, talks: [...index.talks, talk] }, fixedClock(index.today))
  const all = applySeverities([...findings, ...talkFindings(talk, withNew)], rules)
  const error = all.find(({ severity }) => severity === 'error')
  if (error)
    throw new UsageError('new-talk-invalid', { rule: error.rule, property: propertyName(error.at, 'conversation') })
  if (!subjectOf(talk.conversation)) throw new Error('the new file cannot be read')
  return all
}
