import type { Person } from '../talk/roster.ts'
import { cycleOf, heldMainTalks, talkDay, type Talk } from '../talk/talk-index.ts'
import type { Step, Template } from '../talk/template.ts'
import { addPeriod } from '../time/calendar.ts'
import { withLeave } from '../time/cadence.ts'
import type { DueInput } from './due-input.ts'
import { emptyRow, type DueRow } from './row.ts'
import { deadlineProperties } from './talk-row.ts'
import { isMainTalk, withdrawnWhere } from './withdrawn.ts'

/** The row of a person on the roster without a held main talk: due a year after the records, or the employment, began. */
export function firstTalk(person: Person, talks: readonly Talk[], input: DueInput): DueRow {
  const { atHead, pending, since } = input
  const name = person.template ?? input.template ?? null
  const [step, year] = yearStep(atHead.templates.get(name ?? ''))
  const begin = [person.start, since]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  const due = begin === undefined ? atHead.today : addPeriod(begin, year.after)
  const planned = talks.filter((talk) => cycleOf(talk, atHead) === 'main' && talk.conversation.planned).map(talkDay)
  return {
    ...emptyRow,
    ...deadlineProperties(withLeave(due, year.grace, person.leave), person, atHead.today),
    person: person.id,
    manager: person.manager ?? null,
    unit: person.unit ?? null,
    template: name,
    step,
    uncommitted: heldMainTalks(pending.bySubject.get(person.id) ?? [], pending).length > 0,
    planned: planned.sort().at(-1) ?? null,
    withdrawn: withdrawnWhere(input, (record) => record.person === person.id && isMainTalk(record, atHead)),
  }
}

/** The step that asks for a new main talk, and its period and grace. */
function yearStep(template: Template | undefined): [string, Pick<Step, 'after' | 'grace'>] {
  const found = Object.entries(template?.steps ?? {}).find(([, step]) => step.by === 'conversation' && !step.templates)
  return found ?? ['year', { after: 'P1Y', grace: 'P30D' }]
}
