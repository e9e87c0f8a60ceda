import { isId } from '../talk/id.ts'
import type { Person } from '../talk/roster.ts'
import { heldMainTalks, templateOf } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import { followUpTitle, itemTitle } from '../talk/titles.ts'
import { addPeriod } from '../time/calendar.ts'
import { noBooking } from './booking.ts'
import type { DueInput, UnreadableFile } from './due-input.ts'
import { firstTalk } from './first-talk.ts'
import { missedPlans } from './missed-plans.ts'
import { openItems } from './open-items.ts'
import { openSteps } from './open-steps.ts'
import { inviteRows, plannedRows } from './agenda.ts'
import { compareByUrgency, emptyRow, type DueRow } from './row.ts'
import { talkRow } from './talk-row.ts'

/** Everything that is due, most urgent first. Source: "When something is due" in docs/format.md. */
export function dueRows(input: DueInput): DueRow[] {
  const { atHead, pending, unreadable, within } = input
  const horizon = addPeriod(atHead.today, within ?? 'P0D')
  const isListed = (row: DueRow) =>
    row.state !== 'upcoming' || (within !== undefined && row.due !== null && row.due <= horizon)
  const subjects = new Set([...(atHead.roster?.keys() ?? []), ...atHead.bySubject.keys()])
  const broken = brokenPeople(input)
  const pendingPaths = new Set(unreadable.length > 0 ? pending.talks.map(({ path }) => path) : [])
  const rows = [...subjects].flatMap((id) => {
    const person = atHead.roster?.get(id)
    return broken.has(id) ? talksWithoutTemplate(id, person, input) : rowsOf(id, person, input, isListed)
  })
  return [
    ...unreadable.map((file) => unreadableRow(file, pendingPaths, input)),
    ...[...broken].map((key) => unreadablePerson(key, input)),
    ...rows,
  ]
    .map((row) => withWords(row, input))
    .sort(compareByUrgency)
}

/** The row with the person's name, and what the template calls the item, the step or the talk. */
function withWords(row: DueRow, { atHead }: DueInput): DueRow {
  const template = atHead.templates.get(row.template ?? '')
  return {
    ...row,
    name: atHead.roster?.get(row.person ?? '')?.name ?? null,
    title: template ? titleOf(row, template) : null,
  }
}

function titleOf({ list, step }: DueRow, template: Template): string {
  if (list !== null) return itemTitle(template, list)
  return step === null ? template.title : followUpTitle(template, step)
}

/** The rows of one person or group. */
function rowsOf(id: string, person: Person | undefined, input: DueInput, isListed: (row: DueRow) => boolean): DueRow[] {
  const { atHead } = input
  const talks = atHead.bySubject.get(id) ?? []
  const withoutTemplate = talksWithoutTemplate(id, person, input)
  // After the employment nothing is due; what cannot be read is listed all the same.
  if (person && (!person.talks || (person.end && person.end < atHead.today))) return withoutTemplate
  const known = talks.filter((talk) => templateOf(talk, atHead))
  const mainTalks = heldMainTalks(known, atHead)
  const latest = mainTalks.at(-1)
  const previous = mainTalks.at(-2)
  const first = !latest && person ? [firstTalk(person, known, input)] : []
  const steps = [
    ...(latest ? openSteps(latest, undefined, known, person, input) : first),
    ...(latest && previous ? openSteps(previous, latest, known, person, input) : []),
  ].filter(isListed)
  return [
    ...steps,
    ...missedPlans(known, steps, person, input),
    ...inviteRows(known, person, input),
    ...plannedRows(known, steps, person, input),
    ...openItems(talks, person, input),
    ...withoutTemplate,
  ]
}

/** Talks of which nobody knows what is due. */
function talksWithoutTemplate(id: string, person: Person | undefined, input: DueInput): DueRow[] {
  return (input.atHead.bySubject.get(id) ?? [])
    .filter((talk) => !templateOf(talk, input.atHead))
    .map((talk) => ({ ...talkRow(talk, person, input), ...noBooking, evidence: input.evidence(talk) }))
}

/** The keys of the roster under which something is wrong; a last talk that is still to come is. */
export function brokenPeople({ roster, atHead }: DueInput): Set<string> {
  const early = [...(atHead.roster?.values() ?? [])].filter(
    ({ lastTalk }) => lastTalk !== undefined && !atHead.hasCome(lastTalk),
  )
  return new Set([...roster.broken, ...early.map(({ id }) => id)])
}

/** The row of an entry in the roster that is wrong. A key that is no id may be a sentence. */
function unreadablePerson(key: string, { roster }: DueInput): DueRow {
  return { ...emptyRow, state: 'unreadable', person: isId(key) ? key : null, path: roster.path }
}

function unreadableRow(
  { path, person }: UnreadableFile,
  pendingPaths: ReadonlySet<string>,
  { atHead }: DueInput,
): DueRow {
  const known = atHead.roster?.get(person ?? '')
  return {
    ...emptyRow,
    state: 'unreadable',
    person,
    manager: known?.manager ?? null,
    unit: known?.unit ?? null,
    path,
    uncommitted: pendingPaths.has(path),
  }
}
