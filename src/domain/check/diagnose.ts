import type { Diagnostic, Finding } from './diagnostic.ts'
import { maxFindings } from './rule.ts'
import { ruleOf } from './rule-table.ts'
import { severityOf } from './severity.ts'
import { isMisspelt, suggested } from './suggested.ts'
import { locatePaths } from '../format/parse-file.ts'
import { isConfidential, propertyName, type FileKind } from '../format/schema.ts'
import { positionFinder } from '../format/text-position.ts'
import type { Item } from '../talk/conversation.ts'
import { isItemId } from '../talk/id.ts'
import { redact } from '../talk/identity-number.ts'
import type { ParseFault, Path } from '../format/finding.ts'

/** A file and what was found in it. */
export interface CheckedFile {
  file: string
  kind: FileKind
  text: string
  reading: {
    faults: readonly ParseFault[]
    /** The offset of the value at a path, or of its key; where it is not there, it is looked for in the text. */
    locate?(path: Path, onKey: boolean): number
  }
  /** The goals and agreements of a conversation file. */
  items?: readonly Item[]
  findings: readonly Finding[]
}

/** The findings of a file with their positions in its text. */
export async function diagnose({
  file,
  kind,
  text,
  reading,
  items,
  findings: given,
}: CheckedFile): Promise<Diagnostic[]> {
  const findings = given.length > maxFindings ? errorsFirst(given).slice(0, maxFindings) : given
  const positionOf = positionFinder(text)
  const shown = findings.map((finding) => hidden(finding, kind))
  const places = findings.map(({ at, onKey }) => ({ path: at, onKey: onKey ?? false }))
  const offsets = reading.locate
    ? places.map(({ path, onKey }) => reading.locate?.(path, onKey) ?? 0)
    : await locatePaths(text, kind, places)
  const all: { finding: Finding; offset: number }[] = [
    ...reading.faults
      .slice(0, maxFindings)
      .map(({ rule, offset, params, at = [] }) => ({ finding: hidden({ rule, at, params }, kind), offset })),
    ...withoutMisspelt(
      shown.map((finding, index) => {
        const offset = finding.offset ?? offsets[index] ?? 0
        return { finding: suggested(finding, kind, text, offset), offset }
      }),
    ),
  ]
  // Positions are found quickest in the order of the text.
  return all
    .sort((a, b) => a.offset - b.offset)
    .map(({ finding, offset }) => {
      const { excerpt, ...position } = positionOf(offset)
      return {
        ...{ file, ...position, excerpt: redact(excerpt) },
        severity: severityOf(finding),
        rule: finding.rule,
        property: redact(propertyName(finding.at, kind)),
        ...itemAt(finding.at, items),
        params: shownParams(finding.params ?? {}),
      }
    })
}

function withoutMisspelt(all: readonly { finding: Finding; offset: number }[]): { finding: Finding; offset: number }[] {
  const unknown = all.flatMap(({ finding }) => (finding.rule === 'property-unknown' ? finding : []))
  return all.filter(({ finding }) => unknown.length === 0 || !isMisspelt(finding, unknown))
}

/** A log must not show that somebody has a leave or a conflict of interest, nor which of the two is wrong. */
function hidden(finding: Finding, kind: FileKind): Finding {
  return kind === 'roster' && isConfidential(finding.at, kind)
    ? { ...finding, rule: 'value-invalid', params: {} }
    : finding
}

/** The goal or agreement that a path leads to or into. An id of another form may be a sentence. */
function itemAt([list, index]: Path, items: readonly Item[] = []): Pick<Diagnostic, 'item'> {
  const found = items.find((item) => item.list === list && item.index === index)
  if (!found) return {}
  const { id } = found
  return { item: { list: found.list, number: found.index + 1, id: id !== undefined && isItemId(id) ? id : undefined } }
}

/** The most names in a message that lists what is allowed. */
const mostNames = 50

/** Parameters as messages show them: names of settings may be identity numbers. */
function shownParams(params: NonNullable<Finding['params']>): NonNullable<Finding['params']> {
  return Object.fromEntries(
    Object.entries(params).map(([key, param]) => {
      if (typeof param === 'string') return [key, redact(param)]
      const names = param.slice(0, mostNames).map(redact)
      return [key, param.length > mostNames ? [...names, '…'] : names]
    }),
  )
}

/** Errors first, so that the cut to the most findings takes warnings. */
function errorsFirst(findings: readonly Finding[]): Finding[] {
  const isError = (finding: Finding) => severityOf(finding) === 'error'
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))]
}

/** A diagnostic about a file as a whole, without an excerpt. */
export function wholeFile(file: string, rule: Finding['rule']): Diagnostic {
  const start = { column: 1, utf16Column: 1 }
  return { file, line: 1, ...start, end: start, severity: ruleOf(rule).severity, rule, property: '', params: {} }
}
