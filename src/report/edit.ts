import { weekdayOf } from '../domain/time/date-input.ts'
import { diffLines } from './diff.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { EditReport } from './report.ts'

/** What was recorded and what to do next; in a dry run a diff, if file contents may be shown. */
export function editText(report: EditReport, { words, style, showValues }: RenderContext): string {
  const { verb, day, path, dryRun, commit, before, after } = report
  const { edit } = words
  const shown = escapeTerminal(path)
  const done = style.good(edit.done[verb](edit.day(weekdayOf(day), day)))
  if (dryRun) {
    const diff = showValues ? diffLines({ path, to: null, before, after }, style) : []
    return [...diff, done, edit.dryRun, ''].join('\n')
  }
  const saved = commit === undefined ? edit.written(shown) : edit.committed(shown, commit)
  return [done, saved, edit.next(nextCommand(report)), ''].join('\n')
}

/** The command that usually comes next in the year of a talk. */
function nextCommand({ verb, person, path }: EditReport): string {
  switch (verb) {
    case 'invite':
    case 'move':
      return `samtal hold ${person}`
    case 'hold':
      return `samtal check ${escapeTerminal(path)}`
    case 'cancel':
      return `samtal new --person ${person}`
  }
}
