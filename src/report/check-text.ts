import stringWidth from 'string-width'
import type { CheckReport } from './report.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { plain } from './escape.ts'
import type { Style } from './style.ts'
import type { Words } from './words.ts'

/** Findings as lines to grep; with `excerpts`, which may show confidential text, also the place and what to do. */
export function checkText({ files, diagnostics }: CheckReport, words: Words, style: Style, excerpts: boolean): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const summary =
    diagnostics.length === 0
      ? style.good(words.check.clean(files))
      : style.strong(words.check.found(files, errors, warnings))
  return [...diagnostics.map((each) => lines(each, words, style, excerpts)), summary, ''].join('\n')
}

function lines(found: Diagnostic, words: Words, style: Style, excerpts: boolean): string {
  const { file, line, column, severity, rule } = found
  const { message, fix } = words.rules[rule]
  const paint = severity === 'error' ? style.error : style.warning
  const first = `${plain(file)}:${line}:${column} ${paint(words.severity[severity])} ${style.faint(rule)} ${plain(message(found))}`
  if (!excerpts) return first
  return [
    first,
    ...excerpt(found, style),
    `    ${words.check.fix} ${fix} ${style.faint(words.check.explain(rule))}`,
    '',
  ].join('\n')
}

const widest = 120

/** The line with a caret under the place, cut where it is long. */
function excerpt({ excerpt: whole, line, column }: Diagnostic, style: Style): string[] {
  if (!whole) return []
  const characters = [...whole]
  const from = Math.max(0, Math.min(column - 1, characters.length) - widest / 2)
  const shown = plain(characters.slice(from, from + widest).join(''))
  const before = plain(characters.slice(from, column - 1).join(''))
  const gutter = `  ${line} | `
  return [style.faint(gutter) + shown, ' '.repeat(gutter.length + stringWidth(before)) + style.error('^')]
}
