import type { HeldRecord } from '../history/records.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Step } from '../talk/template.ts'
import type { DueInput } from './due-input.ts'
import type { DueRow } from './row.ts'

/** The withdrawn records that pass the test, as a row shows them. */
export function withdrawnWhere(
  { withdrawn }: DueInput,
  concernsRow: (record: HeldRecord) => boolean,
): DueRow['withdrawn'] {
  return withdrawn.filter(concernsRow).map(({ conversation, step, held }) => ({ conversation, step, held }))
}

/** Whether a withdrawn record would have met the step of the talk, or was the talk's own with another date. */
export function wouldHaveMet(record: HeldRecord, talk: Talk, name: string, step: Step, index: TalkIndex): boolean {
  const { id, employee, held = '' } = talk.conversation
  if (record.conversation === id) return record.step === '' || (step.by === 'follow-up' && record.step === name)
  if (record.step !== '' || record.person !== employee || step.by === 'follow-up' || record.held < held) return false
  if (step.templates) return step.templates.includes(record.template ?? '')
  return isMainTalk(record, index)
}

/** Whether the record says that a main talk was held. */
export function isMainTalk(record: HeldRecord, { templates }: TalkIndex): boolean {
  return record.step === '' && templates.get(record.template ?? '')?.cycle === 'main'
}
