import type { Diagnostic, Finding } from './diagnostic.ts'
import { maxFindings } from './rule.ts'
import { ruleOf } from './rule-table.ts'
import { severityOf } from './severity.ts'
import { redact } from './identity-number.ts'
import { locatePaths, type ParsedFile } from '../format/parse-file.ts'
import { isConfidential, propertyName, type FileKind } from '../format/schema.ts'
import { positionFinder } from '../format/text-position.ts'

/** A file with what was found in it, ready to be placed. */
export interface CheckedFile {
  file: string
  kind: FileKind
  text: string
  reading: Pick<ParsedFile, 'faults'>
  findings: readonly Finding[]
}

/** The findings of a file with their places in its text. */
export async function diagnose({ file, kind, text, reading, findings: given }: CheckedFile): Promise<Diagnostic[]> {
  const findings = given.length > maxFindings ? errorsFirst(given).slice(0, maxFindings) : given
  const place = positionFinder(text)
  // That somebody has a leave or a conflict of interest is not for a log; nor which of the two is wrongly written.
  const shown = findings.map((finding): Finding =>
    kind === 'roster' && isConfidential(finding.at, kind) ? { ...finding, rule: 'value-invalid', params: {} } : finding,
  )
  const offsets = await locatePaths(
    text,
    kind,
    findings.map(({ at, onKey }) => ({ path: at, onKey: onKey ?? false })),
  )
  const all: { finding: Finding; offset: number }[] = [
    ...reading.faults
      .slice(0, maxFindings)
      .map(({ rule, offset, params }) => ({ finding: { rule, at: [], params } as Finding, offset })),
    ...shown.map((finding, index) => ({ finding, offset: finding.offset ?? offsets[index] ?? 0 })),
  ]
  // In the order of the text, in which places are found quickest.
  return all
    .sort((a, b) => a.offset - b.offset)
    .map(({ finding, offset }) => {
      const { line, column, excerpt, caret } = place(offset)
      return {
        ...{ file, line, column, excerpt: redact(excerpt), caret },
        severity: severityOf(finding),
        rule: finding.rule,
        property: propertyName(finding.at, kind),
        params: short(finding.params ?? {}),
      }
    })
}

/** So many names are told where one of several may stand. */
const mostNames = 50

function short(params: NonNullable<Finding['params']>): NonNullable<Finding['params']> {
  if (!Object.values(params).some((each) => Array.isArray(each) && each.length > mostNames)) return params
  return Object.fromEntries(
    Object.entries(params).map(([key, each]) => [
      key,
      Array.isArray(each) && each.length > mostNames ? [...each.slice(0, mostNames), '…'] : each,
    ]),
  )
}

/** So that warnings leave room for what makes `check` fail. */
function errorsFirst(findings: readonly Finding[]): Finding[] {
  const isError = (finding: Finding) => severityOf(finding) === 'error'
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))]
}

/** A finding about a file as a whole, of which no text can be shown. */
export function wholeFile(file: string, rule: Finding['rule']): Diagnostic {
  return { file, line: 1, column: 1, severity: ruleOf(rule).severity, rule, property: '', params: {} }
}
