import type { CoverageSource, MainTalk, PublicPerson } from '../coverage/coverage-source.ts'
import type { Obligation } from '../coverage/obligations.ts'
import { emptyRow, type DueRow } from '../due/row.ts'
import type { Evidence } from '../history/dated-evidence.ts'
import { grouped } from '../talk/talk-index.ts'
import type { Day } from '../time/calendar.ts'
import type {
  DueLine,
  ExportLine,
  ObligationLine,
  OutcomeLine,
  PersonLine,
  PublicEvidence,
  TalkLine,
  WorkspaceLine,
} from './export-line.ts'

/** The lines of one workspace, by their kinds. */
export interface ExportedWorkspace {
  workspace: WorkspaceLine
  people: readonly PersonLine[]
  talks: readonly TalkLine[]
  outcomes: readonly OutcomeLine[]
  obligations: readonly ObligationLine[]
  due: readonly DueLine[]
}

/** The workspaces in the lines of an export; undefined where the lines do not begin with that of a workspace. */
export function exportedWorkspaces(lines: readonly ExportLine[]): ExportedWorkspace[] | undefined {
  const workspaces: { workspace: WorkspaceLine; lines: ExportLine[] }[] = []
  for (const line of lines) {
    if (line.kind === 'workspace') workspaces.push({ workspace: line, lines: [] })
    else if (workspaces.length === 0) return undefined
    else workspaces.at(-1)?.lines.push(line)
  }
  return workspaces.map(({ workspace, lines: own }) => ({
    workspace,
    people: own.filter((line) => line.kind === 'person'),
    talks: own.filter((line) => line.kind === 'talk'),
    outcomes: own.filter((line) => line.kind === 'outcome'),
    obligations: own.filter((line) => line.kind === 'obligation'),
    due: own.filter((line) => line.kind === 'due'),
  }))
}

/** The same source as that of the workspace, for whole calendar years and the day of the export. */
export function exportSource({
  workspace,
  people,
  talks,
  outcomes,
  obligations,
  due,
}: ExportedWorkspace): CoverageSource {
  const late = new Set(
    outcomes.filter(({ outcome }) => outcome === 'late').map(({ person, year }) => `${person}\n${year}`),
  )
  const byPerson = grouped(obligations, ({ person }) => person)
  const open = grouped(
    due.filter(({ state }) => state === 'open-item'),
    ({ person }) => person ?? '',
  )
  return {
    since: workspace.since ?? undefined,
    min: workspace.min,
    roster: workspace.roster ? new Map(people.map((line) => [line.person, publicPerson(line)])) : undefined,
    mainTalks: mainTalks(talks, workspace.day),
    unreadable: due.filter(({ state }) => state === 'unreadable').length,
    isLate: (person, asOf) => late.has(`${person}\n${asOf.slice(0, 4)}`),
    obligations: (person, asOf) => obligationsIn(byPerson.get(person) ?? [], asOf.slice(0, 4)),
    openItems: (person) =>
      (open.get(person) ?? []).map(({ conversation, item }) => `${conversation ?? ''}/${item ?? ''}`),
  }
}

/** The rows of the day, with what an export does not have left out. */
export function exportedRows({ due }: ExportedWorkspace): DueRow[] {
  return due.map((line) => {
    const { schemaVersion: _, kind: __, name = null, evidence, ...row } = line
    return { ...emptyRow, ...row, name, evidence: evidence && fullEvidence(evidence) }
  })
}

/** Person id to name, where the export has names. */
export function exportedNames({ people }: ExportedWorkspace): Record<string, string> {
  return Object.fromEntries(people.flatMap(({ person, name }) => (name === undefined ? [] : [[person, name]])))
}

function fullEvidence(evidence: PublicEvidence): Evidence {
  const { held, commit, authorDate, committerDate, author = null, dateClaim } = evidence
  return { held, commit, authorDate, committerDate, author, dateClaim }
}

function publicPerson({ unit, manager, template, employment, start, end, lastTalk, talks }: PersonLine): PublicPerson {
  return { unit, manager, template, employment, start, end, lastTalk, talks }
}

/** Oldest first; of the same day, by the day planned and the id. */
function mainTalks(talks: readonly TalkLine[], day: Day): Map<string, MainTalk[]> {
  const held = talks
    .filter((talk) => talk.cycle === 'main' && talk.cancelled === null && talk.held !== null && talk.held <= day)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return new Map(
    [...grouped(held, ({ person }) => person)].map(([person, own]) => [
      person,
      own.map((talk) => ({ held: talk.held ?? '', template: talk.template, manager: talk.manager })),
    ]),
  )
}

function orderOf({ held, planned, conversation }: TalkLine): string {
  return `${held ?? ''} ${planned ?? ''} ${conversation}`
}

/** The obligations as of a year: of each, the latest state given by then. */
function obligationsIn(lines: readonly ObligationLine[], year: string): Obligation[] {
  const latest = new Map<string, ObligationLine>()
  for (const line of lines) if (line.year <= year) latest.set(`${line.conversation}\n${line.step}`, line)
  return [...latest.values()].flatMap(({ conversation, step, due, state }) =>
    state === 'lapsed' ? [] : [{ conversation, step, due, state }],
  )
}
