import type { DueInput } from '../due/due-input.ts'
import { dueRows } from '../due/due-rows.ts'
import type { DueRow } from '../due/row.ts'
import type { Roster } from '../talk/roster.ts'
import { indexTalks } from '../talk/talk-index.ts'
import { fixedClock } from '../time/calendar.ts'
import type { DueLine } from './export-line.ts'
import { publicEvidence } from './public-evidence.ts'

/**
 * The rows of the day, with the states that they have when leave is taken into account; the deadlines are those without
 * any leave, so that none tells of one.
 */
export function dueLines(input: DueInput, prefix: string, names: boolean): DueLine[] {
  const deadlines = new Map(dueRows(withoutLeave(input)).map((row) => [keyOf(row), row.deadline]))
  return dueRows(input).map((row) => {
    const { state, person, name, path, evidence, unit } = row
    const { manager, template, conversation, step, title, list, item, due, daysLate, planned, booking, withdrawn } = row
    return {
      ...{ schemaVersion: 1, kind: 'due', state, person },
      ...(names ? { name } : {}),
      ...{ manager, unit, template, conversation, path: path && prefix + path },
      ...{ step, title, list, item, due, deadline: deadlines.get(keyOf(row)) ?? null, daysLate },
      ...{ planned, booking, withdrawn },
      evidence: publicEvidence(evidence, names),
    }
  })
}

function keyOf({ person, conversation, path, step, list, item, due }: DueRow): string {
  return JSON.stringify([person, conversation, path, step, list, item, due])
}

function withoutLeave(input: DueInput): DueInput {
  const { atHead } = input
  const roster: Roster | undefined =
    atHead.roster && new Map([...atHead.roster].map(([id, person]) => [id, { ...person, leave: [] }]))
  return { ...input, atHead: indexTalks({ ...atHead, roster }, fixedClock(atHead.today)) }
}
