import type { Person } from '../talk/roster.ts'
import { heldMainTalks, templateOf } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import { addPeriod } from '../time/calendar.ts'
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
  const { atHead, unreadable, within } = input
  const horizon = addPeriod(atHead.today, within ?? 'P0D')
  const isListed = (row: DueRow) =>
    row.state !== 'upcoming' || (within !== undefined && row.due !== null && row.due <= horizon)
  const subjects = new Set([...(atHead.roster?.keys() ?? []), ...atHead.bySubject.keys()])
  const rows = [...subjects].flatMap((id) => rowsOf(id, atHead.roster?.get(id), input, isListed))
  return [...unreadable.map((file) => unreadableRow(file, input)), ...rows]
    .map((row) => withWords(row, input))
    .sort(compareByUrgency)
}

/** The row with the person's name, and what the template calls the step or the talk. */
function withWords(row: DueRow, { atHead }: DueInput): DueRow {
  const template = atHead.templates.get(row.template ?? '')
  const step =
    template && row.step !== null && Object.hasOwn(template.steps, row.step) ? template.steps[row.step] : undefined
  return {
    ...row,
    name: atHead.roster?.get(row.person ?? '')?.name ?? null,
    title: (row.step === null ? template?.title : (step?.title ?? dialogueTitle(row, template))) ?? null,
  }
}

function dialogueTitle({ step }: DueRow, template: Template | undefined): string | undefined {
  return step === 'dialogue' ? template?.terms.dialogue : undefined
}

/** The rows of one person or group. */
function rowsOf(id: string, person: Person | undefined, input: DueInput, isListed: (row: DueRow) => boolean): DueRow[] {
  const { atHead } = input
  const talks = atHead.bySubject.get(id) ?? []
  const withoutTemplate = talks
    .filter((talk) => !templateOf(talk, atHead))
    .map((talk) => ({ ...talkRow(talk, person, input), planned: null, evidence: input.evidence(talk) }))
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

function unreadableRow({ path, person }: UnreadableFile, { atHead, pending }: DueInput): DueRow {
  const known = atHead.roster?.get(person ?? '')
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
