import { addPeriod, daysBetween, type Day, type Period } from '../time/calendar.ts'
import { isOnLeave, deadlineOf, withLeave, type DueTerm } from '../time/cadence.ts'
import type { Item } from '../talk/conversation.ts'
import type { Evidence, HeldRecord } from '../history/evidence.ts'
import { compareByUrgency, emptyRow, type DueRow } from './row.ts'
import {
  cycleOf,
  heldMainTalks,
  isHeld,
  talkDay,
  talksWithSameSubject,
  templateOf,
  type TalkIndex,
  type Talk,
} from '../talk/talk-index.ts'
import type { Person } from '../talk/roster.ts'
import type { Step, Template } from '../talk/template.ts'

/** A file of which no conversation can be made out; the person is whose folder it lies in. */
export interface UnreadableFile {
  path: string
  person: string | null
}

export interface DueInput {
  /** The conversations at HEAD, and what goes with them. */
  records: TalkIndex
  unreadable: readonly UnreadableFile[]
  /** The conversations of index and work tree. */
  pending: TalkIndex
  /** The workspace's default template, and the day its records begin. */
  template: string | undefined
  since: Day | undefined
  /** Also rows that fall due within this period. */
  within: Period | undefined
  /** Records that once stood in the history and do not at HEAD. */
  withdrawn: readonly HeldRecord[]
  /** The evidence of a held talk. */
  evidence(talk: Talk): Evidence | null
}

/** Everything that is due, in order of urgency. Source: "When is something due" in the format. */
export function dueRows(question: DueInput): DueRow[] {
  const { records, unreadable, within } = question
  const horizon = addPeriod(records.today, within ?? 'P0D')
  const isListed = (row: DueRow) =>
    row.state !== 'upcoming' || (within !== undefined && row.due !== null && row.due <= horizon)
  const subjects = new Set([...(records.roster?.keys() ?? []), ...records.bySubject.keys()])
  const rows = [...subjects].flatMap((id) => {
    const person = records.roster?.get(id)
    return personRows(id, person, question, isListed)
  })
  return [...unreadable.map((file) => unreadableRow(file, question)), ...rows].sort(compareByUrgency)
}

function personRows(
  id: string,
  person: Person | undefined,
  question: DueInput,
  isListed: (row: DueRow) => boolean,
): DueRow[] {
  const { records } = question
  const talks = records.bySubject.get(id) ?? []
  const unknown = talks
    .filter((talk) => !templateOf(talk, records))
    .map((talk) => ({ ...talkRow(talk, person, question), planned: null, evidence: question.evidence(talk) }))
  // What has ended owes nothing more; what cannot be judged is told all the same.
  if (person?.end && person.end < records.today) return unknown
  const known = talks.filter((talk) => templateOf(talk, records))
  const mains = heldMainTalks(known, records)
  const latest = mains.at(-1)
  const previous = mains.at(-2)
  const steps = [
    ...(latest
      ? openSteps(latest, undefined, known, person, question)
      : person
        ? [firstTalk(person, known, question)]
        : []),
    ...(latest && previous ? openSteps(previous, latest, known, person, question) : []),
  ].filter(isListed)
  const unheld = known.filter((talk) => isForgotten(talk, known, records))
  const apart = unheld.filter((talk) => !steps.some((row) => meetsRow(talk, row, records)))
  return [
    ...steps,
    ...apart.map((talk) => ({
      ...talkRow(talk, person, question),
      state: 'planned-not-held' as const,
      uncommitted: isNowRemembered(talk, question),
      withdrawn: bearing(question, ({ conversation, step }) => conversation === talk.conversation.id && step === ''),
    })),
    ...(latest ? openItems(latest, known, person, question) : []),
    ...unknown,
  ]
}

/** The unmet steps of a main talk: of the latest one, or of the one that `next` has ended. */
function openSteps(
  talk: Talk,
  next: Talk | undefined,
  talks: readonly Talk[],
  person: Person | undefined,
  question: DueInput,
): DueRow[] {
  const { records, pending } = question
  const template = templateOf(talk, records)
  const anchor = talk.conversation.held
  if (!template || !anchor) return []
  return Object.entries(template.steps).flatMap(([name, step]): DueRow[] => {
    const isMet = (all: readonly Talk[], seen: TalkIndex) =>
      all.some((each) => meets(each, talk, name, step, next, seen))
    if (isMet(talks, records)) return []
    const term = deadlineOf(step, anchor, person?.leave ?? [])
    const ended = next?.conversation.held
    if (ended !== undefined && !(term.deadline !== undefined && term.deadline < ended)) return []
    const row: DueRow = {
      ...talkRow(talk, person, question),
      ...timed(term, person, records.today),
      step: name,
      uncommitted: isMet(pending.bySubject.get(talk.conversation.employee ?? '') ?? [], pending),
      planned: plannedFor(talk, name, step, talks, records),
      evidence: question.evidence(talk),
      withdrawn: bearing(question, (record) => bears(record, talk, name, step, records)),
    }
    return [ended === undefined ? row : { ...row, state: 'missed', planned: null }]
  })
}

