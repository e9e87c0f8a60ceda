import { applyChanges, textValue, type ValueChange } from '../format/change.ts'
import { markdownLines } from '../format/markdown-lines.ts'
import { isMapping, type Mapping } from '../format/value.ts'
import { normalizeText } from '../talk/signed-content.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import { parseDateInput } from '../time/date-input.ts'
import type { Day } from '../time/calendar.ts'
import { UsageError } from '../usage-error.ts'
import { requireText } from './answers.ts'
import { newItemChanges, type ItemValues } from './new-item.ts'
import { proposalLabels } from './preparation-sheet.ts'
import { preparationWords } from './preparation-words.ts'

/** A kind of goal with what a sheet says in its fields. Confidential. */
interface Proposal {
  kind: string
  fields: Map<string, string[]>
  /** The lines of the sheet that it takes up. */
  lines: number[]
}

/** The goals that somebody proposes in a sheet, and the sheet without them. What is no proposal stays in the sheet. */
export function takeProposals(sheet: string, template: Template): { proposals: Proposal[]; rest: string } {
  const lines = markdownLines(sheet)
  const title = preparationWords[template.language].proposals(template.terms.plan)
  const kinds = new Map(
    Object.entries(template.goals?.kinds ?? {}).map(([kind, { title: name }]) => [name.trim(), kind]),
  )
  const nameOf = new Map([...proposalLabels(template)].map(([name, label]) => [label, name]))
  const blocks: Proposal[] = []
  let block: Proposal | undefined
  let field: string[] | undefined
  let isWithin = false
  for (const [index, { text, level, heading, isCode }] of lines.entries()) {
    if (level > 0 && level <= 3) {
      if (level < 3) isWithin = heading === title
      const kind = level === 3 && isWithin ? kinds.get(heading) : undefined
      block = kind === undefined ? undefined : { kind, fields: new Map(), lines: [] }
      field = undefined
      if (block) blocks.push(block)
      continue
    }
    const [, label = '', first = ''] = isCode ? [] : (/^\*\*(.+?):\*\*[ \t]*(.*)$/.exec(text) ?? [])
    const name = nameOf.get(label)
    if (block && name !== undefined) {
      field = block.fields.get(name) ?? []
      block.fields.set(name, field)
      field.push(first)
    } else field?.push(text)
    if (block && field) block.lines.push(index)
  }
  const proposals = blocks.filter(({ fields }) => textOf(fields, 'goal') !== '')
  const taken = new Set(proposals.flatMap((proposal) => proposal.lines))
  return { proposals, rest: lines.flatMap(({ text }, index) => (taken.has(index) ? [] : [text])).join('\n') }
}

/** The changes that write proposals into a plan, and the ids they get. One that the plan has already, as it is, is left out. */
export function proposalChanges(
  proposals: readonly Proposal[],
  { talk, value }: { talk: Talk; value: Mapping },
  template: Template,
  index: TalkIndex,
  today: Day,
): { ids: string[]; changes: ValueChange[] } {
  const ids: string[] = []
  const changes: ValueChange[] = []
  let current = value
  for (const proposal of proposals) {
    const values = proposedValues(proposal, template, today)
    const rows = Array.isArray(current.goals) ? current.goals.filter(isMapping) : []
    if (rows.some((row) => hasValues(row, values))) continue
    const item = newItemChanges('goals', values, { talk, value: current }, template, index)
    ids.push(item.id)
    changes.push(...item.changes)
    current = applyChanges(current, item.changes)
  }
  return { ids, changes }
}

function proposedValues({ kind, fields }: Proposal, template: Template, today: Day): ItemValues {
  const entries = [...fields.keys()].flatMap((name): [string, string][] => {
    const text = textOf(fields, name)
    if (text === '') return []
    if (name === 'due') return [[name, dueDay(text, today, template.goals?.kinds[kind]?.title ?? kind)]]
    return [[name, textValue(requireText('--share', text))]]
  })
  return { kind, ...Object.fromEntries(entries) }
}

function hasValues(row: Mapping, values: ItemValues): boolean {
  return Object.entries(values).every(([name, text]) => {
    const own = row[name]
    return typeof own === 'string' && normalizeText(own) === normalizeText(text)
  })
}

function dueDay(text: string, today: Day, title: string): Day {
  const day = parseDateInput(text, today, 'future')
  if (day === undefined) throw new UsageError('proposal-day', { title })
  return day
}

function textOf(fields: Proposal['fields'], name: string): string {
  return (fields.get(name) ?? []).join('\n').trim()
}
