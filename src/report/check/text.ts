import type { CheckReport } from '../report.ts'
import type { Diagnostic } from '../../domain/check/diagnostic.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import { ruleOf } from '../../domain/check/rule-table.ts'
import { readableMessage } from '../rule-message.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

export const format = 'text'

export const help = {
  sv: 'rader att läsa; vid en terminal också stället och vad man gör åt det',
  en: 'lines to read; at a terminal also the place and what to do',
}

/** Findings as lines to grep, in the form of compilers, which editors know; with `showValues`, which may show confidential text, also the place and what to do. */
export async function render(
  { files, diagnostics, empty, fixing }: CheckReport,
  { words, style, showValues }: Pick<RenderContext, 'words' | 'style' | 'showValues'>,
): Promise<string> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const fixes = fixing ? (await import('./fixes.ts')).fixText(fixing, words, style, showValues) : ''
  if (diagnostics.length === 0) return `${fixes}${emptyOrClean(files, empty, words, style)}\n`
  // Only excerpts need to know how wide characters are, which takes time to load.
  const width = showValues ? (await import('string-width')).default : undefined
  const summary = style.strong(words.check.found(files, errors, warnings))
  return fixes + [...diagnostics.map((diagnostic) => lines(diagnostic, words, style, width)), summary, ''].join('\n')
}

function emptyOrClean(files: number, empty: CheckReport['empty'], words: Words, style: Style): string {
  const { clean, empty: texts } = words.check
  // Nothing checked is never good news.
  if (files === 0) return style.warning(texts[empty ?? 'nothing-selected'])
  return empty ? `${style.good(clean(files))} ${texts[empty]}` : style.good(clean(files))
}

type Width = (text: string) => number

function lines(diagnostic: Diagnostic, words: Words, style: Style, width?: Width): string {
  const { file, line, column, severity, rule } = diagnostic
  const paint = severity === 'error' ? style.error : style.warning
  const first = `${escapeTerminal(file)}:${line}:${column}: ${paint(words.severity[severity])}: ${style.faint(rule)} ${escapeTerminal(readableMessage(diagnostic, words))}`
  if (!width) return first
  return [
    first,
    ...excerpt(diagnostic, style, width),
    `    ${words.check.fix} ${ruleOf(rule)[words.language].fix} ${style.faint(words.check.explain(rule))}`,
    '',
  ].join('\n')
}

const maximumWidth = 120

/** The line with a caret under the place, cut where it is long. */
function excerpt({ excerpt: whole, line, caret }: Diagnostic, style: Style, width: Width): string[] {
  if (!whole) return []
  const before = [...whole.slice(0, caret)].slice(-maximumWidth / 2)
  const after = [...whole.slice(caret)].slice(0, maximumWidth - before.length)
  const shown = escapeTerminal([...before, ...after].join(''))
  const gutter = `  ${line} | `
  return [
    style.faint(gutter) + shown,
    ' '.repeat(gutter.length + width(escapeTerminal(before.join('')))) + style.error('^'),
  ]
}
