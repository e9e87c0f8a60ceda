import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff'
import { redact } from '../../domain/check/identity-number.ts'
import { escapeTerminal } from '../escape.ts'
import type { AppliedFix, FixReport } from '../report.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

/** What was mended, a line each; what would be, as a diff where `showsValues` lets file contents be seen. */
export function fixText(fixing: FixReport, words: Words, style: Style, showsValues: boolean): string {
  const { dryRun, fixed, files } = fixing
  const told =
    dryRun && showsValues ? files.flatMap((file) => patch(file, style)) : fixed.map((each) => line(each, dryRun, words))
  const summary = words.check.mended(fixed.length, dryRun)
  return [...told, style.strong(summary), ''].join('\n')
}

function line({ path, rule, property, to }: AppliedFix, dryRun: boolean, words: Words): string {
  const verb = dryRun ? words.check.wouldMend : words.check.mends
  const parts = [escapeTerminal(path), verb, rule ?? '', property].filter(Boolean)
  return [...parts, ...(to === null ? [] : ['->', escapeTerminal(to)])].join(' ')
}

const context = 3

/** A unified diff of a file. Line endings are not shown, nor anything that a terminal would act on; identity numbers are veiled. */
function patch({ path, to, before, after }: FixReport['files'][number], style: Style): string[] {
  const [from, target] = [escapeTerminal(path), escapeTerminal(to ?? path)]
  const end = commonEnd(before, after)
  const [old, mended] = [before.slice(0, before.length - end), after.slice(0, after.length - end)]
  const hunks = formatPatch(structuredPatch(from, target, old, mended, '', '', { context }), OMIT_HEADERS)
  return [
    ...(to === null ? [] : [style.strong(`rename from ${from}`), style.strong(`rename to ${target}`)]),
    ...(before === after ? [] : [style.strong(`--- a/${from}`), style.strong(`+++ b/${target}`)]),
    ...hunks
      .split('\n')
      .filter(Boolean)
      .map((each) => painted(escapeTerminal(redact(each.replace(/\r$/, ''))), style)),
  ]
}

/** How much of the end of two texts is the same and no part of a diff: the notes may be eight million lines. Code units. */
function commonEnd(one: string, other: string): number {
  let length = 0
  const most = Math.min(one.length, other.length)
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length))
    length++
  let from = one.length - length
  // The line that differs, and those shown after it.
  for (let shown = 0; shown <= context; shown++) {
    const next = one.indexOf('\n', from)
    if (next === -1) return 0
    from = next + 1
  }
  return one.length - from
}

function painted(text: string, style: Style): string {
  if (text.startsWith('@@')) return style.faint(text)
  return text.startsWith('+') ? style.good(text) : text.startsWith('-') ? style.error(text) : text
}
