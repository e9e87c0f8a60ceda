import type { Item } from '../domain/talk/conversation.ts'
import type { ClosedStatus } from '../domain/talk/item-changes.ts'
import type { Day } from '../domain/time/calendar.ts'
import { weekdayOf } from '../domain/time/date-input.ts'
import { diffLines } from './diff.ts'
import { escapeTerminal } from './escape.ts'
import type { RenderContext } from './format.ts'
import type { EditReport } from './edit-report.ts'
import type { Words } from './words.ts'

/** What was recorded and what to do next; in a dry run a diff, if file contents may be shown. */
export function editText(report: EditReport, { words, style, showValues }: RenderContext): string {
  const { dryRun } = report
  const { edit } = words
  const files = report.verb === 'follow-up' ? [report, ...report.others] : [report]
  const done = style.good(doneText(report, words))
  if (dryRun) {
    const diff = showValues
      ? files.flatMap(({ path, before, after }) => diffLines({ path, to: null, before, after }, style))
      : []
    return [...diff, done, edit.dryRun, ''].join('\n')
  }
  const saved = files.map(({ path, commit }) =>
    commit === undefined ? edit.written(escapeTerminal(path)) : edit.committed(escapeTerminal(path), commit),
  )
  return [done, ...saved, edit.next(nextCommand(report)), ''].join('\n')
}

function doneText(report: EditReport, { edit, plan, sign, prepare }: Words): string {
  const inWords = (day: Day) => edit.day(weekdayOf(day), day)
  switch (report.verb) {
    case 'add':
      return plan.done.add(report.list, report.item, report.due && inWords(report.due))
    case 'close':
      return plan.done.close(report.list, report.item, report.status)
    case 'follow-up':
      return [
        plan.done.followUp(escapeTerminal(report.title), inWords(report.day), report.hasQuestions),
        ...report.closed.map(({ list, item, status }) => plan.done.close(list, item, status)),
        ...report.moved.map(({ list, item, due }) => plan.done.moved(list, item, inWords(due))),
        ...(report.stillOpen > 0 ? [plan.done.stillOpen(report.stillOpen)] : []),
      ].join('\n')
    case 'prepare':
      return [
        ...(report.hasNotes ? [prepare.inNotes] : []),
        ...(report.hasRatings ? [prepare.inRatings] : []),
        ...(report.items.length > 0 ? [prepare.inPlan(report.items.join(', '))] : []),
        ...(report.dryRun ? [] : [prepare.sheet(escapeTerminal(report.sheet), report.isSheetRemoved)]),
      ].join('\n')
    case 'sign':
      return sign.done(report.role, inWords(report.day))
    default:
      return edit.done[report.verb](inWords(report.day))
  }
}

/** The command that usually comes next in the year of a talk. */
function nextCommand(report: EditReport): string {
  const { person, path } = report
  switch (report.verb) {
    case 'sign':
      return report.next ? `samtal sign ${person} --as ${report.next}` : `samtal check ${escapeTerminal(path)}`
    case 'prepare':
    case 'invite':
    case 'move':
      return `samtal hold ${person}`
    case 'hold':
      return `samtal check ${escapeTerminal(path)}`
    case 'add':
      return report.isHeld ? `samtal check ${escapeTerminal(path)}` : `samtal hold ${person}`
    case 'close':
      return replacingCommand(person, [report]) ?? `samtal log ${person}`
    case 'follow-up':
      return replacingCommand(person, report.closed) ?? `samtal check ${escapeTerminal(path)}`
    case 'cancel':
      return `samtal new --person ${person}`
  }
}

/** The command that adds what replaces the first changed item: it must name that item. */
function replacingCommand(
  person: string,
  closed: readonly { list: Item['list']; status: ClosedStatus; origin: string }[],
): string | undefined {
  const changed = closed.find(({ status }) => status === 'changed')
  return (
    changed && `samtal add ${person} --${changed.list === 'goals' ? 'goal' : 'agreement'} … --from ${changed.origin}`
  )
}