function bearing({ withdrawn }: DueInput, isAbout: (record: HeldRecord) => boolean): DueRow['withdrawn'] {
  return withdrawn.filter(isAbout).map(({ conversation, step, held }) => ({ conversation, step, held }))
}

/** Whether a record that is no more would have met the step, or was the talk's own under another date. */
function bears(record: HeldRecord, talk: Talk, name: string, step: Step, records: TalkIndex): boolean {
  const { id, employee, held = '' } = talk.conversation
  if (record.conversation === id) return record.step === '' || (step.by === 'follow-up' && record.step === name)
  if (record.step !== '' || record.person !== employee || step.by === 'follow-up' || record.held < held) return false
  if (step.templates) return step.templates.includes(record.template ?? '')
  return records.templates.get(record.template ?? '')?.cycle === 'main'
}

/** Whether a talk meets a step of `talk`: by an entry of its own, or as a later conversation. */
function meets(each: Talk, talk: Talk, name: string, step: Step, next: Talk | undefined, records: TalkIndex): boolean {
  const anchor = talk.conversation.held ?? ''
  const { id, held, followUps } = each.conversation
  if (step.by === 'follow-up')
    return (
      id === talk.conversation.id &&
      followUps.some(
        (entry) => entry.step === name && entry.held && records.hasCome(entry.held) && entry.held >= (held ?? anchor),
      )
    )
  // The talk itself; not by object, since index and work tree have objects of their own.
  if (!held || !isHeld(each, records) || (id === talk.conversation.id && held === anchor)) return false
  if (step.templates)
    return (
      step.templates.includes(each.conversation.template ?? '') &&
      held >= anchor &&
      (!next || held < (next.conversation.held ?? ''))
    )
  return (
    cycleOf(each, records) === 'main' &&
    (each === next || held > anchor || (held === anchor && next === undefined && isAfter(each, talk)))
  )
}

function isAfter(each: Talk, talk: Talk): boolean {
  return (each.conversation.planned ?? '') > (talk.conversation.planned ?? '')
}

/** A person on the roster without a held main talk: due a year after the records, or the employment, began. */
function firstTalk(person: Person, talks: readonly Talk[], question: DueInput): DueRow {
  const { records, pending, since } = question
  const name = person.template ?? question.template ?? null
  const [step, year] = yearStep(records.templates.get(name ?? ''))
  const begun = [person.start, since]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  const term = withLeave(begun === undefined ? records.today : addPeriod(begun, year.after), year.grace, person.leave)
  const planned = talks.filter((talk) => cycleOf(talk, records) === 'main' && talk.conversation.planned).map(talkDay)
  return {
    ...emptyRow,
    ...timed(term, person, records.today),
    person: person.id,
    manager: person.manager ?? null,
    unit: person.unit ?? null,
    template: name,
    step,
    uncommitted: heldMainTalks(pending.bySubject.get(person.id) ?? [], pending).length > 0,
    planned: planned.sort().at(-1) ?? null,
    withdrawn: bearing(
      question,
      (record) =>
        record.step === '' &&
        record.person === person.id &&
        records.templates.get(record.template ?? '')?.cycle === 'main',
    ),
  }
}

/** The step that asks for a new main talk, and its period and grace. */
function yearStep(template: Template | undefined): [string, Pick<Step, 'after' | 'grace'>] {
  const found = Object.entries(template?.steps ?? {}).find(([, step]) => step.by === 'conversation' && !step.templates)
  return found ?? ['year', { after: 'P1Y', grace: 'P30D' }]
}

/** Planned before today, not held, and no other talk of the same cycle held or planned later. */
function isForgotten(talk: Talk, talks: readonly Talk[], records: TalkIndex): boolean {
  const { planned } = talk.conversation
  if (isHeld(talk, records) || planned === undefined || planned >= records.today) return false
  return !talks.some((each) => {
    if (each === talk || cycleOf(each, records) !== cycleOf(talk, records)) return false
    const { held, planned: other } = each.conversation
    return (isHeld(each, records) && (held ?? '') > planned) || (other ?? '') > planned
  })
}

