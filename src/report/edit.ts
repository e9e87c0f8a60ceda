import type { Day } from '../domain/time/calendar.ts'
import { weekdayOf } from '../domain/time/date-input.ts'
import { diffLines } from './diff.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { EditReport } from './report.ts'
import type { Words } from './words.ts'

/** What was recorded and what to do next; in a dry run a diff, if file contents may be shown. */
export function editText(report: EditReport, { words, style, showValues }: RenderContext): string {
  const { path, dryRun, commit, before, after } = report
  const { edit } = words
  const shown = escapeTerminal(path)
  const done = style.good(doneText(report, words))
  if (dryRun) {
    const diff = showValues ? diffLines({ path, to: null, before, after }, style) : []
    return [...diff, done, edit.dryRun, ''].join('\n')
  }
  const saved = commit === undefined ? edit.written(shown) : edit.committed(shown, commit)
  return [done, saved, edit.next(nextCommand(report)), ''].join('\n')
}

function doneText(report: EditReport, { edit, plan }: Words): string {
  const inWords = (day: Day) => edit.day(weekdayOf(day), day)
  if (report.verb === 'add') return plan.done.add(report.list, report.item, report.due && inWords(report.due))
  if (report.verb === 'close') return plan.done.close(report.list, report.item, report.status)
  return edit.done[report.verb](inWords(report.day))
}

/** The command that usually comes next in the year of a talk. */
function nextCommand(report: EditReport): string {
  const { person, path } = report
  switch (report.verb) {
    case 'invite':
    case 'move':
      return `samtal hold ${person}`
    case 'hold':
      return `samtal check ${escapeTerminal(path)}`
    case 'add':
      return report.isHeld ? `samtal check ${escapeTerminal(path)}` : `samtal hold ${person}`
    case 'close':
      return report.status === 'changed'
        ? `samtal add ${person} --${report.list === 'goals' ? 'goal' : 'agreement'} … --from ${report.origin}`
        : `samtal log ${person}`
    case 'cancel':
      return `samtal new --person ${person}`
  }
}
