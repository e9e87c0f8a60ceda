import { mostFindings, RULES, type Diagnostic, type Finding } from './diagnostic.ts'
import { veiled } from './identity-number.ts'
import { locate, type Reading } from './reading.ts'
import { isConfidential, property, type Kind } from './schema.ts'
import { placing, type Place } from './source.ts'

/** A file with what was found in it, ready to be placed. */
export interface Judged {
  file: string
  kind: Kind
  text: string
  reading: Pick<Reading, 'faults'>
  findings: readonly Finding[]
}

/** The findings of a file with their places in its text. */
export async function diagnose({ file, kind, text, reading, findings: all }: Judged): Promise<Diagnostic[]> {
  const findings = all.length > mostFindings ? errorsFirst(all).slice(0, mostFindings) : all
  const place = placing(text)
  const veil = veiling()
  // That somebody has a leave or a conflict of interest is not for a log; nor which of the two is wrongly written.
  const shown = findings.map((finding): Finding =>
    kind === 'roster' && isConfidential(finding.at, kind) ? { ...finding, rule: 'value-invalid', params: {} } : finding,
  )
  const offsets = await locate(
    text,
    kind,
    findings.map(({ at, onKey }) => ({ path: at, onKey: onKey ?? false })),
  )
  return [
    ...reading.faults
      .slice(0, mostFindings)
      .map(({ rule, offset, params }) => ({ finding: { rule, at: [], params } as Finding, offset })),
    ...shown.map((finding, index) => ({ finding, offset: finding.offset ?? offsets[index] ?? 0 })),
  ].map(({ finding, offset }) => ({
    file,
    ...veil(place(offset)),
    severity: finding.severity ?? RULES[finding.rule],
    rule: finding.rule,
    property: property(finding.at, kind),
    params: finding.params ?? {},
  }))
}

/** So that warnings leave room for what makes `check` fail. */
function errorsFirst(findings: readonly Finding[]): Finding[] {
  const grave = ({ rule, severity = RULES[rule] }: Finding) => severity === 'error'
  return [...findings.filter(grave), ...findings.filter((each) => !grave(each))]
}

/** Hides the identity numbers in a line that may be shown; many findings may stand on one long line. */
function veiling(): (place: Place) => Place {
  let [line, shown] = ['', '']
  return (place) => {
    if (place.excerpt !== line) [line, shown] = [place.excerpt, veiled(place.excerpt)]
    return { ...place, excerpt: shown }
  }
}

/** A finding about a file as a whole, of which no text can be shown. */
export function wholeFile(file: string, rule: Finding['rule']): Diagnostic {
  return { file, line: 1, column: 1, severity: RULES[rule], rule, property: '', params: {} }
}