/** Whether a planned talk would, once held, close the row: then it is shown there. */
function meetsRow(talk: Talk, row: DueRow, records: TalkIndex): boolean {
  if (row.step === null || row.state === 'missed') return false
  const [anchor] = records.byId.get(row.conversation ?? '') ?? []
  if ((talk.conversation.planned ?? '') < (anchor?.conversation.held ?? '')) return false
  const clock = records.templates.get(row.template ?? '')
  const step = clock?.steps[row.step]
  if (step?.by === 'follow-up') return false
  return step?.templates ? step.templates.includes(talk.conversation.template ?? '') : cycleOf(talk, records) === 'main'
}

function plannedFor(talk: Talk, name: string, step: Step, talks: readonly Talk[], records: TalkIndex): Day | null {
  if (step.by === 'follow-up')
    return talk.conversation.followUps.find((entry) => entry.step === name && !entry.held)?.planned ?? null
  const days = talks.flatMap((each) => {
    const { planned, template } = each.conversation
    const fits = step.templates ? step.templates.includes(template ?? '') : cycleOf(each, records) === 'main'
    return fits && !isHeld(each, records) && planned && planned >= (talk.conversation.held ?? '') ? [planned] : []
  })
  return days.sort().at(-1) ?? null
}

/** Open goals and agreements past their own day, of the latest main talk and the part talks after it. */
function openItems(latest: Talk, talks: readonly Talk[], person: Person | undefined, question: DueInput): DueRow[] {
  const { records, pending } = question
  const continued = new Set(talks.flatMap((talk) => talk.conversation.items.flatMap((item) => item.from ?? [])))
  const current = talks.filter(
    (talk) => talk === latest || (cycleOf(talk, records) === 'part' && isHeld(talk, records) && inCycle(talk, latest)),
  )
  return current.flatMap((talk) =>
    talk.conversation.items.flatMap((item): DueRow[] => {
      const isPast = item.status === 'open' && item.due !== undefined && item.due < records.today
      if (!isPast || !item.id || continued.has(`${talk.conversation.id}/${item.id}`)) return []
      return [
        {
          ...talkRow(talk, person, question),
          ...timed({ due: item.due ?? '', deadline: item.due }, undefined, records.today),
          state: 'open-item',
          item: item.id,
          uncommitted: isNowClosed(talk, item, pending),
          planned: null,
          evidence: question.evidence(talk),
        },
      ]
    }),
  )
}

function inCycle(part: Talk, main: Talk): boolean {
  return (part.conversation.held ?? '') >= (main.conversation.held ?? '')
}

function isNowClosed(talk: Talk, item: Item, pending: TalkIndex): boolean {
  const origin = `${talk.conversation.id}/${item.id}`
  return talksWithSameSubject(talk, pending).some(({ conversation }) =>
    conversation.items.some(
      (other) =>
        other.from === origin ||
        (conversation.id === talk.conversation.id && other.id === item.id && other.status !== 'open'),
    ),
  )
}

/** Whether index or work tree has the talk held, moved or followed by another. */
function isNowRemembered(talk: Talk, { pending }: DueInput): boolean {
  const versions = pending.byId.get(talk.conversation.id ?? '') ?? []
  return versions.some((each) => !isForgotten(each, talksWithSameSubject(each, pending), pending))
}

function timed(
  term: DueTerm,
  person: Person | undefined,
  today: Day,
): Pick<DueRow, 'state' | 'due' | 'deadline' | 'daysLate'> {
  const { due, deadline } = term
  const isLate = deadline !== undefined && deadline < today && !isOnLeave(today, person?.leave ?? [])
  return {
    state: today < due ? 'upcoming' : isLate ? 'overdue' : 'due',
    due,
    deadline: deadline ?? null,
    daysLate: Math.max(0, daysBetween(due, today)),
  }
}

function talkRow(talk: Talk, person: Person | undefined, { records }: DueInput): DueRow {
  const { employee, group, manager, template, id, planned } = talk.conversation
  const subject = employee ?? group ?? null
  return {
    ...emptyRow,
    person: subject,
    manager: person?.manager ?? manager ?? null,
    unit: person?.unit ?? records.roster?.get(subject ?? '')?.unit ?? null,
    template: template ?? null,
    conversation: id ?? null,
    path: talk.path,
    planned: planned ?? null,
  }
}

function unreadableRow({ path, person }: UnreadableFile, { records, pending }: DueInput): DueRow {
  const known = records.roster?.get(person ?? '')
  return {
    ...emptyRow,
    state: 'unreadable',
    person,
    manager: known?.manager ?? null,
    unit: known?.unit ?? null,
    path,
    uncommitted: pending.talks.some((talk) => talk.path === path),
  }
}
