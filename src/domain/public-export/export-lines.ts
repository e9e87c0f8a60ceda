import { coverageSource } from '../coverage/coverage-source.ts'
import type { DueInput } from '../due/due-input.ts'
import type { Evidence } from '../history/dated-evidence.ts'
import { heldRecords, talkRecord, type HeldRecord } from '../history/records.ts'
import { subjectOf } from '../talk/conversation.ts'
import { isId } from '../talk/id.ts'
import { cycleOf, type Talk } from '../talk/talk-index.ts'
import { templateTitles } from '../talk/titles.ts'
import { dueLines } from './due-lines.ts'
import type { ExportLine, FollowUpLine, ItemLine, PersonLine, TalkLine } from './export-line.ts'
import { firstExportYear, outcomeLines } from './outcome-lines.ts'
import { publicEvidence } from './public-evidence.ts'

/** What an export is made of. */
export interface ExportInput {
  due: DueInput
  /** The evidence of a record. */
  evidenceOf(record: HeldRecord): Evidence | null
  workspace: string | undefined
  commit: string | undefined
  min: number
  /** Path of the workspace in its repository, such as `unit/`. */
  prefix: string
  /** Whether names are exported. */
  names: boolean
}

/**
 * The public part of a workspace: the same lines in the same order for the same commit and day. Source: "Public export" in
 * docs/format.md.
 */
export function exportLines(input: ExportInput): ExportLine[] {
  const { due, names, min } = input
  const { atHead } = due
  const source = coverageSource(due, min)
  const talks = [...atHead.talks].sort(
    (a, b) => compare(a.conversation.id ?? '', b.conversation.id ?? '') || compare(a.path, b.path),
  )
  const people = [...(source.roster ?? [])].sort(([a], [b]) => compare(a, b))
  const firstYear = firstExportYear(source, atHead.today)
  const rows = dueLines(due, input.prefix, names)
  const outcomes = outcomeLines(source, firstYear, atHead.today)
  const used = new Set([...rows, ...outcomes].flatMap((line) => ('template' in line && line.template) || []))
  return [
    {
      ...{ schemaVersion: 1, kind: 'workspace' },
      ...(input.workspace === undefined ? {} : { workspace: input.workspace }),
      ...{ commit: input.commit ?? null, day: atHead.today, since: due.since ?? null, firstYear, min },
      roster: atHead.roster !== undefined,
      templates: [...atHead.templates.keys(), ...atHead.brokenTemplates].sort(),
      titles: titlesOf(due, used),
    },
    ...people.map(([person, { unit, ...rest }]): PersonLine => {
      const name = atHead.roster?.get(person)?.name
      return {
        ...{ schemaVersion: 1, kind: 'person', person },
        ...(names && name !== undefined ? { name } : {}),
        unit,
        ...rest,
      }
    }),
    ...talks.flatMap((talk) => [talkLine(talk, input), ...followUpLines(talk, input), ...itemLines(talk)]),
    ...outcomes,
    ...rows,
  ]
}

/** What the templates that the lines name call things. */
function titlesOf({ atHead }: DueInput, used: ReadonlySet<string>): Record<string, string> {
  const titles = [...atHead.templates.values()].filter(({ name }) => used.has(name)).flatMap(templateTitles)
  return Object.fromEntries(titles.sort(([a], [b]) => compare(a, b)))
}

function talkLine(talk: Talk, { due, evidenceOf, names }: ExportInput): TalkLine {
  const { id = '', manager, template, planned, invited, held, cancelled } = talk.conversation
  const person = subjectOf(talk.conversation) ?? ''
  const unit = due.atHead.roster?.get(person)?.unit
  const record = talkRecord(talk.conversation)
  return {
    ...{ schemaVersion: 1, kind: 'talk', conversation: id, person, manager: manager ?? null },
    unit: unit ?? null,
    ...{ template: template ?? null, cycle: cycleOf(talk, due.atHead) ?? null },
    ...{ planned: planned ?? null, invited: invited ?? null, held: held ?? null, cancelled: cancelled ?? null },
    evidence: publicEvidence(record ? evidenceOf(record) : null, names),
  }
}

function followUpLines(talk: Talk, { evidenceOf, names }: ExportInput): FollowUpLine[] {
  const { id = '', followUps } = talk.conversation
  const records = heldRecords(talk.conversation)
  return followUps.map(({ step, planned, held }) => {
    const record = records.find((other) => other.step === step && other.held === held)
    return {
      ...{ schemaVersion: 1, kind: 'follow-up', conversation: id },
      ...{ step: step ?? null, planned: planned ?? null, held: held ?? null },
      evidence: publicEvidence(record ? evidenceOf(record) : null, names),
    }
  })
}

const owners = new Set(['employee', 'manager', 'both'])

/** A kind or an owner that has not the form it should have may be a sentence, and is left out. */
function itemLines({ conversation }: Talk): ItemLine[] {
  return conversation.items.flatMap(({ id, list, kind, owner, due, status, from }): ItemLine[] =>
    id === undefined
      ? []
      : [
          {
            ...{ schemaVersion: 1, kind: 'item', conversation: conversation.id ?? '', item: id, list },
            goalKind: kind !== undefined && isId(kind) ? kind : null,
            owner: owner !== undefined && owners.has(owner) ? owner : null,
            ...{ due: due ?? null, status, from: from ?? null },
          },
        ],
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
