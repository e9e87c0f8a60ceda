import { diffLines } from '../diff.ts'
import { escapeTerminal } from '../escape.ts'
import type { AppliedFix, FixResult } from '../../domain/check/fixes/fix-result.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

/** A line for each fix; in a dry run a diff, if file contents may be shown. */
export function fixText(fixing: FixResult, words: Words, style: Style, showsValues: boolean): string {
  const { dryRun, fixed, files } = fixing
  const lines =
    dryRun && showsValues
      ? files.flatMap((file) => diffLines(file, style))
      : fixed.map((fix) => line(fix, dryRun, words))
  const summary = words.check.fixSummary(fixed.length, dryRun)
  return [...lines, style.strong(summary), ''].join('\n')
}

function line({ path, rule, property, to }: AppliedFix, dryRun: boolean, words: Words): string {
  const verb = dryRun ? words.check.wouldFix : words.check.fixed
  const parts = [escapeTerminal(path), verb, rule ?? '', property].filter(Boolean)
  return [...parts, ...(to === null ? [] : ['->', escapeTerminal(to)])].join(' ')
}
