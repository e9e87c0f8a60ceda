import { SaxesParser } from 'saxes'
import type { Diagnostic } from '../../src/domain/check/diagnostic.ts'
import { en } from '../../src/report/en.ts'
import { formatNames, renderFormat } from '../../src/report/formats.ts'
import type { CheckReport } from '../../src/report/report.ts'
import { noStyle } from '../../src/report/style.ts'
import { sv } from '../../src/report/sv.ts'
import { ensure } from './check-file.ts'

// What would control a terminal; lines end in \n only.
// oxlint-disable-next-line no-control-regex
const controlCharacters =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** Expects that a diagnostic's position is in the text, and that its excerpt is that line with the caret at the column. */
export function expectPosition({ line, column, excerpt, caret = 0 }: Diagnostic, lines: readonly string[]): void {
  ensure(Number.isInteger(line) && line >= 1 && line <= lines.length, `there is no line ${line}`)
  const whole = lines[line - 1] ?? ''
  // A surrogate pair is one column: its second half does not count.
  const width = whole.replace(/[\udc00-\udfff]/g, '').length
  ensure(Number.isInteger(column) && column >= 1 && column <= width + 1, `there is no column ${column} on line ${line}`)
  if (excerpt === undefined) return
  const before = [...whole.matchAll(/[^\udc00-\udfff][\udc00-\udfff]*|^[\udc00-\udfff]+/g)]
  const units = before[column - 1]?.index ?? whole.length
  const from = Math.max(0, units - 400)
  const shown = whole.slice(from, units + 400).replace(/\r$/, '')
  ensure(excerpt === shown && caret === units - from, `the excerpt is not that of line ${line}`)
}

function expectSafeOutput(format: string, out: string): void {
  const found = controlCharacters.exec(out)
  ensure(!found, `${format} contains ${JSON.stringify(found?.[0])}`)
  ensure(!/##\[|##vso\[|^\s*::(?!error |warning )/m.test(out), `${format} has a command to a CI log`)
}

const reported = new Set<string>()

/** Renders the diagnostics in every format, and expects that each output is safe and complete. */
export async function expectReports(diagnostics: Diagnostic[], file: string, words: readonly string[]): Promise<void> {
  const report: CheckReport = { kind: 'check', files: 1, judged: [file], prefix: '', diagnostics }
  const context = {
    words: en,
    style: noStyle,
    showValues: false,
    strict: false,
    screen: undefined,
    long: false,
    now: 1_800_000_000,
    version: '0.0.0',
  }
  expectSafeOutput('excerpts', await renderFormat(report, 'text', { ...context, showValues: true }))
  // The outputs depend on little else than this; the same need not be rendered a hundred thousand times.
  const key = JSON.stringify([
    file,
    diagnostics.map(({ rule, severity, property, params }) => [rule, severity, property, params]),
  ])
  if (reported.has(key)) return
  reported.add(key)
  expectSafeOutput('utdrag', await renderFormat(report, 'text', { ...context, words: sv, showValues: true }))
  const outputs = new Map([['sv', await renderFormat(report, 'text', { ...context, words: sv })]])
  for (const format of formatNames('check')) outputs.set(format, await renderFormat(report, format, context))
  for (const [format, out] of outputs) expectSafeOutput(format, out)
  for (const [format, out] of outputs) for (const word of words) ensure(!out.includes(word), `${format} leaks a secret`)
  const outputOf = (format: string) => outputs.get(format) ?? ''
  for (const format of ['text', 'sv', 'github']) {
    const count = outputOf(format).split('\n').length - 1
    const expected = format === 'github' ? diagnostics.length : diagnostics.length === 0 ? 1 : diagnostics.length + 1
    ensure(count === expected, `${format} has ${count} lines instead of ${expected}`)
    ensure(!/\bundefined\b|\[object |\bNaN\b/.test(outputOf(format).replaceAll('part-undefined', '')), format)
  }
  const { findings } = JSON.parse(outputOf('json')) as { findings: unknown[] }
  const { runs: ran } = JSON.parse(outputOf('sarif')) as { runs: { results: unknown[] }[] }
  const quality = JSON.parse(outputOf('codequality')) as unknown[]
  ensure(findings.length === diagnostics.length, 'json leaves something out')
  ensure(ran[0]?.results.length === diagnostics.length, 'sarif leaves something out')
  ensure(quality.length === diagnostics.length, 'codequality leaves something out')
  const xml = new SaxesParser()
  xml.on('error', (error) => {
    throw error
  })
  xml.write(outputOf('junit')).close()
}
